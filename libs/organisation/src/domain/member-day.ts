import {
  columnReader,
  type CsvTable,
  daysBetween,
  DomainError,
  type FieldError,
  type Finding,
  isEmptyRecord,
  type LocalDate,
  localDate,
  type RejectedRecord,
  rejection,
  surplusFinding,
} from '@app/kernel';
import type { MemberDay, MemberDayKind } from '../contract';

export type MemberDayFacts = Omit<MemberDay, 'id'>;

/** Longer closings are mistyped years. */
const LONGEST_CLOSING = 366;
const LONGEST_LABEL = 200;

/** What is wrong with a day, with the field it belongs to. */
export function memberDayFaults({ kind, from, to, label }: Omit<MemberDayFacts, 'memberId'>): readonly FieldError[] {
  return [
    ...(label === ''
      ? [
          {
            pointer: '/label',
            message: kind === 'closed' ? 'Bitte geben Sie den Grund an.' : 'Bitte geben Sie das Gremium an.',
          },
        ]
      : []),
    ...(label.length > LONGEST_LABEL ? [{ pointer: '/label', message: `Höchstens ${LONGEST_LABEL} Zeichen.` }] : []),
    ...(to < from ? [{ pointer: '/to', message: 'Der letzte Tag liegt vor dem ersten.' }] : []),
    ...(kind === 'session' && to !== from
      ? [{ pointer: '/to', message: 'Eine Sitzung ist an einem einzigen Tag.' }]
      : []),
    ...(kind === 'closed' && to >= from && daysBetween(from, to) >= LONGEST_CLOSING
      ? [{ pointer: '/to', message: 'Mehr als ein Jahr am Stück geschlossen: Bitte das Datum prüfen.' }]
      : []),
  ];
}

const REQUIRED = ['Art', 'Mitglied', 'Von', 'Bezeichnung'] as const;
type Column = (typeof REQUIRED)[number] | 'Bis';
const KINDS: Readonly<Record<string, MemberDayKind>> = {
  schließtag: 'closed',
  schliesstag: 'closed',
  schließtage: 'closed',
  sitzung: 'session',
};
const COLUMN_OF: Readonly<Record<string, Column>> = { '/label': 'Bezeichnung', '/to': 'Bis' };

/** Members as a file may name them. */
export interface NamedMember {
  readonly id: string;
  readonly slug: string;
  readonly name: string;
}

/**
 * Reads days from a table: `Art` (Schließtag or Sitzung), `Mitglied` (name or short name), `Von`, `Bis` (left empty: the
 * same day), `Bezeichnung`. Days are written 24.12.2026 or 2026-12-24. Throws `invalid` for a missing column.
 */
export function importMemberDays(
  table: CsvTable,
  members: readonly NamedMember[],
): { readonly accepted: readonly MemberDayFacts[]; readonly rejected: readonly RejectedRecord[] } {
  const read = columnReader<Column>(table, REQUIRED, ['Bis']);
  const accepted: MemberDayFacts[] = [];
  const rejected: RejectedRecord[] = [];
  for (const record of table.records) {
    if (isEmptyRecord(record)) continue;
    const value = (column: Column): string => read(record, column);
    const kind = KINDS[value('Art').toLowerCase()];
    const wanted = value('Mitglied').toLowerCase();
    const member = members.find(({ slug, name }) => slug === wanted || name.toLowerCase() === wanted);
    const from = dayOf(value('Von'));
    const to = value('Bis') === '' ? from : dayOf(value('Bis'));
    const finding = (field: Column, message: string): Finding => ({ field, value: value(field), message });
    const facts =
      kind && member && from && to ? { memberId: member.id, kind, from, to, label: value('Bezeichnung') } : undefined;
    const refused = rejection(record, [
      ...(kind ? [] : [finding('Art', 'Erlaubt sind „Schließtag“ und „Sitzung“.')]),
      ...(member ? [] : [finding('Mitglied', 'Dieses Mitglied gibt es nicht.')]),
      ...(from ? [] : [finding('Von', 'Erwartet wird ein Tag wie 24.12.2026.')]),
      ...(to || !from ? [] : [finding('Bis', 'Erwartet wird ein Tag wie 24.12.2026.')]),
      ...(facts ? memberDayFaults(facts) : []).map(({ pointer, message }) =>
        finding(COLUMN_OF[pointer] ?? 'Bezeichnung', message),
      ),
      ...surplusFinding(record, 'Bezeichnung'),
    ]);
    if (refused) rejected.push(refused);
    else if (facts) accepted.push(facts);
  }
  return { accepted, rejected };
}

/** `24.12.2026`, `4.1.2027` or `2026-12-24`; undefined for anything else. */
function dayOf(text: string): LocalDate | undefined {
  const german = /^(\d{1,2})\.(\d{1,2})\.(\d{4})$/.exec(text);
  const [, day = '', month = '', year = ''] = german ?? [];
  try {
    return localDate(german ? `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}` : text);
  } catch (error) {
    if (error instanceof DomainError) return undefined;
    throw error;
  }
}
