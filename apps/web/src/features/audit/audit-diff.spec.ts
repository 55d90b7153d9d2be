import { differences, valueText } from './audit-diff';

describe('an entry of the trail', () => {
  it('reads as before and after with German words, days and figures', () => {
    expect(
      differences({ validTo: null, name: 'Waldkita', state: 'open' }, { validTo: '2026-11-30', name: 'Waldkita' }),
    ).toEqual([
      { field: 'Gültig bis', before: '–', after: '30.11.2026' },
      { field: 'Stand', before: 'offen', after: undefined },
    ]);
    expect(differences(null, { stored: 1234, somethingNew: true })).toEqual([
      { field: 'Gespeichert', before: undefined, after: '1.234' },
      { field: 'somethingNew', before: undefined, after: 'ja' },
    ]);
    expect(differences(null, null)).toEqual([]);
  });

  it('writes lists and nested facts out', () => {
    expect(valueText(['Papier', 'Toner'])).toBe('Papier, Toner');
    expect(valueText([])).toBe('keine');
    expect(valueText([{ quantity: '2' }, { quantity: '3' }])).toBe('Menge: 2; Menge: 3');
    expect(valueText('2026-11-22T13:30:00.000Z')).toBe('22.11.2026, 14:30 Uhr');
  });
});
