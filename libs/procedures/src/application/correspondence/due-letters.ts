import { agreedCancellations, tellFact } from '../../domain/cancellation/cancellation';
import { checklistItems, isSettled } from '../../domain/checklist';
import { informationFactId, losersOf } from '../../domain/correspondence/letters/information-letters';
import type { LetterKind } from '../../domain/correspondence/letters/letter';
import { itemOfLetters } from '../../domain/correspondence/letters/settled-item';
import { isWithdrawn, type Message } from '../../domain/correspondence/message';
import { type MissingRequest, missingState } from '../../domain/correspondence/missing-documents';
import { type BidderQuestion, takesAnswers } from '../../domain/correspondence/questions';
import { type Dossier, goingLots, partOf } from '../../domain/dossier';
import { lowBidFact, rulebookOf } from '../../domain/examination/formal-grounds';
import { isAwarded } from '../../domain/phase';
import type { Bidder } from '../../domain/procedure';

/** Letters that are due and not written yet. */
export interface DueLetters {
  readonly kind: LetterKind;
  readonly aboutId: string;
  readonly lotIds: readonly string[];
  /** Companies the letters go to. */
  readonly bidderIds: readonly string[];
  readonly factId: string | null;
}

interface WrittenSoFar {
  readonly dossier: Dossier;
  readonly messages: readonly Message[];
  readonly questions: readonly BidderQuestion[];
  readonly missing: readonly MissingRequest[];
}

/** What is due by the state of the file and has no letters that stand. */
export function dueLetters(input: WrittenSoFar): readonly DueLetters[] {
  const { dossier, messages, questions, missing } = input;
  const { procedure, law } = dossier;
  const settled = new Set(
    checklistItems(dossier)
      .filter(isSettled)
      .map(({ id }) => id),
  );
  const written = ({ kind, aboutId }: DueLetters): boolean =>
    settled.has(itemOfLetters(kind, aboutId)) ||
    messages.some((one) => one.kind === kind && one.aboutId === aboutId && !isWithdrawn(one));
  const proposals = dossier.proposals.flatMap((proposal): readonly DueLetters[] => {
    const lotIds = proposal.lots.map(({ lotId }) => lotId);
    const part = partOf(dossier, lotIds);
    const { phase, regime } = part.procedure;
    const losers = [...losersOf(part, proposal).keys()];
    const informed = dossier.letters.some(({ proposalId }) => proposalId === proposal.id);
    const inform = phase === 'award-proposed' || (regime !== 'eu' && isAwarded(phase) && phase !== 'closed');
    const winners = part.bids.filter(({ id }) => proposal.lots.some(({ bidId }) => bidId === id));
    return [
      ...(inform && !informed && losers.length > 0
        ? [
            {
              ...{ kind: 'information' as const, aboutId: proposal.id, lotIds, bidderIds: losers },
              factId: informationFactId(procedure),
            },
          ]
        : []),
      ...(isAwarded(phase) && winners.length > 0 && phase !== 'closed'
        ? [
            {
              ...{ kind: 'award' as const, aboutId: proposal.id, lotIds, factId: null },
              bidderIds: [...new Set(winners.map(({ bidderId }) => bidderId))],
            },
          ]
        : []),
    ];
  });
  const cancelled = agreedCancellations(dossier)
    .filter(({ tell }) => tell && dossier.bidders.length > 0)
    .map(({ id, lotIds }) => ({
      ...{ kind: 'cancellation' as const, aboutId: id, lotIds, bidderIds: dossier.bidders.map((one) => one.id) },
      factId: tellFact(procedure, law).id,
    }));
  const going = new Set(goingLots(dossier).map(({ id }) => id));
  const asked = dossier.bids
    .filter(({ id, lotId }) => going.has(lotId) && waitsForAnswer(dossier, id))
    .map(({ id, lotId, bidderId }) => ({
      ...{ kind: 'price-inquiry' as const, aboutId: id, lotIds: [lotId], bidderIds: [bidderId] },
      factId: lowBidFact(rulebookOf(procedure)),
    }));
  const all = [
    ...cancelled,
    ...proposals,
    ...asked,
    ...requested(dossier, missing),
    ...extended(dossier),
    ...answered(dossier, questions),
  ];
  return [...invited(dossier, messages), ...all.filter((due) => !written(due))];
}

/** The examination wants the price explained and the bidder has not answered yet. */
const waitsForAnswer = ({ record }: Dossier, bidId: string): boolean => lastInquiry(record.findings, bidId) === 'asked';

const lastInquiry = (findings: Dossier['record']['findings'], bidId: string): string | undefined =>
  findings.flatMap((one) => (one.kind === 'inquiry' && one.bidId === bidId ? [one.result] : [])).at(-1);

/** Companies that are to be invited now and were not yet. */
export function invitable(dossier: Dossier, messages: readonly Message[]): readonly Bidder[] {
  if (dossier.procedure.phase !== 'invited') return [];
  const done = new Set(
    messages
      .filter((message) => message.kind === 'invitation' && !isWithdrawn(message))
      .flatMap(({ recipients }) => recipients.map(({ bidderId }) => bidderId)),
  );
  return dossier.bidders.filter(({ id }) => !done.has(id));
}

function invited(dossier: Dossier, messages: readonly Message[]): readonly DueLetters[] {
  const item = checklistItems(dossier).find(({ id }) => id === itemOfLetters('invitation', ''));
  const bidderIds = invitable(dossier, messages).map(({ id }) => id);
  if (!item || isSettled(item) || bidderIds.length === 0) return [];
  return [{ ...about(dossier, 'invitation', dossier.procedure.id), bidderIds }];
}

const about = ({ lots }: Dossier, kind: LetterKind, aboutId: string) => ({
  ...{ kind, aboutId, lotIds: lots.map(({ id }) => id), factId: null },
});

const requested = (dossier: Dossier, missing: readonly MissingRequest[]): readonly DueLetters[] =>
  missing
    .filter((request) => missingState(request, dossier.now) === 'draft')
    .map(({ id, bidderId, lotId }) => ({
      ...about(dossier, 'missing-documents', id),
      bidderIds: [bidderId],
      ...(lotId === null ? {} : { lotIds: [lotId] }),
    }));

/** The new deadline is told while it runs. */
const extended = (dossier: Dossier): readonly DueLetters[] =>
  dossier.extensions
    .filter(({ state, after }) => state === 'done' && after > dossier.now && dossier.bidders.length > 0)
    .slice(-1)
    .map(({ id }) => ({ ...about(dossier, 'extension', id), bidderIds: dossier.bidders.map((one) => one.id) }));

/** How many answers and corrections were published: another one makes another letter. */
export const answersKey = (questions: readonly BidderQuestion[]): string =>
  String(questions.flatMap(({ versions }) => versions).filter(({ kind }) => kind === 'answer').length);

function answered(dossier: Dossier, questions: readonly BidderQuestion[]): readonly DueLetters[] {
  const key = answersKey(questions);
  const { phase, tenderDeadline } = dossier.procedure;
  const running = takesAnswers(phase) && (tenderDeadline === null || dossier.now < tenderDeadline);
  if (key === '0' || !running || dossier.bidders.length === 0) return [];
  return [{ ...about(dossier, 'answers', key), bidderIds: dossier.bidders.map(({ id }) => id) }];
}
