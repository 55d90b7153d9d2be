import { germanMoney, parseMoney } from '@app/kernel';
import type { ProcedureType, TimelineStep } from '@app/law';
import { withoutNotice } from '../phase';

/** What is known of a procedure of the sample without opening it. */
export interface SampledFacts {
  readonly procedureType: ProcedureType | null;
  readonly estimatedValue: string;
  readonly awardedValue: string | null;
  readonly steps: readonly Pick<TimelineStep, 'id' | 'planned' | 'earliest' | 'minimum'>[] | null;
  /** Mandatory items that were left open with a reason. */
  readonly gaps: number;
  readonly lateExtensions: number;
  /** Lots with one bid only. */
  readonly singleBidLots: number;
  /** Companies that won here, with the number of procedures of the population they won. */
  readonly winners: readonly { readonly name: string; readonly won: number }[];
  /** Other procedures of the population of the same buyers with the same CPV class. */
  readonly similar: number;
}
export interface RiskMark {
  readonly id: string;
  readonly text: string;
}

/** From which difference between estimate and award a mark is set, in percent: a figure of this program, no rule of law. */
export const DEVIATION_PERCENT = 20n;
/** From how many procedures of the population a company stands out: a figure of this program, no rule of law. */
export const MANY_AWARDS = 3;

const lots = (count: number): string => (count === 1 ? 'Ein Los' : `${count} Lose`);

/** Where an auditor may look first. None of them says that something is wrong. */
export function riskMarks(facts: SampledFacts): readonly RiskMark[] {
  const { singleBidLots, gaps, lateExtensions, winners, similar } = facts;
  const often = winners.filter(({ won }) => won >= MANY_AWARDS);
  const marks: readonly (RiskMark | null)[] = [
    singleBidLots > 0 ? { id: 'single-bid', text: `${lots(singleBidLots)} mit nur einem Angebot` } : null,
    gaps > 0
      ? {
          id: 'gaps',
          text: `${gaps === 1 ? 'Ein Pflichtpunkt' : `${gaps} Pflichtpunkte`} mit Begründung offen gelassen`,
        }
      : null,
    deviation(facts),
    shortPeriod(facts),
    lateExtensions > 0 ? { id: 'late-extension', text: 'Frist nach ihrem Ablauf verlängert' } : null,
    withoutNotice(facts.procedureType) ? { id: 'without-notice', text: 'Vergabe ohne Bekanntmachung' } : null,
    often.length > 0
      ? { id: 'many-awards', text: often.map(({ name, won }) => `${name}: ${won} Zuschläge im Zeitraum`).join('; ') }
      : null,
    similar > 0
      ? {
          id: 'splitting',
          text: `${similar === 1 ? 'Ein weiteres Verfahren' : `${similar} weitere Verfahren`} derselben Auftraggeber mit gleicher CPV-Klasse`,
        }
      : null,
  ];
  return marks.flatMap((mark) => mark ?? []);
}

function deviation({ estimatedValue, awardedValue }: SampledFacts): RiskMark | null {
  const estimate = parseMoney(estimatedValue);
  if (awardedValue === null || estimate === 0n) return null;
  const difference = parseMoney(awardedValue) - estimate;
  const percent = ((difference < 0n ? -difference : difference) * 100n) / estimate;
  if (percent < DEVIATION_PERCENT) return null;
  const way = difference < 0n ? 'unter' : 'über';
  return {
    id: 'deviation',
    text: `Zuschlag ${percent} % ${way} der Schätzung (${germanMoney(parseMoney(awardedValue))} statt ${germanMoney(estimate)})`,
  };
}

function shortPeriod({ steps }: SampledFacts): RiskMark | null {
  const end = steps?.find(({ id }) => id === 'tender-end');
  return end?.minimum && end.planned === end.earliest
    ? { id: 'short-period', text: 'Angebotsfrist genau auf dem Mindestmaß' }
    : null;
}
