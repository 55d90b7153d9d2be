import { readFileSync } from 'node:fs';
import { type Bundle, type ImportAnswer, type Lines, MEMBERS, PAPER_AND_TONER, type Round } from '../support/demand';
import { type Client, type Product, startProduct } from '../support/product';
import { describeWithSharedData } from '../support/shared-data';
import { workbookOf } from '../support/workbook';

describeWithSharedData(
  'the demand files of the eleven members',
  ['demand/expected.json', ...MEMBERS.map((member) => `demand/${member}.csv` as const)],
  ([expectedFile, ...files]) => {
    const expected = JSON.parse(readFileSync(expectedFile, 'utf8')) as {
      totals: Record<string, number>;
      badRecords: Record<string, { record: number }[]>;
    };
    const bytesOf = (member: (typeof MEMBERS)[number]): Uint8Array =>
      readFileSync(files[MEMBERS.indexOf(member)] ?? '');
    const badOf = (member: string): number[] => (expected.badRecords[member] ?? []).map(({ record }) => record);
    let product: Product;
    let officer: Client;
    let round: Round;
    beforeAll(async () => {
      product = await startProduct();
      officer = await product.as('sachbearbeitung@demo.example');
      round = (await officer.post<Round>('/api/demand-rounds', { ...PAPER_AND_TONER, members: MEMBERS })).body;
    });
    afterAll(() => product.stop());
    const load = (client: Client, member: (typeof MEMBERS)[number], mode: string) =>
      client.post<ImportAnswer>(
        `/api/demand-rounds/${round.id}/lines/import?member=${member}&mode=${mode}`,
        bytesOf(member),
      );
    const linesOf = async (member: string): Promise<Lines['items']> =>
      (await officer.get<Lines>(`/api/demand-rounds/${round.id}/lines?member=${member}&limit=500`)).body.items;

    it.each(MEMBERS)(
      '%s: the check finds exactly the bad records, and only good lines are kept when asked',
      async (member) => {
        const orderer = await product.as(`besteller.${member}@demo.example`);
        const checked = await load(orderer, member, 'check');
        expect(checked.status).toBe(200);
        expect(checked.body.rejected.map(({ record }) => record)).toEqual(badOf(member));
        expect(checked.body.stored).toBe(0);

        const refused = await load(orderer, member, 'all-or-nothing');
        expect(refused.status).toBe(422);
        expect(refused.headers.get('content-type')).toMatch(/problem\+json/);
        expect(refused.body.rejected).toEqual(checked.body.rejected);
        expect(await linesOf(member)).toEqual([]);

        const kept = await load(orderer, member, 'good-lines');
        expect(kept.body).toEqual({ ...checked.body, stored: checked.body.accepted });
        expect(await linesOf(member)).toHaveLength(checked.body.accepted);
      },
    );

    it.each(MEMBERS)('%s: the same rows as a workbook are judged the same and replace the file', async (member) => {
      const orderer = await product.as(`besteller.${member}@demo.example`);
      const before = await linesOf(member);
      const workbook = await workbookOf(bytesOf(member));
      const url = `/api/demand-rounds/${round.id}/lines/import?member=${member}&replace=true`;
      const checked = await load(orderer, member, 'check');
      const kept = await orderer.post<ImportAnswer>(`${url}&mode=good-lines`, workbook);
      expect(kept.body).toMatchObject({
        accepted: checked.body.accepted,
        stored: checked.body.accepted,
        readAs: 'XLSX',
      });
      const named = ({ rejected }: ImportAnswer) =>
        rejected.map(({ record, field, value, message }) => ({ record, field, value, message }));
      expect(named(kept.body)).toEqual(named(checked.body));
      const facts = (lines: Lines['items']) =>
        lines.map(({ costCentre, articleNumber, quantity }) => ({ costCentre, articleNumber, quantity }));
      expect(facts(await linesOf(member))).toEqual(facts(before));
    });

    it('become a bundle with the expected total of every article, each line in it exactly once', async () => {
      const closed = await officer.post<Round>(`/api/demand-rounds/${round.id}/close`);
      expect(closed.body.members.every(({ answered }) => answered)).toBe(true);
      const { body: created } = await officer.post<{ id: string }>(`/api/demand-rounds/${round.id}/bundle`);
      const { body: bundle } = await officer.get<Bundle>(`/api/bundles/${created.id}`);
      const items = bundle.lots.flatMap((lot) => lot.items);
      expect(Object.fromEntries(items.map(({ articleNumber, quantity }) => [articleNumber, Number(quantity)]))).toEqual(
        expected.totals,
      );

      const parts = items.flatMap((item) => item.parts.map((part) => ({ ...part, articleNumber: item.articleNumber })));
      const lines = (await Promise.all(MEMBERS.map(linesOf))).flat();
      const key = (
        part: { member: string; costCentre: string; articleNumber: string; quantity: string },
        id: string,
      ): string => [id, part.member, part.costCentre, part.articleNumber, part.quantity].join('|');
      expect(parts.map((part) => key(part, part.lineId)).sort()).toEqual(
        lines.map((line) => key(line, line.id)).sort(),
      );
      expect(bundle.proof).toMatchObject({ proven: true, lineCount: lines.length, partCount: lines.length });

      const cents = (amount: string): number => Math.round(Number(amount) * 100);
      const sum = (amounts: string[]): number => amounts.reduce((total, amount) => total + cents(amount), 0);
      expect(sum(items.map(({ estimatedValue }) => estimatedValue))).toBe(cents(bundle.estimatedValue));
      expect(sum(bundle.lots.map(({ estimatedValue }) => estimatedValue))).toBe(cents(bundle.estimatedValue));
      expect(cents(bundle.termValue)).toBe(2 * cents(bundle.estimatedValue));
      expect(bundle.assessment.estimatedValue).toBe(bundle.termValue);
      expect(bundle.assessment.trace.length).toBeGreaterThan(0);
    });
  },
);
