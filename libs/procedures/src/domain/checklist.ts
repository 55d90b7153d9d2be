import type { DutyAnswer } from '@app/law';
import { bodiesAnswered } from './award/body';
import type { ChecklistMark } from './checklist-mark';
import { agreedCancellations, tellFact, tellItemId } from './cancellation/cancellation';
import { type Confirmation, confirmationOf } from './confirmation';
import { datedItems } from './dates/items';
import { type Dossier, goingLots, partOf } from './dossier';
import { pathOf, type Phase, PHASE_NAMES, PHASES, withoutNotice } from './phase';
import type { Lot, Procedure } from './procedure';
import { recordGaps } from './procurement-record';
import { statuteText } from './statute';

/** `waived`: a second person agreed to the written reason · `waiting`: asked, not agreed yet. */
export type ItemState = 'open' | 'done' | 'waiting' | 'waived';

/** How an item stands for one lot that goes its own way. */
export interface LotItem {
  readonly lotId: string;
  readonly number: number;
  readonly phase: Phase;
  readonly state: ItemState;
  readonly mark: ChecklistMark | null;
  /** As `ChecklistItem.notYet`, for this lot. */
  readonly notYet: string | null;
  /** The lot has passed the phase the item stands before. */
  readonly passed: boolean;
}

/** A mandatory item: it must be settled before the procedure enters `before`. */
export interface ChecklistItem {
  readonly id: string;
  readonly title: string;
  readonly paragraph: string | null;
  readonly before: Phase;
  /** Of all lots that go on: settled when it is settled for each of them. */
  readonly state: ItemState;
  readonly mark: ChecklistMark | null;
  readonly gap: Confirmation | null;
  /** To be settled even when the procedure is closed. */
  readonly afterwards: boolean;
  /** The first phase in which it can be true at all. */
  readonly from: Phase;
  /** Why nobody can settle it now; null when it can be settled for at least one lot. */
  readonly notYet: string | null;
  /** What the file itself says about it: then nobody ticks it. */
  readonly proof: string | null;
  /** Where the lots pass its phase by themselves, each has its own mark; otherwise empty. */
  readonly lots: readonly LotItem[];
}
type PlainItem = Pick<ChecklistItem, 'id' | 'title' | 'paragraph' | 'before' | 'from' | 'afterwards'>;

interface Placed {
  readonly before: Phase;
  readonly from: Phase;
  readonly applies?: (procedure: Procedure) => boolean;
}

const published = (procedure: Procedure): boolean => pathOf(procedure).includes('published');
const unpublished = ({ procedureType }: Procedure): boolean => withoutNotice(procedureType);

/**
 * Where the duties of the law library have to be settled, and from which phase on their fact can exist. `null`: the
 * steps of the procedure see to it themselves. Duties that stand nowhere here (those of a state, own entries) are settled
 * before the award, and not before there are bids they could be about.
 */
const PLACES: Readonly<Record<string, Placed | null>> = {
  lots: { before: 'prepared', from: 'planned' },
  'variant-statement': { before: 'prepared', from: 'planned' },
  'ex-ante-notice': {
    before: 'invited',
    from: 'prepared',
    applies: ({ procedureType }) => procedureType === 'us-res-no-tw',
  },
  'eu-notice': { before: 'bidding', from: 'published', applies: published },
  'had-notice': { before: 'bidding', from: 'published', applies: published },
  'bidder-information': { before: 'notified', from: 'awarded' },
  'award-notice': { before: 'closed', from: 'awarded' },
  'statistics-report': { before: 'closed', from: 'awarded' },
  'ex-post-publication': { before: 'closed', from: 'awarded', applies: unpublished },
  'ex-post-publication-free': { before: 'closed', from: 'awarded', applies: unpublished },
  opening: null,
  'information-letter': null,
  documentation: null,
};
const ELSEWHERE: Placed = { before: 'awarded', from: 'opening' };

/** Nobody ticks it: it follows from the lights of the record. */
export const RECORD_ITEM = 'record-complete';

/** Done as well once every buyer was answered for or has its own rule. */
export const BODY_ITEM = 'member-body';

/** What the work needs besides the duties of the law. */
const OWN: readonly { readonly id: string; readonly title: string; readonly place: Placed }[] = [
  {
    id: 'publication-proof',
    title: 'Die Bekanntmachung ist erschienen (Fundstelle oder Nachweis notieren)',
    place: { before: 'bidding', from: 'published', applies: published },
  },
  {
    id: 'invitations-sent',
    title: 'Die Aufforderungen zur Angebotsabgabe sind versandt',
    place: { before: 'bidding', from: 'invited', applies: (p) => pathOf(p).includes('invited') },
  },
  {
    id: RECORD_ITEM,
    title: 'Der Vergabevermerk ist in allen Pflichtpunkten vollständig',
    place: { before: 'awarded', from: 'evaluation', applies: ({ procedureType }) => procedureType !== 'direct' },
  },
  {
    id: BODY_ITEM,
    title: 'Kein Gremium eines Auftraggebers muss über den Zuschlag entscheiden, oder sein Beschluss ist erfasst',
    place: { before: 'awarded', from: 'evaluation', applies: ({ procedureType }) => procedureType !== 'direct' },
  },
  {
    id: 'award-letter',
    title: 'Das Zuschlagsschreiben ist versandt',
    place: { before: 'notified', from: 'awarded' },
  },
];

/** Everything that is to be settled in this procedure, or what of it is wanted, in the order of its phases. */
export function checklistItems(
  dossier: Dossier,
  wanted: (item: Pick<ChecklistItem, 'id' | 'before'>) => boolean = () => true,
): readonly ChecklistItem[] {
  const { procedure } = dossier;
  const path = pathOf(procedure);
  const duties = procedure.assessment.duties.flatMap((duty) => {
    const place = placeOf(duty);
    if (place === null || !(place.applies?.(procedure) ?? true)) return [];
    const title = `${duty.germanName}: ${duty.when}`;
    const paragraph = statuteText(duty.citation.statute) ?? null;
    return [{ id: duty.id, title, paragraph, before: place.before, from: place.from }];
  });
  const own = OWN.filter(({ place }) => place.applies?.(procedure) ?? true).map(({ id, title, place }) => ({
    id,
    title,
    paragraph: null,
    before: place.before,
    from: place.from,
  }));
  return [...duties, ...own, ...datedItems(dossier), ...toldOf(dossier)]
    .map((item) => ({ afterwards: false, from: 'planned' as const, ...item, before: onPath(item.before, path) }))
    .filter(wanted)
    .sort((a, b) => path.indexOf(a.before) - path.indexOf(b.before))
    .map((item) => withState(dossier, item));
}

/** Companies that knew of the procedure are told of every cancellation; one of all lots closes the procedure before. */
function toldOf(dossier: Dossier): readonly Omit<PlainItem, 'from'>[] {
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

const placeOf = ({ id }: DutyAnswer): Placed | null => (id in PLACES ? (PLACES[id] ?? null) : ELSEWHERE);

/** Where a procedure does not know the phase, the one that comes next on its way. */
function onPath(before: Phase, path: readonly Phase[]): Phase {
  if (path.includes(before)) return before;
  return before === 'invited' || before === 'bidding' ? (path[2] ?? 'awarded') : 'awarded';
}

/** What the dossier itself proves, in German; null: somebody has to say so. */
function proofOf(dossier: Dossier, { id }: PlainItem): string | null {
  if (id === RECORD_ITEM && recordGaps(dossier).length === 0) return 'Alle Pflichtpunkte des Vermerks sind belegt.';
  if (id === BODY_ITEM && bodiesAnswered(dossier)) return 'Die Beschlüsse der Gremien sind erfasst.';
  const lots = goingLots(dossier).length;
  return id === 'lots' && lots > 1 ? `Die Leistung ist in ${lots} Lose aufgeteilt.` : null;
}

/** From the evaluation on lots may go different ways: what is owed after it, each lot owes by itself. */
const isPerLot = ({ before, afterwards }: PlainItem): boolean =>
  !afterwards && PHASES.indexOf(before) > PHASES.indexOf('evaluation');

function withState(dossier: Dossier, item: PlainItem): ChecklistItem {
  const marks = item.id === RECORD_ITEM ? [] : dossier.marks.filter(({ itemId }) => itemId === item.id);
  const proof = proofOf(dossier, item);
  const gap = confirmationOf(dossier, 'checklist-gap', item.id) ?? null;
  const going = isPerLot(item) ? goingLots(dossier) : [];
  if (going.length === 0) {
    const mark = marks.at(-1) ?? null;
    return {
      ...item,
      state: stateOf(proof, mark, gap),
      mark,
      gap,
      proof,
      lots: [],
      notYet: notYet(item, dossier.procedure),
    };
  }
  const lots = going.map((lot): LotItem & { readonly proof: string | null } => {
    // Every proposal has bodies of its own; the record is one for all lots.
    const proven = item.id === BODY_ITEM ? proofOf(partOf(dossier, [lot.id]), item) : proof;
    // A mark of the lot itself counts before one that was made for all of them.
    const mark = marks.find(({ lotId }) => lotId === lot.id) ?? marks.find(({ lotId }) => lotId === null) ?? null;
    const asked = gapOf(dossier, item.id, lot);
    return {
      ...{
        lotId: lot.id,
        number: lot.number,
        phase: lot.phase,
        mark,
        state: stateOf(proven, mark, asked),
        proof: proven,
      },
      ...{ notYet: notYet(item, lot), passed: PHASES.indexOf(lot.phase) >= PHASES.indexOf(item.before) },
    };
  });
  const latest = lots.flatMap(({ mark }) => mark ?? []).sort((a, b) => a.at.getTime() - b.at.getTime());
  const open = lots.every((lot) => lot.notYet !== null) ? (lots[0]?.notYet ?? null) : null;
  return {
    ...item,
    state: worstOf(lots),
    mark: latest.at(-1) ?? null,
    gap,
    proof: commonProof(lots),
    lots,
    notYet: open,
  };
}

const commonProof = (lots: readonly { readonly proof: string | null }[]): string | null =>
  lots.every(({ proof }) => proof !== null) ? (lots[0]?.proof ?? null) : null;

/** Why it cannot be true yet, in German. */
function notYet({ title, from }: PlainItem, { phase }: { readonly phase: Phase }): string | null {
  if (PHASES.indexOf(phase) >= PHASES.indexOf(from)) return null;
  const name = title.split(': ')[0] ?? title;
  return `„${name}“ kann frühestens in der Phase „${PHASE_NAMES[from]}“ zutreffen; jetzt: „${PHASE_NAMES[phase]}“.`;
}

/** What a reason to leave an item open is about: the item, or the item of single lots. */
export const gapSubject = (itemId: string, lotIds: readonly string[]): string =>
  lotIds.length === 0 ? itemId : `${itemId}#${[...lotIds].sort().join(',')}`;

function gapOf({ confirmations }: Dossier, itemId: string, lot: Lot): Confirmation | null {
  const about = ({ kind, subject }: Confirmation): boolean =>
    kind === 'checklist-gap' && (subject === itemId || (subject.startsWith(`${itemId}#`) && subject.includes(lot.id)));
  return confirmations.filter(about).at(-1) ?? null;
}

function stateOf(proof: string | null, mark: ChecklistMark | null, gap: Confirmation | null): ItemState {
  if (proof !== null || mark?.state === 'done') return 'done';
  if (gap?.decision === 'agreed') return 'waived';
  return gap !== null && gap.decision === null ? 'waiting' : 'open';
}

const FROM_WORST: readonly ItemState[] = ['open', 'waiting', 'waived', 'done'];
const worstOf = (lots: readonly LotItem[]): ItemState =>
  FROM_WORST.find((state) => lots.some((lot) => lot.state === state)) ?? 'open';

export const isSettled = ({ state }: Pick<ChecklistItem, 'state'>): boolean => state === 'done' || state === 'waived';

/**
 * The lots somebody means who settles an item: those named, otherwise the ones closest to it of those that still have it
 * ahead of them and for which it can be true; a lot that lags behind follows later. Empty where the item is for all lots.
 */
export function lotsMeant({ lots }: ChecklistItem, lotIds: readonly string[] | undefined): readonly LotItem[] {
  if (lotIds !== undefined && lotIds.length > 0) return lots.filter(({ lotId }) => lotIds.includes(lotId));
  const ahead = lots.filter(({ passed }) => !passed);
  const whole = ahead.length > 0 ? ahead : lots;
  const possible = whole.filter((lot) => lot.notYet === null);
  const closest = Math.max(...possible.map(({ phase }) => PHASES.indexOf(phase)));
  return possible.length > 0 ? possible.filter(({ phase }) => PHASES.indexOf(phase) === closest) : whole;
}
