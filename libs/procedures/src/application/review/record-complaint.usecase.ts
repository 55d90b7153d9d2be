import { conflict, dayInGermany, germanDate, germanInstant, invalid, type LocalDate, notFound } from '@app/kernel';
import { fact } from '@app/law';
import type { Actor } from '@app/platform';
import { Injectable } from '@nestjs/common';
import type { Dossier } from '../../domain/dossier';
import {
  clockSentence,
  type Complaint,
  type ComplaintAnswer,
  complaintClocks,
  COMPLAINT_SUBJECT_NAMES,
} from '../../domain/review/complaint';
import { type NewAnswer, type NewComplaint, ReviewRepository } from '../../infrastructure/review.repository';
import { ProcedureStep } from '../procedure-step';
import { lotsText, requireLots } from './lots-of-review';

export type ComplaintCommand = Omit<NewComplaint, 'lotIds' | 'name'> & {
  /** Left out: the whole procedure. */
  readonly lotIds?: readonly string[];
  /** Left out: the bidder's. */
  readonly name?: string;
};

const OUTCOMES: Readonly<Record<ComplaintAnswer['outcome'], string>> = {
  remedied: 'Der Rüge wird abgeholfen',
  refused: 'Der Rüge wird nicht abgeholfen',
};

/** A company complains of a breach; the authority remedies it or refuses with a reason. Both stay in the record. */
@Injectable()
export class RecordComplaint {
  constructor(
    private readonly step: ProcedureStep,
    private readonly reviews: ReviewRepository,
  ) {}

  /** Returns the id. Throws `invalid` for a day in the future, a lot or a bidder of another procedure. */
  async record(actor: Actor, procedureId: string, command: ComplaintCommand): Promise<string> {
    const record = async (dossier: Dossier) => {
      const complaint = complaintOf(dossier, command);
      const id = await this.reviews.insertComplaint(procedureId, complaint);
      const stored: Complaint = { ...complaint, id, personName: actor.name, at: dossier.now, answer: null };
      const { clocks, note } = complaintClocks(stored, dossier.procedure, dossier.law);
      const { name, receivedAt, about, text, lotIds } = complaint;
      const facts = [
        `Rüge von ${name}, eingegangen am ${germanInstant(receivedAt)}, zu ${COMPLAINT_SUBJECT_NAMES[about]}${lotsText(dossier, lotIds)}: ${text}`,
        ...clocks.map(clockSentence),
        ...(note ? [note] : []),
      ];
      return {
        id,
        action: 'complaint-recorded',
        change: {},
        lastChange: `Rüge von ${name} erfasst`,
        entries: [{ text: facts.join(' '), citation: citationOf(dossier) }],
        after: { complaintId: id, name, about, receivedAt: receivedAt.toISOString() },
      };
    };
    return (await this.step.run(actor, 'procedure.manage', procedureId, undefined, record, true)).id;
  }

  /** Throws `conflict` when it is answered already, `invalid` for an impossible day or a missing reason. */
  async answer(actor: Actor, procedureId: string, complaintId: string, answer: NewAnswer): Promise<void> {
    const record = async (dossier: Dossier) => {
      const complaint = (await this.reviews.complaints(procedureId)).find(({ id }) => id === complaintId);
      if (!complaint) throw notFound('Diese Rüge');
      if (complaint.answer) throw conflict('complaint-answered', 'Diese Rüge ist schon beantwortet.');
      checkDays(complaint, answer, dossier.today);
      await this.reviews.insertAnswer(complaintId, answer);
      const answered = { ...complaint, answer: { ...answer, personName: actor.name, at: dossier.now } };
      const clocks = complaintClocks(answered, dossier.procedure, dossier.law).clocks;
      const after = clocks.filter(({ step }) => step.id === 'review-application').map(clockSentence);
      const text = `${OUTCOMES[answer.outcome]} (${complaint.name}, ${germanDate(answer.answeredOn)}): ${answer.reason}`;
      return {
        action: 'complaint-answered',
        change: {},
        lastChange: `Rüge von ${complaint.name} beantwortet`,
        entries: [{ text: [text, ...after].join(' '), citation: citationOf(dossier) }],
        after: { complaintId, ...answer },
      };
    };
    await this.step.run(actor, 'procedure.manage', procedureId, undefined, record, true);
  }
}

const citationOf = ({ procedure }: Dossier): string | null =>
  procedure.regime === 'eu' ? fact('REV-160-1').statute : null;

function complaintOf(dossier: Dossier, { lotIds = [], name, bidderId, ...rest }: ComplaintCommand): NewComplaint {
  const bidder = bidderId === null ? undefined : dossier.bidders.find(({ id }) => id === bidderId);
  if (bidderId !== null && !bidder) throw notFound('Dieses Unternehmen');
  const called = name ?? bidder?.name ?? '';
  if (called === '') refuse('/name', 'Bitte nennen Sie das Unternehmen, das rügt.');
  if (rest.receivedAt > dossier.now) refuse('/receivedAt', 'Der Eingang kann nicht in der Zukunft liegen.');
  if (rest.recognisedOn !== null && rest.recognisedOn > dayInGermany(rest.receivedAt))
    refuse('/recognisedOn', 'Das Unternehmen hat den Verstoß spätestens mit seiner Rüge erkannt.');
  requireLots(dossier, lotIds);
  return { ...rest, bidderId, name: called, lotIds };
}

function checkDays({ receivedAt }: Complaint, { answeredOn, receivedOn, outcome }: NewAnswer, today: LocalDate): void {
  if (answeredOn > today || answeredOn < dayInGermany(receivedAt))
    refuse(
      '/answeredOn',
      `Beantwortet wurde zwischen dem Eingang (${germanDate(dayInGermany(receivedAt))}) und heute (${germanDate(today)}).`,
    );
  if (receivedOn === null) return;
  if (outcome === 'remedied') refuse('/receivedOn', 'Nur die Nichtabhilfe setzt mit ihrem Eingang eine Frist in Lauf.');
  if (receivedOn < answeredOn || receivedOn > today)
    refuse('/receivedOn', 'Der Eingang beim Unternehmen liegt zwischen der Antwort und heute.');
}

function refuse(pointer: string, message: string): never {
  throw invalid('complaint', 'Eine Angabe ist nicht richtig.', [{ pointer, message }]);
}
