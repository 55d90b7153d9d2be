import { addDays } from '@app/kernel';
import { type DemoCentre, DemoSeed, UnitOfWork } from '@app/platform';
import { Injectable } from '@nestjs/common';
import type { DeclarationKind } from '../contract';
import { checkedCompany, NO_FACTS } from '../domain/company';
import { CompanyRepository } from '../infrastructure/company.repository';
import { CompanyFileRepository } from '../infrastructure/company-file.repository';
import { DeclarationRepository } from '../infrastructure/declaration.repository';
import demo from './demo-companies.json';

interface DemoDeclaration {
  readonly kind: string;
  readonly daysAgo: number;
  readonly title?: string;
  readonly note?: string;
  readonly documentNumber?: string;
  readonly adverse?: boolean;
  readonly daysLeft?: number;
}

/** The address book of the model centre: invented companies of the region; the second centre starts without one. */
@Injectable()
export class CompaniesDemo extends DemoSeed {
  readonly order = 36;

  constructor(
    private readonly uow: UnitOfWork,
    private readonly companies: CompanyRepository,
    private readonly declarations: DeclarationRepository,
    private readonly file: CompanyFileRepository,
  ) {
    super();
  }

  async seed(centre: DemoCentre): Promise<void> {
    if (centre === 'gross-gerau') await this.load();
  }

  async load(): Promise<void> {
    for (const { declarations, blockedReason, contact, ...facts } of demo.companies) {
      const id = await this.companies.insert(checkedCompany({ ...NO_FACTS, ...facts }));
      await this.file.addEvent(id, 'Angelegt.');
      for (const declaration of (declarations ?? []) as readonly DemoDeclaration[]) {
        const { kind, daysAgo, title = '', note = '', documentNumber = '', adverse, daysLeft } = declaration;
        await this.declarations.insert(id, {
          ...{ kind: kind as DeclarationKind, title, note, documentNumber },
          givenOn: addDays(this.uow.today(), -daysAgo),
          result: adverse ? 'adverse' : 'clear',
          statedUntil: daysLeft === undefined ? null : addDays(this.uow.today(), daysLeft),
        });
      }
      if (contact) await this.file.addContact(id, { ...contact, phone: '' });
      if (blockedReason) {
        const company = await this.companies.get(id);
        await this.companies.update(company, { ...company, blockedReason }, 'gesperrt');
      }
    }
  }
}
