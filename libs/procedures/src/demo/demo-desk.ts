import { Directory } from '@app/organisation/contract';
import { type Actor, UnitOfWork } from '@app/platform';
import { Injectable } from '@nestjs/common';
import { AddBidder } from '../application/add-bidder.usecase';
import { CancelProcedure } from '../application/cancellation/cancel-procedure.usecase';
import { ChooseProcedureType } from '../application/choose-procedure-type.usecase';
import { CreateProcedure } from '../application/create-procedure.usecase';
import { DecideAward } from '../application/decide-award.usecase';
import { EvaluateBids } from '../application/evaluate-bids.usecase';
import { OpenBids } from '../application/open-bids.usecase';
import { PlanTimeline } from '../application/plan-timeline.usecase';
import { ProposeAward } from '../application/propose-award.usecase';
import { RecordInformationLetters } from '../application/record-information-letters.usecase';
import { SavePlan } from '../application/save-plan.usecase';
import { SettleChecklist } from '../application/settle-checklist.usecase';
import { TransitionProcedure } from '../application/transition-procedure.usecase';
import { SealBid } from '../application/vault/seal-bid.usecase';
import { checklistItems, RECORD_ITEM } from '../domain/checklist';
import { waiting } from '../domain/confirmation';
import type { Dossier } from '../domain/dossier';
import type { Phase } from '../domain/phase';
import { NO_PLAN_FACTS } from '../domain/plan-facts';
import type { Bidder, TimelineInputs } from '../domain/procedure';
import { DossierLoader } from '../infrastructure/dossier.loader';
import { DEMO_COMPANIES, type DemoBid, type DemoCompany, type DemoProcedure } from './demo-procedures';

/** The two people who run the procedures of the demo; every step is a transaction of one of them. */
export interface DemoTeam {
  readonly officer: Actor;
  readonly head: Actor;
}

const STATE = 'HE';
/** NUTS 3: Groß-Gerau. */
const PLACE = 'DE717';

/** What the people of the demo do, each step through its own use case. */
@Injectable()
export class DemoDesk {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly directory: Directory,
    private readonly dossiers: DossierLoader,
    private readonly createProcedure: CreateProcedure,
    private readonly savePlan: SavePlan,
    private readonly chooseType: ChooseProcedureType,
    private readonly planTimeline: PlanTimeline,
    private readonly checklist: SettleChecklist,
    private readonly transitions: TransitionProcedure,
    private readonly bidders: AddBidder,
    private readonly sealed: SealBid,
    private readonly openBids: OpenBids,
    private readonly evaluateBids: EvaluateBids,
    private readonly proposeAward: ProposeAward,
    private readonly letters: RecordInformationLetters,
    private readonly decideAward: DecideAward,
    private readonly cancellation: CancelProcedure,
  ) {}

  read({ officer }: DemoTeam, id: string): Promise<Dossier> {
    return this.uow.run(officer, () => this.dossiers.read(id));
  }

  /** A procedure in planning with everything the notice will ask for, and with its people. Returns the id. */
  async plan({ officer, head }: DemoTeam, demo: DemoProcedure): Promise<string> {
    const { title, nature, description, lots, thirdParty } = demo;
    return this.uow.run(officer, async () => {
      const buyerIds: string[] = [];
      for (const slug of demo.buyers) buyerIds.push((await this.directory.memberBySlug(slug)).id);
      const { id } = await this.createProcedure.run(officer, {
        ...{ title, nature, state: STATE, buyerIds, onBehalfOf: thirdParty?.name ?? null, estimateReasons: [] },
        ...{ lots: lots.map((lot) => ({ ...lot, positions: [] })), term: null, origin: null },
        joint: buyerIds.length > 1,
      });
      const dossier = await this.dossiers.read(id);
      await this.savePlan.run(officer, id, {
        ...{ title, buyerIds, term: null, onBehalfOf: thirdParty?.name ?? null },
        lots: dossier.lots.map(({ id: lotId, ...lot }) => ({ id: lotId, ...lot })),
        facts: {
          ...{ ...NO_PLAN_FACTS, description, place: [PLACE] },
          ...{ leadBuyerId: buyerIds[0] ?? null, thirdPartyFee: thirdParty?.fee ?? null },
        },
      });
      await this.savePlan.assign(officer, id, {
        officerId: officer.personId ?? '',
        deputyId: head.personId,
      });
      return id;
    });
  }

  /** The type is chosen and agreed to, then the dates are set. */
  async decide(
    { officer, head }: DemoTeam,
    id: string,
    type: NonNullable<DemoProcedure['type']>,
    dates: TimelineInputs,
  ): Promise<void> {
    await this.chooseType.run(officer, id, type);
    await this.agree({ officer, head }, id);
    await this.planTimeline.save(officer, id, dates);
  }

  async invite({ officer }: DemoTeam, id: string, companies: readonly DemoCompany[]): Promise<void> {
    for (const key of companies) await this.bidders.run(officer, id, companyOf(key));
  }

  /** Ticks what must be done before the phase and goes there. */
  go(team: DemoTeam, id: string, to: Phase): Promise<void> {
    return this.uow.run(team.officer, async () => {
      await this.settle(team, id, to);
      await this.transitions.run(team.officer, id, to, undefined);
    });
  }

  async seal({ officer }: DemoTeam, id: string, [lot, company, total]: DemoBid): Promise<void> {
    const { lots, bidders } = await this.read({ officer, head: officer }, id);
    const facts = companyOf(company);
    const known = bidders.find(({ name }) => name === facts.name);
    await this.sealed.run(officer, id, {
      ...{ bidder: known ?? facts, lotId: lots[lot - 1]?.id ?? null, channel: 'portal', replaces: null },
      ...{ bid: { positions: [], total }, file: null, remarks: null, bytes: new Uint8Array() },
      ...{ discountPercent: null, variants: 0 },
    });
  }

  async open({ officer, head }: DemoTeam, id: string): Promise<void> {
    await this.openBids.run(officer, id);
    await this.openBids.run(head, id);
  }

  evaluate({ officer }: DemoTeam, id: string): Promise<void> {
    return this.evaluateBids.run(officer, id);
  }

  propose({ officer }: DemoTeam, id: string): Promise<void> {
    return this.proposeAward.run(officer, id, {});
  }

  inform({ officer }: DemoTeam, id: string, dispatchedOn: string): Promise<void> {
    return this.letters.run(officer, id, { dispatchedOn, channel: 'electronic' });
  }

  async award(team: DemoTeam, id: string): Promise<void> {
    await this.settle(team, id, 'awarded');
    await this.decideAward.run(team.officer, id, undefined);
    await this.decideAward.run(team.head, id, undefined);
  }

  async cancel(team: DemoTeam, id: string, command: NonNullable<DemoProcedure['cancellation']>): Promise<void> {
    await this.cancellation.ask(team.officer, id, command);
    await this.agree(team, id);
  }

  private async settle(team: DemoTeam, id: string, before: Phase): Promise<void> {
    const items = checklistItems(await this.read(team, id));
    const due = items.filter((item) => item.before === before && item.state === 'open' && item.id !== RECORD_ITEM);
    const done = { state: 'done', note: null, responsibleId: team.officer.personId } as const;
    for (const item of due) await this.checklist.mark(team.officer, id, item.id, done);
  }

  private async agree({ officer, head }: DemoTeam, id: string): Promise<void> {
    const { confirmations } = await this.read({ officer, head }, id);
    for (const asked of confirmations.filter(waiting))
      await this.checklist.answer(head, id, asked.id, { agree: true, comment: null });
  }
}

function companyOf(key: DemoCompany): Omit<Bidder, 'id'> {
  const [name, street, postcode, city] = DEMO_COMPANIES[key];
  return { name, street, postcode, city, email: `angebote@${key}.example` };
}
