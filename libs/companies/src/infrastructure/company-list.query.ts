import type { LocalDate } from '@app/kernel';
import { decodeCursor, type Page, toPage, UnitOfWork } from '@app/platform';
import { Injectable } from '@nestjs/common';
import type { DeclarationKind, DeclarationResult, Light } from '../contract';
import type { CompanyFacts } from '../domain/company';
import { countsFrom, monthsOf, STATUTORY_KINDS } from '../domain/declaration-kinds';
import { plainText } from '../domain/normalised-name';
import { WARNING_DAYS } from '../domain/standing';
import { FACTS_JSON } from './company.repository';

export interface LightOfKind {
  readonly kind: DeclarationKind;
  readonly light: Light;
  readonly validUntil: LocalDate | null;
  readonly result: DeclarationResult | null;
}
export interface CompanyListItem {
  readonly id: string;
  readonly facts: CompanyFacts;
  readonly aliases: readonly string[];
  readonly blockedReason: string | null;
  readonly lights: readonly LightOfKind[];
}
export interface CompanyFilter {
  readonly limit: number;
  readonly cursor?: string;
  readonly q?: string;
  /** Code of a field of activity: wider and narrower ones are found, too. */
  readonly cpv?: string;
  readonly kind?: DeclarationKind;
  readonly light?: Light;
  readonly status?: 'active' | 'blocked';
}

/** From here on a word counts as meant: one wrong or missing letter in a word of average length. */
const ALIKE = 0.45;

// The latest declaration of the kind that counts on the day ($1), with the light that standing.ts gives it.
const LIGHT = `left join lateral (
    select least(d.stated_until, (d.given_on + make_interval(months => k.months))::date) as until, d.result, true as given
    from companies.declaration d join companies.company m on (m.centre_id, m.id) = (d.centre_id, d.company_id)
    where (m.id = c.id or m.merged_into = c.id) and d.kind = k.kind and d.given_on <= $1::date
      and (k.counts_from is null or d.given_on >= k.counts_from)
      and not exists (select from companies.declaration_withdrawal w
                      where (w.centre_id, w.declaration_id) = (d.centre_id, d.id))
    order by d.given_on desc, d.recorded_at desc, d.id desc limit 1) d on true
  cross join lateral (select case when d.given is null then 'missing' when d.until < $1::date then 'expired'
                                  when d.until <= $1::date + ${WARNING_DAYS} then 'expiring' else 'valid' end as light) s`;
const KINDS = 'jsonb_to_recordset($2::jsonb) as k(place integer, kind text, months integer, counts_from date)';

/** The list of companies: the best hits of a search first, else by name. */
@Injectable()
export class CompanyListQuery {
  constructor(private readonly uow: UnitOfWork) {}

  async page(filter: CompanyFilter): Promise<Page<CompanyListItem>> {
    const today = this.uow.today();
    const after = decodeCursor(filter.cursor, 3);
    const search = plainText(filter.q ?? '');
    const rows = await this.uow.query<CompanyListItem & { rank: number; sortName: string }>(
      `with hit as (
         select c.*, case when $3 = '' then 0
                          when c.search_text like all ($4::text[]) then 0
                          else round(1000 * (1 - companies.likeness($3, c.search_text)))::int end as rank
         from companies.company c where c.merged_into is null)
       select c.id, ${FACTS_JSON} as facts, c.aliases, c.blocked_reason as "blockedReason",
              c.rank, c.normalised_name as "sortName",
              (select json_agg(json_build_object('kind', k.kind, 'light', s.light, 'validUntil', d.until, 'result', d.result)
                               order by k.place) from ${KINDS} ${LIGHT}) as lights
       from hit c
       where ($3 = '' or c.rank <= $5)
         and ($6::text is null or exists (select from unnest(c.cpv) own
               where starts_with(rtrim(left(own, 8), '0'), $6) or starts_with($6, rtrim(left(own, 8), '0'))))
         and ($7::text is null or ($7 = 'blocked') = (c.blocked_reason is not null))
         and ($8::text is null or exists (select from ${KINDS} ${LIGHT} where k.kind = $9 and s.light = $8))
         and ($10::int is null or (c.rank, c.normalised_name, c.id) > ($10, $11, $12::uuid))
       order by c.rank, c.normalised_name, c.id limit $13`,
      [
        today,
        JSON.stringify(
          STATUTORY_KINDS.map((kind, place) => ({
            place,
            kind: kind.kind,
            months: monthsOf(kind),
            counts_from: countsFrom(kind, today),
          })),
        ),
        search,
        search.split(' ').map((word) => `%${word}%`),
        Math.round(1000 * (1 - ALIKE)),
        cpvStem(filter.cpv),
        filter.status ?? null,
        filter.light ?? null,
        filter.kind ?? 'competition-register',
        after?.[0] ?? null,
        after?.[1] ?? null,
        after?.[2] ?? null,
        filter.limit + 1,
      ],
    );
    const page = toPage(rows, filter.limit, (row) => [row.rank, row.sortName, row.id]);
    return {
      items: page.items.map(({ rank: _rank, sortName: _sortName, ...item }) => item),
      nextCursor: page.nextCursor,
    };
  }
}

/** "30197000-6" → "30197": the part that says something. */
const cpvStem = (code: string | undefined): string | null => code?.slice(0, 8).replace(/0+$/, '') || null;
