import { notFound } from '@app/kernel';
import { type Actor, requirePermission, UnitOfWork } from '@app/platform';
import { Injectable } from '@nestjs/common';
import { CompanyRepository } from '../infrastructure/company.repository';
import { CompanyFileRepository, type ContactPerson } from '../infrastructure/company-file.repository';
import { CompanyLog } from './company-log';

/** Adds contact persons and forgets them (Art. 17 GDPR): trail and history say that, never whom. */
@Injectable()
export class MaintainContacts {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly companies: CompanyRepository,
    private readonly file: CompanyFileRepository,
    private readonly log: CompanyLog,
  ) {}

  add(actor: Actor, companyId: string, person: Omit<ContactPerson, 'id'>): Promise<string> {
    return this.uow.run(actor, async () => {
      requirePermission(actor, 'company.manage');
      const { id: rootId, facts } = await this.companies.get(companyId);
      const id = await this.file.addContact(rootId, person);
      await this.log.write(
        { id: rootId, name: facts.name },
        { action: 'contact-added', sentence: 'Ansprechperson eingetragen.', after: { contactId: id } },
      );
      return id;
    });
  }

  erase(actor: Actor, companyId: string, contactId: string): Promise<void> {
    return this.uow.run(actor, async () => {
      requirePermission(actor, 'company.manage');
      const { id: rootId, facts } = await this.companies.get(companyId);
      if (!(await this.file.eraseContact(await this.companies.idsOf(rootId), contactId))) {
        throw notFound('Diese Ansprechperson');
      }
      await this.log.write(
        { id: rootId, name: facts.name },
        { action: 'contact-erased', sentence: 'Eine Ansprechperson gelöscht.', after: { contactId } },
      );
    });
  }
}
