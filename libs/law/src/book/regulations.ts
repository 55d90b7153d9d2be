import type { Buyer, Nature } from './codes';

/** The regulation under part 4 of the GWB that governs a contract. Works: VgV together with the VOB/A-EU. */
export type Regulation = 'VgV' | 'SektVO' | 'KonzVgV';

/** Concessions follow the KonzVgV whoever lets them (§ 1 Abs. 3 SektVO), utilities the SektVO, all others the VgV. */
export function regulationOf(nature: Nature, buyer: Buyer): Regulation {
  if (nature === 'concession') return 'KonzVgV';
  return buyer === 'utility' ? 'SektVO' : 'VgV';
}

const NAMED = /\b(KonzVgV|SektVO|VgV)\b/;

/** Of a statute that names the same rule of several regulations ("§ 82 VgV; § 65 SektVO"), the part that applies. */
export function statutePart(statute: string, regulation: Regulation): string {
  if (!statute.includes('; ')) return statute;
  const parts = statute.split('; ');
  const own = parts.filter((part) => (NAMED.exec(part)?.[1] ?? regulation) === regulation);
  return own.some((part) => NAMED.test(part)) ? own.join('; ') : statute;
}
