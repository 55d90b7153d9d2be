import { UnitOfWork } from '@app/platform';
import { Injectable } from '@nestjs/common';

export interface StoredSimulation {
  readonly id: string;
  readonly bundleId: string;
  readonly name: string;
  /** What was asked for, and the answer, as the API gave it on that day. */
  readonly wish: Record<string, unknown>;
  readonly result: Record<string, unknown>;
  readonly createdByName: string;
  readonly createdAt: Date;
}
export type SimulationHead = Omit<StoredSimulation, 'wish' | 'result'> & { readonly saving: string };

@Injectable()
export class SavingsSimulationRepository {
  constructor(private readonly uow: UnitOfWork) {}

  /** Newest first. */
  ofBundle(bundleId: string): Promise<SimulationHead[]> {
    return this.uow.query<SimulationHead>(
      `select id, bundle_id as "bundleId", name, result->>'saving' as saving, created_by_name as "createdByName",
              created_at as "createdAt"
       from bundling.savings_simulation where bundle_id = $1 order by id desc`,
      [bundleId],
    );
  }

  find(id: string): Promise<StoredSimulation | undefined> {
    return this.uow.first<StoredSimulation>(
      `select id, bundle_id as "bundleId", name, wish, result, created_by_name as "createdByName", created_at as "createdAt"
       from bundling.savings_simulation where id = $1`,
      [id],
    );
  }

  /** 0 when the bundle has a simulation of that name. */
  insert({
    id,
    bundleId,
    name,
    wish,
    result,
  }: Pick<StoredSimulation, 'id' | 'bundleId' | 'name'> & {
    readonly wish: object;
    readonly result: object;
  }): Promise<number> {
    return this.uow.execute(
      `insert into bundling.savings_simulation (id, bundle_id, name, wish, result, created_by_name, created_at)
       values ($1, $2, $3, $4, $5, $6, $7) on conflict (centre_id, bundle_id, name) do nothing`,
      [id, bundleId, name, JSON.stringify(wish), JSON.stringify(result), this.uow.actor.name, this.uow.now()],
    );
  }
}
