import { centreHead, DocumentRequests } from '@app/documents/contract';
import { DomainError, invalid } from '@app/kernel';
import { assess, type AssessmentRequest, computeTimeline, type TimelineRequest } from '@app/law';
import { Directory } from '@app/organisation/contract';
import { type Actor, newId, requirePermission, UnitOfWork } from '@app/platform';
import { Injectable } from '@nestjs/common';
import { CentreLaw, type CompassAnswer, type CompassSheetOrder, CompassSheets } from '../contract';
import { compassSheet } from './compass-sheet-document';

/** Asks the Kompass again and puts the answer on a sheet, so that nothing on it was computed elsewhere. */
@Injectable()
export class MakeCompassSheet extends CompassSheets {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly law: CentreLaw,
    private readonly directory: Directory,
    private readonly documents: DocumentRequests,
  ) {
    super();
  }

  /** A sheet that belongs to no procedure. Returns the id of the document. */
  execute(actor: Actor, title: string, assessment: unknown, timeline: unknown): Promise<string> {
    return this.uow.run(actor, async () => {
      const memberId = actor.reach === 'member' ? (actor.memberIds[0] ?? null) : null;
      requirePermission(actor, 'document.request', memberId ?? undefined);
      const answer = await this.answer(assessment, timeline);
      return this.request({
        title,
        fileNumber: 'noch nicht vergeben',
        subject: { type: 'compass-sheet', id: newId(), label: title },
        memberId,
        answer,
        chosen: answer.plan && { type: answer.plan.procedureType, reason: null },
        deviations: [],
      });
    });
  }

  async answer(assessment: unknown, timeline: unknown): Promise<CompassAnswer> {
    const law = await this.law.current();
    const question = assessment as AssessmentRequest;
    const plan = (timeline ?? null) as TimelineRequest | null;
    const assessed = below('/assessment', () => assess(question, law));
    if (plan === null) return { question, assessment: assessed, plan, timeline: null };
    const computed = below('/timeline', () => computeTimeline(plan, law));
    refuseContradictions(question, plan);
    return { question, assessment: assessed, plan, timeline: computed };
  }

  async request(order: CompassSheetOrder): Promise<string> {
    const { states } = await this.law.current();
    const context = {
      centre: centreHead(await this.directory.centre()),
      stateName: states[order.answer.question.state] ?? order.answer.question.state,
      person: this.uow.actor.name,
      at: this.uow.now(),
    };
    return this.documents.request({
      template: 'compass-sheet',
      title: `Kompass-Blatt ${order.subject.label}`,
      subject: order.subject,
      memberId: order.memberId,
      data: compassSheet(order, context),
    });
  }
}

/** Runs the question; the pointers of its refusal begin with the place where the question stands. */
function below<T>(place: string, ask: () => T): T {
  try {
    return ask();
  } catch (error) {
    if (!(error instanceof DomainError) || error.errors.length === 0) throw error;
    const errors = error.errors.map(({ pointer, message }) => ({ pointer: `${place}${pointer}`, message }));
    throw new DomainError(error.kind, error.code, error.message, errors);
  }
}

/** One sheet, one case: dates of another day, state or nature would belong to another answer. */
function refuseContradictions(question: AssessmentRequest, plan: TimelineRequest): void {
  const errors = (['startsOn', 'state', 'nature', 'buyer'] as const)
    .filter((field) => plan[field] !== undefined && question[field] !== plan[field])
    .map((field) => ({
      pointer: `/timeline/${field}`,
      message: `„${plan[field]}“ ist nicht dieselbe Angabe wie in der Beurteilung („${question[field]}“).`,
    }));
  if (errors.length > 0) {
    throw invalid('compass-contradiction', 'Beurteilung und Zeitplan gehören nicht zum selben Fall.', errors);
  }
}
