import type { components } from '../../shared/api/schema';
import { dayParts } from '../../shared/format';
import { codeIn } from './words';

export type PeriodRequest = components['schemas']['LawPeriodRequest'];
export type PeriodAnswer = components['schemas']['PeriodResponse'];

export const RULES = [
  ['eu-1182-71', 'Verordnung (EWG, Euratom) 1182/71 (EU-Verfahren)'],
  ['bgb', '§§ 187 bis 193 BGB (nationale Verfahren)'],
  ['standstill-134', 'Wartefrist nach § 134 GWB'],
] as const;
export const PERIOD_UNITS = [
  ['days', 'Tage'],
  ['working-days', 'Werktage'],
  ['weeks', 'Wochen'],
  ['months', 'Monate'],
  ['hours', 'Stunden'],
] as const;
export const DIRECTIONS = [
  ['after', 'nach dem Ereignis'],
  ['before', 'vor dem Ereignis'],
] as const;

/** One period as it stands on the page; `length` as typed, "" for nothing. */
export interface PeriodQuestion {
  readonly rule: PeriodRequest['rule'];
  readonly event: string;
  readonly length: string;
  readonly unit: PeriodRequest['unit'];
  readonly direction: PeriodRequest['direction'];
  readonly at: string;
}

/** In the address as one part: "eu-1182-71.2026-03-05.30.days.after". */
export const periodText = ({ rule, event, length, unit, direction, at }: PeriodQuestion): string =>
  [rule, event, length, unit, direction, ...(at ? [at.replace(':', '')] : [])].join('.');

export function periodOf(text: string | null, today: string): PeriodQuestion {
  const [rule = null, event = '', length = '30', unit = null, direction = null, at = ''] = (text ?? '').split('.');
  return {
    rule: codeIn(RULES, rule, 'eu-1182-71'),
    event: dayParts(event) ? event : today,
    length: /^\d{1,4}$/.test(length) || length === '' ? length : '30',
    unit: codeIn(PERIOD_UNITS, unit, 'days'),
    direction: codeIn(DIRECTIONS, direction, 'after'),
    at: /^\d{4}$/.test(at) ? `${at.slice(0, 2)}:${at.slice(2)}` : '',
  };
}

/** The question as the law library takes it; undefined while something is missing. */
export function periodRequest(q: PeriodQuestion, state: string): PeriodRequest | undefined {
  if (q.length === '' || (q.unit === 'hours' && q.at === '')) return undefined;
  const { rule, event, unit, direction, at } = q;
  return { rule, event, length: Number(q.length), unit, direction, state, ...(unit === 'hours' ? { at } : {}) };
}
