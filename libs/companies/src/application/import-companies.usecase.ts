import type { RejectedRecord } from '@app/kernel';
import { type Actor, AuditTrail, readCsv, requirePermission, UnitOfWork } from '@app/platform';
import { Injectable } from '@nestjs/common';
import { importCompanies } from '../domain/company-import';
import { CompanyRepository } from '../infrastructure/company.repository';
import { CompanyFileRepository } from '../infrastructure/company-file.repository';

export interface CompanyImportResult {
  readonly accepted: number;
  readonly rejected: readonly RejectedRecord[];
  /** New companies; 0 when only checked. */
  readonly stored: number;
}

/** Reads companies from CSV: `check` only looks, `apply` takes over the good records. Nothing known is overwritten. */
@Injectable()
export class ImportCompanies {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly companies: CompanyRepository,
    private readonly file: CompanyFileRepository,
    private readonly audit: AuditTrail,
  ) {}

  run(actor: Actor, bytes: Uint8Array, mode: 'check' | 'apply'): Promise<CompanyImportResult> {
    return this.uow.run(actor, async () => {
      requirePermission(actor, 'company.manage');
      if (mode === 'apply') await this.companies.lockAll();
      const { accepted, rejected } = importCompanies(readCsv(bytes), await this.companies.allFacts());
      if (mode === 'check') return { accepted: accepted.length, rejected, stored: 0 };
      for (const facts of accepted) {
        const id = await this.companies.insert(facts);
        await this.file.addEvent(id, 'Aus einer Datei eingelesen.');
      }
      if (accepted.length > 0) {
        this.audit.record({
          action: 'company.imported',
          subject: { type: 'address-book', id: actor.centreId },
          after: { accepted: accepted.length, rejected: rejected.length, stored: accepted.length },
        });
      }
      return { accepted: accepted.length, rejected, stored: accepted.length };
    });
  }
}
