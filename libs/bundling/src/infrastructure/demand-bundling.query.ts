import { byText, isDivisibleUnit, parseMoney, parseQuantity } from '@app/kernel';
import { UnitOfWork } from '@app/platform';
import { Injectable } from '@nestjs/common';
import { type ArticleDemand, wrongQuantity } from '../domain/bundle';
import type { ArticleProof, BundleProof } from '../domain/bundle-proof';

/** Places in an order: equal ones share their place. */
type Places = readonly { readonly id: string; readonly place: number }[];

const MOST_FAULTS = 100;

/** The lines of a round on their way into a bundle: added up, kept as its parts and proven where they lie, in the database. */
@Injectable()
export class DemandBundling {
  constructor(private readonly uow: UnitOfWork) {}

  /**
   * What was reported of each article, by number and unit. Throws `conflict` for a line whose quantity is no whole number of
   * packs (the table itself allows only quantities above 0).
   */
  async sums(roundId: string): Promise<readonly ArticleDemand[]> {
    const rows = await this.uow.query<{ articleNumber: string; unit: string; quantity: string; whole: boolean }>(
      `select article_number as "articleNumber", unit, sum(quantity)::text as quantity,
              sum(trunc(quantity)) = sum(quantity) as whole
       from bundling.demand_line where round_id = $1 group by article_number, unit order by article_number, unit`,
      [roundId],
    );
    const broken = rows.find(({ whole, unit }) => !whole && !isDivisibleUnit(unit));
    if (broken) throw wrongQuantity({ ...broken, lineId: await this.brokenLine(roundId, broken) });
    return rows.map(({ articleNumber, unit, quantity }) => ({
      articleNumber,
      unit,
      quantity: parseQuantity(quantity),
      parts: [],
    }));
  }

  /**
   * Every line as a part of its item, in the order of member, cost centre and line; member by member, so that no statement of a
   * huge round runs into the limit of time that one statement has.
   */
  async writeParts(bundleId: string, roundId: string, members: Places, costCentres: Places): Promise<void> {
    let written = 0;
    for (const { id } of [...members].sort((a, b) => a.place - b.place)) {
      written += await this.uow.execute(
        `insert into bundling.bundle_part (bundle_id, line_id, position, article_number, member_id, cost_centre_id, quantity)
         select $1, l.id, $4 + row_number() over (order by c.place, l.id),
                l.article_number, l.member_id, l.cost_centre_id, l.quantity
         from bundling.demand_line l left join unnest($5::uuid[], $6::int[]) as c (id, place) on c.id = l.cost_centre_id
         where l.round_id = $2 and l.member_id = $3`,
        [bundleId, roundId, id, written, ...columns(costCentres)],
      );
    }
  }

  /** Compares the stored bundle with the lines of its round, by other statements than those that made it. */
  async proof(bundleId: string, roundId: string): Promise<BundleProof> {
    const articles = await this.articleProofs(bundleId, roundId);
    const faults = await this.faults(bundleId, roundId);
    const values = await this.uow.first<{ items: string; lots: string; bundle: string; parts: number }>(
      `select (select coalesce(sum(estimated_value), 0) from bundling.bundle_item where bundle_id = $1)::text as items,
              (select coalesce(sum(estimated_value), 0) from bundling.bundle_lot where bundle_id = $1)::text as lots,
              (select count(*)::int from bundling.bundle_part where bundle_id = $1) as parts,
              estimated_value::text as bundle
       from bundling.bundle where id = $1`,
      [bundleId],
    );
    if (!values) throw new Error(`no bundle ${bundleId}`);
    const [itemValues, lotValues, value] = [values.items, values.lots, values.bundle].map(parseMoney);
    const lineCount = articles.reduce((total, { lines }) => total + lines, 0);
    const valuesProven = itemValues === lotValues && lotValues === value;
    const faultsOf = (kind: Fault['kind']): readonly string[] =>
      faults.flatMap((fault) => (fault.kind === kind ? [fault.id] : []));
    return {
      lineCount,
      partCount: values.parts,
      missing: faultsOf('missing'),
      repeated: [], // the key of the parts allows a line once
      changed: faultsOf('changed'),
      foreign: faultsOf('foreign'),
      articles,
      itemValues: itemValues ?? 0n,
      valuesProven,
      proven:
        faults.length === 0 && lineCount === values.parts && valuesProven && articles.every(({ proven }) => proven),
    };
  }

  private async articleProofs(bundleId: string, roundId: string): Promise<readonly ArticleProof[]> {
    const rows = await this.uow.query<
      Record<'articleNumber' | 'unit' | 'reported' | 'bundled' | 'inParts', string> & { lines: number }
    >(
      `select article_number as "articleNumber", unit, coalesce(reported, 0)::text as reported,
              coalesce(bundled, 0)::text as bundled, coalesce(in_parts, 0)::text as "inParts", coalesce(lines, 0)::int as lines
       from (select article_number, unit, sum(quantity) as reported, count(*) as lines
             from bundling.demand_line where round_id = $2 group by article_number, unit) l
       full join (select article_number, unit, quantity as bundled from bundling.bundle_item where bundle_id = $1) i
         using (article_number, unit)
       left join (select article_number, sum(quantity) as in_parts
                  from bundling.bundle_part where bundle_id = $1 group by article_number) p using (article_number)`,
      [bundleId, roundId],
    );
    return rows
      .map((row) => {
        const [reported, bundled, inParts] = [row.reported, row.bundled, row.inParts].map(parseQuantity);
        return {
          articleNumber: row.articleNumber,
          unit: row.unit,
          reported: reported ?? 0n,
          bundled: bundled ?? 0n,
          inParts: inParts ?? 0n,
          lines: row.lines,
          proven: reported === bundled && bundled === inParts,
        };
      })
      .sort((a, b) => byText(a.articleNumber, b.articleNumber));
  }

  /** Lines without a part, parts that differ from their line, parts of other rounds' lines; the first hundred. */
  private faults(bundleId: string, roundId: string): Promise<Fault[]> {
    return this.uow.query<Fault>(
      `select coalesce(l.id, p.line_id)::text as id,
              case when p.line_id is null then 'missing' when l.id is null then 'foreign' else 'changed' end as kind
       from (select * from bundling.demand_line where round_id = $2) l
       full join (select * from bundling.bundle_part where bundle_id = $1) p on (p.centre_id, p.line_id) = (l.centre_id, l.id)
       where l.id is null or p.line_id is null
          or (l.article_number, l.member_id, l.cost_centre_id, l.quantity)
             is distinct from (p.article_number, p.member_id, p.cost_centre_id, p.quantity)
       order by 1 limit ${MOST_FAULTS}`,
      [bundleId, roundId],
    );
  }

  private async brokenLine(roundId: string, { articleNumber, unit }: Pick<ArticleDemand, 'articleNumber' | 'unit'>) {
    const line = await this.uow.first<{ id: string }>(
      `select id from bundling.demand_line
       where round_id = $1 and article_number = $2 and unit = $3 and quantity <> trunc(quantity) order by id limit 1`,
      [roundId, articleNumber, unit],
    );
    return line?.id ?? '';
  }
}

interface Fault {
  readonly id: string;
  readonly kind: 'missing' | 'changed' | 'foreign';
}

const columns = (places: Places): readonly [readonly string[], readonly number[]] => [
  places.map(({ id }) => id),
  places.map(({ place }) => place),
];

/** The things in the order of a text of each; equal texts share a place. */
export function placesBy<T extends { readonly id: string }>(
  things: readonly T[],
  textOf: (thing: T) => string,
): Places {
  const texts = [...new Set(things.map(textOf))].sort(byText);
  const placeOf = new Map(texts.map((text, place) => [text, place]));
  return things.map((thing) => ({ id: thing.id, place: placeOf.get(textOf(thing)) ?? 0 }));
}
