import { newId, UnitOfWork } from '@app/platform';
import { Injectable } from '@nestjs/common';
import type { ChecklistMark } from '../domain/checklist-mark';
import type { Confirmation, ConfirmationKind } from '../domain/confirmation';

export interface NewMark {
  readonly itemId: string;
  readonly lotId: string | null;
  readonly state: ChecklistMark['state'];
  readonly note: string | null;
  readonly responsibleId: string | null;
  readonly responsible: string | null;
}

/** What people settled: items of the checklist, and what a second person agreed to. */
@Injectable()
export class CheckRepository {
  constructor(private readonly uow: UnitOfWork) {}

  marks(procedureId: string): Promise<readonly ChecklistMark[]> {
    return this.uow.query<ChecklistMark>(
      `select item_id as "itemId", lot_id as "lotId", state, note, responsible_id as "responsibleId", responsible,
              marked_by as by, marked_at as at
       from procedures.checklist_mark where procedure_id = $1 order by item_id, lot_id`,
      [procedureId],
    );
  }

  async saveMark(procedureId: string, mark: NewMark): Promise<void> {
    await this.uow.execute(
      `insert into procedures.checklist_mark
         (id, procedure_id, item_id, lot_id, state, note, responsible_id, responsible, marked_by, marked_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
       on conflict (centre_id, procedure_id, item_id, lot_id) do update set state = excluded.state, note = excluded.note,
         responsible_id = excluded.responsible_id, responsible = excluded.responsible,
         marked_by = excluded.marked_by, marked_at = excluded.marked_at`,
      [
        newId(),
        procedureId,
        mark.itemId,
        mark.lotId,
        mark.state,
        mark.note,
        mark.responsibleId,
        mark.responsible,
        this.uow.actor.name,
        this.uow.now(),
      ],
    );
  }

  confirmations(procedureId: string): Promise<readonly Confirmation[]> {
    return this.uow.query<Confirmation>(
      `select id, kind, subject, text, asked_by_id as "askedById", asked_by as "askedBy", asked_at as "askedAt",
              decision, decided_by as "decidedBy", decided_at as "decidedAt", comment
       from procedures.confirmation where procedure_id = $1 order by id`,
      [procedureId],
    );
  }

  async ask(procedureId: string, kind: ConfirmationKind, subject: string, text: string): Promise<void> {
    await this.uow.execute(
      `insert into procedures.confirmation (id, procedure_id, kind, subject, text, asked_by_id, asked_by, asked_at)
       values ($1, $2, $3, $4, $5, app.person_id(), $6, $7)`,
      [newId(), procedureId, kind, subject, text, this.uow.actor.name, this.uow.now()],
    );
  }

  async decide(id: string, decision: 'agreed' | 'refused', comment: string | null): Promise<void> {
    await this.uow.execute(
      `update procedures.confirmation set decision = $2, comment = $3, decided_by_id = app.person_id(),
         decided_by = $4, decided_at = $5
       where id = $1 and decision is null`,
      [id, decision, comment, this.uow.actor.name, this.uow.now()],
    );
  }
}
