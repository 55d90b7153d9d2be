import { addMonths, type FieldError, germanDate, invalid, localDate, notFound, yearOf } from '@app/kernel';
import { Directory } from '@app/organisation/contract';
import { AuditTrail, newId, Outbox, requirePermission, UnitOfWork } from '@app/platform';
import { Injectable } from '@nestjs/common';
import { ROUND_OPENED, type RoundOpenedV1 } from '../contract/events';
import type { Question } from '../domain/questionnaire';
import { LONGEST_MONTHS } from '../domain/reporting-window';
import type { ArticleWish } from '../domain/round-setup';
import { ArticleRepository } from '../infrastructure/article.repository';
import { FrameworkRepository } from '../infrastructure/framework.repository';
import { type Round, RoundRepository } from '../infrastructure/round.repository';
import { RoundSetupStore } from './round-setup';

export interface OpenRoundCommand {
  readonly title: string;
  readonly productGroups: readonly string[];
  readonly reportUntil: string;
  /** Slugs; all members of the centre when left out. */
  readonly members?: readonly string[];
  /** Numbers of articles of the groups that are not asked for. */
  readonly leftOut?: readonly string[];
  /** Requirements and prices set by hand; the others get the price the system proposes. */
  readonly articles?: readonly ArticleWish[];
  /** Left out: none. */
  readonly questions?: readonly Question[];
  /** The round it follows. */
  readonly formerRound?: string;
  /** Ids of the framework agreements whose end it prepares. */
  readonly frameworks?: readonly string[];
}

/** The centre asks its members for their demand. */
@Injectable()
export class OpenRound {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly rounds: RoundRepository,
    private readonly articles: ArticleRepository,
    private readonly directory: Directory,
    private readonly audit: AuditTrail,
    private readonly outbox: Outbox,
    private readonly setup: RoundSetupStore,
    private readonly frameworks: FrameworkRepository,
  ) {}

  async execute(command: OpenRoundCommand): Promise<Round> {
    requirePermission(this.uow.actor, 'demand-round.manage');
    const reportUntil = localDate(command.reportUntil);
    const memberIds = await this.checked(command, reportUntil);
    const content = await this.setup.checked(command);
    const frameworkIds = await this.agreements(command.frameworks ?? []);
    const former = command.formerRound === undefined ? undefined : await this.former(command.formerRound);
    const id = newId();
    const number = await this.rounds.nextNumber(yearOf(this.uow.today()));
    const round = {
      id,
      number,
      title: command.title.trim(),
      productGroups: [...new Set(command.productGroups)],
      reportUntil,
      leftOut: content.leftOut,
      formerRoundId: former?.id ?? null,
      frameworkIds,
    };
    await this.rounds.insert(round, memberIds);
    await this.setup.store(id, content);
    this.audit.record({
      action: 'demand-round.opened',
      subject: { type: 'demand-round', id, label: number },
      after: {
        ...round,
        members: memberIds.length,
        articles: content.articles.length,
        questions: content.questions.length,
      },
    });
    const event: RoundOpenedV1 = { roundId: id };
    await this.outbox.publish(ROUND_OPENED, event);
    const opened = await this.rounds.find(id);
    if (!opened) throw notFound('Diese Bedarfsabfrage');
    return opened;
  }

  private async agreements(ids: readonly string[]): Promise<readonly string[]> {
    for (const id of ids) if (!(await this.frameworks.find(id))) throw notFound('Diese Rahmenvereinbarung');
    return [...new Set(ids)];
  }

  private async former(id: string): Promise<Round> {
    const round = await this.rounds.find(id);
    if (!round) throw notFound('Die frühere Bedarfsabfrage');
    return round;
  }

  /** Ids of the members; refuses with every wrong field. */
  private async checked(command: OpenRoundCommand, reportUntil: string): Promise<readonly string[]> {
    const errors: FieldError[] = [];
    const today = this.uow.today();
    if (command.title.trim() === '') errors.push({ pointer: '/title', message: 'Der Titel fehlt.' });
    if (reportUntil < today) {
      errors.push({
        pointer: '/reportUntil',
        message: `Der letzte Meldetag darf nicht vor heute (${germanDate(today)}) liegen.`,
      });
    }
    const latest = addMonths(today, LONGEST_MONTHS);
    if (reportUntil > latest) {
      errors.push({
        pointer: '/reportUntil',
        message: `Der letzte Meldetag darf höchstens zwei Jahre entfernt sein (bis ${germanDate(latest)}).`,
      });
    }
    const groups = new Set((await this.articles.groups()).map(({ productGroup }) => productGroup));
    command.productGroups.forEach((group, index) => {
      if (!groups.has(group))
        errors.push({
          pointer: `/productGroups/${index}`,
          message: `Die Warengruppe „${group}“ gibt es im Artikelstamm nicht.`,
        });
    });
    const current = (await this.directory.members()).filter(
      ({ joinedOn, leftOn }) => joinedOn <= today && (leftOn === null || today <= leftOn),
    );
    const idOf = new Map(current.map(({ slug, id }) => [slug, id]));
    (command.members ?? []).forEach((slug, index) => {
      if (!idOf.has(slug))
        errors.push({ pointer: `/members/${index}`, message: `Die Mitgliedskommune „${slug}“ gibt es nicht.` });
    });
    if (errors.length > 0)
      throw invalid(
        'demand-round',
        errors.length === 1 ? 'Eine Angabe ist nicht richtig.' : `${errors.length} Angaben sind nicht richtig.`,
        errors,
      );
    const slugs = command.members ?? current.map(({ slug }) => slug);
    return [...new Set(slugs.flatMap((slug) => idOf.get(slug) ?? []))];
  }
}
