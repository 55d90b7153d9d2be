import { addDays, addMonths, type LocalDate } from '@app/kernel';
import fc from 'fast-check';
import type { DeclarationKind } from '../contract';
import { checkNewDeclaration, type Declaration } from './declaration';
import { kindOf, STATUTORY_KINDS } from './declaration-kinds';
import { lightOf, standingOf, validUntil, WARNING_DAYS } from './standing';

let count = 0;
const declaration = (kind: DeclarationKind, givenOn: LocalDate, more: Partial<Declaration> = {}): Declaration => ({
  ...{ id: `d${String(++count).padStart(6, '0')}`, kind, givenOn, title: '', result: 'clear', documentNumber: '' },
  ...{ statedUntil: null, note: '', recordedAt: new Date(`${givenOn}T10:00:00Z`), withdrawn: false, ...more },
});
const of = (declarations: readonly Declaration[], day: LocalDate, kind: DeclarationKind) =>
  standingOf(declarations, day).find((entry) => entry.kind === kind)!;
const register = (day: LocalDate, ...declarations: Declaration[]) => of(declarations, day, 'competition-register');

const days = fc.integer({ min: 0, max: 3000 }).map((offset) => addDays('2022-06-01', offset));
const LIGHT_ORDER = ['valid', 'expiring', 'expired'];

describe('the register query (WREG-2M: two months, § 6 Abs. 1 S. 5 WRegG)', () => {
  it.each([
    ['2026-09-15', '2026-11-15'],
    ['2026-12-31', '2027-02-28'],
    ['2027-12-31', '2028-02-29'],
    ['2026-06-30', '2026-08-30'],
    ['2026-12-29', '2027-02-28'],
  ])('of %s may be used up to %s and not a day longer', (givenOn, last) => {
    expect(register(last, declaration('competition-register', givenOn))).toMatchObject({
      light: 'expiring',
      holds: true,
      validUntil: last,
    });
    expect(register(addDays(last, 1), declaration('competition-register', givenOn))).toMatchObject({
      light: 'expired',
      holds: false,
    });
  });

  it('cites the paragraph of the day, and that no extract may be asked of bidders', () => {
    const ids = (day: LocalDate) => register(day).citations.map(({ id }) => id);
    expect(ids('2026-06-30')).toEqual(['WREG-22', 'WREG-2M', 'WREG-NOSELF', 'WREG-VOL']);
    expect(ids('2026-07-01')).toEqual(['WREG-26', 'WREG-2M', 'WREG-NOSELF', 'WREG-VOL']);
    expect(register('2026-11-22').sentence).toBe('Bisher nicht abgefragt.');
    expect(register('2020-01-01').sentence).toMatch(/keine Rechtsgrundlage/);
  });

  it('with an entry does not hold, whatever its light', () => {
    const entry = register('2026-11-22', declaration('competition-register', '2026-11-20', { result: 'adverse' }));
    expect(entry).toMatchObject({ light: 'valid', holds: false });
  });

  it('never becomes usable again as days go by, and never holds more than two months', () => {
    fc.assert(
      fc.property(days, fc.integer({ min: 0, max: 200 }), fc.integer({ min: 0, max: 60 }), (givenOn, later, more) => {
        const light = (day: LocalDate) => register(day, declaration('competition-register', givenOn)).light;
        const [first, second] = [addDays(givenOn, later), addDays(givenOn, later + more)];
        expect(LIGHT_ORDER.indexOf(light(second))).toBeGreaterThanOrEqual(LIGHT_ORDER.indexOf(light(first)));
        const until = addMonths(givenOn, 2);
        expect(light(first) === 'expired').toBe(first > until);
        expect(light(givenOn)).toBe('valid');
      }),
    );
  });
});

describe('a declaration', () => {
  it('counts by its day, not by the order in which it was recorded', () => {
    fc.assert(
      fc.property(
        fc
          .uniqueArray(days, { minLength: 1, maxLength: 8 })
          .chain((dates) =>
            fc.tuple(fc.constant(dates), fc.shuffledSubarray(dates, { minLength: dates.length }), days),
          ),
        ([dates, shuffled, day]) => {
          const make = (all: readonly LocalDate[]) => all.map((date) => declaration('minimum-wage', date));
          const up = dates.filter((date) => date <= day).sort();
          expect(of(make(shuffled), day, 'minimum-wage').givenOn).toBe(up.at(-1) ?? null);
        },
      ),
    );
  });

  it('of the same day is replaced by the one recorded later', () => {
    const first = declaration('minimum-wage', '2026-10-01');
    const second = declaration('minimum-wage', '2026-10-01', {
      result: 'adverse',
      recordedAt: new Date('2026-10-02T08:00:00Z'),
    });
    expect(of([second, first], '2026-11-01', 'minimum-wage').declarationId).toBe(second.id);
  });

  it('that was withdrawn counts on no day; the one before counts again', () => {
    const before = declaration('supply-chain', '2026-01-05');
    const wrong = declaration('supply-chain', '2026-10-05', { withdrawn: true });
    expect(of([before, wrong], '2026-11-01', 'supply-chain').declarationId).toBe(before.id);
    expect(of([wrong], '2026-11-01', 'supply-chain').light).toBe('missing');
  });

  it('without any period holds until another one comes, and says that no period is known', () => {
    const entry = of([declaration('illegal-employment', '2023-01-01')], '2026-11-01', 'illegal-employment');
    expect(entry).toMatchObject({ light: 'valid', validUntil: null, holds: true });
    expect(entry.sentence).toContain('Eine Frist nennt der hinterlegte Rechtsstand nicht.');
  });

  it('of the old tariff law is missing under the new one (HE21-TARIF, HE26-TARIF)', () => {
    const old = declaration('tariff', '2026-06-24');
    expect(of([old], '2026-06-24', 'tariff')).toMatchObject({ light: 'valid', holds: true });
    const later = of([old], '2026-06-25', 'tariff');
    expect(later).toMatchObject({ light: 'missing', holds: false });
    expect(later.sentence).toMatch(/Seit 25\.06\.2026 gilt neues Recht/);
    expect(later.uncertain.map(({ id }) => id)).toEqual(['HE26-TARIF']);
    expect(of([old, declaration('tariff', '2026-06-25')], '2026-07-01', 'tariff').holds).toBe(true);
  });

  it('of an own kind holds as long as the paper says, without a paragraph', () => {
    const own = declaration('own', '2026-01-01', { title: 'Haftpflicht', statedUntil: '2026-12-31' });
    const renamed = declaration('own', '2026-02-01', { title: 'HAFTPFLICHT', statedUntil: '2027-01-31' });
    expect(of([own], '2026-12-31', 'own')).toMatchObject({ light: 'expiring', citations: [], name: 'Haftpflicht' });
    expect(standingOf([own, renamed], '2026-03-01').filter(({ kind }) => kind === 'own')).toHaveLength(1);
    expect(standingOf([own], '2025-12-31').filter(({ kind }) => kind === 'own')).toEqual([]);
  });

  it('stands in every answer once for each kind of the law, with at least one paragraph', () => {
    const entries = standingOf([], '2026-11-22');
    expect(entries.map(({ kind }) => kind)).toEqual(STATUTORY_KINDS.map(({ kind }) => kind));
    for (const { light, citations } of entries) {
      expect(light).toBe('missing');
      expect(citations.length).toBeGreaterThan(0);
    }
  });

  it('holds to the earlier of what law and paper say', () => {
    const kind = kindOf('competition-register');
    expect(validUntil(kind, { givenOn: '2026-01-31', statedUntil: '2026-03-01' })).toBe('2026-03-01');
    expect(validUntil(kind, { givenOn: '2026-01-31', statedUntil: '2026-06-01' })).toBe('2026-03-31');
    expect(lightOf('2026-12-31', addDays('2026-12-31', -WARNING_DAYS - 1))).toBe('valid');
    expect(lightOf('2026-12-31', addDays('2026-12-31', -WARNING_DAYS))).toBe('expiring');
  });

  const fresh = { title: '', documentNumber: '', statedUntil: null, note: '', result: 'clear' } as const;
  it.each([
    [{ kind: 'own' }, '/title'],
    [{ givenOn: '2026-11-23' }, '/givenOn'],
    [{ statedUntil: '2026-10-31', kind: 'tariff' }, '/statedUntil'],
    [{ statedUntil: '2027-01-01' }, '/statedUntil'],
    [{ result: 'adverse' }, '/note'],
  ] as const)('is refused with %j at its field', (wrong, pointer) => {
    const input = { kind: 'competition-register', givenOn: '2026-11-01', ...fresh, ...wrong } as const;
    expect(() => checkNewDeclaration(input, '2026-11-22')).toThrow(
      expect.objectContaining({ errors: [expect.objectContaining({ pointer })] }),
    );
  });
});
