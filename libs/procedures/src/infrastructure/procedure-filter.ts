import { addDays, instantInGermany, type LocalDate } from '@app/kernel';
import { isClosed, type Phase, PHASES } from '../domain/phase';
import { Conditions, DEADLINE, type FilterContext } from './procedure-conditions';
import { addRisk, type Risk } from './procedure-risk';

/** What the list is narrowed by; every part is optional and all of them must hold. Amounts are decimal strings in EUR. */
export interface ProcedureFilter {
  /** Words that must all occur: file number, title, on whose behalf, buyers, bidders, CPV codes and titles of lots. */
  readonly q?: string;
  readonly phases?: readonly Phase[];
  readonly regime?: string;
  readonly nature?: string;
  readonly procedureType?: string;
  readonly memberId?: string;
  /** Person in charge; with `deputy` also those the person is the deputy of; `none`: nobody is. */
  readonly officer?: { readonly id: string; readonly role: 'officer' | 'deputy' | 'either' } | 'none';
  readonly joint?: boolean;
  readonly suspended?: boolean;
  /** Day of the end of the tender period, both included. */
  readonly deadlineFrom?: LocalDate;
  readonly deadlineTo?: LocalDate;
  /** Awarded value, before the award the estimated one. */
  readonly valueFrom?: string;
  readonly valueTo?: string;
  /** Calendar year of its creation. */
  readonly year?: number;
  readonly risk?: Risk;
}

export { type AssessedWith, Conditions, type FilterContext } from './procedure-conditions';

const startOf = (day: LocalDate): Date => instantInGermany(day, '00:00');

const FOLDS: readonly (readonly [string, string])[] = [
  ['ä', 'ae'],
  ['ö', 'oe'],
  ['ü', 'ue'],
  ['ß', 'ss'],
];
/** The words of a search as procedures.folded() writes them. */
export const searchWords = (text: string): readonly string[] =>
  FOLDS.reduce((folded, [umlaut, letters]) => folded.replaceAll(umlaut, letters), text.toLowerCase())
    .split(/\s+/)
    .filter((word) => word !== '');

export const OPEN_PHASES: readonly Phase[] = PHASES.filter((phase) => !isClosed(phase));

/** The conditions of a filter over `procedures.procedure p`. */
export function conditionsOf(filter: ProcedureFilter, context: FilterContext): Conditions {
  const all = new Conditions();
  const { officer } = filter;
  if (filter.phases) all.add('p.phase = any ($::text[])', filter.phases);
  if (filter.regime) all.add('p.regime = $', filter.regime);
  if (filter.nature) all.add('p.nature = $', filter.nature);
  if (filter.procedureType) all.add('p.procedure_type = $', filter.procedureType);
  if (filter.joint !== undefined) all.add('p.joint = $', filter.joint);
  if (filter.suspended !== undefined) all.add(`p.suspended_on is ${filter.suspended ? 'not null' : 'null'}`);
  if (officer === 'none') all.add('p.officer_id is null');
  else if (officer?.role === 'officer') all.add('p.officer_id = $', officer.id);
  else if (officer?.role === 'deputy') all.add('p.deputy_id = $', officer.id);
  else if (officer) all.add('p.officer_id = $ or p.deputy_id = $', officer.id, officer.id);
  if (filter.memberId)
    all.add(
      `exists (select from procedures.procedure_buyer b
               where (b.centre_id, b.procedure_id) = (p.centre_id, p.id) and b.member_id = $)`,
      filter.memberId,
    );
  if (filter.deadlineFrom) all.add(`${DEADLINE} >= $ and p.tender_deadline is not null`, startOf(filter.deadlineFrom));
  if (filter.deadlineTo) all.add(`${DEADLINE} < $`, startOf(addDays(filter.deadlineTo, 1)));
  if (filter.valueFrom) all.add('coalesce(p.awarded_value, p.estimated_value) >= $::numeric', filter.valueFrom);
  if (filter.valueTo) all.add('coalesce(p.awarded_value, p.estimated_value) <= $::numeric', filter.valueTo);
  if (filter.year)
    all.add(
      'p.created_at >= $ and p.created_at < $',
      startOf(`${filter.year}-01-01`),
      startOf(`${filter.year + 1}-01-01`),
    );
  const words = searchWords(filter.q ?? '');
  if (words.length > 0)
    all.add(
      // Found once as an array: PostgreSQL cannot guess how many rows hold a word and would look them up one by one.
      `p.id = any (array(select s.procedure_id from procedures.procedure_search s
                         where ${words.map(() => 'strpos(s.words, $) > 0').join(' and ')}))`,
      ...words,
    );
  if (filter.risk) addRisk(all, filter.risk, context);
  return all;
}
