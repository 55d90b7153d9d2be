import { germanDecimal, money } from '../../shared/format';

export interface Figure {
  readonly id: string;
  readonly name: string;
  readonly kind: 'count' | 'amount' | 'minutes';
  readonly note: string;
  readonly value: string;
  readonly previous: string;
}
export interface Breakdown {
  readonly code: string;
  readonly name: string;
  readonly count: number;
  readonly value: string;
}
export interface JointPurchase {
  readonly procedureId: string;
  readonly fileNumber: string;
  readonly title: string;
  readonly members: number;
  readonly suppliers: readonly string[];
  readonly awardedOn: string | null;
  readonly value: string;
}
export interface AnnualReport {
  readonly from: string;
  readonly to: string;
  readonly label: string;
  readonly asOf: string;
  readonly figures: readonly Figure[];
  readonly procedureTypes: readonly Breakdown[];
  readonly natures: readonly Breakdown[];
  readonly jointPurchases: readonly JointPurchase[];
  readonly ordersByMember: readonly Breakdown[];
  readonly consumptionByMember: readonly Breakdown[];
}

export const figureText = (kind: Figure['kind'], value: string): string =>
  kind === 'amount' ? money(value) : germanDecimal(value);

/** The reporting year (July to June) a day lies in, by the year it begins in. */
export const startYearOf = (day: string): number => Number(day.slice(0, 4)) - (day.slice(5) < '07-01' ? 1 : 0);

export const yearLabel = (startYear: number): string => `${startYear}/${startYear + 1}`;
export const daysOf = (startYear: number): { from: string; to: string } => ({
  from: `${startYear}-07-01`,
  to: `${startYear + 1}-06-30`,
});

/** Years to choose from: the running one and the years before it; the centre reports since 2017/2018. */
export const startYears = (today: string): readonly number[] => {
  const running = startYearOf(today);
  return Array.from({ length: Math.max(1, running - 2016) }, (_, index) => running - index);
};

/** "2026-2027" from the address, or the running year for anything else. */
export function readYear(text: string | null, today: string): number {
  const match = /^(\d{4})-(\d{4})$/.exec(text ?? '');
  const year = Number(match?.[1]);
  return match && Number(match[2]) === year + 1 ? year : startYearOf(today);
}
