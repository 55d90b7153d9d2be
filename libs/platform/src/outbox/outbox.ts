import { Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import type { Actor } from '../tenancy/actor';
import { UnitOfWork } from '../db/unit-of-work';
import { PRIORITY, type QueuePlace } from './priority';

/** The parts of an actor that travel with an event, so that its jobs run as the same person. */
export interface StoredActor extends Omit<Actor, 'grants' | 'ticket'> {
  readonly grants: readonly (readonly [string, 'centre' | readonly string[]])[];
}

export const storeActor = ({ ticket: _, ...actor }: Actor): StoredActor => ({ ...actor, grants: [...actor.grants] });
export const restoreActor = (stored: StoredActor): Actor => ({ ...stored, grants: new Map(stored.grants) });

/** A time-ordered id, made by the application. */
export const newId = (): string => uuidv7();

/** Events written in the transaction of the change they tell of; the relay hands them to the queues afterwards. */
@Injectable()
export class Outbox {
  constructor(private readonly uow: UnitOfWork) {}

  /** Publishes an event of the type `room.Name.v1`; `place` says where its jobs stand in their queues. Returns its id. */
  async publish(type: string, payload: object, place: QueuePlace = {}): Promise<string> {
    const [id = ''] = await this.publishAll(type, [{ payload, place }]);
    return id;
  }

  /** Publishes many events of the type in one statement. Returns their ids in the same order. */
  async publishAll(
    type: string,
    events: readonly { readonly payload: object; readonly place?: QueuePlace }[],
  ): Promise<readonly string[]> {
    const ids = events.map(() => newId());
    await this.uow.query(
      `insert into platform.outbox (id, type, actor, payload, priority, lane)
       select id, $1, $2, payload, priority, lane
       from unnest($3::uuid[], $4::jsonb[], $5::integer[], $6::text[]) as new (id, payload, priority, lane)`,
      [
        ...[type, JSON.stringify(storeActor(this.uow.actor)), ids],
        events.map(({ payload }) => JSON.stringify(payload)),
        events.map(({ place }) => place?.priority ?? PRIORITY.ordinary),
        events.map(({ place }) => place?.lane ?? ''),
      ],
    );
    await this.uow.query(`select pg_notify('outbox', '')`);
    return ids;
  }
}
