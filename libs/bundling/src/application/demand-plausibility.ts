import { ConsumptionHistory } from '@app/consumption/contract';
import { parseQuantity } from '@app/kernel';
import { Directory, type Member } from '@app/organisation/contract';
import { requirePermission, UnitOfWork } from '@app/platform';
import { Injectable } from '@nestjs/common';
import { monthsFrom } from '../domain/demand-proposal';
import { type Finding, findingsOf, type FormerTotal, type PerHeadMedian, perHeadMedians } from '../domain/plausibility';
import { ArticleRepository } from '../infrastructure/article.repository';
import { PlausibilityQuery } from '../infrastructure/plausibility.query';
import { type DemandQuestion, QuestionRepository } from '../infrastructure/question.repository';
import { ReportingDesk } from './reporting-desk';

const YEAR = 12;

/** What stands out in what a member reported of an article, and what was asked about it. */
export interface Examined {
  readonly member: Member;
  readonly articleNumber: string;
  readonly text: string;
  readonly unit: string;
  readonly quantity: string;
  readonly findings: readonly Finding[];
  readonly questions: readonly DemandQuestion[];
}

/** Compares what was reported with former figures and per head of all members. */
@Injectable()
export class DemandPlausibility {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly desk: ReportingDesk,
    private readonly figures: PlausibilityQuery,
    private readonly questions: QuestionRepository,
    private readonly articles: ArticleRepository,
    private readonly directory: Directory,
    private readonly history: ConsumptionHistory,
  ) {}

  /** Of one member, or of all that may be seen: only what stands out or was asked about. */
  async of(roundId: string, slug?: string): Promise<readonly Examined[]> {
    const { actor } = this.uow;
    requirePermission(actor, 'demand-round.read');
    const one = slug !== undefined || actor.reach === 'member' ? await this.desk.memberOf(slug) : undefined;
    if (one) await this.desk.asked(roundId, one);
    else await this.desk.round(roundId);
    const totals = await this.figures.totals(roundId, one?.id);
    const medians = actor.reach === 'member' ? await this.figures.medians(roundId) : await this.medians(roundId);
    const inhabitants = await this.inhabitants();
    const former = await this.former(roundId, one?.id);
    const questions = await this.questions.ofRound(roundId, one?.id);
    const members = new Map((await this.directory.members()).map((member) => [member.id, member]));
    const articles = await this.articles.all();
    const reported = new Map(totals.map((row) => [keyOf(row), row]));
    // A question stays visible when the member took its lines back.
    for (const question of questions)
      if (!reported.has(keyOf(question))) {
        const { text = '', unit = '' } = articles.get(question.articleNumber) ?? {};
        reported.set(keyOf(question), { ...question, text, unit, quantity: '0' });
      }
    return [...reported.values()].flatMap((row) => {
      const member = members.get(row.memberId);
      if (!member) return [];
      const quantity = parseQuantity(row.quantity);
      const found = findingsOf(
        { articleNumber: row.articleNumber, unit: row.unit, quantity },
        {
          inhabitants: member.kind === 'county' ? null : (inhabitants.get(member.id) ?? null),
          perHead: medians.get(row.articleNumber),
          former: former.get(keyOf(row)),
        },
      );
      const asked = questions.filter((question) => keyOf(question) === keyOf(row));
      if ((quantity === 0n || found.length === 0) && asked.length === 0) return [];
      const { articleNumber, text, unit } = row;
      return [
        {
          member,
          articleNumber,
          text,
          unit,
          quantity: row.quantity,
          findings: quantity ? found : [],
          questions: asked,
        },
      ];
    });
  }

  /** Keeps the medians for the members, who may not see each other's figures. Runs for the centre. */
  async refreshMedians(roundId: string): Promise<void> {
    await this.figures.storeMedians(roundId, await this.medians(roundId));
  }

  private async medians(roundId: string): Promise<ReadonlyMap<string, PerHeadMedian>> {
    const inhabitants = await this.inhabitants();
    const counties = new Set(
      (await this.directory.members()).filter(({ kind }) => kind === 'county').map(({ id }) => id),
    );
    return perHeadMedians(
      (await this.figures.totals(roundId)).flatMap(({ memberId, articleNumber, quantity }) =>
        counties.has(memberId)
          ? []
          : [{ articleNumber, quantity: parseQuantity(quantity), inhabitants: inhabitants.get(memberId) ?? 0 }],
      ),
    );
  }

  private async inhabitants(): Promise<ReadonlyMap<string, number>> {
    return new Map([...(await this.directory.populations())].map(([id, { inhabitants }]) => [id, inhabitants]));
  }

  /** From the last round in which the member reported it; else from a full year of consumption. */
  private async former(roundId: string, memberId: string | undefined): Promise<ReadonlyMap<string, FormerTotal>> {
    const to = monthsFrom(this.uow.today().slice(0, 7), -1);
    const articles = await this.articles.all();
    const former = new Map<string, FormerTotal>();
    for (const row of await this.history.totals(monthsFrom(to, 1 - YEAR), to, memberId)) {
      const article = articles.get(row.articleNumber);
      if (row.activeMonths < YEAR || article?.baseUnit !== row.baseUnit) continue;
      const quantity = (parseQuantity(row.baseQuantity) * 1000n) / article.content;
      former.set(keyOf(row), { quantity, where: 'nach dem Verbrauch der letzten zwölf Monate' });
    }
    for (const row of await this.figures.former(roundId, memberId))
      former.set(keyOf(row), { quantity: parseQuantity(row.quantity), where: `in der Bedarfsabfrage ${row.number}` });
    return former;
  }
}

const keyOf = ({ memberId, articleNumber }: { readonly memberId: string; readonly articleNumber: string }): string =>
  `${memberId} ${articleNumber}`;
