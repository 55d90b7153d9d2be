import type { Regime, StepId } from '@app/law';
import { type Phase, PHASES } from '../phase';

/** The phase with which a step is done, whatever day was planned for it. */
const DONE_WITH: Readonly<Partial<Record<StepId, Phase>>> = {
  'prior-information': 'published',
  notice: 'published',
  'participation-end': 'invited',
  invitation: 'bidding',
  'question-deadline': 'opening',
  'answers-until': 'opening',
  'tender-end': 'opening',
  opening: 'opening',
  'standstill-end': 'awarded',
  award: 'awarded',
  'binding-until': 'awarded',
  'award-notice': 'closed',
  'statistics-report': 'closed',
  'ex-post-publication-until': 'closed',
};

/** The steps that lie behind a procedure all of whose lots have come to this phase. */
export function stepsDone(regime: Regime, phase: Phase): readonly StepId[] {
  const reached = PHASES.indexOf(phase);
  const informed: Phase = regime === 'eu' ? 'informed' : 'notified';
  const steps = { ...DONE_WITH, 'losers-informed': informed };
  return (Object.keys(steps) as StepId[]).filter((step) => PHASES.indexOf(steps[step] ?? 'cancelled') <= reached);
}

/** Every phase of every regime with the steps that are done in it, for queries. */
export const STEPS_DONE: Readonly<Record<Regime, Readonly<Record<Phase, readonly StepId[]>>>> = {
  eu: byPhase('eu'),
  national: byPhase('national'),
};

function byPhase(regime: Regime): Readonly<Record<Phase, readonly StepId[]>> {
  return Object.fromEntries(PHASES.map((phase) => [phase, stepsDone(regime, phase)])) as Record<
    Phase,
    readonly StepId[]
  >;
}
