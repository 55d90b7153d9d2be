import { DomainError, germanInstant, notFound } from '@app/kernel';
import { newId, UnitOfWork } from '@app/platform';
import { Injectable } from '@nestjs/common';
import { type CompanyFacts } from '../domain/company';
import type { Identified } from '../domain/duplicates';
import type { Mergeable } from '../domain/merging';
import { emailDomain, normalisedName, searchText } from '../domain/normalised-name';

export interface Company extends Mergeable {
  readonly id: string;
  /** The company it was merged into; null for one that stands for itself. */
  readonly mergedInto: string | null;
  readonly createdAt: Date;
  readonly changedAt: Date;
  readonly changedBy: string;
  readonly lastChange: string;
  readonly version: number;
}

const COLUMNS: Readonly<Record<keyof CompanyFacts, string>> = {
  name: 'name',
  legalForm: 'legal_form',
  street: 'street',
  postcode: 'postcode',
  city: 'city',
  country: 'country',
  email: 'email',
  phone: 'phone',
  website: 'website',
  vatId: 'vat_id',
  registerCourt: 'register_court',
  registerNumber: 'register_number',
  pqNumber: 'pq_number',
  sme: 'sme',
  cpv: 'cpv',
  notes: 'notes',
};
/** The facts as one JSON object, to be named "facts". */
export const FACTS_JSON = `json_build_object(${Object.entries(COLUMNS)
  .map(([key, column]) => `'${key}', c.${column}`)
  .join(', ')})`;

const COMPANY = `select c.id, ${FACTS_JSON} as facts, c.aliases, c.blocked_reason as "blockedReason",
  c.merged_into as "mergedInto", c.created_at as "createdAt", c.changed_at as "changedAt", c.changed_by as "changedBy",
  c.last_change as "lastChange", c.version from companies.company c`;
const UUID = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i;

@Injectable()
export class CompanyRepository {
  constructor(private readonly uow: UnitOfWork) {}

  /** The company, or the one it was merged into. Throws `not-found`. */
  async get(id: string): Promise<Company> {
    return this.one(id, '');
  }

  /** As `get`, locked until the transaction ends. */
  async lock(id: string): Promise<Company> {
    return this.one(id, 'for update of c');
  }

  private async one(id: string, locking: string): Promise<Company> {
    const company = UUID.test(id)
      ? await this.uow.first<Company>(
          `${COMPANY} where c.id = (select coalesce(merged_into, id) from companies.company where id = $1) ${locking}`,
          [id],
        )
      : undefined;
    if (!company) throw notFound('Dieses Unternehmen');
    return company;
  }

  /** Its own id and those of every company that was merged into it. */
  async idsOf(id: string): Promise<readonly string[]> {
    const rows = await this.uow.query<{ id: string }>(
      'select id from companies.company where id = $1 or merged_into = $1 order by id',
      [id],
    );
    return rows.map((row) => row.id);
  }

  async insert(facts: CompanyFacts): Promise<string> {
    const id = newId();
    const columns = Object.keys(COLUMNS) as (keyof CompanyFacts)[];
    const derived = ['normalised_name', 'email_domain', 'search_text'];
    const system = ['id', 'created_at', 'changed_at', 'changed_by', 'last_change'];
    const names = [...columns.map((key) => COLUMNS[key]), ...derived, ...system];
    await this.uow.execute(
      `insert into companies.company (${names.join(', ')}) values (${names.map((_, at) => `$${at + 1}`).join(', ')})`,
      [
        ...columns.map((key) => facts[key]),
        ...derivedOf(facts, []),
        id,
        this.uow.now(),
        this.uow.now(),
        this.uow.actor.name,
        'angelegt',
      ],
    );
    return id;
  }

  /** Writes what changed if the company still is as it was read. Throws `stale` naming who changed it. */
  async update(before: Company, after: Mergeable, lastChange: string): Promise<void> {
    const columns = Object.keys(COLUMNS) as (keyof CompanyFacts)[];
    const names = [
      ...columns.map((key) => COLUMNS[key]),
      ...['normalised_name', 'email_domain', 'search_text'],
      ...['aliases', 'blocked_reason', 'changed_at', 'changed_by', 'last_change'],
    ];
    const written = await this.uow.execute(
      `update companies.company set ${names.map((name, at) => `${name} = $${at + 3}`).join(', ')}, version = version + 1
       where id = $1 and version = $2`,
      [
        before.id,
        before.version,
        ...columns.map((key) => after.facts[key]),
        ...derivedOf(after.facts, after.aliases),
        after.aliases,
        after.blockedReason,
        this.uow.now(),
        this.uow.actor.name,
        lastChange,
      ],
    );
    if (!written) refuseStale(await this.get(before.id));
  }

  /** The other company, and whatever was merged into it before, leads to the kept one from now on. */
  async leadTo(keptId: string, otherId: string): Promise<void> {
    await this.uow.execute(
      `update companies.company set merged_into = $1, merged_at = $3, version = version + 1,
              changed_at = $3, changed_by = $4, last_change = 'mit einem anderen Eintrag zusammengeführt'
       where id = $2 or merged_into = $2`,
      [keptId, otherId, this.uow.now(), this.uow.actor.name],
    );
  }

  /** Companies that share VAT id, normalised name or e-mail domain; duplicates.ts says why. At most 50. */
  likely(of: Identified): Promise<Company[]> {
    return this.uow.query<Company>(
      `${COMPANY} where c.merged_into is null
         and ((c.vat_id = $1 and $1 <> '') or (c.normalised_name = $2 and $2 <> '') or c.email_domain = $3)
       order by c.normalised_name, c.id limit 50`,
      [of.vatId, normalisedName(of.name), emailDomain(of.email)],
    );
  }

  /** The facts of every company that stands for itself. */
  async allFacts(): Promise<readonly CompanyFacts[]> {
    const rows = await this.uow.query<{ facts: CompanyFacts }>(
      `select ${FACTS_JSON} as facts from companies.company c where c.merged_into is null`,
    );
    return rows.map(({ facts }) => facts);
  }

  /** Two imports of the centre run one after the other: the second one sees what the first one added. */
  async lockAll(): Promise<void> {
    await this.uow.query(`select pg_advisory_xact_lock(hashtextextended('companies.import ' || app.centre_id(), 0))`);
  }

  /** The companies with those ids, in the order of the ids. */
  async byIds(ids: readonly string[]): Promise<readonly Company[]> {
    const rows = await this.uow.query<Company>(`${COMPANY} where c.id = any ($1)`, [ids]);
    const byId = new Map(rows.map((row) => [row.id, row]));
    return ids.flatMap((id) => byId.get(id) ?? []);
  }
}

const derivedOf = (facts: CompanyFacts, aliases: readonly string[]): readonly (string | null)[] => [
  normalisedName(facts.name),
  emailDomain(facts.email),
  searchText(facts, aliases),
];

/** Refuses when the caller has seen another version than the stored one. */
export function requireVersion(company: Company, seen: number): void {
  if (seen !== company.version) refuseStale(company);
}

function refuseStale({ changedBy, changedAt, lastChange, version }: Company): never {
  throw new DomainError(
    'stale',
    'company-changed',
    `${changedBy} hat das Unternehmen inzwischen geändert (${lastChange}, ${germanInstant(changedAt)}). Bitte den neuen Stand ansehen und die Eingabe wiederholen.`,
    [],
    { changedBy, changedAt: changedAt.toISOString(), lastChange, version },
  );
}
