import fc from 'fast-check';
import {
  CONTENT_FIELDS,
  differences,
  EMPTY_CONTENT,
  type Form,
  FORMS,
  REQUEST_NATURES,
  type RequestContent,
  type RequestNature,
} from './content';
import { procuredLots } from './procurement';
import { budgetNotice, faults, isRequired, REQUIRED_FACTS, type Surroundings } from './required-facts';
import { completeContent } from './testing';

const HERE: Surroundings = { today: '2026-11-22', costCentre: { valid: true, name: '0573001 Bauhof' } };
const pointers = (content: RequestContent, surroundings = HERE): string[] =>
  faults(content, surroundings).map(({ pointer }) => pointer);

describe('required facts of a request', () => {
  const kinds = (Object.keys(REQUEST_NATURES) as RequestNature[]).flatMap((nature) =>
    (Object.keys(FORMS) as Form[]).map((form) => [nature, form] as const),
  );

  it.each(kinds)('are complete for %s, %s', (nature, form) => {
    expect(faults(completeContent({ nature, form }), HERE)).toEqual([]);
  });

  it.each(kinds)('are each missed for %s, %s, and no others', (nature, form) => {
    const complete = completeContent({ nature, form });
    for (const rule of REQUIRED_FACTS.filter(({ field }) => field !== 'nature' && field !== 'form')) {
      const without = { ...complete, [rule.field]: ' ' };
      const expected = isRequired(rule, complete) ? [`/${rule.field}`] : [];
      expect({ field: rule.field, missed: pointers(without) }).toEqual({ field: rule.field, missed: expected });
    }
  });

  it('ask for the Menge of supplies, the planning of works and the maximum of a framework', () => {
    const bare = (more: Partial<RequestContent>): string[] => pointers({ ...EMPTY_CONTENT, ...more });
    expect(bare({ nature: 'supplies' })).toContain('/quantity');
    expect(bare({ nature: 'works' })).toEqual(expect.arrayContaining(['/planningState', '/place']));
    expect(bare({ form: 'framework' })).toEqual(expect.arrayContaining(['/maximumValue', '/termFrom', '/termTo']));
    expect(bare({ form: 'follow-up' })).toEqual(expect.arrayContaining(['/previousContract', '/previousEndsOn']));
    expect(bare({ form: 'direct' })).toContain('/pricesAsked');
    expect(bare({ form: 'single' })).not.toContain('/pricesAsked');
  });

  it.each([
    [{ needOn: '2026-11-21' }, '/needOn'],
    [{ needOn: '31.2.2027' }, '/needOn'],
    [{ budgetAmount: 'ca. 5000' }, '/budgetAmount'],
    [{ budgetAmount: '0.00' }, '/budgetAmount'],
    [{ budgetYear: '26' }, '/budgetYear'],
    [{ contactEmail: 'bauhof' }, '/contactEmail'],
    [{ contactEmail: '', contactPhone: '' }, '/contactPhone'],
    [{ termFrom: '2027-06-01', termTo: '2027-05-31' }, '/termTo'],
    [{ lotsWish: 'none', lotsReason: '' }, '/lotsReason'],
    [{ lotsWish: 'lots', lots: [{ title: 'Eins', cpv: '' }] }, '/lots'],
    [{ lines: [] }, '/lines'],
    [{ lines: [{ text: 'Tor', amount: '12,5', lot: '' }] }, '/lines/0/amount'],
    [{ nature: 'art' }, '/nature'],
  ])('are judged by their value: %j', (wrong, pointer) => {
    expect(pointers({ ...completeContent({ form: 'framework' }), ...wrong })).toContain(pointer);
  });

  it('name a cost centre that is not valid today or not the member’s', () => {
    const complete = completeContent();
    const closed = faults(complete, { ...HERE, costCentre: { valid: false, name: '0424001 Hallenbad' } });
    expect(closed).toEqual([
      {
        pointer: '/costCentreId',
        message: 'Die Kostenstelle 0424001 Hallenbad gilt heute nicht. Bitte wählen Sie eine andere.',
      },
    ]);
    expect(pointers(complete, { ...HERE, costCentre: undefined })).toEqual(['/costCentreId']);
  });

  it('never break on whatever was typed, and point at fields that exist', () => {
    const text = fc.oneof(fc.string(), fc.constantFrom('', '2027-02-30', '12.5', '-1', 'lots', 'works', '1'));
    const anything = fc.record({
      ...Object.fromEntries(CONTENT_FIELDS.map((field) => [field, text])),
      lines: fc.array(fc.record({ text, amount: text, lot: text }), { maxLength: 3 }),
      lots: fc.array(fc.record({ title: text, cpv: text }), { maxLength: 3 }),
    }) as unknown as fc.Arbitrary<RequestContent>;
    fc.assert(
      fc.property(anything, (content) => {
        for (const { pointer, message } of faults(content, HERE)) {
          expect(message).toMatch(/[.?)]$/);
          expect(pointer).toMatch(/^\/(\w+|(lines|lots)\/\d\/\w+)$/);
        }
        expect(differences(content, content)).toEqual([]);
      }),
    );
  });
});

describe('the estimate', () => {
  it('gives every wished lot the sum of its lines, so that no cent is typed twice or lost', () => {
    const line = fc.record({
      text: fc.constant('Zeile'),
      amount: fc.integer({ min: 1, max: 9_999_999 }).map((cents) => (cents / 100).toFixed(2)),
      lot: fc.constantFrom('1', '2', '3'),
    });
    fc.assert(
      fc.property(fc.array(line, { minLength: 1, maxLength: 12 }), (lines) => {
        const lots = ['a', 'b', 'c'].map((title) => ({ title, cpv: '' }));
        const sum = (amounts: readonly string[]): number =>
          amounts.reduce((total, amount) => total + Math.round(Number(amount) * 100), 0);
        const values = procuredLots({ title: 'x', lotsWish: 'lots', lots, lines }).map(
          ({ estimatedValue }) => estimatedValue,
        );
        expect(sum(values)).toBe(sum(lines.map(({ amount }) => amount)));
      }),
    );
  });

  it('says when it is above the budget, and is silent while one of them is open', () => {
    const complete = completeContent();
    expect(budgetNotice(complete)).toBeNull();
    expect(budgetNotice({ ...complete, budgetAmount: '100.00' })).toContain('über dem Budget von 100,00');
    expect(budgetNotice({ ...complete, budgetAmount: 'offen' })).toBeNull();
    // The estimate of a framework is that of all its years, the budget that of one.
    expect(budgetNotice({ ...complete, form: 'framework', budgetAmount: '100.00' })).toBeNull();
  });
});

describe('two versions of a request', () => {
  it('differ by the fields that changed, told in words', () => {
    const before = completeContent({ form: 'single' });
    const after = {
      ...before,
      form: 'framework',
      lines: [...before.lines, { text: 'Wartung', amount: '10.00', lot: '' }],
    };
    expect(differences(before, after).map(({ pointer, before: was, after: is }) => [pointer, was, is])).toEqual([
      ['/form', 'Einmaliger Auftrag', 'Rahmenvereinbarung'],
      ['/lines', 'Streusalz, 18000.00', 'Streusalz, 18000.00; Wartung, 10.00'],
    ]);
  });
});
