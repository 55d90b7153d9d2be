import { conflict, type LocalDate } from '@app/kernel';
import { requirePermission, UnitOfWork } from '@app/platform';
import { Injectable } from '@nestjs/common';
import {
  type AfterAward,
  type AwardedLot,
  type AwardedProcedure,
  type JoiningNeeds,
  type NewProcedure,
  type ProcedureProgress,
  Procedures,
} from '../contract';
import { afterAward } from '../domain/after-award';
import type { Dossier } from '../domain/dossier';
import { offeredNet } from '../domain/price-check/offered-net';
import { isAwarded } from '../domain/phase';
import { DossierLoader } from '../infrastructure/dossier.loader';
import { ProcedureProgressQuery } from '../infrastructure/procedure-progress.query';
import { ProcedureRepository } from '../infrastructure/procedure.repository';
import { RecordRepository } from '../infrastructure/record.repository';
import { CreateProcedure } from './create-procedure.usecase';
import { JoinProcedure } from './join-procedure.usecase';

/** What rooms above ask of the procedures. */
@Injectable()
export class AwardedProcedures extends Procedures {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly createProcedure: CreateProcedure,
    private readonly dossiers: DossierLoader,
    private readonly procedures: ProcedureRepository,
    private readonly record: RecordRepository,
    private readonly joinProcedure: JoinProcedure,
    private readonly progressQuery: ProcedureProgressQuery,
  ) {
    super();
  }

  async create(procedure: NewProcedure): Promise<{ readonly id: string; readonly fileNumber: string }> {
    const { origin, state, onBehalfOf, recordSentences = [], ...rest } = procedure;
    const created = await this.createProcedure.run(this.uow.actor, {
      ...rest,
      state: state as Parameters<CreateProcedure['run']>[1]['state'],
      onBehalfOf: onBehalfOf ?? null,
      origin: origin ?? null,
    });
    for (const sentence of recordSentences) await this.record.add(created.id, sentence);
    return created;
  }

  progress(procedureIds: readonly string[]): Promise<readonly ProcedureProgress[]> {
    return this.progressQuery.of(procedureIds);
  }

  join(procedureId: string, needs: JoiningNeeds): Promise<{ readonly id: string; readonly fileNumber: string }> {
    return this.joinProcedure.run(this.uow.actor, procedureId, needs);
  }

  async awarded(procedureId: string): Promise<AwardedProcedure> {
    requirePermission(this.uow.actor, 'procedure.read');
    const dossier = await this.dossiers.read(procedureId);
    const {
      id,
      fileNumber,
      title,
      termFrom,
      termTo,
      nature,
      state,
      regime,
      procedureType,
      startsOn,
      onBehalfOf,
      plan,
    } = dossier.procedure;
    const awardedOn = dossier.lots.find((lot) => lot.awardedOn !== null)?.awardedOn ?? null;
    if (awardedOn === null) throw conflict('not-awarded', `Im Verfahren ${fileNumber} ist noch kein Zuschlag erteilt.`);
    return {
      procedureId: id,
      fileNumber,
      title,
      buyerIds: await this.procedures.buyerIds(id),
      term: { from: termFrom ?? awardedOn, to: termTo ?? awardedOn },
      plannedTerm: { from: termFrom, to: termTo },
      ...{ nature, state, regime, procedureType, startsOn, onBehalfOf },
      options: plan.options.map(({ title: name, value }) => ({ title: name, value })),
      lots: awardedLots(dossier),
    };
  }

  async afterAward(procedureId: string, contractEndsOn: LocalDate | null): Promise<AfterAward> {
    requirePermission(this.uow.actor, 'procedure.read');
    return afterAward(await this.dossiers.read(procedureId), contractEndsOn);
  }
}

function awardedLots(dossier: Dossier): readonly AwardedLot[] {
  const { proposals, lots, bids, bidders } = dossier;
  const proposed = proposals.flatMap((proposal) => proposal.lots);
  const won = lots.filter(({ phase }) => isAwarded(phase));
  return won.flatMap((lot): AwardedLot[] => {
    const bidId = proposed.find(({ lotId }) => lotId === lot.id)?.bidId;
    const bid = bids.find(({ id }) => id === bidId);
    const bidder = bidders.find(({ id }) => id === bid?.bidderId);
    if (!bid || !bidder) return [];
    const tiersOf = new Map(bid.positions.map(({ articleNumber, tiers }) => [articleNumber, tiers]));
    const { name, street, postcode, city, email } = bidder;
    return [
      {
        lotId: lot.id,
        number: lot.number,
        title: lot.title,
        cpv: lot.cpv,
        value: offeredNet(dossier, bid),
        awardedOn: lot.awardedOn ?? dossier.today,
        winnerId: bidder.id,
        supplier: { name, street, postcode, city, email },
        positions: lot.positions.map((position) => ({ ...position, tiers: tiersOf.get(position.articleNumber) ?? [] })),
      },
    ];
  });
}
