import { readFileSync } from 'node:fs';
import { formatMoney, wholeQuantity } from '@app/kernel';
import { SHIPPED_LAW } from '@app/law';
import { readCsv } from '@app/platform';
import { importArticles } from '../../libs/bundling/src/domain/article-import';
import { checkedMerge, proposeMerges } from '../../libs/bundling/src/domain/article-merge';
import { bundleDemand, type DemandLine } from '../../libs/bundling/src/domain/bundle';
import { importDemand } from '../../libs/bundling/src/domain/demand-import';
import { tenderLots } from '../../libs/bundling/src/domain/hand-over';
import { placeOfPostcode, PROPOSALS, proposeLots } from '../../libs/bundling/src/domain/lot-proposals';
import { demandCells } from '../../libs/bundling/src/domain/tender-line';
import { proveTender } from '../../libs/bundling/src/domain/tender-proof';
import { judgeVariant, unlawfulAwards, type ValuedLot } from '../../libs/bundling/src/domain/variant-judgement';
import { MEMBERS } from '../support/demand';
import { describeWithSharedData } from '../support/shared-data';

const ON = { startsOn: '2026-11-23', state: 'HE' } as const;
const lot = (key: string, euros: number, more: Partial<ValuedLot> = {}): ValuedLot => ({
  ...{ key, name: `Los ${key}`, award: 1, outsideEu: false, value: BigInt(euros) * 100n },
  ...more,
});
const judge = (...lots: readonly ValuedLot[]) => judgeVariant(lots, ON, SHIPPED_LAW);

describe('what the law says of lots', () => {
  it('adds all lots up: two of 120,000 are European, each of them', () => {
    const { assessment, lots, awards } = judge(lot('L1', 120_000), lot('L2', 120_000));
    expect([assessment.regime, assessment.estimatedValue]).toEqual(['eu', '240000.00']);
    expect(lots.map(({ regime }) => regime)).toEqual(['eu', 'eu']);
    expect(awards).toMatchObject([{ award: 1, regime: 'eu', alone: true, timelineType: 'Offenes Verfahren' }]);
  });

  it('names awards that would stay below the threshold by themselves as unlawful (§ 3 Abs. 2 VgV)', () => {
    const judged = judge(lot('L1', 120_000), lot('L2', 120_000, { award: 2 }), lot('L3', 300_000, { award: 3 }));
    expect(unlawfulAwards(judged)).toEqual([1, 2]);
    const named = judged.hints.filter(({ tone }) => tone === 'danger');
    expect(named.map(({ citation, text }) => [citation.id, text.includes('§ 3 Abs. 2 VgV')])).toEqual([
      ['EST-2', true],
      ['EST-2', true],
    ]);
  });

  it('lets small lots out of European law by the 20 % rule, in an award of their own', () => {
    const judged = judge(lot('L1', 400_000), lot('L2', 60_000, { award: 2, outsideEu: true }));
    expect(judged.lots.map(({ regime, exempt }) => [regime, exempt])).toEqual([
      ['eu', false],
      ['national', true],
    ]);
    expect(unlawfulAwards(judged)).toEqual([]);
    const tooLarge = judge(lot('L1', 400_000), lot('L2', 80_000, { award: 2, outsideEu: true }));
    expect(tooLarge.lots[1]).toMatchObject({ regime: 'eu', exempt: false });
    expect(unlawfulAwards(tooLarge)).toEqual([2]);
  });

  it('finds laxer national rules for a part unlawful, too', () => {
    const whole = judge(lot('L1', 110_000), lot('L2', 1_000, { award: 2 }));
    expect(whole.assessment.regime).toBe('national');
    const alone = judge(lot('L2', 1_000)).types.map(({ type }) => type);
    const together = whole.types.map(({ type }) => type);
    const laxer = alone.some((type) => !together.includes(type));
    expect(laxer).toBe(true);
    expect(unlawfulAwards(whole)).toContain(2);
  });

  it('takes the rule about lots that holds on the day, and asks for reasons where there is only one lot', () => {
    const ids = (startsOn: string, ...lots: ValuedLot[]) =>
      judgeVariant(lots, { ...ON, startsOn }, SHIPPED_LAW).hints.map(({ citation }) => citation.id);
    expect(ids('2026-11-23', lot('L1', 1000), lot('L2', 1000))).toEqual(['LOS-26']);
    expect(ids('2026-06-01', lot('L1', 1000), lot('L2', 1000))).toEqual(['HE21-LOSE']);
    expect(ids('2026-11-23', lot('L1', 1000))).toEqual(['LOS-26', 'VM-VGV-11']);
  });

  it('tells the share of the largest lot in tenths of a percent', () =>
    expect(judge(lot('L1', 2000), lot('L2', 1000)).largestShare).toBe(667));
});

const FILES = [
  'demand/expected.json',
  'catalogue/articles.csv',
  'members/cost-centres.json',
  'members/members.json',
  ...MEMBERS.map((member) => `demand/${member}.csv`),
];
describeWithSharedData(
  'the demand of the eleven members in lots',
  FILES,
  ([expectedFile = '', articleFile = '', costCentreFile = '', memberFile = '', ...demandFiles]) => {
    const read = () => {
      const json = <T>(file: string): T => JSON.parse(readFileSync(file, 'utf8')) as T;
      const costCentres =
        json<{ member: string; number: string; validFrom: string; validTo: string | null }[]>(costCentreFile);
      const { members } = json<{ members: { slug: string | null; postcode: string }[] }>(memberFile);
      const articles = new Map(
        importArticles(readCsv(readFileSync(articleFile))).accepted.map((a) => [a.articleNumber, a]),
      );
      const lines = MEMBERS.flatMap((member, index) =>
        importDemand(readCsv(readFileSync(demandFiles[index] ?? '')), {
          ...{ articles, day: '2026-11-22' },
          costCentres: costCentres.filter((costCentre) => costCentre.member === member),
        }).accepted.map(({ record, costCentre, articleNumber, unit, quantity }): DemandLine => ({
          ...{ lineId: `${member} ${record}`, member, costCentre, articleNumber, unit, quantity },
        })),
      );
      const bundle = bundleDemand(lines, articles);
      const items = bundle.lots.flatMap((each) => each.items);
      const demand = demandCells(
        items.map(({ parts, ...item }) => ({
          ...item,
          parts: parts.map(({ member, quantity }) => ({ memberId: member, quantity })),
        })),
      );
      const placeOf = new Map(
        members.flatMap(({ slug, postcode }) => (slug ? [[slug, placeOfPostcode(postcode)] as const] : [])),
      );
      const { totals } = json<{ totals: Record<string, number> }>(expectedFile);
      return { articles, bundle, demand, placeOf, totals };
    };

    it('keeps every total through every proposal, with packs merged into cartons', () => {
      const { articles, bundle, demand, placeOf, totals } = read();
      const demanded = new Set(demand.map(({ articleNumber }) => articleNumber));
      const proposals = proposeMerges(demanded, [], articles);
      const merges = proposals.map((pair) =>
        checkedMerge({ articleNumber: pair.articleNumber, intoArticle: pair.intoArticle }, [], demanded, articles),
      );
      expect(merges.length).toBeGreaterThan(5);
      for (const proposal of PROPOSALS) {
        const facts = { demand, merges, articles, placeOf, years: 2, largestLot: 8_000_000n };
        const lots = tenderLots(proposeLots(proposal, facts), facts);
        expect(proveTender(lots, facts)).toMatchObject({ proven: true, articles: Object.keys(totals).length });
        const tendered = new Map<string, bigint>();
        for (const source of lots.flatMap(({ lines }) => lines.flatMap(({ sources }) => sources)))
          tendered.set(source.articleNumber, (tendered.get(source.articleNumber) ?? 0n) + source.quantity);
        expect(Object.fromEntries(tendered)).toEqual(
          Object.fromEntries(Object.entries(totals).map(([number, total]) => [number, wholeQuantity(2 * total)])),
        );
        expect(formatMoney(lots.reduce((sum, { demandValue }) => sum + demandValue, 0n))).toBe(
          formatMoney(2n * bundle.estimatedValue),
        );
      }
    });
  },
);
