import { Companies, type KnownCompany } from '@app/companies/contract';
import { conflict, invalid } from '@app/kernel';
import type { Actor } from '@app/platform';
import { Injectable } from '@nestjs/common';
import { admissionErrors } from '../domain/correspondence/admission';
import type { Bidder } from '../domain/procedure';
import { BidderRepository, type LinkedBidder } from '../infrastructure/correspondence/bidder.repository';
import { ProcedureRepository } from '../infrastructure/procedure.repository';
import { ProcedureStep } from './procedure-step';

/** A company of the address book, or one that is typed. */
export type NewBidder = Omit<Bidder, 'id'> | { readonly companyId: string; readonly reason: string };

/** Records a company that is invited or has handed in a bid. Nobody is in a procedure twice. */
@Injectable()
export class AddBidder {
  constructor(
    private readonly step: ProcedureStep,
    private readonly procedures: ProcedureRepository,
    private readonly companies: Companies,
    private readonly linked: BidderRepository,
  ) {}

  async run(actor: Actor, procedureId: string, added: NewBidder): Promise<string> {
    const { bidderId } = await this.step.run(actor, 'procedure.manage', procedureId, undefined, async () => {
      const present = await this.linked.of(procedureId);
      const company = 'companyId' in added ? await this.admitted(added, present) : null;
      const bidder = company ?? (added as Omit<Bidder, 'id'>);
      const namesake = present.find(({ name }) => name.toLowerCase() === bidder.name.toLowerCase());
      // A typed entry of that name becomes the company of the address book.
      if (namesake && (company === null || namesake.companyId !== null)) throw known(bidder.name);
      const bidderId = namesake?.id ?? (await this.procedures.insertBidder(procedureId, bidder));
      const reason = 'companyId' in added && company?.blockedReason ? added.reason.trim() : null;
      await this.linked.link(bidderId, company?.id ?? null, reason);
      return {
        bidderId,
        action: 'bidder-added',
        change: {},
        lastChange: `Unternehmen „${bidder.name}“ erfasst`,
        entries: [{ text: sentence(bidder, company, reason) }],
        after: { name: bidder.name, companyId: company?.id ?? null, reason },
      };
    });
    return bidderId;
  }

  private async admitted(
    { companyId, reason }: { readonly companyId: string; readonly reason: string },
    present: readonly LinkedBidder[],
  ): Promise<KnownCompany> {
    const company = await this.companies.find(companyId);
    for (const bidder of present) {
      if (bidder.companyId === null) continue;
      // Two entries that were merged since are one company.
      if ((await this.companies.find(bidder.companyId)).id === company.id) throw known(bidder.name);
    }
    const errors = admissionErrors(company, reason);
    if (errors[0]) throw invalid('company-blocked', errors[0].message, errors);
    return company;
  }
}

const known = (name: string): Error => conflict('bidder-known', `„${name}“ ist in diesem Verfahren schon erfasst.`);

const sentence = ({ name, city }: Omit<Bidder, 'id'>, company: KnownCompany | null, reason: string | null): string =>
  [
    `Unternehmen erfasst: ${[name, city].filter(Boolean).join(', ')}.`,
    ...(reason === null
      ? []
      : [`Das Unternehmen ist gesperrt (${company?.blockedReason ?? ''}); beteiligt, weil: ${reason}`]),
  ].join(' ');
