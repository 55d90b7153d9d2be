import { type Actor, requirePermission, UnitOfWork } from '@app/platform';
import { Injectable } from '@nestjs/common';
import type { Dossier } from '../../domain/dossier';
import type { Bid } from '../../domain/procedure';
import { AwardRepository } from '../../infrastructure/award.repository';
import { DossierLoader } from '../../infrastructure/dossier.loader';

export interface Deadlines {
  readonly dossier: Dossier;
  /** Bids of former rounds, by the round. */
  readonly former: ReadonlyMap<number, readonly Bid[]>;
}

/** What was extended and which rounds there were. */
@Injectable()
export class DeadlinesQuery {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly dossiers: DossierLoader,
    private readonly award: AwardRepository,
  ) {}

  /** Throws `not-found`. */
  read(actor: Actor, procedureId: string): Promise<Deadlines> {
    return this.uow.run(actor, async () => {
      requirePermission(actor, 'procedure.read');
      const dossier = await this.dossiers.read(procedureId);
      const former = new Map<number, readonly Bid[]>();
      for (const { round } of dossier.rounds) former.set(round - 1, await this.award.bids(procedureId, round - 1));
      return { dossier, former };
    });
  }
}
