import { assess } from '@app/law';
import { dossier, lotOf, START } from '../../../../test/support/dossier';
import { checklistItems } from './checklist';
import type { Dossier } from './dossier';
import type { Procedure } from './procedure';
import { procurementRecord, recordGaps } from './procurement-record';
import { NO_PLAN_FACTS } from './plan-facts';
import type { RecordText } from './record/record-part';

const AT = new Date(`${START}T08:00:00Z`);
const BY = { personName: 'Sabine Arndt', at: AT };
const eu = (change: Partial<Procedure> = {}, more: Partial<Dossier> = {}): Dossier =>
  dossier(
    {
      assessment: assess({
        ...{ startsOn: START, state: 'HE', buyer: 'municipality', nature: 'supplies', value: '400000.00' },
      }),
      ...{ regime: 'eu', estimatedValue: '400000.00', procedureType: 'open' },
      typeChoice: { reason: 'Offener Markt.', groundId: null, person: 'Sabine Arndt', at: AT.toISOString() },
      ...change,
    },
    more,
  );
const bid = (id: string, total: string) => ({
  ...{ id, lotId: 'l', bidderId: `b-${id}`, receivedAt: AT, positions: [], missing: [], total },
});
const bidder = (id: string) => ({ id: `b-${id}`, name: `${id} GmbH`, street: '', postcode: '', city: '', email: '' });
const decided = (more: Partial<Dossier> = {}): Dossier => {
  const proposal = {
    id: 'v',
    lots: [{ lotId: 'l', bidId: 'Eins' }],
    reason: 'Niedrigster Preis.',
    personId: 'a',
    ...BY,
  };
  const rank = (id: string, total: string, place: number) => ({
    ...{ bidId: id, bidderId: `b-${id}`, total, rank: place, note: null },
  });
  return eu(
    { phase: 'award-proposed' },
    {
      bids: [bid('Eins', '10.00'), bid('Zwei', '20.00')],
      bidders: [bidder('Eins'), bidder('Zwei')],
      evaluations: [{ lotId: 'l', ranking: [rank('Eins', '10.00', 1), rank('Zwei', '20.00', 2)], ...BY }],
      ...{ proposals: [proposal], proposal },
      ...more,
    },
  );
};
const text = (itemId: string, change: Partial<RecordText> = {}): RecordText => ({
  ...{ itemId, version: 1, text: 'Keine bekannt.', applies: true },
  ...BY,
  ...change,
});
const lights = (of: Dossier) => Object.fromEntries(procurementRecord(of).map(({ id, state }) => [id, state]));
const itemOf = (of: Dossier, id: string) => procurementRecord(of).find((item) => item.id === id);

describe('the items of the procurement record', () => {
  it('are those of § 8 VgV for an open EU procedure, and no ground for a negotiated one is asked for', () => {
    expect(lights(eu())).toEqual({
      'DOC-VGV8': 'complete',
      'VM-VGV-01': 'complete',
      'VM-VGV-02': 'open',
      'VM-VGV-03': 'open',
      'VM-VGV-04': 'open',
      'VM-VGV-05': 'open',
      'VM-VGV-08': 'not-applicable',
      'VM-VGV-09': 'open',
      'VM-VGV-10': 'open',
      'VM-VGV-11': 'open',
      'VM-VGV-12': 'not-applicable',
    });
    expect(lights(eu({ procedureType: 'neg-wo-call' }))).toMatchObject({ 'VM-VGV-07': 'complete' });
  });

  it('follow the steps of the procedure where one sentence of UVgO or VOB/A says everything', () => {
    const paragraphs = (of: Dossier) => [...new Set(procurementRecord(of).map(({ paragraph }) => paragraph))];
    expect(paragraphs(dossier())).toEqual(['§ 6 UVgO']);
    expect(paragraphs(dossier({ nature: 'works' }))).toEqual(['§ 20 Abs. 1 VOB/A']);
    expect(lights(dossier())).toMatchObject({ 'VM-UVGO:value': 'complete', 'VM-UVGO:procedure-type': 'open' });
  });

  it('name winner, loser and the reasons from the evaluation, each with its author', () => {
    const of = decided();
    expect(itemOf(of, 'VM-VGV-03')).toMatchObject({
      state: 'complete',
      statements: [
        {
          text: 'Los 1, Zwei GmbH: nicht berücksichtigt. Rang 2 in der Wertung.',
          ...{ person: 'Sabine Arndt', at: AT, area: 'lose' },
        },
      ],
    });
    expect(itemOf(of, 'VM-VGV-05')?.statements[0]?.text).toMatch(
      /Eins GmbH: Zuschlag vorgeschlagen über 10,00.€ netto\. Niedrigster Preis\./,
    );
    expect(recordGaps(of)).toEqual([]);
  });

  it('are open while a price is being cleared up, and for a loser without a reason', () => {
    const finding = {
      id: 'f',
      kind: 'inquiry' as const,
      bidId: 'Eins',
      result: 'asked' as const,
      reason: 'Preis?',
      ...BY,
    };
    const asked = decided({ record: { texts: [], plans: [], findings: [finding] } });
    expect(recordGaps(asked).map(({ id }) => id)).toEqual(['VM-VGV-04']);
    const evaluations = decided().evaluations.map((one) => ({ ...one, ranking: one.ranking.slice(0, 1) }));
    expect(recordGaps(decided({ evaluations })).map(({ id }) => id)).toEqual(['VM-VGV-03']);
  });

  it('take what a person writes: enough where the file cannot know, beside the rest otherwise', () => {
    const texts = [
      text('VM-VGV-10'),
      text('VM-VGV-09', { applies: false, text: 'Nur elektronisch.' }),
      text('VM-VGV-05'),
    ];
    const of = eu({}, { record: { texts, findings: [], plans: [] } });
    expect(itemOf(of, 'VM-VGV-10')).toMatchObject({ state: 'complete', statements: [{ source: 'text' }] });
    expect(itemOf(of, 'VM-VGV-09')).toMatchObject({ state: 'not-applicable', reason: 'Nur elektronisch.' });
    expect(itemOf(of, 'VM-VGV-05')).toMatchObject({ state: 'open', optional: false });
    const taken = [...texts, text('VM-VGV-10', { version: 2, text: '' })];
    expect(lights(eu({}, { record: { texts: taken, findings: [], plans: [] } }))['VM-VGV-10']).toBe('open');
  });

  it('name what was planned: who leads and pays, codes, place, options and the framework agreement', () => {
    const framework = { parties: 'one', maximumValue: '90000.00', maximumQuantity: '12000', termReasons: '' } as const;
    const plan = {
      ...NO_PLAN_FACTS,
      ...{ leadBuyerId: 'm', thirdPartyFee: '900.00', place: ['DE717'], mainCpv: '30190000-7', framework },
      ...{ furtherCpv: ['30197643-5'], options: [{ title: 'ein weiteres Jahr', value: '2500.00' }] },
    };
    const items = procurementRecord(eu({ plan, onBehalfOf: 'Stadtwerke' }), {
      buyers: [{ id: 'm', name: 'Raunheim' }],
      entries: [],
    });
    const said = items.find(({ id }) => id === 'VM-VGV-01')?.statements.map(({ text }) => text);
    expect(said).toEqual(
      expect.arrayContaining([
        'Federführend: Raunheim.',
        'Im Auftrag von Stadtwerke, Entgelt 900,00\u00a0€ netto.',
        'CPV-Code: 30190000-7, 30197643-5.',
        'Ort der Leistung (NUTS): DE717.',
        'Option: ein weiteres Jahr, 2.500,00\u00a0€ netto.',
        'Rahmenvereinbarung mit einem Unternehmen, höchstens 90.000,00\u00a0€ netto, höchstens 12.000 Einheiten.',
      ]),
    );
  });

  it('link a sentence with the running entry of the same act, and take its person from there', () => {
    const entry = { id: 'e', at: new Date(0), personName: 'Sabine Arndt', text: 'Verfahren angelegt.' };
    const items = procurementRecord(eu(), { buyers: [{ id: 'm', name: 'Raunheim' }], entries: [entry] });
    expect(items.find(({ id }) => id === 'VM-VGV-01')?.statements[0]).toMatchObject({
      ...{ text: 'Auftraggeber: Raunheim.', person: 'Sabine Arndt', entryId: 'e' },
    });
  });

  it('tell the grounds of a cancellation from its entry', () => {
    const entry = { id: 'e', at: AT, personName: 'A', text: 'Verfahren aufgehoben. Grund: Kein Angebot.' };
    const of = eu({ phase: 'cancelled' }, { lots: [lotOf({ phase: 'cancelled' })] });
    const items = procurementRecord(of, { buyers: [], entries: [entry] });
    expect(items.find(({ id }) => id === 'VM-VGV-08')).toMatchObject({
      ...{ state: 'complete', statements: [{ text: entry.text, entryId: 'e' }] },
    });
  });
});

describe('the complete record as an item of the checklist', () => {
  const itemAt = (of: Dossier) => checklistItems(of).find(({ id }) => id === 'record-complete');
  it('follows from the lights, whatever was ticked', () => {
    const mark = {
      itemId: 'record-complete',
      lotId: null,
      state: 'done' as const,
      note: null,
      responsibleId: null,
      responsible: null,
    };
    expect(itemAt(eu({}, { marks: [{ ...mark, by: 'A', at: AT }] }))).toMatchObject({
      state: 'open',
      before: 'awarded',
    });
    expect(itemAt(decided())).toMatchObject({ state: 'done' });
  });
  it('is not asked of a direct order', () => {
    expect(itemAt(dossier({ procedureType: 'direct' }))).toBeUndefined();
  });
});
