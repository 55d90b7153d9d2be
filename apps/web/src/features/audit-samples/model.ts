import type { components } from '../../shared/api/schema';
import { date, money } from '../../shared/format';

type Schemas = components['schemas'];
export type Sample = Schemas['AuditSampleResponse'];
export type SampleHead = Schemas['AuditSampleHeadResponse'];
export type SampledProcedure = Schemas['SampledProcedureResponse'];
export type Finding = Schemas['AuditFindingResponse'];
export type FindingState = Finding['state'];

export const FINDING_STATES: readonly { readonly value: FindingState; readonly label: string }[] = [
  { value: 'open', label: 'offen' },
  { value: 'answered', label: 'Stellungnahme liegt vor' },
  { value: 'settled', label: 'ausgeräumt' },
  { value: 'upheld', label: 'Beanstandung bleibt' },
];
export const TONES = { open: 'warning', answered: 'info', settled: 'success', upheld: 'danger' } as const;

/** "angelegt vom 1. bis 31. …, ab 25.000,00 € alle, dazu 5 zufällig". */
export function criteriaText({ criteria }: Pick<Sample, 'criteria'>): string {
  const { basis, from, to, members, regimes, aboveValue, size } = criteria;
  return [
    `${basis === 'awarded' ? 'Zuschlag' : 'angelegt'} vom ${date(from)} bis ${date(to)}`,
    members.length > 0 ? members.join(', ') : 'alle Mitglieder',
    regimes.length > 0
      ? regimes.map((regime) => REGIMES.find(({ value }) => value === regime)?.label).join(' und ')
      : null,
    aboveValue === null ? null : `alle ab ${money(aboveValue)}`,
    `${size} zufällig gezogen`,
  ]
    .filter((part) => part !== null)
    .join(' · ');
}

export const REGIMES = [
  { value: 'eu', label: 'EU-weit' },
  { value: 'national', label: 'national' },
];
