import { CentreLaw } from '@app/compass/contract';
import { Contracts, INTENDED_CHANGE } from '@app/contracts/contract';
import { daysBetween, formatMoney, formatQuantity, type LocalDate } from '@app/kernel';
import { citationOf, judgeFramework, type Law, type ModificationGround } from '@app/law';
import { Directory } from '@app/organisation/contract';
import { UnitOfWork } from '@app/platform';
import { Injectable } from '@nestjs/common';
import type { ProposalEffect } from '../domain/framework-proposal';
import type { FrameworkHead } from '../infrastructure/framework.repository';

/** What the law says of a proposed change; texts are German. */
export interface ChangeLaw {
  /** Null: no contract is known, nothing was judged. */
  readonly verdict: 'permitted' | 'needs-grounds' | 'needs-new-procedure' | null;
  readonly reason: string;
  readonly contractNumber: string | null;
  readonly limits: readonly {
    readonly name: string;
    readonly limit: string;
    readonly used: string;
    readonly left: string;
  }[];
  /** Of the longest term, for an extension. */
  readonly term: { readonly verdict: string; readonly reason: string } | null;
  readonly paragraphs: readonly { readonly id: string; readonly statute: string; readonly status: string }[];
  readonly doubts: readonly string[];
}

/** What small changes of a contract are judged by where no contract is known (§ 132 Abs. 3 GWB). */
const CHANGES = 'MOD-3';

/** Judges a change of an agreement with everything that was changed in its contract before. */
@Injectable()
export class FrameworkChangeLaw {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly contracts: Contracts,
    private readonly directory: Directory,
    private readonly law: CentreLaw,
  ) {}

  async judge(
    head: FrameworkHead,
    effect: ProposalEffect,
    ground: ModificationGround,
    reason: string,
  ): Promise<ChangeLaw> {
    const law = await this.law.current();
    const intended = {
      on: this.uow.today(),
      amount: formatMoney(effect.amount),
      ground,
      natureChanged: false,
    };
    const judged = await this.contracts.judgeChange(head.procedureId, head.lotId, intended);
    const change = judged?.answer.changes.find(({ id }) => id === INTENDED_CHANGE);
    if (!judged || !change) return unknownContract(law);
    const answer =
      effect.to === head.to
        ? null
        : judgeFramework(
            {
              startsOn: judged.contract.startsOn,
              state: judged.contract.state,
              nature: judged.contract.nature,
              regime: judged.contract.regime,
              buyer: 'municipality',
              years: yearsBetween(head.from, effect.to),
              termReasons: reason,
              entitled: (await this.directory.members())
                .filter(({ id }) => head.memberIds.includes(id))
                .map(({ name }) => name),
              maximumValue: effect.maximumValue === null ? null : formatMoney(effect.maximumValue),
              maximumQuantity: effect.maximumValue === null ? formatQuantity(1n) : null,
            },
            law,
          );
    const term = answer?.points.find(({ id }) => id === 'term');
    return {
      verdict: change.verdict,
      reason: change.reason,
      contractNumber: judged.contract.number,
      limits: change.limits.map(({ germanName, limit, used, left }) => ({ name: germanName, limit, used, left })),
      term: term ? { verdict: term.verdict, reason: term.reason } : null,
      paragraphs: [...change.citations, ...(term?.citations ?? [])].map(({ id, statute, status }) => ({
        ...{ id, statute, status },
      })),
      doubts: [...judged.answer.uncertain.map(({ text }) => text)],
    };
  }
}

function unknownContract(law: Law): ChangeLaw {
  const { id, statute, status } = citationOf(law.fact(CHANGES));
  return {
    verdict: null,
    reason:
      'Zu dieser Rahmenvereinbarung ist kein Vertrag hinterlegt. Die Grenzen für Vertragsänderungen wurden nicht geprüft; bitte prüfen Sie sie vor der Zustimmung.',
    contractNumber: null,
    limits: [],
    term: null,
    paragraphs: [{ id, statute, status }],
    doubts: [],
  };
}

/** Whole years exactly, parts of a year in hundredths, rounded up. */
const yearsBetween = (from: LocalDate, to: LocalDate): number =>
  Math.max(0.01, Math.ceil(((daysBetween(from, to) + 1) * 100) / 365.25 - 1e-9) / 100);
