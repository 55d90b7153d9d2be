import { DomainError, type FieldError, invalid, notFound } from '@app/kernel';
import { Directory, type Member } from '@app/organisation/contract';
import { AuditTrail, requirePermission, UnitOfWork } from '@app/platform';
import { Injectable } from '@nestjs/common';
import { checkedAnswers, openQuestions, type Question } from '../domain/questionnaire';
import { lateReasonFor } from '../domain/reporting-window';
import { QuestionnaireRepository, type SavedAnswers } from '../infrastructure/questionnaire.repository';
import { type Round, RoundRepository } from '../infrastructure/round.repository';
import { changedMeanwhile } from './changed-meanwhile';

export interface Questionnaire {
  readonly questions: readonly Question[];
  /** Null: nobody was named, and the actor is no person of one member. */
  readonly member: Member | null;
  readonly saved: SavedAnswers | undefined;
  readonly open: readonly FieldError[];
}
export interface AnswersCommand {
  /** Slug; a person of one member need not name it. */
  readonly member?: string;
  readonly answers: Readonly<Record<string, unknown>>;
  /** Why the centre answers after the last day. */
  readonly reason?: string;
}

/** What a round asks besides quantities, and what each member answers. */
@Injectable()
export class FillQuestionnaire {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly rounds: RoundRepository,
    private readonly questionnaires: QuestionnaireRepository,
    private readonly directory: Directory,
    private readonly audit: AuditTrail,
  ) {}

  async read(roundId: string, slug: string | undefined): Promise<Questionnaire> {
    requirePermission(this.uow.actor, 'demand-round.read');
    await this.round(roundId);
    const questions = await this.questionnaires.questions(roundId);
    const member = await this.memberOf(slug);
    if (!member) return { questions, member: null, saved: undefined, open: [] };
    await this.requireAsked(roundId, member);
    const saved = await this.questionnaires.answers(roundId, member.id);
    return { questions, member, saved, open: openQuestions(questions, saved?.answers ?? {}) };
  }

  /**
   * Keeps the answers of a member, also before they are complete. `version` is that of the answers the person saw, 0 for none.
   * Once the member has answered, a mandatory answer cannot be taken back. Complete answers of a member with reported lines
   * make it one that has answered. Returns the questionnaire as it stands.
   */
  async save(roundId: string, version: number, command: AnswersCommand): Promise<Questionnaire> {
    const member = await this.memberOf(command.member);
    if (!member)
      throw invalid('member-missing', 'Für welche Mitgliedskommune wird geantwortet?', [
        { pointer: '/member', message: 'Die Mitgliedskommune fehlt.' },
      ]);
    const { actor } = this.uow;
    requirePermission(actor, 'demand.report', member.id);
    await this.rounds.hold(roundId, 'shared');
    const round = await this.round(roundId);
    const asked = await this.requireAsked(roundId, member);
    const late = lateReasonFor(round, this.uow.today(), { centre: actor.reach !== 'member', reason: command.reason });
    const questions = await this.questionnaires.questions(roundId);
    const answers = checkedAnswers(questions, command.answers);
    const open = openQuestions(questions, answers);
    if (asked.answeredAt && open.length > 0) throw stillOpen(open);
    const before = await this.questionnaires.answers(roundId, member.id);
    if ((await this.questionnaires.save(roundId, member.id, version, answers, late)) === 0) {
      const now = await this.questionnaires.answers(roundId, member.id);
      throw changedMeanwhile('Der Fragebogen', now?.version ?? 0);
    }
    if (!asked.answeredAt && open.length === 0 && asked.lines > 0)
      await this.rounds.markAnswered(roundId, member.id, true);
    this.audit.record({
      action: 'demand-round.questionnaire-saved',
      subject: { type: 'demand-round', id: roundId, label: round.number },
      memberId: member.id,
      before: before ? { answers: before.answers } : undefined,
      after: { answers, lateReason: late },
    });
    return this.read(roundId, member.slug);
  }

  /** Throws `invalid` at the fields while a mandatory question is open. */
  async requireComplete(roundId: string, memberId: string): Promise<void> {
    const questions = await this.questionnaires.questions(roundId);
    const answers = questions.length === 0 ? {} : (await this.questionnaires.answers(roundId, memberId))?.answers;
    const open = openQuestions(questions, answers ?? {});
    if (open.length > 0) throw stillOpen(open);
  }

  private async round(roundId: string): Promise<Round> {
    const round = await this.rounds.find(roundId);
    if (!round) throw notFound('Diese Bedarfsabfrage');
    return round;
  }

  private async requireAsked(roundId: string, member: Member) {
    const asked = (await this.rounds.members([roundId])).find(({ memberId }) => memberId === member.id);
    if (!asked)
      throw invalid('not-asked', `${member.name} nimmt an dieser Bedarfsabfrage nicht teil.`, [
        { pointer: '/member', message: 'Nicht beteiligt.' },
      ]);
    return asked;
  }

  private async memberOf(slug: string | undefined): Promise<Member | null> {
    if (slug !== undefined) return this.directory.memberBySlug(slug);
    const { actor } = this.uow;
    const [own, ...others] = actor.reach === 'member' ? actor.memberIds : [];
    return own !== undefined && others.length === 0 ? this.directory.memberById(own) : null;
  }
}

const stillOpen = (open: readonly FieldError[]): DomainError =>
  invalid(
    'questions-open',
    open.length === 1
      ? 'Eine Pflichtfrage ist noch offen. Bitte füllen Sie den Fragebogen aus, bevor Sie die Meldung abschließen.'
      : `${open.length} Pflichtfragen sind noch offen. Bitte füllen Sie den Fragebogen aus, bevor Sie die Meldung abschließen.`,
    open,
  );
