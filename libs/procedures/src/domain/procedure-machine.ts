import type { Dossier } from './dossier';
import {
  bidsRecorded,
  type Condition,
  deadlineAhead,
  deadlinePassed,
  decidedByTwo,
  enoughInvited,
  losersInformed,
  lotsEvaluated,
  lotsValued,
  noticeDay,
  openedByTwo,
  proposalMade,
  type Rule,
  sameRuleSet,
  standstillOver,
  stillBinding,
  timelineSet,
  typeChosen,
} from './conditions';
import { isClosed, type Phase, PHASE_NAMES, PHASES } from './phase';

/** `request`: somebody asks for it · `act`: follows from an act of its own (opening, evaluation, award). */
export interface Transition {
  readonly from: Phase;
  readonly to: Phase;
  readonly by: 'request' | 'act';
  readonly conditions: readonly Rule[];
  /** Steps back and the cancellation need a reason for the record. */
  readonly needsReason: boolean;
  readonly regime?: 'eu' | 'national';
}

const forward = (from: Phase, to: Phase, by: Transition['by'], ...conditions: readonly Rule[]): Transition => ({
  from,
  to,
  by,
  conditions,
  needsReason: false,
});
const withReason = (from: Phase, to: Phase): Transition => ({
  from,
  to,
  by: 'request',
  conditions: [],
  needsReason: true,
});

/** Every way a procedure can go. */
export const TRANSITIONS: readonly Transition[] = [
  forward('planned', 'prepared', 'request', lotsValued, typeChosen, timelineSet),
  forward('prepared', 'published', 'request', noticeDay, deadlineAhead, sameRuleSet, enoughInvited),
  forward('published', 'opening', 'act', deadlinePassed, openedByTwo),
  forward('opening', 'evaluation', 'act', bidsRecorded, lotsEvaluated),
  forward('evaluation', 'award-proposed', 'act', proposalMade),
  { ...forward('award-proposed', 'informed', 'act', losersInformed), regime: 'eu' },
  { ...forward('informed', 'awarded', 'act', standstillOver, stillBinding, decidedByTwo), regime: 'eu' },
  { ...forward('award-proposed', 'awarded', 'act', stillBinding, decidedByTwo), regime: 'national' },
  withReason('prepared', 'planned'),
  withReason('evaluation', 'opening'),
  withReason('award-proposed', 'evaluation'),
  withReason('informed', 'evaluation'),
  ...PHASES.filter((phase) => !isClosed(phase)).map((phase) => withReason(phase, 'cancelled')),
];

const fits = (transition: Transition, { procedure }: Dossier): boolean =>
  transition.regime === undefined || transition.regime === procedure.regime;

/** The transition between two phases for this procedure, or undefined. */
export const transition = (dossier: Dossier, to: Phase): Transition | undefined =>
  TRANSITIONS.find((one) => one.from === dossier.procedure.phase && one.to === to && fits(one, dossier));

/** The next step forward, or undefined at the end. */
export const nextStep = (dossier: Dossier): Transition | undefined =>
  TRANSITIONS.find((one) => one.from === dossier.procedure.phase && !one.needsReason && fits(one, dossier));

/** The conditions of the next step, met and unmet: what the page shows as a checklist. */
export const checklist = (dossier: Dossier): readonly Condition[] =>
  nextStep(dossier)?.conditions.map((rule) => rule(dossier)) ?? [];

/** Unmet conditions of all steps on the way to a later phase; undefined where no way leads there. */
export function unmetOnTheWay(dossier: Dossier, to: Phase): readonly Condition[] | undefined {
  const found: Condition[] = [];
  let phase = dossier.procedure.phase;
  while (phase !== to) {
    const step = TRANSITIONS.find((one) => one.from === phase && !one.needsReason && fits(one, dossier));
    if (!step) return undefined;
    found.push(...step.conditions.map((rule) => rule(dossier)).filter(({ met }) => !met));
    phase = step.to;
  }
  return found;
}

/** Names what is wrong with the machine; empty when every phase is reachable and none but the closed ones is a dead end. */
export function machineFaults(transitions: readonly Transition[] = TRANSITIONS): readonly string[] {
  const reachable = new Set<Phase>(['planned']);
  for (let grown = true; grown;) {
    const before = reachable.size;
    for (const { from, to } of transitions) if (reachable.has(from)) reachable.add(to);
    grown = reachable.size > before;
  }
  const keys = transitions.map(({ from, to, regime }) => `${from}→${to}${regime ?? ''}`);
  return [
    ...PHASES.filter((phase) => !reachable.has(phase)).map((phase) => `${PHASE_NAMES[phase]} is never reached`),
    ...PHASES.filter((phase) => isClosed(phase) !== !transitions.some(({ from }) => from === phase)).map(
      (phase) => `${PHASE_NAMES[phase]} ${isClosed(phase) ? 'is closed and goes on' : 'is a dead end'}`,
    ),
    ...keys.filter((key, index) => keys.indexOf(key) !== index).map((key) => `${key} stands twice`),
  ];
}
