import { conflict } from '@app/kernel';
import { type Actor, requirePermission, UnitOfWork } from '@app/platform';
import { Injectable } from '@nestjs/common';
import { merged, type Mergeable } from '../domain/merging';
import { CompanyRepository, requireVersion } from '../infrastructure/company.repository';
import { CompanyLog } from './company-log';

/** Makes one company out of two entries. Both histories stay; the id of the merged one leads to the kept one. */
@Injectable()
export class MergeCompanies {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly companies: CompanyRepository,
    private readonly log: CompanyLog,
  ) {}

  /** What the kept company would be; stores nothing. */
  preview(actor: Actor, keptId: string, otherId: string): Promise<Mergeable> {
    return this.uow.run(actor, async () => {
      requirePermission(actor, 'company.manage');
      const kept = await this.companies.get(keptId);
      const other = await this.companies.get(otherId);
      refuseOne(kept.id, other.id);
      return merged(kept, other);
    });
  }

  /** Throws `stale` when the kept company was changed since `version` was read, `conflict` when both are one already. */
  run(actor: Actor, keptId: string, otherId: string, version: number): Promise<void> {
    return this.uow.run(actor, async () => {
      requirePermission(actor, 'company.manage');
      // Always locked in the same order: two people who merge the same pair crosswise wait for each other.
      const [first, second] = [keptId, otherId].sort();
      await this.companies.lock(first ?? keptId);
      await this.companies.lock(second ?? otherId);
      const kept = await this.companies.lock(keptId);
      const other = await this.companies.lock(otherId);
      refuseOne(kept.id, other.id);
      requireVersion(kept, version);
      const result = merged(kept, other);
      await this.companies.update(kept, result, `mit „${other.facts.name}“ zusammengeführt`);
      await this.companies.leadTo(kept.id, other.id);
      const after = { ...result.facts, blockedReason: result.blockedReason };
      await this.log.write(
        { id: kept.id, name: kept.facts.name },
        {
          action: 'merged',
          sentence: `„${other.facts.name}“ übernommen: beide Einträge sind zusammengeführt.`,
          before: { kept: kept.facts, other: other.facts, otherId: other.id },
          after,
        },
      );
      await this.log.write(
        { id: other.id, name: other.facts.name },
        { action: 'merged-into', sentence: `In „${kept.facts.name}“ überführt.`, after: { keptId: kept.id } },
      );
    });
  }
}

function refuseOne(keptId: string, otherId: string): void {
  if (keptId === otherId) {
    throw conflict('same-company', 'Das sind nicht zwei Einträge: Sie sind schon zusammengeführt.');
  }
}
