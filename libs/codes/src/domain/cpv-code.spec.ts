import fc from 'fast-check';
import { readFileSync } from 'node:fs';
import { describeWithSharedData } from '../../../../test/support/shared-data';
import { cpvCheckDigit, cpvParents, cpvType, readCpv } from './cpv-code';

interface Published {
  readonly code: string;
  readonly parent: string | null;
  readonly type: string;
}

describe('a CPV code', () => {
  it.each([
    ['30197643-5', '30197643-5'],
    ['30197643', '30197643-5'],
    ['301976435', '30197643-5'],
    [' 3019 7643 - 5 ', '30197643-5'],
    ['30197643–5', '30197643-5'],
  ])('is read as a person types it: %s', (typed, code) => expect(readCpv(typed)).toEqual({ code }));

  it.each(['', '3019764', '30197643-55', '30197643-x', 'Papier', '00000000-0'])('is not: „%s“', (typed) => {
    expect(readCpv(typed).problem).toMatch(/kein CPV-Code/);
  });

  it('names the right check digit where the typed one is wrong', () => {
    expect(readCpv('30197643-6').problem).toBe(
      'Die Prüfziffer von 30197643-6 stimmt nicht. Bitte prüfen Sie die Nummer; zu 30197643 gehört die Prüfziffer 5.',
    );
  });

  it('accepts exactly one of the ten check digits of any number', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1_000_000, max: 99_999_999 }), (value) => {
        const number = String(value).padStart(8, '0');
        const accepted = [...'0123456789'].filter((digit) => readCpv(`${number}-${digit}`).code);
        expect(accepted).toEqual([String(cpvCheckDigit(number))]);
      }),
    );
  });

  it('finds one wrong digit where the published branches follow the weights', () => {
    // Within one branch every weight is prime to ten, so no single digit can change without the check digit.
    for (const digit of '012456789') expect(readCpv(`3019764${digit}-5`).problem).toBeDefined();
  });

  it('belongs to category, class, group and division; further digits make no level', () => {
    expect(cpvParents('30197643-5')).toEqual(['30197000-6', '30190000-7', '30100000-0', '30000000-9']);
    expect(cpvParents('30197000-6')).toEqual(['30190000-7', '30100000-0', '30000000-9']);
    expect(cpvParents('30000000-9')).toEqual([]);
  });
});

describeWithSharedData('the published vocabulary', ['cpv/cpv2008-de-en.json'], ([file]) => {
  const published = JSON.parse(readFileSync(file, 'utf8')) as Published[];
  const codes = new Set(published.map(({ code }) => code));

  it('has the computed check digit in every one of its 9,454 codes', () => {
    expect(published).toHaveLength(9_454);
    const wrong = published.filter(({ code }) => cpvCheckDigit(code.slice(0, 8)) !== Number(code.at(-1)));
    expect(wrong.map(({ code }) => code)).toEqual([]);
    expect(published.filter(({ code }) => readCpv(code).code !== code)).toEqual([]);
  });

  it('has the derived parent and kind everywhere', () => {
    for (const { code, parent, type } of published) {
      const derived = cpvParents(code).find((candidate) => codes.has(candidate)) ?? null;
      expect({ code, parent: derived, type: cpvType(code) }).toEqual({ code, parent, type: type.replace('?', '') });
    }
  });
});
