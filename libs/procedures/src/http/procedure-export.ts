import { dayInGermany, germanDate } from '@app/kernel';
import { NATURE_NAMES, PROCEDURE_TYPE_NAMES, type ProcedureType, REGIME_NAMES } from '@app/law';
import type { ExportColumn, ExportTable } from '@app/platform';
import { PHASE_NAMES, type Phase } from '../domain/phase';
import { RISK_NAMES } from '../infrastructure/procedure-risk';
import type { ProcedureFilterQuery } from './procedure-list.request';
import type { ProcedureListItemResponse } from './procedure-list.response';

/** The columns of the list as the page names them. */
const COLUMNS: readonly ExportColumn[] = [
  { id: 'number', header: 'Aktenzeichen', kind: 'code' },
  { id: 'title', header: 'Gegenstand', kind: 'text' },
  { id: 'phase', header: 'Stand', kind: 'text' },
  { id: 'buyers', header: 'Auftraggeber', kind: 'text' },
  { id: 'officer', header: 'Zuständig', kind: 'text' },
  { id: 'deputy', header: 'Vertretung', kind: 'text' },
  { id: 'type', header: 'Vergabeart', kind: 'text' },
  { id: 'regime', header: 'Rechtsrahmen', kind: 'text' },
  { id: 'nature', header: 'Leistung', kind: 'text' },
  { id: 'joint', header: 'Gemeinsam', kind: 'text' },
  { id: 'deadline', header: 'Ende der Angebotsfrist', kind: 'day' },
  { id: 'next', header: 'Nächster Termin', kind: 'day' },
  { id: 'nextWhat', header: 'Was ansteht', kind: 'text' },
  { id: 'binding', header: 'Bindefrist bis', kind: 'day' },
  { id: 'value', header: 'Wert netto', kind: 'money' },
  { id: 'awarded', header: 'Zuschlag am', kind: 'day' },
  { id: 'suspended', header: 'Ausgesetzt seit', kind: 'day' },
  { id: 'changed', header: 'Geändert am', kind: 'day' },
];

const rowOf = (item: ProcedureListItemResponse): Readonly<Record<string, string | null>> => ({
  number: item.fileNumber,
  title: item.title,
  phase: item.phaseName,
  buyers: item.buyerNames.join(', '),
  officer: item.officerName,
  deputy: item.deputyName,
  type: item.procedureTypeName,
  regime: REGIME_NAMES[item.regime],
  nature: item.natureName,
  joint: item.joint ? 'ja' : 'nein',
  deadline: dayOf(item.tenderDeadline),
  next: item.nextDate?.day ?? null,
  nextWhat: item.nextDate?.name ?? null,
  binding: item.bindingUntil,
  value: item.awardedValue ?? item.estimatedValue,
  awarded: item.awardedOn,
  suspended: item.suspendedOn,
  changed: dayOf(item.changedAt),
});
const dayOf = (instant: string | null): string | null => instant && dayInGermany(new Date(instant));

/** The rows with the wanted columns, in the order of the file; unknown ids are left out, none wanted means all. */
export function exportTable(items: readonly ProcedureListItemResponse[], wanted: readonly string[] = []): ExportTable {
  const chosen = COLUMNS.filter(({ id }) => wanted.includes(id) || (id === 'nextWhat' && wanted.includes('next')));
  return { name: 'Vergaben', columns: chosen.length > 0 ? chosen : COLUMNS, rows: items.map(rowOf) };
}

/** The filters of an export in words, for its sheet „Herkunft“. */
export function filterTexts(query: ProcedureFilterQuery): readonly (readonly [string, string])[] {
  const phase = (id: string): string => (id === 'open' ? 'alle laufenden' : PHASE_NAMES[id as Phase]);
  const texts: readonly (readonly [string, string | undefined])[] = [
    ['Suche', query.q],
    ['Stand', query.phase?.map(phase).join(', ')],
    ['Rechtsrahmen', query.regime && REGIME_NAMES[query.regime as 'eu' | 'national']],
    ['Leistung', query.nature && NATURE_NAMES[query.nature as 'supplies']],
    ['Vergabeart', query.procedureType && PROCEDURE_TYPE_NAMES[query.procedureType as ProcedureType]],
    ['Auftraggeber', query.member],
    ['Zuständig', query.officer && OFFICERS[query.officer] ? OFFICERS[query.officer] : query.officer],
    ['Gemeinsam', yesNo(query.joint)],
    ['Ausgesetzt', yesNo(query.suspended)],
    ['Ende der Angebotsfrist', range(query.deadlineFrom, query.deadlineTo, germanDate)],
    ['Wert netto in Euro', range(query.valueFrom, query.valueTo, (value) => value.replace('.', ','))],
    ['Angelegt im Jahr', query.year?.toString()],
    ['Achtung bei', query.risk && RISK_NAMES[query.risk]],
  ];
  return texts.flatMap(([name, text]) => (text ? [[name, text] as const] : []));
}
const OFFICERS: Readonly<Record<string, string>> = { me: 'wer die Datei abruft', none: 'niemand' };
const yesNo = (value: boolean | undefined): string | undefined =>
  value === undefined ? undefined : value ? 'ja' : 'nein';
const range = (
  from: string | undefined,
  to: string | undefined,
  text: (value: string) => string,
): string | undefined =>
  from || to ? [from && `von ${text(from)}`, to && `bis ${text(to)}`].filter(Boolean).join(' ') : undefined;
