import { CentreLaw } from '@app/compass/contract';
import { UnitOfWork } from '@app/platform';
import { Injectable } from '@nestjs/common';
import type { Dossier } from '../domain/dossier';
import type { Procedure } from '../domain/procedure';
import { AwardRepository } from './award.repository';
import { ProcedureRepository } from './procedure.repository';

/** Reads everything a rule may ask of one procedure. */
@Injectable()
export class DossierLoader {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly procedures: ProcedureRepository,
    private readonly award: AwardRepository,
    private readonly law: CentreLaw,
  ) {}

  /** Throws `not-found`. */
  async read(id: string): Promise<Dossier> {
    return this.of(await this.procedures.find(id));
  }

  /** As `read`, but holds the procedure until the end of the transaction. */
  async lock(id: string): Promise<Dossier> {
    return this.of(await this.procedures.lock(id));
  }

  private async of(procedure: Procedure): Promise<Dossier> {
    const { id } = procedure;
    return {
      law: await this.law.current(),
      procedure,
      lots: await this.procedures.lots(id),
      bidders: await this.procedures.bidders(id),
      bids: await this.award.bids(id),
      openings: await this.award.openings(id),
      evaluations: await this.award.evaluations(id),
      proposal: await this.award.proposal(id),
      letters: await this.award.letters(id),
      decisions: await this.award.decisions(id),
      now: this.uow.now(),
      today: this.uow.today(),
    };
  }
}
