import * as fc from 'fast-check';
import {
  addDays,
  addDecimals,
  addMonths,
  calendarWeek,
  compareDecimal,
  counted,
  date,
  dayOfInstant,
  daysBetween,
  fileSize,
  germanDecimal,
  instant,
  instantInGermany,
  longDate,
  money,
  month,
  parseGermanDay,
  parseGermanDecimal,
  percent,
  quantity,
  relativeDay,
  time,
  unitPrice,
} from './index';

describe('amounts in German notation', () => {
  it('groups thousands and keeps two places for money', () => {
    expect(money('216000.00')).toBe('216.000,00\u00a0€');
    expect(money('0')).toBe('0,00\u00a0€');
    expect(money('-1234567.5')).toBe('-1.234.567,50\u00a0€');
    expect(money('9007199254740993.01')).toBe('9.007.199.254.740.993,01\u00a0€');
  });

  it('rounds half up away from zero and never shows minus zero', () => {
    expect(money('0.005')).toBe('0,01\u00a0€');
    expect(money('-0.005')).toBe('-0,01\u00a0€');
    expect(money('-0.001')).toBe('0,00\u00a0€');
    expect(money('1.00499')).toBe('1,00\u00a0€');
  });

  it('shows a dash where there is no value', () => {
    expect([money(null), quantity(undefined), date('')]).toEqual(['–', '–', '–']);
  });

  it('shows unit prices with two to four places, quantities without trailing zeros', () => {
    expect(unitPrice('4.3500')).toBe('4,35\u00a0€');
    expect([unitPrice('92.4960'), unitPrice('7')]).toEqual(['92,4960\u00a0€', '7,00\u00a0€']);
    expect(unitPrice('0.0087')).toBe('0,0087\u00a0€');
    expect(quantity('1234.500', 'kg')).toBe('1.234,5\u00a0kg');
    expect(quantity('20.000')).toBe('20');
    expect([quantity('1', 'Packung'), quantity('2.000', 'Packung')]).toEqual(['1\u00a0Packung', '2\u00a0Packungen']);
    expect(percent('12.50')).toBe('12,5\u00a0%');
  });

  it('counts with the right noun and names file sizes', () => {
    expect(counted(1, 'Vorgang', 'Vorgänge')).toBe('1 Vorgang');
    expect(counted(1500, 'Vorgang', 'Vorgänge')).toBe('1.500 Vorgänge');
    expect([fileSize(12), fileSize(15_360), fileSize(1_536_000)]).toEqual(['12 Byte', '15 kB', '1,5 MB']);
  });
});

describe('numbers a person types', () => {
  const value = (text: string, rules = {}): string | undefined => {
    const parsed = parseGermanDecimal(text, rules);
    return parsed.ok ? parsed.value : undefined;
  };

  it.each([
    ['1.234,5', '1234.5'],
    ['1234,50', '1234.50'],
    [' 12 ', '12'],
    ['216.000,00 €', '216000.00'],
    ['007', '7'],
    ['1.234', '1234'],
    ['12,', '12'],
  ])('reads %s as %s', (typed, expected) => expect(value(typed)).toBe(expected));

  it.each(['', 'zwölf', '1,2,3', '12.34,5', '1,234.50', '1.2345', '--1'])('refuses %p', (typed) => {
    expect(parseGermanDecimal(typed).ok).toBe(false);
  });

  it('says that a point as decimal sign is to be a comma', () => {
    expect(parseGermanDecimal('12.5')).toEqual({
      ok: false,
      message: 'Bitte schreiben Sie die Nachkommastellen mit Komma, zum Beispiel 12,5.',
    });
  });

  it('holds to the rules of the field', () => {
    expect(value('-3', { negative: true })).toBe('-3');
    expect(value('-3')).toBeUndefined();
    expect(value('1,5', { places: 0 })).toBeUndefined();
    expect(value('1,234', { places: 2 })).toBeUndefined();
  });

  it('reads back whatever it shows', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: -(10n ** 15n), max: 10n ** 15n }), (cents) => {
        const text = addDecimals([
          `${cents < 0n ? '-' : ''}${(cents < 0n ? -cents : cents) / 100n}.${String((cents < 0n ? -cents : cents) % 100n).padStart(2, '0')}`,
        ]);
        const parsed = parseGermanDecimal(germanDecimal(text, 2, 2), { negative: true });
        expect(parsed.ok && compareDecimal(parsed.value, text)).toBe(0);
      }),
    );
  });
});

describe('decimal strings', () => {
  it('adds without losing a cent', () => {
    expect(addDecimals(['0.1', '0.2'])).toBe('0.3');
    expect(addDecimals(['-1.50', '1', '0.005'])).toBe('-0.495');
    expect(addDecimals([])).toBe('0');
  });

  it('compares by value, not by text', () => {
    expect(['10', '9.5', '-1', '9.50', '100.0'].sort(compareDecimal)).toEqual(['-1', '9.5', '9.50', '10', '100.0']);
  });
});

describe('days', () => {
  const today = '2026-11-22';

  it.each([
    ['5.3.26', '2026-03-05'],
    ['05.03.2026', '2026-03-05'],
    ['5.3.', '2026-03-05'],
    ['5.3', '2026-03-05'],
    ['5. 3. 2026', '2026-03-05'],
    ['050326', '2026-03-05'],
    ['05032026', '2026-03-05'],
    ['2026-03-05', '2026-03-05'],
    ['29.2.28', '2028-02-29'],
  ])('reads %s as %s', (typed, expected) => expect(parseGermanDay(typed, today)).toBe(expected));

  it.each(['', '29.2.26', '31.4.2026', '0.1.2026', '1.13.2026', 'morgen', '1.1.226'])('refuses %p', (typed) => {
    expect(parseGermanDay(typed, today)).toBeUndefined();
  });

  it('reads a time of the German clock, also on the days on which it changes', () => {
    expect(instantInGermany('2026-11-22', '14:30')).toBe('2026-11-22T13:30:00.000Z');
    expect(instantInGermany('2026-07-01', '00:05')).toBe('2026-06-30T22:05:00.000Z');
    expect(instantInGermany('2026-03-29', '01:30')).toBe('2026-03-29T00:30:00.000Z');
    expect(instantInGermany('2026-03-29', '03:30')).toBe('2026-03-29T01:30:00.000Z');
    expect(instantInGermany('2026-10-25', '12:00')).toBe('2026-10-25T11:00:00.000Z');
    expect(dayOfInstant('2026-06-30T22:05:00.000Z')).toBe('2026-07-01');
  });

  it('shows days and instants in German form and Berlin time', () => {
    expect(date('2026-11-22')).toBe('22.11.2026');
    expect(longDate('2026-11-22')).toBe('Sonntag, 22. November 2026');
    expect(month('2026-03')).toBe('März 2026');
    expect(instant('2026-11-22T13:30:00Z')).toBe('22.11.2026, 14:30 Uhr');
    expect(instant('2026-07-01T22:05:00.000Z')).toBe('02.07.2026, 00:05 Uhr');
    expect(time('2026-11-22T13:30:00Z')).toBe('14:30 Uhr');
  });

  it('says where a day lies from today', () => {
    expect(
      ['2026-11-22', '2026-11-23', '2026-11-21', '2026-11-27', '2026-11-20'].map((day) => relativeDay(day, today)),
    ).toEqual(['heute', 'morgen', 'gestern', 'in 5 Tagen', 'vor 2 Tagen']);
  });

  it('counts over months, leap days and changes of the clock', () => {
    expect(addDays('2026-03-28', 2)).toBe('2026-03-30');
    expect(addDays('2028-02-28', 1)).toBe('2028-02-29');
    expect(addMonths('2026-01-31', 1)).toBe('2026-02-28');
    expect(addMonths('2026-01-31', -2)).toBe('2025-11-30');
    expect(daysBetween('2026-10-24', '2026-10-26')).toBe(2);
    expect(calendarWeek('2026-11-22')).toBe(47);
    expect(calendarWeek('2027-01-01')).toBe(53);
  });
});
