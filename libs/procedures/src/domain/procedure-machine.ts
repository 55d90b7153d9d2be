import { bodyDecided } from './award/body';
import { currentWaiver } from './award/information-duty';
import { checklistItems, isSettled } from './checklist';
import {
  assessmentCurrent,
  bidsRecorded,
  type Condition,
  deadlineAhead,
  deadlinePassed,
  decidedByTwo,
  dynamicSystemRestricted,
  enoughInvited,
  frameworkLawful,
  frameworkTerm,
  losersInformed,
  lotsEvaluated,
  lotsValued,
  noticeDay,
  notSuspended,
  openedByTwo,
  participationOver,
  proposalMade,
  type Rule,
  type SometimesRule,
  sameRuleSet,
  standstillOver,
  stillBinding,
  timelineSet,
  typeChosen,
  typeConfirmed,
} from './conditions';
import { currentLetter, type Dossier } from './dossier';
import { isAwarded, isClosed, isNegotiable, type Kind, pathOf, type Phase, PHASE_NAMES } from './phase';

/** `request`: somebody asks for it · `act`: follows from an act of its own (opening, evaluation, award). */
export interface Transition {
  readonly from: Phase;
  readonly to: Phase;
  readonly by: 'request' | 'act';
  readonly rules: readonly SometimesRule[];
  /** Steps back and the cancellation need a reason for the record. */
  readonly needsReason: boolean;
}

/** What is planned can still be changed until the publication, so it is judged again there. */
const PLANNED: readonly SometimesRule[] = [
  lotsValued,
  assessmentCurrent,
  frameworkTerm,
  frameworkLawful,
  dynamicSystemRestricted,
];
const OUT: readonly SometimesRule[] = [noticeDay, deadlineAhead, sameRuleSet, typeConfirmed, ...PLANNED];

/** What must be true before a phase is entered on the way forward, besides the items of the checklist. */
const ENTRY: Readonly<
  Partial<Record<Phase, { readonly by: Transition['by']; readonly rules: readonly SometimesRule[] }>>
> = {
  prepared: { by: 'request', rules: [typeChosen, timelineSet, ...PLANNED] },
  published: { by: 'request', rules: OUT },
  participation: { by: 'request', rules: [] },
  bidding: { by: 'request', rules: [] },
  opening: { by: 'act', rules: [deadlinePassed, openedByTwo] },
  examination: { by: 'request', rules: [bidsRecorded] },
  negotiation: { by: 'request', rules: [] },
  evaluation: { by: 'act', rules: [bidsRecorded, lotsEvaluated] },
  'award-proposed': { by: 'act', rules: [proposalMade] },
  informed: { by: 'act', rules: [losersInformed] },
  standstill: { by: 'act', rules: [losersInformed] },
  notified: { by: 'request', rules: [] },
  closed: { by: 'request', rules: [] },
};

const AWARD: readonly Rule[] = [notSuspended, stillBinding, bodyDecided, decidedByTwo];

/** Phases a procedure can be set back to, with a reason. */
const BACK: readonly (readonly [from: Phase, to: Phase])[] = [
  ['prepared', 'planned'],
  ['examination', 'opening'],
  ['evaluation', 'examination'],
  ['evaluation', 'opening'],
  ['award-proposed', 'evaluation'],
  ['informed', 'evaluation'],
  ['standstill', 'evaluation'],
];

function forward(kind: Kind, from: Phase, to: Phase): Transition {
  const step = { from, to, needsReason: false };
  if (to === 'invited') {
    const rules =
      from === 'participation' ? [participationOver, enoughInvited, deadlineAhead] : [...OUT, enoughInvited];
    return { ...step, by: 'request', rules };
  }
  if (to === 'awarded') return { ...step, by: 'act', rules: kind.regime === 'eu' ? [standstillOver, ...AWARD] : AWARD };
  if (from === 'prepared' && to === 'bidding') {
    return {
      ...step,
      by: 'request',
      rules: [sameRuleSet, typeConfirmed, ...PLANNED, enoughInvited],
    };
  }
  const entry = ENTRY[to];
  if (!entry) throw new Error(`no entry to ${to}`);
  return { ...step, ...entry };
}

/** Every way a procedure of this kind can go. The first step of a phase that needs no reason is its next one. */
export function stepsOf(kind: Kind): readonly Transition[] {
  const path = pathOf(kind);
  const ahead = path.flatMap((from, index) => {
    const to = path[index + 1];
    return to === undefined ? [] : [forward(kind, from, to)];
  });
  const negotiation: readonly Transition[] = isNegotiable(kind.procedureType)
    ? [forward(kind, 'examination', 'evaluation'), { ...forward(kind, 'negotiation', 'bidding'), by: 'act', rules: [] }]
    : [];
  // Where nobody has to be informed, the award follows at once.
  const withoutStandstill = kind.regime === 'eu' ? [forward(kind, 'informed', 'awarded')] : [];
  const reasoned = (from: Phase, to: Phase): Transition => ({ from, to, by: 'request', rules: [], needsReason: true });
  const back = BACK.filter(([from, to]) => path.includes(from) && path.includes(to)).map(([from, to]) =>
    reasoned(from, to),
  );
  const out = path.filter((phase) => !isAwarded(phase)).map((phase) => reasoned(phase, 'cancelled'));
  return [...ahead, ...negotiation, ...withoutStandstill, ...back, ...out];
}

/** The ways this procedure can go as it stands: without a duty to inform no standstill is waited for, with one it is. */
function waysOf(dossier: Dossier): readonly Transition[] {
  const closed: Phase = currentWaiver(dossier) && !currentLetter(dossier) ? 'standstill' : 'awarded';
  return stepsOf(dossier.procedure).filter(({ from, to }) => from !== 'informed' || to !== closed);
}

/** The transition between two phases for this procedure, or undefined. */
export const transition = (dossier: Dossier, to: Phase): Transition | undefined =>
  waysOf(dossier).find((one) => one.from === dossier.procedure.phase && one.to === to);

/** The next step forward, or undefined at the end. */
export const nextStep = (dossier: Dossier): Transition | undefined =>
  waysOf(dossier).find((one) => one.from === dossier.procedure.phase && !one.needsReason);

/** The conditions of a step: its rules, then the items that must be settled before it. */
export const conditionsOf = ({ to, rules, needsReason }: Transition, dossier: Dossier): readonly Condition[] => [
  ...rules.flatMap((rule) => rule(dossier) ?? []),
  ...(needsReason
    ? []
    : checklistItems(dossier, ({ before }) => before === to).map((item) => ({
        id: `item-${item.id}`,
        pointer: `/items/${item.id}`,
        paragraph: item.paragraph,
        met: isSettled(item),
        sentence: `${item.title}.`,
      }))),
];

/** The conditions of the next step, met and unmet: what the page shows as a checklist. */
export function checklist(dossier: Dossier): readonly Condition[] {
  const next = nextStep(dossier);
  return next ? conditionsOf(next, dossier) : [];
}

export const unmetOf = (step: Transition, dossier: Dossier): readonly Condition[] =>
  conditionsOf(step, dossier).filter(({ met }) => !met);

/** Unmet conditions of all steps on the way to a later phase; undefined where no way leads there. */
export function unmetOnTheWay(dossier: Dossier, to: Phase): readonly Condition[] | undefined {
  const found: Condition[] = [];
  const steps = waysOf(dossier);
  let phase = dossier.procedure.phase;
  while (phase !== to) {
    const step = steps.find((one) => one.from === phase && !one.needsReason);
    if (!step) return undefined;
    found.push(...unmetOf(step, dossier));
    phase = step.to;
  }
  return found;
}

/** Names what is wrong with the ways of a kind; empty when every phase is reached and none but the closed ones is a dead end. */
export function machineFaults(kind: Kind, transitions: readonly Transition[] = stepsOf(kind)): readonly string[] {
  const phases = [...pathOf(kind), 'cancelled' as const];
  const reachable = new Set<Phase>(['planned']);
  for (let grown = true; grown;) {
    const before = reachable.size;
    for (const { from, to } of transitions) if (reachable.has(from)) reachable.add(to);
    grown = reachable.size > before;
  }
  const keys = transitions.map(({ from, to }) => `${from}→${to}`);
  return [
    ...phases.filter((phase) => !reachable.has(phase)).map((phase) => `${PHASE_NAMES[phase]} is never reached`),
    ...phases
      .filter((phase) => isClosed(phase) !== !transitions.some(({ from }) => from === phase))
      .map((phase) => `${PHASE_NAMES[phase]} ${isClosed(phase) ? 'is closed and goes on' : 'is a dead end'}`),
    ...keys.filter((key, index) => keys.indexOf(key) !== index).map((key) => `${key} stands twice`),
  ];
}
