import { type Actor, type Contribution, Contributions, may, type Task } from '@app/platform';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { FrameworkProposalRepository } from '../infrastructure/framework-proposal.repository';
import { WatchFrameworks } from './watch-frameworks.usecase';

const KIND_NAMES = {
  quantity: 'eine andere Höchstmenge',
  value: 'einen anderen Höchstwert',
  price: 'einen anderen Preis',
  extension: 'eine längere Laufzeit',
} as const;

/** What framework agreements add to the start page of the centre. */
@Injectable()
export class FrameworkContribution implements Contribution, OnModuleInit {
  readonly room = 'frameworks';

  constructor(
    private readonly contributions: Contributions,
    private readonly proposals: FrameworkProposalRepository,
    private readonly watch: WatchFrameworks,
  ) {}

  onModuleInit(): void {
    this.contributions.register(this);
  }

  async tasks(actor: Actor): Promise<readonly Task[]> {
    if (actor.reach === 'member') return [];
    const decisions = may(actor, 'framework.decide')
      ? (await this.proposals.openOfOthers(actor.personId)).map(
          ({ id, frameworkId, kind, number, proposedByName }): Task => ({
            id: `frameworks:proposal:${id}`,
            title: 'Über Änderung einer Rahmenvereinbarung entscheiden',
            detail: `${number}: ${proposedByName} schlägt ${KIND_NAMES[kind]} vor`,
            href: `/rahmenvereinbarungen/${frameworkId}?bereich=vorschlaege`,
            due: null,
            kind: 'decide-framework-proposal',
          }),
        )
      : [];
    return [...decisions, ...(may(actor, 'framework.manage') ? await this.alerts() : [])];
  }

  /** One task per agreement, with what was told last. */
  private async alerts(): Promise<readonly Task[]> {
    const told = await this.watch.toldLately();
    const ids = [...new Set(told.map(({ frameworkId }) => frameworkId))];
    return ids.flatMap((frameworkId): Task[] => {
      const of = told.filter((alert) => alert.frameworkId === frameworkId);
      const first = of[0];
      if (!first) return [];
      const more = of.length > 1 ? ` Dazu ${of.length - 1} weitere Warnungen.` : '';
      return [
        {
          id: `frameworks:alert:${frameworkId}`,
          title: `Rahmenvereinbarung ${first.number} im Blick behalten`,
          detail: `${first.text}${more}`,
          href: `/rahmenvereinbarungen/${frameworkId}?bereich=verlauf`,
          due: null,
          kind: 'framework-alert',
        },
      ];
    });
  }
}
