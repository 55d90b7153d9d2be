import { type Actor, type Contribution, Contributions, may, type SearchHit } from '@app/platform';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { CompanyListQuery } from '../infrastructure/company-list.query';

const SEARCH_LIMIT = 8;

/** What the global search finds among the companies. */
@Injectable()
export class CompanyContribution implements Contribution, OnModuleInit {
  readonly room = 'companies';

  constructor(
    private readonly contributions: Contributions,
    private readonly list: CompanyListQuery,
  ) {}

  onModuleInit(): void {
    this.contributions.register(this);
  }

  async search(actor: Actor, text: string): Promise<readonly SearchHit[]> {
    if (!may(actor, 'company.read')) return [];
    const { items } = await this.list.page({ q: text, limit: SEARCH_LIMIT });
    return items.map(({ id, facts: { name, postcode, city }, blockedReason }) => ({
      type: 'Unternehmen',
      label: name,
      detail: [`${postcode} ${city}`.trim(), ...(blockedReason === null ? [] : ['gesperrt'])]
        .filter(Boolean)
        .join(', '),
      href: `/unternehmen/${id}`,
    }));
  }
}
