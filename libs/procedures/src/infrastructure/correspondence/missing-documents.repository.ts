import { newId, UnitOfWork } from '@app/platform';
import { Injectable } from '@nestjs/common';
import type { MissingEvent, MissingRequest } from '../../domain/correspondence/missing-documents';

export type NewMissingRequest = Pick<MissingRequest, 'bidderId' | 'lotId' | 'items' | 'due'>;
export type NewMissingEvent = Pick<MissingEvent, 'kind' | 'itemIds' | 'on' | 'note'>;

/** Requests for missing documents with their events; nothing is ever changed. */
@Injectable()
export class MissingDocumentsRepository {
  constructor(private readonly uow: UnitOfWork) {}

  /** The oldest first. */
  async of(procedureId: string): Promise<readonly MissingRequest[]> {
    const requests = await this.uow.query<Omit<MissingRequest, 'events'>>(
      `select id, bidder_id as "bidderId", lot_id as "lotId", items, due, person_name as "personName", requested_at as at
       from procedures.missing_documents where procedure_id = $1 order by requested_at, id`,
      [procedureId],
    );
    const events = await this.uow.query<MissingEvent & { readonly requestId: string }>(
      `select e.request_id as "requestId", e.kind, e.item_ids as "itemIds", e.happened_on as "on", e.note,
         e.person_name as "personName", e.recorded_at as at
       from procedures.missing_documents_event e
         join procedures.missing_documents m on (m.centre_id, m.id) = (e.centre_id, e.request_id)
       where m.procedure_id = $1 order by e.recorded_at, e.id`,
      [procedureId],
    );
    return requests.map((request) => ({
      ...request,
      events: events.filter(({ requestId }) => requestId === request.id).map(({ requestId: _, ...event }) => event),
    }));
  }

  /** Undefined where there is no such request. */
  async procedureOf(requestId: string): Promise<string | undefined> {
    const row = await this.uow.first<{ procedureId: string }>(
      'select procedure_id as "procedureId" from procedures.missing_documents where id::text = $1',
      [requestId],
    );
    return row?.procedureId;
  }

  async insert(procedureId: string, { bidderId, lotId, items, due }: NewMissingRequest): Promise<string> {
    const id = newId();
    await this.uow.execute(
      `insert into procedures.missing_documents
         (id, procedure_id, bidder_id, lot_id, items, due, person_name, requested_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8)`,
      [id, procedureId, bidderId, lotId, JSON.stringify(items), due, this.uow.actor.name, this.uow.now()],
    );
    return id;
  }

  async addEvent(requestId: string, { kind, itemIds, on, note }: NewMissingEvent): Promise<void> {
    await this.uow.execute(
      `insert into procedures.missing_documents_event
         (id, request_id, kind, item_ids, happened_on, note, person_name, recorded_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8)`,
      [newId(), requestId, kind, JSON.stringify(itemIds), on, note, this.uow.actor.name, this.uow.now()],
    );
  }
}
