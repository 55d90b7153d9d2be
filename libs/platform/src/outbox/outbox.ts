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
    const id = newId();
    await this.uow.query(
      'insert into platform.outbox (id, type, actor, payload, priority, lane) values ($1, $2, $3, $4, $5, $6)',
      [
        id,
        type,
        JSON.stringify(storeActor(this.uow.actor)),
        JSON.stringify(payload),
        place.priority ?? PRIORITY.ordinary,
        place.lane ?? '',
      ],
    );
    await this.uow.query(`select pg_notify('outbox', '')`);
    return id;
  }
}
