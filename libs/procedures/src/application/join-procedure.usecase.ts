import { conflict } from '@app/kernel';
import { type Actor, AuditTrail, requirePermission, UnitOfWork } from '@app/platform';
import { Injectable } from '@nestjs/common';
import type { JoiningNeeds } from '../contract/progress';
import { PHASE_NAMES } from '../domain/phase';
import { ProcedureRepository } from '../infrastructure/procedure.repository';
import { RecordRepository } from '../infrastructure/record.repository';

/** From here on the companies know who buys what. */
const OPEN_TO_BUYERS: readonly string[] = ['requested', 'planned'];

/** Further buyers for a procedure in planning, or further needs of the buyers it has. */
@Injectable()
export class JoinProcedure {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly audit: AuditTrail,
    private readonly procedures: ProcedureRepository,
    private readonly record: RecordRepository,
  ) {}

  /** Throws `conflict` when the planning is over. */
  run(
    actor: Actor,
    procedureId: string,
    { memberIds, sentences }: JoiningNeeds,
  ): Promise<{ id: string; fileNumber: string }> {
    return this.uow.run(actor, async () => {
      requirePermission(actor, 'procedure.manage');
      const procedure = await this.procedures.lock(procedureId);
      const { id, fileNumber, phase } = procedure;
      if (!OPEN_TO_BUYERS.includes(phase))
        throw conflict(
          'planning-over',
          `Das Verfahren ${fileNumber} hat den Stand „${PHASE_NAMES[phase]}“. Ein weiterer Bedarf kann nur in der Planung dazukommen.`,
        );
      for (const memberId of memberIds) await this.procedures.addBuyer(id, memberId);
      await this.procedures.update(procedure, {}, 'Vergabeantrag zugeordnet');
      for (const sentence of sentences) await this.record.add(id, sentence);
      this.audit.record({
        action: 'procedure.joined',
        subject: { type: 'procedure', id, label: fileNumber },
        after: { members: memberIds },
      });
      return { id, fileNumber };
    });
  }
}
