import { conflict, germanDate, germanInstant, invalid, type LocalDate, notFound } from '@app/kernel';
import { Directory } from '@app/organisation/contract';
import { UnitOfWork } from '@app/platform';
import { Injectable } from '@nestjs/common';
import { agreedCancellations, cancellationGrounds, tellFact } from '../../domain/cancellation/cancellation';
import {
  awardLetters,
  cancellationLetters,
  priceInquiryLetter,
  type Wording,
} from '../../domain/correspondence/letters/further-letters';
import {
  informationFactId,
  informationLetters,
  losersOf,
  reasonsDue,
} from '../../domain/correspondence/letters/information-letters';
import type { LetterDraft, LetterFacts, LetterKind, WordedKind } from '../../domain/correspondence/letters/letter';
import { extensionLetters } from '../../domain/correspondence/letters/extension-letters';
import type { MessageChannel } from '../../domain/correspondence/message';
import { type Dossier, partOf } from '../../domain/dossier';
import { lowBidFact, rulebookOf } from '../../domain/examination/formal-grounds';
import { isAwarded, PHASE_NAMES } from '../../domain/phase';
import { standstillAfter } from '../../domain/standstill';
import { statuteText } from '../../domain/statute';
import { LetterTextRepository } from '../../infrastructure/correspondence/letter-text.repository';
import { ExaminationLoader } from '../../infrastructure/examination.loader';
import { bidOf, requireExaminable } from '../examination/examinable';
import { refuseUnmet } from '../procedure-step';
import { DocumentLetters, type PlannedLetter } from './document-letters';

/** Which letters shall be written. `aboutId`: what `dueLetters` names: proposal, cancellation, bid, extension, request … */
export interface LetterOrder {
  readonly kind: LetterKind;
  readonly aboutId: string;
  /** The way of every company; those that are not named go by mail. */
  readonly channels: Readonly<Record<string, MessageChannel>>;
  /** The day the letters leave; today where it is left out. */
  readonly dispatchOn?: LocalDate;
  /** Below the threshold: tell reasons and winner at once. */
  readonly withReasons?: boolean;
  /** Cancellation: the reasons as the companies are told them. Price: what the bidder shall explain. */
  readonly note?: string;
  /** Price: until when the bidder shall answer. */
  readonly due?: Date;
}

export interface LetterPlan {
  readonly letters: readonly PlannedLetter[];
  readonly facts: LetterFacts;
  /** The fact the letters rest on; null where none is stored. */
  readonly factId: string | null;
}

const LEAST_TEXT = 10;

interface WordedOrder extends LetterOrder {
  readonly kind: WordedKind;
}
interface WordedPlan extends Omit<LetterPlan, 'letters'> {
  readonly drafts: readonly LetterDraft[];
}

/** Makes letters from what is on file: nothing is written, the same order gives the same letters. */
@Injectable()
export class LetterPlans {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly files: ExaminationLoader,
    private readonly directory: Directory,
    private readonly documents: DocumentLetters,
    private readonly texts: LetterTextRepository,
  ) {}

  /** Runs in the caller's unit of work. Throws `conflict` while the letters are not due, `not-found`, `invalid`. */
  async plan(dossier: Dossier, order: LetterOrder): Promise<LetterPlan> {
    const { kind, aboutId } = order;
    if (kind === 'invitation' || kind === 'missing-documents' || kind === 'answers') {
      const letters = await this.documents.plan(dossier, kind, aboutId);
      return {
        letters,
        factId: null,
        facts: plainFacts(
          dossier,
          dossier.lots.map(({ id }) => id),
        ),
      };
    }
    const { drafts, ...plan } = await this.worded(dossier, { ...order, kind });
    return { ...plan, letters: drafts.map((draft) => ({ draft, document: null })) };
  }

  private worded(dossier: Dossier, order: WordedOrder): Promise<WordedPlan> {
    switch (order.kind) {
      case 'extension':
        return this.extension(dossier, order);
      case 'information':
        return this.information(dossier, order);
      case 'award':
        return this.award(dossier, order);
      case 'cancellation':
        return this.cancellation(dossier, order);
      case 'price-inquiry':
        return this.priceInquiry(dossier, order);
    }
  }

  private async information(whole: Dossier, order: WordedOrder): Promise<WordedPlan> {
    const { part, proposal } = proposalOf(whole, order.aboutId);
    const { procedure } = part;
    const eu = reasonsDue(procedure);
    if (procedure.phase !== 'award-proposed' && (eu || !isAwarded(procedure.phase))) {
      refuseLate(`In der Phase „${PHASE_NAMES[procedure.phase]}“ werden keine Bieter über den Vorschlag informiert.`);
    }
    const { lots, faults } = await this.files.of(part);
    if (faults.length > 0) {
      refuseUnmet(
        'letters-evaluation',
        'Die Schreiben entstehen erst, wenn die Wertung stimmig ist; ihre Gründe stammen daraus.',
        faults,
      );
    }
    const losers = losersOf(part, proposal);
    if (losers.size === 0) {
      throw conflict('letters-nobody', 'Zu diesem Vorschlag gibt es kein Angebot, das nicht berücksichtigt wird.');
    }
    const dispatchOn = checkedDay(order.dispatchOn ?? whole.today, whole.today);
    const byPost = [...losers.keys()].some((id) => order.channels[id] === 'post');
    const earliest = eu ? standstillAfter(dispatchOn, byPost ? 'post' : 'electronic', procedure.state).safeDay : null;
    const factId = informationFactId(procedure);
    const drafts = informationLetters({
      ...{ dossier: part, proposal, lots, earliest, withReasons: eu || (order.withReasons ?? false) },
      ...(await this.wording(whole, order, factId)),
    });
    return { drafts, factId, facts: { lotIds: proposal.lots.map(({ lotId }) => lotId), dispatchOn, earliest } };
  }

  private async award(whole: Dossier, order: WordedOrder): Promise<WordedPlan> {
    const { part, proposal } = proposalOf(whole, order.aboutId);
    if (!isAwarded(part.procedure.phase)) {
      refuseLate('Das Zuschlagsschreiben entsteht, sobald zwei Personen den Zuschlag entschieden haben.');
    }
    const drafts = awardLetters(part, proposal, await this.wording(whole, order, null));
    return {
      drafts,
      factId: null,
      facts: plainFacts(
        whole,
        proposal.lots.map(({ lotId }) => lotId),
      ),
    };
  }

  private async cancellation(whole: Dossier, order: WordedOrder): Promise<WordedPlan> {
    const asked = agreedCancellations(whole).find(({ id }) => id === order.aboutId);
    if (!asked) throw notFound('Diese Aufhebung');
    if (!asked.tell)
      refuseLate('Vor der Bekanntmachung kannte kein Unternehmen das Verfahren; niemand ist zu unterrichten.');
    if (whole.bidders.length === 0) {
      throw conflict('letters-nobody', 'Zu diesem Verfahren ist kein Unternehmen erfasst, das zu unterrichten wäre.');
    }
    // By the grounds that were offered before the cancellation closed the procedure.
    const offered = cancellationGrounds({ ...whole.procedure, phase: 'published' }, whole.law);
    const { id: factId } = tellFact(whole.procedure, whole.law);
    const part = {
      lotIds: asked.lotIds,
      grounds: offered.filter(({ id }) => asked.grounds.includes(id)),
      reason: order.note?.trim() || asked.reason,
    };
    const drafts = cancellationLetters(whole, part, await this.wording(whole, order, factId));
    return { drafts, factId, facts: plainFacts(whole, asked.lotIds) };
  }

  private async priceInquiry(whole: Dossier, order: WordedOrder): Promise<WordedPlan> {
    const { bid, lot } = bidOf(whole, order.aboutId);
    requireExaminable(whole, lot);
    const questions = order.note?.trim() ?? '';
    if (questions.length < LEAST_TEXT) {
      refuse('/note', `Bitte schreiben Sie mit mindestens ${LEAST_TEXT} Zeichen, was der Bieter erläutern soll.`);
    }
    const { due } = order;
    if (!due || due <= whole.now) return refuse('/due', 'Bitte geben Sie eine Frist an, die in der Zukunft liegt.');
    const { lots } = await this.files.of(whole);
    const now = lots.find((one) => one.lot.id === lot.id)?.now;
    const occasion = now?.evaluation?.lowBids.filter((low) => now.labels[low.bidId] === bid.id) ?? [];
    const factId = lowBidFact(rulebookOf(whole.procedure));
    const wording = await this.wording(whole, order, factId);
    const drafts = priceInquiryLetter(
      whole,
      { bid, questions, occasion: [...new Set(occasion.map(({ basis }) => OCCASIONS[basis]))] },
      { ...wording, values: { ...wording.values, Frist: germanInstant(due) } },
    );
    return { drafts, factId, facts: plainFacts(whole, [lot.id]) };
  }

  private async extension(whole: Dossier, order: WordedOrder): Promise<WordedPlan> {
    const extension = whole.extensions.find(({ id, state }) => id === order.aboutId && state === 'done');
    if (!extension) throw notFound('Diese Fristverlängerung');
    if (whole.bidders.length === 0) {
      throw conflict('letters-nobody', 'Zu diesem Verfahren ist kein Unternehmen erfasst, das zu unterrichten wäre.');
    }
    const drafts = extensionLetters(whole, extension, await this.wording(whole, order, null));
    return {
      drafts,
      factId: null,
      facts: plainFacts(
        whole,
        whole.lots.map(({ id }) => id),
      ),
    };
  }

  private async wording(
    { procedure, law, buyerIds }: Dossier,
    { kind }: WordedOrder,
    factId: string | null,
  ): Promise<Wording> {
    const { name } = await this.directory.centre();
    return {
      text: await this.texts.current(kind, buyerIds),
      values: {
        Aktenzeichen: procedure.fileNumber,
        Gegenstand: procedure.title,
        Vergabestelle: name,
        Bearbeitung: this.uow.actor.name,
        Vorschrift: (factId && statuteText(law.fact(factId).statute)) || 'den Vergabebestimmungen',
      },
    };
  }
}

/** Neither what others ask nor how far apart the prices lie is told: that would give their prices away. */
const OCCASIONS = {
  'next-bid': 'Ihr Angebotspreis liegt erheblich unter dem nächsthöheren Angebot.',
  estimate: 'Ihr Angebotspreis liegt erheblich unter dem Auftragswert, den wir geschätzt haben.',
} as const;

function proposalOf(whole: Dossier, id: string) {
  const proposal = whole.proposals.find((one) => one.id === id);
  if (!proposal) throw notFound('Dieser Zuschlagsvorschlag');
  return {
    proposal,
    part: partOf(
      whole,
      proposal.lots.map(({ lotId }) => lotId),
    ),
  };
}

const plainFacts = ({ today }: Dossier, lotIds: readonly string[]): LetterFacts => ({
  ...{ lotIds, dispatchOn: today, earliest: null },
});

const LONGEST_AHEAD = 14;
function checkedDay(day: LocalDate, today: LocalDate): LocalDate {
  const last = new Date(Date.parse(today) + LONGEST_AHEAD * 86_400_000).toISOString().slice(0, 10);
  if (day < today || day > last) {
    refuse('/dispatchOn', `Die Schreiben gehen zwischen heute (${germanDate(today)}) und dem ${germanDate(last)} ab.`);
  }
  return day;
}

function refuse(pointer: string, message: string): never {
  throw invalid('letters', message, [{ pointer, message }]);
}

function refuseLate(message: string): never {
  throw conflict('letters-not-due', message, { conditions: [] });
}
