import type { Money } from '@app/kernel';
import { germanDate, germanMoney } from '@app/kernel';
import type { Case, Judgement } from '../assessment/case';
import type { NationalProcedureType } from '../book/codes';
import { BUYER_NAMES, PROCEDURE_TYPE_NAMES } from '../book/codes';
import type { Explainer } from '../book/explanation';
import { names } from '../book/rows';
import { freed } from '../duties/duty-conditions';
import type { Limit } from './national-limits';
import { comparedValue, isWithin, jurisdictionOf, limitOf, limitsInForce } from './national-limits';

const CENT: Money = 1n;
const NEGOTIATED: readonly NationalProcedureType[] = ['us-neg-w-call', 'us-neg-wo-call'];
const FREEHAND: readonly NationalProcedureType[] = ['us-free-tw', 'us-free-no-tw'];

/** The grounds by the rule they stand in; those that do not hold on the day are left out. */
const GROUNDS = {
  restrictedUvgo: ['OWN-UVGO-8-3-1', 'OWN-UVGO-8-3-2'],
  negotiatedUvgo: [...[1, 2, 3, 4, 5].map((n) => `OWN-UVGO-8-4-${n}`), 'OWN-UVGO-8-4-REST'],
  beforeUvgo: ['OWN-VOLA-3'],
  restrictedWorks: ['OWN-VOBA-3A-2-2', 'OWN-VOBA-3A-2-3', 'OWN-VOBA-3-OLD'],
  freehandWorks: [...[1, 2, 3, 4, 5, 6].map((n) => `OWN-VOBA-3A-3-${n}`), 'OWN-VOBA-3-OLD'],
} satisfies Record<string, readonly string[]>;

/** The UVgO replaced the VOL/A; in Hessen only on 1 September 2021. */
export const uvgoHolds = ({ law, date, state, buyer }: Pick<Case, 'law' | 'date' | 'state' | 'buyer'>): boolean =>
  law.factOn('OWN-UVGO-8-2', date) !== null &&
  (buyer === 'federal' || state !== 'HE' || law.factOn('HE-BIND-UVGO', date) !== null);

/** The verdicts of national law, or null where no national procedure law is known for this buyer or contract. */
export function nationalJudge(facts: Case, explain: Explainer): ((type: NationalProcedureType) => Judgement) | null {
  if (facts.buyer === 'utility' || facts.nature === 'concession') {
    explain.doubt(
      facts.buyer === 'utility' ? 'EST-SEKT' : 'EST-KONZ',
      `${facts.buyer === 'utility' ? 'Für Sektorenauftraggeber' : 'Für Konzessionen'} ist unterhalb des EU-Schwellenwerts kein Verfahrensrecht hinterlegt; es werden keine Verfahrensarten genannt.`,
    );
    return null;
  }
  const { law } = facts;
  const { own, limits } = limitsInForce(facts);
  if (!own) {
    explain.doubt(modelText(facts), nothingStored(facts));
    nameFreelance(facts, explain);
    return (type) => judge(facts, limits, type);
  }
  for (const { rule } of limits.filter(({ rule: { factId } }) => law.fact(factId).validFrom === null)) {
    explain.doubt(rule.factId, `Seit wann diese Wertgrenze gilt, ist nicht belegt: ${law.fact(rule.factId).text}`);
  }
  nameDoubts(facts, explain);
  nameFreelance(facts, explain);
  return (type) => judge(facts, limits, type);
}

/** The direct award of the model text, in the version of the day. */
const modelText = ({ law, nature, date }: Case): string => {
  if (nature !== 'works') return 'FED-UVGO-DA';
  const held = ['FED-VOBA-DA-26', 'FED-VOBA-DA-19'].find((factId) => law.factOn(factId, date) !== null);
  return held ?? 'OWN-VOBA-3-OLD';
};

/** § 50 UVgO frees freelance services of the procedure types; read is that for the HVTG 2021 alone. */
function nameFreelance(facts: Case, explain: Explainer): void {
  if (facts.nature !== 'professional-services' && facts.nature !== 'planning') return;
  if (freed(facts) || !uvgoHolds(facts) || (facts.state === 'HE' && limitsFreelance(facts))) return;
  explain.doubt(
    'HE21-FB',
    'Für freiberufliche Leistungen verlangt § 50 UVgO nur so viel Wettbewerb wie möglich; ob die Gründe und Mindestzahlen der UVgO hier gelten, ist für dieses Recht nicht hinterlegt.',
  );
}

const limitsFreelance = ({ law, buyer, date }: Case): boolean =>
  buyer !== 'federal' && law.factOn('HE21-FB', date) !== null;

function nameDoubts(facts: Case, explain: Explainer): void {
  if (facts.buyer === 'federal') return;
  if (facts.state !== 'HE') {
    explain.doubt(
      'FED-UVGO-DA',
      `Für ${facts.law.states[facts.state]} sind nur die genannten Wertgrenzen hinterlegt; weitere Regeln des Landesrechts (auch zur Geltung von UVgO und VOB/A) sind nicht erfasst.`,
    );
    return;
  }
  if (facts.law.factOn('HE-LAW-2026', facts.date) !== null) {
    explain.cite('HE-LAW-2026', 'HE26-BA-VV', 'HE26-ERLASS');
  } else if (facts.date >= '2026-01-01') {
    explain.cite('HE26-TRANS', ...(facts.nature === 'works' ? ['HE-VOBA26'] : []));
  }
}

function judge(facts: Case, limits: readonly Limit[], type: NationalProcedureType): Judgement {
  const name = PROCEDURE_TYPE_NAMES[type];
  const refused = (reason: string, cites: readonly string[] = []): Judgement => ({
    verdict: 'not-permitted',
    reason,
    cites,
  });
  if (isForeign(facts, type)) return foreign(facts, type);
  const minimum = minimumOf(facts, type);
  const withMinimum = minimum ? { minimum } : {};
  const free = freeRule(facts, type);
  if (free !== null) return { verdict: 'free-choice', reason: `${name}: frei wählbar.`, cites: [free], ...withMinimum };
  const limit = limitOf(limits, type);
  if (limit === null) return withoutLimit(facts, type, withMinimum);
  const { rule, upTo } = limit;
  const per = rule.perLot ? ' je Fachlos' : '';
  const border = rule.bound === 'below' ? `unter ${germanMoney(upTo + CENT)}` : `bis ${germanMoney(upTo)}`;
  const hint = rule.hint ? ` ${rule.hint}` : '';
  if (isWithin(limit, facts)) {
    return {
      verdict: 'permitted',
      upTo,
      reason: `${name}: zulässig ${border}${per}; ${valueText(limit, facts)}.${hint}${priceEnquiries(facts, type)}`,
      cites: [rule.factId, ...(asksForPrices(facts, type) ? ['HE21-DIRECT-RULE'] : [])],
      ...withMinimum,
    };
  }
  const whole = rule.totalPosition === undefined ? '' : hint;
  const above = `${name}: ${type === 'direct' ? '' : 'ohne weiteren Grund '}nur ${border}${per}; ${valueText(limit, facts)}.${whole}`;
  if (type === 'direct') return { ...refused(above, [rule.factId]), upTo };
  return {
    verdict: 'needs-grounds',
    upTo,
    grounds: groundsOf(facts, type),
    reason: `${above}${unknownMiddle(facts)}`,
    cites: [rule.factId],
    ...withMinimum,
  };
}

/** Works know no Verhandlungsvergabe; supplies and services none before the UVgO and no Freihändige Vergabe since. */
function isForeign(facts: Case, type: NationalProcedureType): boolean {
  if (facts.nature === 'works') return NEGOTIATED.includes(type);
  return (uvgoHolds(facts) ? FREEHAND : NEGOTIATED).includes(type);
}

function foreign(facts: Case, type: NationalProcedureType): Judgement {
  const { law, nature, state, date } = facts;
  const name = PROCEDURE_TYPE_NAMES[type];
  const refused = (reason: string, ...cites: readonly string[]): Judgement => ({
    verdict: 'not-permitted',
    reason: `${name}: ${reason}`,
    cites,
  });
  if (nature === 'works') return refused('gibt es bei Bauleistungen nicht; dort heißt sie Freihändige Vergabe.');
  if (FREEHAND.includes(type)) {
    return refused(
      'gibt es bei Liefer- und Dienstleistungen nicht mehr; an ihre Stelle ist die Verhandlungsvergabe getreten.',
    );
  }
  const hessen = state === 'HE' && law.factOn('HE-BIND-UVGO', date) === null;
  const factId = hessen ? 'HE-BIND-UVGO' : 'OWN-UVGO-8-2';
  const since = germanDate(law.fact(factId).validFrom ?? '');
  return refused(`Die UVgO gilt${hessen ? ' in Hessen' : ''} erst seit dem ${since}.`, factId);
}

/** Which value was compared with the limit. */
function valueText(limit: Limit, facts: Case): string {
  const total = `der Wert beträgt ${germanMoney(facts.value)}`;
  if (!limit.rule.perLot || facts.largestLot === facts.value) return total;
  return `das maßgebliche Los beträgt ${germanMoney(comparedValue(limit, facts))} (gesamt ${germanMoney(facts.value)})`;
}

const unknownMiddle = (facts: Case): string =>
  facts.state === 'HE' &&
  facts.buyer !== 'federal' &&
  facts.law.factOn('HE-LAW-2026', facts.date) !== null &&
  facts.law.fact('HE26-BA-VV').status === 'unknown'
    ? ' Ob das HVTG 2026 darüber eine weitere Wertgrenze kennt, ist nicht bekannt.'
    : '';

/** Vergabeerlass 2016: from 7,500 EUR two further price enquiries before a direct award. */
const asksForPrices = ({ law, state, buyer, date, value }: Case, type: NationalProcedureType): boolean =>
  type === 'direct' &&
  state === 'HE' &&
  buyer !== 'federal' &&
  law.factOn('HE21-DIRECT-RULE', date) !== null &&
  value >= law.amountOf('HE21-DIRECT-RULE');

function priceEnquiries(facts: Case, type: NationalProcedureType): string {
  return asksForPrices(facts, type)
    ? ` Es sind ${facts.law.numberOf('HE21-DIRECT-RULE', 1)} weitere Preisanfragen zu stellen.`
    : '';
}

function withoutLimit(facts: Case, type: NationalProcedureType, withMinimum: Pick<Judgement, 'minimum'>): Judgement {
  const name = PROCEDURE_TYPE_NAMES[type];
  if (type === 'direct')
    return { verdict: 'not-permitted', reason: `${name}: Eine Wertgrenze ist nicht hinterlegt.`, cites: [] };
  return {
    verdict: 'needs-grounds',
    grounds: groundsOf(facts, type),
    reason: `${name}: Eine Wertgrenze ist nicht hinterlegt; zulässig nur, wenn einer der genannten Gründe vorliegt.${unknownMiddle(facts)}`,
    cites: [],
    ...withMinimum,
  };
}

function groundsOf(facts: Case, type: NationalProcedureType): readonly string[] {
  const { law, date } = facts;
  return groundList(facts, type).filter((factId) => law.factOn(factId, date) !== null);
}

function groundList(facts: Case, type: NationalProcedureType): readonly string[] {
  if (type === 'us-open' || type === 'us-res-tw') return [];
  const negotiated = NEGOTIATED.includes(type) || FREEHAND.includes(type);
  if (facts.nature === 'works') return negotiated ? GROUNDS.freehandWorks : GROUNDS.restrictedWorks;
  if (!uvgoHolds(facts)) return GROUNDS.beforeUvgo;
  return negotiated ? GROUNDS.negotiatedUvgo : GROUNDS.restrictedUvgo;
}

/** The type may be chosen whatever the value, or does not exist for this kind of contract: no limit matters. */
export const alwaysFree = (facts: Case, type: NationalProcedureType): boolean =>
  freeRule(facts, type) !== null || isForeign(facts, type);

function freeRule(facts: Case, type: NationalProcedureType): string | null {
  const where = jurisdictionOf(facts);
  const rule = facts.law.freeChoice.find(
    (candidate) =>
      (candidate.where === where || (candidate.where === 'everywhere' && uvgoHolds(facts))) &&
      names(candidate.natures, facts.nature) &&
      names(candidate.types, type) &&
      facts.law.factOn(candidate.factId, facts.date) !== null,
  );
  return rule?.factId ?? (type === 'us-open' ? 'OWN-OPEN' : null);
}

function minimumOf(facts: Case, type: NationalProcedureType): Judgement['minimum'] {
  if (type === 'us-open' || type === 'direct' || freed(facts)) return undefined;
  if (facts.law.factOn('MIN-NAT', facts.date) === null) return undefined;
  const withoutCall = type === 'us-res-no-tw' || type === 'us-neg-wo-call' || type === 'us-free-no-tw';
  const hessen =
    facts.state === 'HE' && facts.buyer !== 'federal' && facts.law.factOn('HE21-MINBID', facts.date) !== null;
  return [withoutCall && hessen ? 'HE21-MINBID' : 'MIN-NAT', 0];
}

/** Says that a place has no limits of its own on that day, and which places have. */
function nothingStored(facts: Case): string {
  const place =
    facts.buyer === 'federal' ? 'den Bund' : `${facts.law.states[facts.state]} (${BUYER_NAMES[facts.buyer]})`;
  const known = new Map<string, Set<string>>();
  for (const rule of facts.law.limits.filter(
    ({ buyers, natures }) => names(buyers, facts.buyer) && names(natures, facts.nature),
  )) {
    const { validFrom, validTo } = facts.law.fact(rule.factId);
    const span =
      `${validFrom ? `ab ${germanDate(validFrom)}` : ''}${validTo ? ` bis ${germanDate(validTo)}` : ''}`.trim();
    const name = rule.where === 'DE' ? 'Bund' : (facts.law.states[rule.where] ?? rule.where);
    known.set(name, (known.get(name) ?? new Set()).add(span));
  }
  const list = [...known].map(([name, spans]) => `${name} (${[...spans].join('; ')})`).join(', ');
  return `Für ${place} sind am ${germanDate(facts.date)} keine eigenen Wertgrenzen hinterlegt. Genannt werden die Mustertexte von UVgO und VOB/A, die nur gelten, soweit sie eingeführt wurden. Hinterlegt sind: ${list}.`;
}
