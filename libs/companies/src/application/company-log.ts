import { AuditTrail } from '@app/platform';
import { Injectable } from '@nestjs/common';
import { CompanyFileRepository } from '../infrastructure/company-file.repository';

export interface CompanyChange {
  /** `declaration-recorded`; the trail keeps it as `company.declaration-recorded`. */
  readonly action: string;
  /** What the history of the company says. Never names a contact person: the history cannot forget. */
  readonly sentence: string;
  readonly before?: unknown;
  readonly after?: unknown;
}

/** Writes a change into the history of the company, which its readers see, and into the audit trail. */
@Injectable()
export class CompanyLog {
  constructor(
    private readonly audit: AuditTrail,
    private readonly file: CompanyFileRepository,
  ) {}

  async write(company: { readonly id: string; readonly name: string }, change: CompanyChange): Promise<void> {
    const { action, sentence, before, after } = change;
    await this.file.addEvent(company.id, sentence);
    this.audit.record({
      action: `company.${action}`,
      subject: { type: 'company', id: company.id, label: company.name },
      before,
      after,
    });
  }
}
