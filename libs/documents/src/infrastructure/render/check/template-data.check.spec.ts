import { DomainError } from '@app/kernel';
import { TEMPLATES } from '../../../contract/templates';
import { sampleOf } from '../samples/samples';
import { checkTemplateData, checkTemplateId, withoutEmptyFields } from './template-data.check';

function refusal(run: () => unknown): DomainError {
  try {
    run();
  } catch (error) {
    if (error instanceof DomainError) return error;
  }
  throw new Error('nothing was refused');
}
const order = sampleOf('purchase-order');

describe('checking template data', () => {
  it.each(TEMPLATES.map((template) => template.id))(
    '%s: the sample passes unchanged, also after a way through JSON',
    (id) => {
      expect(checkTemplateData(id, JSON.parse(JSON.stringify(sampleOf(id))))).toEqual(sampleOf(id));
    },
  );

  it('names every template once', () => {
    const ids = TEMPLATES.map(({ id }) => id);
    expect(ids).toEqual([...new Set(ids)]);
  });

  it('names a missing field in German with its place', () => {
    const lines = order.lines.map(({ unitPrice: _, ...rest }, index) => (index === 1 ? rest : order.lines[index]));
    const { kind, message, errors } = refusal(() => checkTemplateData('purchase-order', { ...order, lines }));
    expect(kind).toBe('invalid');
    expect(message).toBe(
      'Die Vorlage „Bestellung“ kann so nicht gefüllt werden: „Einzelpreis netto“ (unitPrice) fehlt (Position 2).',
    );
    expect(errors).toEqual([
      { pointer: '/lines/1/unitPrice', message: '„Einzelpreis netto“ (unitPrice) fehlt (Position 2).' },
    ]);
  });

  it('collects every fault and shows the first five', () => {
    const { message, errors } = refusal(() => checkTemplateData('purchase-order', {}));
    expect(errors.length).toBeGreaterThan(5);
    expect(message).toContain('„Bestellnummer“ (orderNumber) fehlt.');
    expect(message).toMatch(/Dazu kommen \d+ weitere Fehler\.$/);
  });

  it.each([
    ['/createdAt', { createdAt: 'gestern' }, 'ist kein Zeitpunkt'],
    ['/deliverUntil', { deliverUntil: '2026-02-30' }, 'ist kein Kalendertag'],
    ['/orderNumber', { orderNumber: '  ' }, 'ist nicht ausgefüllt'],
    ['/lines', { lines: [] }, 'enthält keinen Eintrag'],
    ['/secret', { secret: 'x' }, 'ist für diese Vorlage unbekannt'],
    ['/lines/0/quantity', { lines: [{ ...order.lines[0], quantity: '1,5' }] }, 'ist keine Menge'],
    ['/lines/0/vatRate', { lines: [{ ...order.lines[0], vatRate: 119 }] }, 'ist kein Prozentsatz'],
    ['/lines/0/costCentres', { lines: [{ ...order.lines[0], quantity: '13' }] }, 'ergeben nicht die Bestellmenge'],
  ])('refuses a wrong %s', (pointer, change, sentence) => {
    const { errors } = refusal(() => checkTemplateData('purchase-order', { ...order, ...change }));
    expect(errors).toHaveLength(1);
    expect(errors[0]).toMatchObject({ pointer });
    expect(errors[0]?.message).toContain(sentence);
  });

  it('takes null and undefined as not given', () => {
    expect(withoutEmptyFields({ a: null, b: undefined, c: [{ d: null, e: 0 }] })).toEqual({ c: [{ e: 0 }] });
    expect(checkTemplateData('purchase-order', { ...order, note: null })).toEqual(order);
  });

  it('no template is listed twice', () => {
    expect(new Set(TEMPLATES.map(({ id }) => id)).size).toBe(TEMPLATES.length);
  });

  it('knows only the templates of the list', () => {
    expect(checkTemplateId('annual-report')).toBe('annual-report');
    expect(refusal(() => checkTemplateId('toString')).message).toBe('Die Vorlage „toString“ gibt es nicht.');
  });
});
