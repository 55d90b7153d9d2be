import { DomainError } from '@app/kernel';
import { Directory } from '@app/organisation/contract';
import { type Actor, requirePermission, UnitOfWork } from '@app/platform';
import { Injectable } from '@nestjs/common';
import { DossierLoader } from '../infrastructure/dossier.loader';
import { ProcedureRepository } from '../infrastructure/procedure.repository';
import type { ProcedureResponse } from './procedure.response';
import { procedureView } from './procedure.view';

/** Reads one procedure as the page shows it; every step answers with the new state. */
@Injectable()
export class ProcedurePage {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly directory: Directory,
    private readonly dossiers: DossierLoader,
    private readonly procedures: ProcedureRepository,
  ) {}

  read(actor: Actor, id: string): Promise<ProcedureResponse> {
    return this.uow.run(actor, async () => {
      requirePermission(actor, 'procedure.read');
      const dossier = await this.dossiers.read(id);
      const buyerIds = new Set(await this.procedures.buyerIds(id));
      const buyers = (await this.directory.members()).filter((member) => buyerIds.has(member.id));
      return procedureView(dossier, buyers);
    });
  }

  /** Runs the step and reads the procedure in the same transaction. */
  after(actor: Actor, id: string, step: () => Promise<unknown>): Promise<ProcedureResponse> {
    return this.uow.run(actor, async () => {
      try {
        await step();
      } catch (error) {
        throw isStale(error) ? await this.withCurrent(actor, id, error) : error;
      }
      return this.read(actor, id);
    });
  }

  /** Who comes too late gets the procedure as it stands now (`current`), to show the difference. */
  private async withCurrent(actor: Actor, id: string, stale: DomainError): Promise<DomainError> {
    const { kind, code, message, errors, details } = stale;
    return new DomainError(kind, code, message, errors, { ...details, current: await this.read(actor, id) });
  }
}

const isStale = (error: unknown): error is DomainError => error instanceof DomainError && error.kind === 'stale';
