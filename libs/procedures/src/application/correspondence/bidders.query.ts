import { Companies, type StandingEntry } from '@app/companies/contract';
import type { LocalDate } from '@app/kernel';
import { type Actor, requirePermission, UnitOfWork } from '@app/platform';
import { Injectable } from '@nestjs/common';
import {
  type Candidate,
  notAskedLately,
  rotationSince,
  type Turn,
  turnsOf,
} from '../../domain/correspondence/rotation';
import { BidderRepository, type LinkedBidder } from '../../infrastructure/correspondence/bidder.repository';
import { ProcedureRepository } from '../../infrastructure/procedure.repository';

/** A bidder with what is known of its company on a day. */
export interface StandingBidder extends LinkedBidder {
  readonly blockedReason: string | null;
  /** Null: not from the address book, so nothing is known. */
  readonly standing: readonly StandingEntry[] | null;
}
export interface Rotation {
  readonly since: LocalDate;
  readonly until: LocalDate;
  readonly cpv: readonly string[];
  readonly turns: readonly Turn[];
  readonly notAskedLately: readonly Turn[];
  /** Bidders of this procedure that are not in the address book: nobody counts for them. */
  readonly unlinked: readonly string[];
}

/** Who takes part, what their declarations say, and whose turn it would be. */
@Injectable()
export class BiddersQuery {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly procedures: ProcedureRepository,
    private readonly bidders: BidderRepository,
    private readonly companies: Companies,
  ) {}

  /** As of the day, today without one. Throws `not-found`. */
  list(actor: Actor, procedureId: string, day?: LocalDate) {
    return this.uow.run(actor, async (): Promise<{ on: LocalDate; items: readonly StandingBidder[] }> => {
      requirePermission(actor, 'procedure.read');
      await this.procedures.find(procedureId);
      const on = day ?? this.uow.today();
      const items: StandingBidder[] = [];
      for (const bidder of await this.bidders.of(procedureId)) {
        const { companyId } = bidder;
        const company = companyId === null ? null : await this.companies.find(companyId);
        const standing = company && (await this.companies.standing(company.id, on)).entries;
        items.push({
          ...bidder,
          companyId: company?.id ?? null,
          blockedReason: company?.blockedReason ?? null,
          standing,
        });
      }
      return { on, items };
    });
  }

  /** Throws `not-found`. */
  rotation(actor: Actor, procedureId: string): Promise<Rotation> {
    return this.uow.run(actor, async () => {
      requirePermission(actor, 'procedure.read');
      await this.procedures.find(procedureId);
      const until = this.uow.today();
      const since = rotationSince(until);
      const cpv = [...new Set((await this.procedures.lots(procedureId)).map((lot) => lot.cpv).filter(Boolean))];
      const fitting = new Map((await this.companies.active(cpv)).map((company) => [company.id, candidate(company)]));
      const bidders = await this.bidders.of(procedureId);
      const today = new Map<string, Candidate>();
      const currentId = async (id: string): Promise<string> => {
        const known = fitting.get(id) ?? today.get(id);
        if (known) return known.companyId;
        const found = candidate(await this.companies.find(id));
        today.set(id, found);
        return found.companyId;
      };
      const taking = new Set<string>();
      for (const { companyId } of bidders) if (companyId) taking.add(await currentId(companyId));
      const history = [];
      for (const part of await this.bidders.history(procedureId, since)) {
        history.push({ ...part, companyId: await currentId(part.companyId) });
      }
      const shown = [...fitting.values(), ...[...today.values()].filter(({ companyId }) => taking.has(companyId))];
      const candidates = [...new Map(shown.map((one) => [one.companyId, one])).values()].map((one) => ({
        ...one,
        fits: fitting.has(one.companyId),
        inProcedure: taking.has(one.companyId),
      }));
      const turns = turnsOf(candidates, history, until);
      return {
        ...{ since, until, cpv, turns, notAskedLately: notAskedLately(turns) },
        unlinked: bidders.filter(({ companyId }) => companyId === null).map(({ name }) => name),
      };
    });
  }
}

const candidate = ({
  id,
  name,
  city,
  blockedReason,
}: {
  readonly id: string;
  readonly name: string;
  readonly city: string;
  readonly blockedReason: string | null;
}): Candidate => ({ companyId: id, name, city, blockedReason });
