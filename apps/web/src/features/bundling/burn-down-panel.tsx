import { useState } from 'react';
import { usePermissions, useSession } from '../../app/session';
import { call, useApiForm, useApiQuery } from '../../shared/api';
import { money, percent, quantity } from '../../shared/format';
import {
  Badge,
  Button,
  Card,
  type Column,
  DataTable,
  DateText,
  DecimalText,
  Dialog,
  Form,
  MoneyText,
  ProblemAlert,
  SelectField,
  Skeleton,
  TextField,
  useToasts,
} from '../../shared/ui';
import { BurnDownChart } from './burn-down-chart';
import { useMemberNames } from './framework-overview';
import { type FrameworkWatch, useFrameworkChanged } from './framework-types';
import type { Framework } from './types';

const WHOLE = '';
type Item = FrameworkWatch['items'][number];

/** How fast the agreement is used up, as a whole or one article of it, and from when on people are warned. */
export function BurnDownPanel({ framework }: { readonly framework: Framework }) {
  const { today } = useSession();
  const [shown, setShown] = useState(WHOLE);
  const { data, error, refetch } = useApiQuery('/api/frameworks/{id}/burn-down', { path: { id: framework.id } });
  if (error) return <ProblemAlert problem={error} onRetry={() => void refetch()} />;
  if (!data) return <Skeleton lines={8} label="Der Verlauf wird berechnet" />;
  const item = data.items.find(({ articleNumber }) => articleNumber === shown);
  const burnDown = item ?? data.value;
  return (
    <div className="stack">
      <Card title="Verlauf und Vorhersage">
        <SelectField
          id="verlauf-von"
          label="Verlauf von"
          value={shown}
          onChange={setShown}
          options={[
            { value: WHOLE, label: 'Wert der ganzen Rahmenvereinbarung' },
            ...data.items.map(({ articleNumber, text }) => ({
              value: articleNumber,
              label: `${articleNumber} ${text}`,
            })),
          ]}
        />
        <BurnDownChart
          title={item ? `Abrufe von ${item.text}` : 'Abrufe nach Wert'}
          burnDown={burnDown}
          from={framework.from}
          to={framework.to}
          today={today}
          format={item ? (value) => quantity(value, item.unitName) : money}
        />
        <p>
          {burnDown.share !== null && (
            <>
              <strong>{percent(burnDown.share)}</strong> abgerufen bei <strong>{percent(burnDown.time)}</strong> der
              Laufzeit.{' '}
            </>
          )}
          {burnDown.reasons.join(' ')}
        </p>
      </Card>
      <Exhaustion items={data.items} onShow={setShown} />
      <Members watch={data} />
      <Levels frameworkId={framework.id} watch={data} />
    </div>
  );
}

function Exhaustion({
  items,
  onShow,
}: {
  readonly items: readonly Item[];
  readonly onShow: (article: string) => void;
}) {
  const columns: readonly Column<Item>[] = [
    {
      id: 'article',
      header: 'Artikel',
      isRowHeader: true,
      cell: ({ text, articleNumber }) => (
        <>
          {text} <span className="muted small figure">{articleNumber}</span>
        </>
      ),
      sort: ({ articleNumber }) => articleNumber,
    },
    {
      id: 'share',
      header: 'Abgerufen',
      align: 'end',
      cell: ({ share, used, unitName }) =>
        share === null ? <DecimalText value={used} unit={unitName} /> : percent(share),
      sort: ({ share }) => Number(share),
    },
    {
      id: 'rest',
      header: 'Rest',
      align: 'end',
      cell: ({ rest, unitName }) => (rest === null ? 'nach Wert' : <DecimalText value={rest} unit={unitName} />),
      secondary: true,
    },
    {
      id: 'day',
      header: 'Voraussichtlich erschöpft',
      cell: ({ exhaustedOn, rest }) =>
        exhaustedOn ? (
          <DateText value={exhaustedOn} />
        ) : rest === '0' ? (
          <Badge tone="danger">erschöpft</Badge>
        ) : (
          <span className="muted">keine Vorhersage oder nicht während der Laufzeit</span>
        ),
      sort: ({ exhaustedOn }) => exhaustedOn ?? '9999',
    },
  ];
  return (
    <Card title="Artikel nach ihrem Ende" flush>
      <DataTable
        caption="Voraussichtliches Ende je Artikel"
        columns={columns}
        rows={items}
        rowKey={({ articleNumber }) => articleNumber}
        sorting={{ column: 'day', descending: false }}
        actions={({ articleNumber }) => [{ label: 'Verlauf zeigen', onClick: () => onShow(articleNumber) }]}
      />
    </Card>
  );
}

function Members({ watch }: { readonly watch: FrameworkWatch }) {
  const nameOf = useMemberNames();
  if (watch.members.length === 0) return null;
  const columns: readonly Column<FrameworkWatch['members'][number]>[] = [
    { id: 'member', header: 'Mitglied', isRowHeader: true, cell: ({ member }) => nameOf(member) },
    { id: 'used', header: 'Abgerufen netto', align: 'end', cell: ({ used }) => <MoneyText value={used} /> },
    {
      id: 'end',
      header: 'Bis zum Ende bei diesem Tempo',
      align: 'end',
      cell: ({ usedAtEnd }) =>
        usedAtEnd === null ? <span className="muted">keine Vorhersage</span> : <MoneyText value={usedAtEnd} />,
    },
  ];
  return (
    <Card title="Mitglieder" flush>
      <DataTable caption="Abrufe je Mitglied" columns={columns} rows={watch.members} rowKey={({ member }) => member} />
    </Card>
  );
}

function Levels({ frameworkId, watch }: { readonly frameworkId: string; readonly watch: FrameworkWatch }) {
  const can = usePermissions();
  const [open, setOpen] = useState(false);
  const { levels, alerts } = watch;
  return (
    <Card
      title="Warnstufen"
      actions={
        can('framework.manage') ? (
          <Button small icon="edit" onClick={() => setOpen(true)}>
            Warnstufen ändern
          </Button>
        ) : undefined
      }
    >
      <p>
        Gewarnt wird bei {levels.percent.map((level) => `${level} %`).join(', ') || 'keiner Menge'} eines Höchstmaßes
        und {levels.daysBefore.map((days) => `${days} Tage`).join(', ') || 'keine Tage'} vor dem Ende, jede Stufe
        einmal.
        {levels.changedBy === null && ' Das sind die üblichen Stufen.'}
      </p>
      {alerts.length === 0 ? (
        <p className="muted">Noch keine Stufe ist erreicht.</p>
      ) : (
        <ul className="bullet-list">
          {alerts.map(({ kind, articleNumber, level, text }) => (
            <li key={`${kind} ${articleNumber} ${level}`}>{text}</li>
          ))}
        </ul>
      )}
      <Dialog open={open} title="Warnstufen" onClose={() => setOpen(false)}>
        {open && <LevelsForm frameworkId={frameworkId} watch={watch} onClose={() => setOpen(false)} />}
      </Dialog>
    </Card>
  );
}

const numbersOf = (text: string): readonly number[] =>
  text
    .split(/[,;%\s]+/)
    .filter(Boolean)
    .map(Number);

function LevelsForm({
  frameworkId,
  watch,
  onClose,
}: {
  readonly frameworkId: string;
  readonly watch: FrameworkWatch;
  readonly onClose: () => void;
}) {
  const changed = useFrameworkChanged();
  const toasts = useToasts();
  const { percent: percents, daysBefore, version } = watch.levels;
  const form = useApiForm({
    initial: { percent: percents.join(', '), daysBefore: daysBefore.join(', ') },
    validate: (values) =>
      (['percent', 'daysBefore'] as const).flatMap((field) =>
        numbersOf(values[field]).every((number) => Number.isInteger(number))
          ? []
          : [{ pointer: `/${field}`, message: 'Bitte ganze Zahlen mit Komma getrennt angeben.' }],
      ),
    submit: (values) =>
      call('put', '/api/frameworks/{id}/alert-levels', {
        path: { id: frameworkId },
        version,
        body: { percent: numbersOf(values.percent), daysBefore: numbersOf(values.daysBefore) },
      }),
    onSuccess: () => {
      toasts.show({ text: 'Die Warnstufen sind gespeichert.' });
      void changed();
      onClose();
    },
  });
  return (
    <Form form={form} submitLabel="Speichern" label="Warnstufen" actions={<Button onClick={onClose}>Abbrechen</Button>}>
      <TextField
        {...form.field('percent')}
        label="Prozent eines Höchstmaßes"
        hint="Zum Beispiel 80, 90, 100"
        optional
      />
      <TextField {...form.field('daysBefore')} label="Tage vor dem Ende" hint="Zum Beispiel 180, 90" optional />
    </Form>
  );
}
