import { byText, type LocalDate } from '@app/kernel';
import { requirePermission, UnitOfWork } from '@app/platform';
import { Injectable } from '@nestjs/common';
import { Companies, type KnownCompany, type Standing } from '../contract';
import type { CompanyFacts } from '../domain/company';
import { standingOf } from '../domain/standing';
import { CompanyRepository } from '../infrastructure/company.repository';
import { CompanyListQuery } from '../infrastructure/company-list.query';
import { DeclarationRepository } from '../infrastructure/declaration.repository';

const HITS = 8;
const ACTIVE = 50;

/** The contract of the room, answered from its tables in the caller's unit of work. */
@Injectable()
export class CompaniesInDatabase extends Companies {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly companies: CompanyRepository,
    private readonly list: CompanyListQuery,
    private readonly declarations: DeclarationRepository,
  ) {
    super();
  }

  async find(id: string): Promise<KnownCompany> {
    requirePermission(this.uow.actor, 'company.read');
    return known(await this.companies.get(id));
  }

  async search(text: string): Promise<readonly KnownCompany[]> {
    requirePermission(this.uow.actor, 'company.read');
    return (await this.list.page({ q: text, limit: HITS })).items.map(known);
  }

  async active(cpv: readonly string[]): Promise<readonly KnownCompany[]> {
    requirePermission(this.uow.actor, 'company.read');
    const found = new Map<string, KnownCompany>();
    for (const code of new Set(cpv.filter((one) => one !== ''))) {
      for (const company of (await this.list.page({ cpv: code, limit: ACTIVE })).items) {
        found.set(company.id, known(company));
      }
    }
    return [...found.values()].sort((a, b) => byText(a.name, b.name));
  }

  async standing(companyId: string, on: LocalDate): Promise<Standing> {
    requirePermission(this.uow.actor, 'company.read');
    const { id } = await this.companies.get(companyId);
    const declarations = await this.declarations.all(await this.companies.idsOf(id));
    return { companyId: id, on, entries: standingOf(declarations, on) };
  }
}

function known(company: {
  readonly id: string;
  readonly facts: CompanyFacts;
  readonly blockedReason: string | null;
}): KnownCompany {
  const { name, legalForm, street, postcode, city, country, email, phone, vatId, sme, cpv } = company.facts;
  return {
    ...{ id: company.id, name, legalForm, street, postcode, city, country, email, phone, vatId, sme, cpv },
    blockedReason: company.blockedReason,
  };
}
