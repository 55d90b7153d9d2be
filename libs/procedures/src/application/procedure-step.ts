import { conflict } from '@app/kernel';
import { type Actor, AuditTrail, requirePermission, UnitOfWork } from '@app/platform';
import { Injectable } from '@nestjs/common';
import type { Condition } from '../domain/conditions';
import type { Dossier } from '../domain/dossier';
import { isAwarded, isClosed, type Phase, PHASE_NAMES, phaseOfLots } from '../domain/phase';
import type { DateConflict } from '../domain/timeline-plan';
import type { Lot } from '../domain/procedure';
import { DossierLoader } from '../infrastructure/dossier.loader';
import { type ProcedureChange, ProcedureRepository, requireVersion } from '../infrastructure/procedure.repository';
import { RecordRepository } from '../infrastructure/record.repository';

/** What a step leaves behind: the change, its name for the next reader, and the sentences for the record. */
export interface StepResult {
  readonly action: string;
  readonly change: ProcedureChange;
  /** Lots that go to another phase; the procedure's own phase follows from all of them. */
  readonly move?: { readonly lots: readonly Pick<Lot, 'id'>[]; readonly to: Phase };
  /** "Zeitplan geändert": what the other person reads who comes too late. */
  readonly lastChange: string;
  readonly entries: readonly { readonly text: string; readonly citation?: string | null }[];
  readonly before?: unknown;
  readonly after?: unknown;
}

/** The way every step of a procedure goes: permission, lock, rule, conditional write, record, audit entry. */
@Injectable()
export class ProcedureStep {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly audit: AuditTrail,
    private readonly dossiers: DossierLoader,
    private readonly procedures: ProcedureRepository,
    private readonly record: RecordRepository,
  ) {}

  run<T extends StepResult>(
    actor: Actor,
    permission: string,
    procedureId: string,
    seenVersion: number | undefined,
    step: (dossier: Dossier) => Promise<T> | T,
    evenClosed = false,
  ): Promise<T> {
    return this.uow.run(actor, async () => {
      requirePermission(actor, permission);
      const dossier = await this.dossiers.lock(procedureId);
      const { procedure } = dossier;
      requireVersion(procedure, seenVersion);
      if (isClosed(procedure.phase) && !evenClosed) refuseClosed(dossier);
      const result = await step(dossier);
      if (result.move) await this.procedures.moveLots(idsOf(result.move.lots), result.move.to);
      await this.procedures.update(procedure, { ...moved(dossier, result.move), ...result.change }, result.lastChange);
      for (const { text, citation } of result.entries) await this.record.add(procedureId, text, citation ?? null);
      this.audit.record({
        action: `procedure.${result.action}`,
        subject: { type: 'procedure', id: procedureId, label: procedure.fileNumber },
        before: result.before,
        after: result.after,
      });
      return result;
    });
  }
}

const idsOf = (lots: readonly Pick<Lot, 'id'>[]): readonly string[] => lots.map(({ id }) => id);

/** The phase of the procedure after its lots moved; it is awarded when the last lot that goes on is. */
function moved({ procedure, lots, today }: Dossier, move: StepResult['move']): ProcedureChange {
  if (!move) return {};
  const moving = new Set(idsOf(move.lots));
  const phase = phaseOfLots(lots.map((lot) => (moving.has(lot.id) ? move.to : lot.phase)));
  return { phase, ...(isAwarded(phase) ? { awardedOn: procedure.awardedOn ?? today } : {}) };
}

export function refuseClosed({ procedure }: Dossier): never {
  throw conflict(
    'procedure-closed',
    `Das Verfahren ${procedure.fileNumber} ist abgeschlossen (${PHASE_NAMES[procedure.phase]}) und wird nicht mehr geändert.`,
    { phase: procedure.phase, conditions: [] },
  );
}

type Unmet = Pick<Condition, 'pointer' | 'sentence' | 'paragraph'>;

/** Refuses with every unmet condition: pointer, German sentence and paragraph. */
export function refuseUnmet(code: string, message: string, conditions: readonly (Condition | DateConflict)[]): never {
  const unmet: Unmet[] = conditions.map(({ pointer, sentence, paragraph }) => ({ pointer, sentence, paragraph }));
  throw conflict(code, [message, ...unmet.map(({ sentence }) => sentence)].join(' '), { conditions: unmet });
}
