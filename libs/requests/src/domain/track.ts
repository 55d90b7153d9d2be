import { germanDate, type LocalDate } from '@app/kernel';
import { type Side, type State, STATE_NAMES } from './machine';

/** What the department is told of the procedure. */
export interface TrackProgress {
  readonly phaseName: string;
  readonly closed: boolean;
  readonly awardedOn: LocalDate | null;
}
/** What the department is told of a contract that came of it; `endsOn` null: no fixed end. */
export interface TrackContract {
  readonly number: string;
  readonly endsOn: LocalDate | null;
  readonly successor: string | null;
}
export interface TrackStep {
  readonly id: string;
  readonly name: string;
  readonly state: 'done' | 'current' | 'ahead' | 'stopped';
  readonly detail: string | null;
}

const STEPS = [
  ['draft', 'Entwurf'],
  ['submitted', 'Eingereicht'],
  ['in-review', 'Prüfung'],
  ['accepted', 'Angenommen'],
  ['procedure', 'Vergabeverfahren'],
  ['award', 'Zuschlag'],
  ['contract', 'Vertrag'],
] as const;
type StepId = (typeof STEPS)[number][0];

/** The step a state belongs to. A refused request stops in the review, a withdrawn one where it was handed in. */
const STEP_OF: Readonly<Record<State, StepId>> = {
  draft: 'draft',
  submitted: 'submitted',
  'in-review': 'in-review',
  returned: 'in-review',
  accepted: 'procedure',
  refused: 'in-review',
  withdrawn: 'submitted',
};
/** States whose own name says more than that of their step. */
const NAMED: readonly State[] = ['returned', 'refused', 'withdrawn'];
const STOPPED: readonly State[] = ['refused', 'withdrawn'];

/** Where the request stands from the first draft to the end of its contracts. */
export function track(
  state: State,
  progress: TrackProgress | null,
  contracts: readonly TrackContract[] = [],
  today: LocalDate = '',
): readonly TrackStep[] {
  const awarded = progress?.awardedOn ?? null;
  const at = STEPS.findIndex(([id]) => id === (awarded ? 'award' : STEP_OF[state]));
  const stopped = STOPPED.includes(state) || (progress?.closed === true && !awarded);
  return STEPS.map(([id, name], index) => {
    if (id === 'contract' && awarded && contracts.length > 0) return contractStep(name, contracts, today);
    if (index !== at) return { id, name, state: index < at ? 'done' : 'ahead', detail: null };
    return {
      id,
      name: NAMED.includes(state) ? STATE_NAMES[state] : name,
      state: stopped ? 'stopped' : awarded ? 'done' : 'current',
      detail: awarded ? germanDate(awarded) : (progress?.phaseName ?? null),
    };
  });
}

/** The contract that runs longest speaks for all of them. */
function contractStep(name: string, contracts: readonly TrackContract[], today: LocalDate): TrackStep {
  const open = contracts.some(({ endsOn }) => endsOn === null);
  const last = contracts
    .flatMap(({ endsOn }) => endsOn ?? [])
    .sort()
    .at(-1);
  const follows = contracts.find(({ successor }) => successor !== null)?.successor;
  const until = open || last === undefined ? 'ohne festes Ende' : `bis ${germanDate(last)}`;
  const ended = !open && last !== undefined && last < today;
  return {
    ...{ id: 'contract', name, state: ended ? 'done' : 'current' },
    detail: follows ? `${until}, Nachfolge ${follows}` : until,
  };
}

export interface Holder {
  /** On whose desk it lies. */
  readonly side: 'department' | 'centre' | 'nobody';
  /** What happens next, and with whom. */
  readonly sentence: string;
}

export interface HolderFacts {
  readonly state: State;
  readonly officer: string | null;
  readonly requester: string;
  readonly questionOpen: boolean;
  readonly answerUntil: LocalDate | null;
  readonly reason: string | null;
}

/** The centre asked last and the department has not answered or handed in again. Entries come oldest first. */
export function isQuestionOpen(
  state: State,
  entries: readonly { readonly kind: string; readonly side: Side }[],
): boolean {
  if (STOPPED.includes(state)) return false;
  const last = entries.findLast(({ kind }) => ['question', 'return', 'answer', 'resubmitted'].includes(kind));
  return last?.side === 'centre';
}

/** Who has the request and what comes next. */
export function holder({ state, officer, requester, questionOpen, answerUntil, reason }: HolderFacts): Holder {
  const centre = officer ? `bei der Vergabestelle (${officer})` : 'bei der Vergabestelle';
  const until = answerUntil ? ` Erbeten bis ${germanDate(answerUntil)}.` : '';
  const asked = questionOpen ? ` Eine Frage an ${requester} ist noch nicht beantwortet.` : '';
  switch (state) {
    case 'draft':
      return {
        side: 'department',
        sentence: 'Der Entwurf liegt im Fachamt. Geprüft wird er, sobald er eingereicht ist.',
      };
    case 'submitted':
      return { side: 'centre', sentence: `Der Antrag liegt ${centre}. Als Nächstes wird er geprüft.${asked}` };
    case 'in-review':
      return { side: 'centre', sentence: `Der Antrag liegt ${centre} und wird geprüft.${asked}` };
    case 'returned':
      return {
        side: 'department',
        sentence: `Der Antrag liegt im Fachamt (${requester}): Bitte die Rückfrage klären und erneut einreichen.${until}`,
      };
    case 'accepted':
      return { side: 'centre', sentence: `Der Antrag ist angenommen. Das Verfahren liegt ${centre}.${asked}` };
    case 'refused':
      return { side: 'nobody', sentence: `Der Antrag ist abgelehnt. ${reason ?? ''}`.trim() };
    case 'withdrawn':
      return { side: 'nobody', sentence: `Der Antrag ist zurückgezogen. ${reason ?? ''}`.trim() };
  }
}
