import { type Actor, requirePermission, UnitOfWork } from '@app/platform';
import { Injectable } from '@nestjs/common';
import { changedFacts, checkedCompany, type CompanyFacts } from '../domain/company';
import { duplicateReasons, type DuplicateReason, type Identified } from '../domain/duplicates';
import { normalisedVatId } from '../domain/vat-id';
import { type Company, CompanyRepository, requireVersion } from '../infrastructure/company.repository';
import { CompanyLog } from './company-log';

export interface LikelyDuplicate {
  readonly company: Company;
  readonly reasons: readonly DuplicateReason[];
}

/** Adds companies, changes what is known of them, blocks and unblocks them. */
@Injectable()
export class MaintainCompany {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly companies: CompanyRepository,
    private readonly log: CompanyLog,
  ) {}

  /** Returns the id. A likely duplicate is no reason to refuse: the page has shown it. */
  create(actor: Actor, input: CompanyFacts): Promise<string> {
    return this.uow.run(actor, async () => {
      requirePermission(actor, 'company.manage');
      const facts = checkedCompany(input);
      const id = await this.companies.insert(facts);
      await this.log.write({ id, name: facts.name }, { action: 'created', sentence: 'Angelegt.', after: facts });
      return id;
    });
  }

  /** Replaces the facts if nobody changed the company since `version` was read. */
  change(actor: Actor, id: string, version: number, input: CompanyFacts): Promise<void> {
    return this.uow.run(actor, async () => {
      requirePermission(actor, 'company.manage');
      const facts = checkedCompany(input);
      const company = await this.companies.lock(id);
      requireVersion(company, version);
      const changed = changedFacts(company.facts, facts);
      if (!changed) return;
      // A former name stays findable: letters and files still bear it.
      const renamed = company.facts.name !== facts.name;
      const aliases = [...new Set([...company.aliases, ...(renamed ? [company.facts.name] : [])])].filter(
        (name) => name !== facts.name,
      );
      await this.companies.update(company, { ...company, facts, aliases }, 'Stammdaten geändert');
      await this.log.write(
        { id: company.id, name: facts.name },
        {
          action: 'changed',
          sentence: renamed ? `Stammdaten geändert, bisher „${company.facts.name}“.` : 'Stammdaten geändert.',
          ...changed,
        },
      );
    });
  }

  /** Blocks with a reason (null unblocks). Asking for what already is so changes nothing. */
  block(actor: Actor, id: string, version: number, reason: string | null): Promise<void> {
    return this.uow.run(actor, async () => {
      requirePermission(actor, 'company.manage');
      const company = await this.companies.lock(id);
      if (company.blockedReason === reason) return;
      requireVersion(company, version);
      const lastChange = reason === null ? 'Sperre aufgehoben' : 'gesperrt';
      await this.companies.update(company, { ...company, blockedReason: reason }, lastChange);
      await this.log.write(
        { id: company.id, name: company.facts.name },
        {
          action: reason === null ? 'unblocked' : 'blocked',
          sentence: reason === null ? 'Sperre aufgehoben.' : `Gesperrt: ${reason}`,
          before: { blockedReason: company.blockedReason },
          after: { blockedReason: reason },
        },
      );
    });
  }

  /** Companies that may be the same, without the one that is looked at, the strongest reasons first. */
  duplicates(actor: Actor, of: Identified, exceptId: string | undefined): Promise<readonly LikelyDuplicate[]> {
    return this.uow.run(actor, async () => {
      requirePermission(actor, 'company.read');
      const asked = { ...of, vatId: normalisedVatId(of.vatId) };
      return (await this.companies.likely(asked))
        .filter(({ id }) => id !== exceptId)
        .map((company) => ({ company, reasons: duplicateReasons(asked, company.facts) }))
        .filter(({ reasons }) => reasons.length > 0)
        .sort((a, b) => b.reasons.length - a.reasons.length);
    });
  }
}
