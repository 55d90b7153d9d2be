import { formatMoney, parseMoney } from '@app/kernel';
import { assess } from '../assessment/assessment';
import type { Buyer, Nature } from '../book/codes';
import { BUYERS, NATURES } from '../book/codes';

/** The facts THR-<year>-* written down a second time, in thousands of euros; rows by the kind of threshold. */
const KINDS = ['WORKS', 'CENTRAL', 'SUB', 'UTIL', 'UTILW', 'CONC'] as const;
const AMOUNTS: Readonly<Record<string, readonly [number, number, number, number, number, number]>> = {
  2016: [5225, 135, 209, 418, 5225, 5225],
  2018: [5548, 144, 221, 443, 5548, 5548],
  2020: [5350, 139, 214, 428, 5350, 5350],
  2022: [5382, 140, 215, 431, 5382, 5382],
  2024: [5538, 143, 221, 443, 5538, 5538],
  2026: [5404, 140, 216, 432, 5404, 5404],
};

/** Which kind of threshold holds for whom: § 106 Abs. 2 GWB. */
function kindOf(nature: Nature, buyer: Buyer): string {
  if (nature === 'concession') return 'CONC';
  if (nature === 'social-services') return buyer === 'utility' ? 'SOC-UTIL' : 'SOC-GEN';
  if (nature === 'works') return buyer === 'utility' ? 'UTILW' : 'WORKS';
  if (buyer === 'utility') return 'UTIL';
  return buyer === 'federal' ? 'CENTRAL' : 'SUB';
}

const amountOf = (year: string, kind: string): { readonly id: string; readonly amount: bigint } => {
  if (kind === 'SOC-GEN') return { id: 'THR-SOC-GEN', amount: parseMoney('750000') };
  if (kind === 'SOC-UTIL') return { id: 'THR-SOC-UTIL', amount: parseMoney('1000000') };
  const thousands = AMOUNTS[year]?.[KINDS.findIndex((candidate) => candidate === kind)] ?? 0;
  return { id: `THR-${year}-${kind}`, amount: parseMoney(`${thousands}000`) };
};

const everyOne = NATURES.flatMap((nature) => BUYERS.map((buyer) => [nature, buyer] as const));

describe.each(Object.keys(AMOUNTS))('thresholds of %s and the year after (THR-COMPARE)', (year) => {
  const days = [year === '2016' ? '2016-04-18' : `${year}-01-01`, `${Number(year) + 1}-12-31`];
  it.each(everyOne.map(([nature, buyer]) => [amountOf(year, kindOf(nature, buyer)).id, nature, buyer] as const))(
    '%s: %s of a %s, at the limit and a cent to either side, on the first and the last day',
    (id, nature, buyer) => {
      const { amount } = amountOf(year, kindOf(nature, buyer));
      for (const startsOn of days) {
        const at = (cents: bigint) => assess({ startsOn, state: 'HE', buyer, nature, value: formatMoney(cents) });
        expect(at(amount - 1n)).toMatchObject({ regime: 'national', distance: '0.01', threshold: { id } });
        expect(at(amount)).toMatchObject({ regime: 'eu', distance: '0.00', threshold: { value: formatMoney(amount) } });
        expect(at(amount + 1n)).toMatchObject({ regime: 'eu', distance: '-0.01' });
      }
    },
  );
});
