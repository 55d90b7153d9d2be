import { newId, UnitOfWork } from '@app/platform';
import { Injectable } from '@nestjs/common';

export interface ContactPerson {
  readonly id: string;
  readonly name: string;
  /** What the person does there, `Vertrieb`. */
  readonly role: string;
  readonly email: string;
  readonly phone: string;
}
export interface CompanyEvent {
  readonly id: string;
  readonly at: Date;
  readonly person: string;
  readonly sentence: string;
}

/** Contact persons and history of a company: what hangs on it beside its declarations. */
@Injectable()
export class CompanyFileRepository {
  constructor(private readonly uow: UnitOfWork) {}

  contacts(companyIds: readonly string[]): Promise<ContactPerson[]> {
    return this.uow.query<ContactPerson>(
      `select id, name, role, email, phone from companies.contact_person where company_id = any ($1) order by name, id`,
      [companyIds],
    );
  }

  async addContact(companyId: string, { name, role, email, phone }: Omit<ContactPerson, 'id'>): Promise<string> {
    const id = newId();
    await this.uow.execute(
      `insert into companies.contact_person (id, company_id, name, role, email, phone) values ($1, $2, $3, $4, $5, $6)`,
      [id, companyId, name, role, email, phone],
    );
    return id;
  }

  /** False when the company has no such person. */
  async eraseContact(companyIds: readonly string[], id: string): Promise<boolean> {
    const gone = await this.uow.execute(
      'delete from companies.contact_person where id::text = $1 and company_id = any ($2)',
      [id, companyIds],
    );
    return gone > 0;
  }

  /** The latest first. */
  events(companyIds: readonly string[]): Promise<CompanyEvent[]> {
    return this.uow.query<CompanyEvent>(
      `select id, at, person, sentence from companies.company_event where company_id = any ($1) order by at desc, id desc`,
      [companyIds],
    );
  }

  async addEvent(companyId: string, sentence: string): Promise<void> {
    await this.uow.execute(
      'insert into companies.company_event (id, company_id, at, person, sentence) values ($1, $2, $3, $4, $5)',
      [newId(), companyId, this.uow.now(), this.uow.actor.name, sentence],
    );
  }
}
