import { date } from '../../shared/format';
import { Badge, type Column, DateText, InstantText, Link, MoneyText } from '../../shared/ui';
import type { ProcedureItem } from './list-filters';
import { PHASE_TONES } from './model';

/** Columns of the list; the server sorts by the API's name of the column (`deadline`, `value` …). */
export const LIST_COLUMNS: readonly Column<ProcedureItem>[] = [
  {
    id: 'fileNumber',
    header: 'Aktenzeichen',
    sort: 'server',
    cell: ({ fileNumber }) => <span className="figure">{fileNumber}</span>,
  },
  {
    id: 'title',
    header: 'Gegenstand',
    sort: 'server',
    isRowHeader: true,
    cell: ({ id, title, joint, buyers, suspendedOn }) => (
      <span className="procedure-title">
        <Link href={`/vergaben/${id}`}>{title}</Link>
        {suspendedOn && <Badge tone="warning">ausgesetzt</Badge>}
        {joint && <span className="muted small">gemeinsam für {buyers}</span>}
      </span>
    ),
  },
  {
    id: 'phase',
    header: 'Stand',
    sort: 'server',
    cell: ({ phase, phaseName }) => <Badge tone={PHASE_TONES[phase]}>{phaseName}</Badge>,
  },
  {
    id: 'buyers',
    header: 'Auftraggeber',
    secondary: true,
    cell: ({ buyerNames, onBehalfOf }) => (
      <span className="procedure-cut" title={[...buyerNames, onBehalfOf].filter(Boolean).join(', ')}>
        {onBehalfOf ?? buyerNames.join(', ')}
      </span>
    ),
  },
  { id: 'officer', header: 'Zuständig', secondary: true, cell: ({ officerName }) => officerName ?? 'niemand' },
  { id: 'deputy', header: 'Vertretung', secondary: true, cell: ({ deputyName }) => deputyName ?? '' },
  {
    id: 'type',
    header: 'Vergabeart',
    secondary: true,
    cell: ({ procedureTypeName }) => (
      <span className="procedure-cut" title={procedureTypeName ?? undefined}>
        {procedureTypeName ?? 'noch offen'}
      </span>
    ),
  },
  {
    id: 'regime',
    header: 'Rechtsrahmen',
    secondary: true,
    cell: ({ regime }) => (regime === 'eu' ? 'EU-weit' : 'national'),
  },
  { id: 'nature', header: 'Leistung', secondary: true, cell: ({ natureName }) => natureName },
  {
    id: 'next',
    header: 'Nächster Termin',
    secondary: true,
    cell: ({ nextDate }) =>
      nextDate && (
        <span className="procedure-cut" title={`${date(nextDate.day)} ${nextDate.name}`}>
          <DateText value={nextDate.day} /> <span className="muted">{nextDate.name}</span>
        </span>
      ),
  },
  {
    id: 'deadline',
    header: 'Ende der Angebotsfrist',
    sort: 'server',
    secondary: true,
    cell: ({ tenderDeadline }) => (tenderDeadline ? <InstantText value={tenderDeadline} /> : 'noch offen'),
  },
  {
    id: 'binding',
    header: 'Bindefrist bis',
    secondary: true,
    cell: ({ bindingUntil }) => bindingUntil && <DateText value={bindingUntil} />,
  },
  {
    id: 'value',
    header: 'Wert netto',
    align: 'end',
    sort: 'server',
    cell: ({ awardedValue, estimatedValue }) => <MoneyText value={awardedValue ?? estimatedValue} />,
  },
  {
    id: 'changedAt',
    header: 'Zuletzt geändert',
    sort: 'server',
    secondary: true,
    cell: ({ changedAt, lastChange }) => (
      <span className="procedure-cut" title={lastChange}>
        <InstantText value={changedAt} />
      </span>
    ),
  },
];

export const USUAL_COLUMNS: readonly string[] = [
  'fileNumber',
  'title',
  'phase',
  'buyers',
  'officer',
  'next',
  'deadline',
  'value',
];

/** The columns of the file by those of the page. */
const FILE_COLUMNS: Readonly<Record<string, string>> = { fileNumber: 'number', changedAt: 'changed' };
export const fileColumns = (shown: readonly string[]): string => shown.map((id) => FILE_COLUMNS[id] ?? id).join(',');

/** The shown columns in the order of the list; the name of the procedure is always there. */
export const shownColumns = (chosen: readonly string[]): readonly Column<ProcedureItem>[] => {
  const ids = chosen.length > 0 ? [...chosen, 'title'] : USUAL_COLUMNS;
  return LIST_COLUMNS.filter(({ id }) => ids.includes(id));
};
