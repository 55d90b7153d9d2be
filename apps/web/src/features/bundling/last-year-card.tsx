import { useState } from 'react';
import { useApiQuery } from '../../shared/api';
import { counted, money, month } from '../../shared/format';
import {
  Alert,
  Button,
  Card,
  type Column,
  DataTable,
  DecimalText,
  DescriptionList,
  Link,
  MoneyText,
  ProblemAlert,
  Skeleton,
} from '../../shared/ui';
import type { LastYear } from './round-types';

type Article = LastYear['articles'][number];
type Member = LastYear['members'][number];

const ARTICLES: readonly Column<Article>[] = [
  {
    id: 'article',
    header: 'Artikel',
    isRowHeader: true,
    cell: ({ text, articleNumber }) => (
      <span>
        {text} <span className="muted small figure">{articleNumber}</span>
      </span>
    ),
    sort: ({ articleNumber }) => articleNumber,
  },
  {
    id: 'reported',
    header: 'Gemeldet',
    align: 'end',
    cell: ({ reported, unitName }) => <DecimalText value={reported} unit={unitName} />,
  },
  {
    id: 'additional',
    header: 'Käme hinzu',
    align: 'end',
    cell: ({ additional, unitName }) => <DecimalText value={additional} unit={unitName} />,
  },
  {
    id: 'value',
    header: 'Wert netto',
    align: 'end',
    cell: ({ value }) => <MoneyText value={value} />,
    sort: ({ value }) => Number(value),
  },
];

const MEMBERS: readonly Column<Member>[] = [
  {
    id: 'name',
    header: 'Mitglied ohne Antwort',
    isRowHeader: true,
    cell: ({ name }) => name,
    sort: ({ name }) => name,
  },
  {
    id: 'lines',
    header: 'Zeilen damals',
    align: 'end',
    cell: ({ lines, skipped }) => (skipped > 0 ? `${lines.length} (${skipped} zählen nicht)` : lines.length),
  },
  {
    id: 'value',
    header: 'Wert netto',
    align: 'end',
    cell: ({ value }) => <MoneyText value={value} />,
    sort: ({ value }) => Number(value),
  },
];

const LINES: readonly Column<Member['lines'][number]>[] = [
  {
    id: 'article',
    header: 'Artikel',
    isRowHeader: true,
    cell: ({ text, articleNumber }) => (
      <span>
        {text} <span className="muted small figure">{articleNumber}</span>
      </span>
    ),
  },
  { id: 'costCentre', header: 'Kostenstelle', cell: ({ costCentre }) => costCentre || '–', secondary: true },
  {
    id: 'quantity',
    header: 'Menge',
    align: 'end',
    cell: ({ quantity, unitName }) => <DecimalText value={quantity} unit={unitName} />,
  },
  { id: 'value', header: 'Wert netto', align: 'end', cell: ({ value }) => <MoneyText value={value} /> },
];

/** What the round would hold with the former figures of those who have not answered. Only shown, never put in. */
export function LastYearCard({ roundId }: { readonly roundId: string }) {
  const [open, setOpen] = useState(false);
  return (
    <Card
      title="Mit den Mengen des Vorjahres"
      actions={
        <Button small icon={open ? 'arrow-up' : 'arrow-down'} aria-expanded={open} onClick={() => setOpen(!open)}>
          {open ? 'Ausblenden' : 'Vorschau zeigen'}
        </Button>
      }
    >
      <p className="muted">
        Was sich ändern würde, wenn die fehlenden Mitglieder dasselbe meldeten wie in der letzten Abfrage. Eine
        Vorschau: Es wird nichts eingetragen.
      </p>
      {open && <Preview roundId={roundId} />}
    </Card>
  );
}

function Preview({ roundId }: { readonly roundId: string }) {
  const { data, error, refetch } = useApiQuery('/api/demand-rounds/{id}/last-year', { path: { id: roundId } });
  if (error) return <ProblemAlert problem={error} onRetry={() => void refetch()} />;
  if (!data) return <Skeleton lines={5} label="Die Vorschau wird gerechnet" />;
  const { former, consumed, members, articles, reportedValue, additionalValue } = data;
  if (!former && !consumed)
    return (
      <Alert title="Keine frühere Abfrage bekannt">
        <p>
          Zu diesen Warengruppen gibt es keine geschlossene Bedarfsabfrage. Sobald eine da ist, stehen hier die Mengen
          der fehlenden Mitglieder.
        </p>
      </Alert>
    );
  const skipped = members.reduce((sum, member) => sum + member.skipped, 0);
  return (
    <div className="stack">
      <DescriptionList
        facts={[
          {
            term: 'Verglichen mit',
            value: former ? (
              <Link href={`/bedarf/${former.id}`}>{`${former.number} ${former.title}`}</Link>
            ) : (
              `Verbrauch ${month(consumed?.from ?? '')} bis ${month(consumed?.to ?? '')}`
            ),
          },
          { term: 'Gemeldet, netto im Jahr', value: <MoneyText value={reportedValue} /> },
          { term: 'Käme hinzu', value: `+ ${money(additionalValue)}` },
        ]}
      />
      {skipped > 0 && (
        <p className="muted small">
          {counted(skipped, 'damalige Zeile zählt', 'damalige Zeilen zählen')} nicht: Der Artikel wird jetzt nicht oder
          in anderer Einheit abgefragt.
        </p>
      )}
      <DataTable caption="Mitglieder ohne Antwort" columns={MEMBERS} rows={members} rowKey={({ name }) => name} />
      {members
        .filter(({ lines }) => lines.length > 0)
        .map(({ name, lines }) => (
          <details key={name} className="disclosure">
            <summary>{`Zeilen von ${name}`}</summary>
            <DataTable
              caption={`Frühere Zeilen von ${name}`}
              columns={LINES}
              rows={lines}
              rowKey={(line) => `${line.costCentre} ${line.articleNumber} ${lines.indexOf(line)}`}
            />
          </details>
        ))}
      <DataTable
        caption="Mengen, die hinzukämen"
        columns={ARTICLES}
        rows={articles}
        rowKey={({ articleNumber }) => articleNumber}
        empty={<p className="muted">Die fehlenden Mitglieder haben damals nichts davon gemeldet.</p>}
      />
    </div>
  );
}
