import { conflict } from '@app/kernel';
import type { Actor } from '@app/platform';
import { Injectable } from '@nestjs/common';
import type { Bidder } from '../domain/procedure';
import { ProcedureRepository } from '../infrastructure/procedure.repository';
import { ProcedureStep } from './procedure-step';

/** Records a company that is invited or has handed in a bid. */
@Injectable()
export class AddBidder {
  constructor(
    private readonly step: ProcedureStep,
    private readonly procedures: ProcedureRepository,
  ) {}

  async run(actor: Actor, procedureId: string, bidder: Omit<Bidder, 'id'>): Promise<string> {
    const { bidderId } = await this.step.run(actor, 'procedure.manage', procedureId, undefined, async ({ bidders }) => {
      if (bidders.some(({ name }) => name.toLowerCase() === bidder.name.toLowerCase())) {
        throw conflict('bidder-known', `„${bidder.name}“ ist in diesem Verfahren schon erfasst.`);
      }
      return {
        bidderId: await this.procedures.insertBidder(procedureId, bidder),
        action: 'bidder-added',
        change: {},
        lastChange: `Unternehmen „${bidder.name}“ erfasst`,
        entries: [{ text: `Unternehmen erfasst: ${bidder.name}, ${bidder.city}.` }],
        after: { name: bidder.name },
      };
    });
    return bidderId;
  }
}
