import { useApiQuery } from '../../shared/api';
import type { components } from '../../shared/api/schema';
import { counted } from '../../shared/format';
import {
  Card,
  type Column,
  DataTable,
  EmptyState,
  Icon,
  Link,
  MoneyText,
  PageHeader,
  ProblemAlert,
  Skeleton,
} from '../../shared/ui';
import { BodyRulesCard } from './award/body-rules-card';
import { ReminderRulesCard } from './reminder-rules-card';
import { FileNumberCard } from './file-number-card';
import { listAddress } from './list-filters';
import { PHASES } from './model';

type Oversight = components['schemas']['OversightResponse'];
type Load = Oversight['workload'][number];
type Risk = Oversight['risks'][number];

/** Workload of the officers and what may go wrong; every number leads to the procedures behind it. */
export default function OversightPage() {
  const { data, error, refetch } = useApiQuery('/api/procedure-oversight');
  const total = data?.workload.reduce((sum, { open }) => sum + open, 0) ?? 0;
  return (
    <>
      <PageHeader
        title="Auslastung und Risiken"
        breadcrumb={[{ label: 'Heute', href: '/' }]}
        lead={
          data &&
          `${counted(total, 'Verfahren läuft', 'Verfahren laufen')}. In diesem Jahr wurden ${data.createdThisYear.toLocaleString('de')} angelegt, ${data.awardedThisYear.toLocaleString('de')} erhielten den Zuschlag.`
        }
      />
      {error && <ProblemAlert problem={error} onRetry={() => void refetch()} />}
      {!data && !error && <Skeleton lines={10} label="Die Übersicht wird geladen" />}
      {data && (
        <>
          <Card title="Worauf zu achten ist">
            <Risks risks={data.risks} />
          </Card>
          <Card title="Auslastung" flush>
            <DataTable
              caption="Laufende Verfahren je Person"
              columns={columnsOf(data)}
              rows={data.workload}
              rowKey={({ officerId }) => officerId ?? 'niemand'}
              empty={
                <EmptyState icon="people" title="Kein laufendes Verfahren">
                  <p>Sobald ein Verfahren angelegt ist, steht hier, wer wie viele führt.</p>
                </EmptyState>
              }
            />
          </Card>
          <BodyRulesCard />
          <FileNumberCard />
          <ReminderRulesCard />
        </>
      )}
    </>
  );
}

function Risks({ risks }: { readonly risks: readonly Risk[] }) {
  const found = risks.filter(({ count }) => count > 0);
  const clear = risks.filter(({ count }) => count === 0);
  return (
    <>
      <ul className="risks">
        {found.map(({ risk, name, count, examples }) => (
          <li key={risk} className="risk">
            <Link href={listAddress({ risk })}>
              <span className="risk__count figure">{count.toLocaleString('de')}</span> {name}
            </Link>
            <ul className="risk__examples small">
              {examples.map(({ id, fileNumber, title, phaseName }) => (
                <li key={id}>
                  <Link href={`/vergaben/${id}`}>
                    <span className="figure">{fileNumber}</span> {title}
                  </Link>{' '}
                  <span className="muted">{phaseName}</span>
                </li>
              ))}
            </ul>
          </li>
        ))}
      </ul>
      {clear.length > 0 && (
        <p className="risks__clear small">
          <Icon name="success" size="small" /> Geprüft, ohne Treffer: {clear.map(({ name }) => `„${name}“`).join(', ')}.
        </p>
      )}
    </>
  );
}

const officerOf = ({ officerId }: Load): string => officerId ?? 'none';

const columnsOf = ({ days, workload }: Oversight): readonly Column<Load>[] => {
  const most = Math.max(1, ...workload.map(({ open }) => open));
  return [
    {
      id: 'officer',
      header: 'Zuständig',
      isRowHeader: true,
      sort: ({ officerName }) => officerName ?? '',
      cell: (load) => (
        <Link href={listAddress({ officer: officerOf(load), phase: 'open' })}>{load.officerName ?? 'Niemand'}</Link>
      ),
    },
    {
      id: 'open',
      header: 'Laufend',
      align: 'end',
      sort: ({ open }) => open,
      cell: ({ open }) => open.toLocaleString('de'),
    },
    {
      id: 'phases',
      header: 'Vorbereitung, Markt, Prüfung, danach',
      secondary: true,
      cell: (load) => <PhaseBars load={load} most={most} />,
    },
    {
      id: 'dates',
      header: `Fristen in ${days} Tagen`,
      align: 'end',
      sort: ({ dates }) => dates,
      cell: (load) => (
        <Link href={listAddress({ officer: officerOf(load), phase: 'open' }, { kind: 'calendar' })}>
          <span className="count-link">{load.dates.toLocaleString('de')}</span>
        </Link>
      ),
    },
    {
      id: 'deputy',
      header: 'In Vertretung',
      align: 'end',
      sort: ({ deputyOf }) => deputyOf,
      cell: ({ officerId, deputyOf }) =>
        officerId ? (
          <Link href={listAddress({ officer: officerId, officerRole: 'deputy', phase: 'open' })}>
            <span className="count-link">{deputyOf.toLocaleString('de')}</span>
          </Link>
        ) : (
          ''
        ),
    },
    {
      id: 'value',
      header: 'Wert netto',
      align: 'end',
      secondary: true,
      sort: ({ value }) => value,
      cell: ({ value }) => <MoneyText value={value} />,
    },
  ];
};

/** Phases in three stages, so that six colours need not be told apart. */
const STAGES = [
  { id: 'prepare', label: 'in Vorbereitung', until: 'published' },
  { id: 'market', label: 'am Markt', until: 'opening' },
  { id: 'decide', label: 'in Prüfung und Entscheidung', until: 'awarded' },
  { id: 'after', label: 'nach dem Zuschlag', until: 'closed' },
] as const;

function PhaseBars({ load, most }: { readonly load: Load; readonly most: number }) {
  const indexOf = (phase: string): number => PHASES.findIndex(({ value }) => value === phase);
  const parts = STAGES.map((stage, at) => {
    const [begin, end] = [at === 0 ? 0 : indexOf(STAGES[at - 1]?.until ?? ''), indexOf(stage.until)];
    const count = Object.entries(load.phases)
      .filter(([phase]) => indexOf(phase) >= begin && indexOf(phase) < end)
      .reduce((sum, [, one]) => sum + one, 0);
    return { ...stage, count };
  }).filter(({ count }) => count > 0);
  return (
    <span className="stages" style={{ width: `${(load.open / most) * 100}%` }}>
      {parts.map(({ id, label, count }) => (
        <span
          key={id}
          className={`stages__part stages__part--${id}`}
          style={{ flexGrow: count }}
          title={`${count} ${label}`}
        >
          <span aria-hidden="true">{count}</span>
          <span className="visually-hidden">
            {count} {label}{' '}
          </span>
        </span>
      ))}
    </span>
  );
}
