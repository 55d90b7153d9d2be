import type { LocalDate } from '@app/kernel';
import { type Actor, requirePermission, UnitOfWork } from '@app/platform';
import { Injectable } from '@nestjs/common';
import { MaintainCompany } from '../application/maintain-company.usecase';
import { standingOf } from '../domain/standing';
import { CompanyRepository } from '../infrastructure/company.repository';
import { CompanyFileRepository } from '../infrastructure/company-file.repository';
import { DeclarationRepository } from '../infrastructure/declaration.repository';
import type { CompanyResponse } from './company.response';
import { declarationView, duplicateView, factsView, smeCitations, standingView } from './company.view';

/** Reads one company as the page shows it; every step answers with the new state. */
@Injectable()
export class CompanyPage {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly companies: CompanyRepository,
    private readonly declarations: DeclarationRepository,
    private readonly file: CompanyFileRepository,
    private readonly maintain: MaintainCompany,
  ) {}

  read(actor: Actor, id: string, on?: LocalDate): Promise<CompanyResponse> {
    return this.uow.run(actor, async () => {
      requirePermission(actor, 'company.read');
      const company = await this.companies.get(id);
      const ids = await this.companies.idsOf(company.id);
      const merged = await this.companies.byIds(ids.filter((each) => each !== company.id));
      const names = new Map(merged.map((each) => [each.id, each.facts.name]));
      const declarations = await this.declarations.all(ids);
      const day = on ?? this.uow.today();
      const events = await this.file.events(ids);
      return {
        ...factsView(company.facts),
        id: company.id,
        aliases: [...company.aliases],
        blockedReason: company.blockedReason,
        version: company.version,
        createdAt: company.createdAt.toISOString(),
        changedAt: company.changedAt.toISOString(),
        changedBy: company.changedBy,
        lastChange: company.lastChange,
        on: day,
        standing: standingOf(declarations, day).map(standingView),
        declarations: declarations.map((declaration) => declarationView(declaration, names)),
        contacts: await this.file.contacts(ids),
        history: events.map((event) => ({ ...event, at: event.at.toISOString() })),
        merged: merged.map(({ id: mergedId, facts: { name, postcode, city } }) => ({
          id: mergedId,
          name,
          postcode,
          city,
        })),
        duplicates: (await this.maintain.duplicates(actor, company.facts, company.id)).map(duplicateView),
        smeCitations: smeCitations(),
      };
    });
  }

  /** Runs the step and reads the company in the same transaction. */
  after(actor: Actor, id: string, step: () => Promise<unknown>): Promise<CompanyResponse> {
    return this.uow.run(actor, async () => {
      await step();
      return this.read(actor, id);
    });
  }
}
