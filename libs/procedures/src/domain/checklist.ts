import type { DutyAnswer } from '@app/law';
import { bodiesAnswered } from './award/body';
import type { ChecklistMark } from './checklist-mark';
import { agreedCancellations, tellFact, tellItemId } from './cancellation/cancellation';
import { type Confirmation, confirmationOf } from './confirmation';
import { datedItems } from './dates/items';
import type { Dossier } from './dossier';
import { pathOf, type Phase, withoutNotice } from './phase';
import type { Procedure } from './procedure';
import { recordGaps } from './procurement-record';
import { statuteText } from './statute';

/** A mandatory item: it must be settled before the procedure enters `before`. */
export interface ChecklistItem {
  readonly id: string;
  readonly title: string;
  readonly paragraph: string | null;
  readonly before: Phase;
  /** `waived`: a second person agreed to the written reason · `waiting`: asked, not agreed yet. */
  readonly state: 'open' | 'done' | 'waiting' | 'waived';
  readonly mark: ChecklistMark | null;
  readonly gap: Confirmation | null;
  /** To be settled even when the procedure is closed. */
  readonly afterwards: boolean;
}

interface Placed {
  readonly before: Phase;
  readonly applies?: (procedure: Procedure) => boolean;
}

const published = (procedure: Procedure): boolean => pathOf(procedure).includes('published');
const unpublished = ({ procedureType }: Procedure): boolean => withoutNotice(procedureType);

/**
 * Where the duties of the law library have to be settled. `null`: the steps of the procedure see to it themselves.
 * Duties that stand nowhere here (those of a state, own entries) are settled before the award.
 */
const PLACES: Readonly<Record<string, Placed | null>> = {
  lots: { before: 'prepared' },
  'variant-statement': { before: 'prepared' },
  'ex-ante-notice': { before: 'invited', applies: ({ procedureType }) => procedureType === 'us-res-no-tw' },
  'eu-notice': { before: 'bidding', applies: published },
  'had-notice': { before: 'bidding', applies: published },
  'bidder-information': { before: 'notified' },
  'award-notice': { before: 'closed' },
  'statistics-report': { before: 'closed' },
  'ex-post-publication': { before: 'closed', applies: unpublished },
  'ex-post-publication-free': { before: 'closed', applies: unpublished },
  opening: null,
  'information-letter': null,
  documentation: null,
};

/** Nobody ticks it: it follows from the lights of the record. */
export const RECORD_ITEM = 'record-complete';

/** Done as well once every buyer was answered for or has its own rule. */
export const BODY_ITEM = 'member-body';

/** What the work needs besides the duties of the law. */
const OWN: readonly { readonly id: string; readonly title: string; readonly place: Placed }[] = [
  {
    id: 'publication-proof',
    title: 'Die Bekanntmachung ist erschienen (Fundstelle oder Nachweis notieren)',
    place: { before: 'bidding', applies: published },
  },
  {
    id: 'invitations-sent',
    title: 'Die Aufforderungen zur Angebotsabgabe sind versandt',
    place: { before: 'bidding', applies: (p) => pathOf(p).includes('invited') },
  },
  {
    id: RECORD_ITEM,
    title: 'Der Vergabevermerk ist in allen Pflichtpunkten vollständig',
    place: { before: 'awarded', applies: ({ procedureType }) => procedureType !== 'direct' },
  },
  {
    id: BODY_ITEM,
    title: 'Kein Gremium eines Auftraggebers muss über den Zuschlag entscheiden, oder sein Beschluss ist erfasst',
    place: { before: 'awarded', applies: ({ procedureType }) => procedureType !== 'direct' },
  },
  { id: 'award-letter', title: 'Das Zuschlagsschreiben ist versandt', place: { before: 'notified' } },
];

/** Everything that is to be settled in this procedure, in the order of its phases. */
export function checklistItems(dossier: Dossier): readonly ChecklistItem[] {
  const { procedure } = dossier;
  const path = pathOf(procedure);
  const duties = procedure.assessment.duties.flatMap((duty) => {
    const place = placeOf(duty);
    if (place === null || !(place.applies?.(procedure) ?? true)) return [];
    const title = `${duty.germanName}: ${duty.when}`;
    return [{ id: duty.id, title, paragraph: statuteText(duty.citation.statute) ?? null, before: place.before }];
  });
  const own = OWN.filter(({ place }) => place.applies?.(procedure) ?? true).map(({ id, title, place }) => ({
    id,
    title,
    paragraph: null,
    before: place.before,
  }));
  return [...duties, ...own, ...datedItems(dossier), ...toldOf(dossier)]
    .map((item) => ({ afterwards: false, ...item, before: onPath(item.before, path) }))
    .sort((a, b) => path.indexOf(a.before) - path.indexOf(b.before))
    .map((item) => withState(dossier, item));
}

/** Companies that knew of the procedure are told of every cancellation; one of all lots closes the procedure before. */
function toldOf(dossier: Dossier): readonly Omit<ChecklistItem, 'state' | 'mark' | 'gap'>[] {
  const { procedure, lots, law } = dossier;
  const told = agreedCancellations(dossier).filter(({ tell }) => tell);
  if (told.length === 0) return [];
  const { statute } = tellFact(procedure, law);
  return told.map(({ id, lotIds }) => {
    const numbers = lots.filter((lot) => lotIds.includes(lot.id)).map(({ number }) => number);
    return {
      id: tellItemId(id),
      title: `Bewerber und Bieter sind über die Aufhebung (Los ${numbers.join(', ')}) und ihre Gründe unterrichtet`,
      paragraph: statuteText(statute) ?? null,
      before: 'closed',
      afterwards: true,
    };
  });
}

const placeOf = ({ id }: DutyAnswer): Placed | null => (id in PLACES ? (PLACES[id] ?? null) : { before: 'awarded' });

/** Where a procedure does not know the phase, the one that comes next on its way. */
function onPath(before: Phase, path: readonly Phase[]): Phase {
  if (path.includes(before)) return before;
  return before === 'invited' || before === 'bidding' ? (path[2] ?? 'awarded') : 'awarded';
}

function withState(dossier: Dossier, item: Omit<ChecklistItem, 'state' | 'mark' | 'gap'>): ChecklistItem {
  const mark = dossier.marks.find(({ itemId }) => itemId === item.id) ?? null;
  const gap = confirmationOf(dossier, 'checklist-gap', item.id) ?? null;
  const done = mark?.state === 'done' || (item.id === BODY_ITEM && bodiesAnswered(dossier));
  const state = (item.id === RECORD_ITEM ? recordGaps(dossier).length === 0 : done) ? 'done' : gapState(gap);
  return { ...item, state, mark, gap };
}

const gapState = (gap: Confirmation | null): ChecklistItem['state'] => {
  if (gap?.decision === 'agreed') return 'waived';
  return gap !== null && gap.decision === null ? 'waiting' : 'open';
};

export const isSettled = ({ state }: ChecklistItem): boolean => state === 'done' || state === 'waived';
