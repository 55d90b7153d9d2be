import { germanDate, type LocalDate } from '@app/kernel';
import {
  type Actor,
  type Contribution,
  Contributions,
  type DateEntry,
  may,
  type SearchHit,
  type Task,
  UnitOfWork,
} from '@app/platform';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { ArticleRepository } from '../infrastructure/article.repository';
import { BundleRepository } from '../infrastructure/bundle.repository';
import { FrameworkRepository } from '../infrastructure/framework.repository';
import { type Round, RoundRepository } from '../infrastructure/round.repository';

const HITS = 8;
const STATE_NAMES = { open: 'offen', closed: 'geschlossen', bundled: 'gebündelt' } as const;

/** What the room adds to the start page and the global search. */
@Injectable()
export class BundlingContribution implements Contribution, OnModuleInit {
  readonly room = 'bundling';

  constructor(
    private readonly uow: UnitOfWork,
    private readonly contributions: Contributions,
    private readonly rounds: RoundRepository,
    private readonly bundles: BundleRepository,
    private readonly frameworks: FrameworkRepository,
    private readonly articles: ArticleRepository,
  ) {}

  onModuleInit(): void {
    this.contributions.register(this);
  }

  async tasks(actor: Actor): Promise<readonly Task[]> {
    if (actor.reach === 'member') return may(actor, 'demand.report') ? this.reports() : [];
    return may(actor, 'demand-round.manage') ? [...(await this.roundsToManage()), ...(await this.bundlesToUse())] : [];
  }

  async dates(actor: Actor): Promise<readonly DateEntry[]> {
    if (!may(actor, 'demand-round.read')) return [];
    const today = this.uow.today();
    const open = (await this.rounds.openRounds()).filter(
      ({ state, reportUntil }) => state === 'open' && reportUntil >= today,
    );
    return open.map((round) => ({
      date: round.reportUntil,
      title: `Ende der Meldefrist: ${round.title}`,
      href: hrefOf(round),
    }));
  }

  async search(actor: Actor, text: string): Promise<readonly SearchHit[]> {
    const rounds = may(actor, 'demand-round.read') ? await this.rounds.search(text, HITS) : [];
    const frameworks = may(actor, 'framework.read') ? await this.frameworks.search(text, HITS) : [];
    const articles = may(actor, 'article.read')
      ? (await this.articles.page(text, undefined, HITS, undefined)).items
      : [];
    return [
      ...rounds.map((round) => ({
        type: 'Bedarfsabfrage',
        label: round.title,
        detail: `${round.number}, ${STATE_NAMES[round.state]}`,
        href: hrefOf(round),
      })),
      ...frameworks.map(({ id, number, title, supplierName }) => ({
        type: 'Rahmenvereinbarung',
        label: title,
        detail: `${number}, ${supplierName}`,
        href: `/rahmenvereinbarungen/${id}`,
      })),
      ...articles.map(({ articleNumber, text: name, productGroup }) => ({
        type: 'Artikel',
        label: name,
        detail: `${articleNumber}, ${productGroup}`,
        href: `/artikel?q=${encodeURIComponent(articleNumber)}`,
      })),
    ];
  }

  private async reports(): Promise<readonly Task[]> {
    const today = this.uow.today();
    const open = (await this.rounds.openRounds()).filter(
      ({ state, reportUntil }) => state === 'open' && reportUntil >= today,
    );
    const unanswered = new Set(
      (await this.rounds.members(open.map(({ id }) => id))).flatMap(({ roundId, answeredAt }) =>
        answeredAt ? [] : roundId,
      ),
    );
    return open
      .filter(({ id }) => unanswered.has(id))
      .map((round) =>
        task(
          round,
          'report-demand',
          `Bedarf melden bis ${germanDate(round.reportUntil)}`,
          round.title,
          round.reportUntil,
        ),
      );
  }

  private async roundsToManage(): Promise<readonly Task[]> {
    const today = this.uow.today();
    const rounds = await this.rounds.openRounds();
    const members = await this.rounds.members(rounds.map(({ id }) => id));
    return rounds.flatMap((round) => {
      if (round.state === 'closed')
        return task(round, 'bundle-round', 'Bedarf bündeln', `${round.number}: ${round.title}`, null);
      const asked = members.filter(({ roundId }) => roundId === round.id);
      const answered = asked.filter(({ answeredAt }) => answeredAt !== null).length;
      const detail = `${round.title}: ${answered} von ${asked.length} Mitgliedern haben geantwortet`;
      if (round.reportUntil >= today && answered < asked.length) return [];
      return task(round, 'close-round', 'Bedarfsabfrage schließen', detail, round.reportUntil);
    });
  }

  private async bundlesToUse(): Promise<readonly Task[]> {
    return (await this.bundles.withoutProcedure()).map(({ id, roundNumber, title }) => ({
      id: `bundling:procedure:${id}`,
      title: 'Vergabeverfahren aus Bündel anlegen',
      detail: `${roundNumber}: ${title}`,
      href: `/buendel/${id}`,
      due: null,
      kind: 'create-procedure',
    }));
  }
}

const hrefOf = (round: Pick<Round, 'id'>): string => `/bedarf/${round.id}`;
const task = (round: Round, kind: string, title: string, detail: string, due: LocalDate | null): Task => ({
  id: `bundling:${kind}:${round.id}`,
  title,
  detail,
  href: hrefOf(round),
  due,
  kind,
});
