import type { Money } from '@app/kernel';
import { germanDate, germanMoney } from '@app/kernel';
import type { Case, Judgement } from '../assessment/case';
import type { NationalProcedureType } from '../book/codes';
import { BUYER_NAMES, PROCEDURE_TYPE_NAMES } from '../book/codes';
import type { Explainer } from '../book/explanation';
import type { Jurisdiction, LimitRow } from '../book/rows';
import { names } from '../book/rows';
import { thresholdOn } from '../value/thresholds';

const CENT: Money = 1n;
const NEGOTIATED: readonly NationalProcedureType[] = ['us-neg-w-call', 'us-neg-wo-call'];
const FREEHAND: readonly NationalProcedureType[] = ['us-free-tw', 'us-free-no-tw'];

const GROUNDS: Readonly<
  Record<'goodsRestricted' | 'goodsNegotiated' | 'worksRestricted' | 'worksFreehand', readonly string[]>
> = {
  goodsRestricted: ['OWN-UVGO-8-3-1', 'OWN-UVGO-8-3-2'],
  goodsNegotiated: [...[1, 2, 3, 4, 5].map((n) => `OWN-UVGO-8-4-${n}`), 'OWN-UVGO-8-4-REST'],
  worksRestricted: ['OWN-VOBA-3A-2-2', 'OWN-VOBA-3A-2-3'],
  worksFreehand: [1, 2, 3, 4, 5, 6].map((n) => `OWN-VOBA-3A-3-${n}`),
};

interface Limit {
  readonly rule: LimitRow;
  /** Largest permitted value. */
  readonly upTo: Money;
}

function limitOf(rule: LimitRow, facts: Case): Money {
  if (rule.bound === 'below-eu-threshold') return facts.threshold - CENT;
  if (rule.bound === 'sub-threshold') return thresholdOn('supplies', 'municipality', facts.date, facts.law).value;
  const amount = facts.law.amountOf(rule.factId, rule.position ?? 0);
  return rule.bound === 'below' ? amount - CENT : amount;
}

const jurisdictionOf = ({ buyer, state }: Case): Jurisdiction => (buyer === 'federal' ? 'DE' : state);

const applying = (rules: readonly LimitRow[], facts: Case): readonly Limit[] =>
  rules
    .filter(
      (rule) =>
        names(rule.buyers, facts.buyer) &&
        names(rule.natures, facts.nature) &&
        facts.date >= (rule.notBefore ?? '') &&
        facts.law.factOn(rule.factId, facts.date) !== null,
    )
    .map((rule) => ({ rule, upTo: limitOf(rule, facts) }));

/** Hessen took over the UVgO on 1 September 2021; before, supplies and services followed the VOL/A. */
const uvgoHolds = (facts: Case): boolean =>
  facts.buyer === 'federal' || facts.state !== 'HE' || facts.law.factOn('HE-BIND-UVGO', facts.date) !== null;

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
  const where = jurisdictionOf(facts);
  const own = applying(
    law.limits.filter((rule) => rule.where === where),
    facts,
  );
  if (own.length === 0) {
    explain.doubt(facts.nature === 'works' ? 'FED-VOBA-DA-26' : 'FED-UVGO-DA', nothingStored(facts));
    const limits = applying(law.modelLimits, facts);
    return (type) => judge(facts, limits, type);
  }
  for (const { rule } of own.filter(({ rule: { factId } }) => law.fact(factId).validFrom === null)) {
    explain.doubt(rule.factId, `Seit wann diese Wertgrenze gilt, ist nicht belegt: ${law.fact(rule.factId).text}`);
  }
  nameDoubts(facts, explain);
  return (type) => judge(facts, own, type);
}

function nameDoubts(facts: Case, explain: Explainer): void {
  if (facts.buyer === 'federal') return;
  if (facts.state !== 'HE') {
    explain.doubt(
      'FED-UVGO-DA',
      `Für ${facts.law.states[facts.state]} sind nur die genannten Wertgrenzen hinterlegt; weitere Regeln des Landesrechts (auch zur Geltung von UVgO und VOB/A) sind nicht erfasst.`,
    );
    return;
  }
  if (facts.date >= '2026-06-25') {
    explain.cite('HE-LAW-2026', 'HE26-BA-VV', 'HE26-ERLASS');
  } else if (facts.date >= '2026-01-01') {
    explain.cite('HE26-TRANS', ...(facts.nature === 'works' ? ['HE-VOBA26'] : []));
  }
}

function judge(facts: Case, limits: readonly Limit[], type: NationalProcedureType): Judgement {
  const name = PROCEDURE_TYPE_NAMES[type];
  const works = facts.nature === 'works';
  const refused = (reason: string, cites: readonly string[] = []): Judgement => ({
    verdict: 'not-permitted',
    reason,
    cites,
  });
  if (works && NEGOTIATED.includes(type))
    return refused(`${name}: gibt es bei Bauleistungen nicht; dort heißt sie Freihändige Vergabe.`);
  if (!works && FREEHAND.includes(type) && uvgoHolds(facts)) {
    return refused(
      `${name}: gibt es bei Liefer- und Dienstleistungen nicht mehr; an ihre Stelle ist die Verhandlungsvergabe getreten.`,
    );
  }
  if (!works && NEGOTIATED.includes(type) && !uvgoHolds(facts)) {
    return refused(
      `${name}: Die UVgO gilt in Hessen erst seit dem ${germanDate(facts.law.fact('HE-BIND-UVGO').validFrom ?? '')}.`,
      ['HE-BIND-UVGO'],
    );
  }
  const minimum = minimumOf(facts, type);
  const withMinimum = minimum ? { minimum } : {};
  const free = freeRule(facts, type);
  if (free) return { verdict: 'free-choice', reason: `${name}: frei wählbar.`, cites: [free], ...withMinimum };
  const limit = limits
    .filter(({ rule }) => names(rule.types, type))
    .reduce<Limit | null>((best, next) => (best === null || next.upTo > best.upTo ? next : best), null);
  if (limit === null) return withoutLimit(facts, type, withMinimum);
  const { rule, upTo } = limit;
  const per = rule.perLot ? ' je Fachlos' : '';
  const border = rule.bound === 'below' ? `unter ${germanMoney(upTo + CENT)}` : `bis ${germanMoney(upTo)}`;
  const hint = rule.hint ? ` ${rule.hint}` : '';
  if (facts.value <= upTo) {
    return {
      verdict: 'permitted',
      upTo,
      reason: `${name}: zulässig ${border}${per}; der Wert beträgt ${germanMoney(facts.value)}.${hint}${priceEnquiries(facts, type)}`,
      cites: [rule.factId],
      ...withMinimum,
    };
  }
  const above = `${name}: ohne weiteren Grund nur ${border}${per}; der Wert beträgt ${germanMoney(facts.value)}.`;
  if (type === 'direct') return { ...refused(above, [rule.factId]), upTo };
  return {
    verdict: 'needs-grounds',
    upTo,
    grounds: groundsOf(works, type),
    reason: `${above}${unknownMiddle(facts)}`,
    cites: [rule.factId],
    ...withMinimum,
  };
}

const unknownMiddle = (facts: Case): string =>
  facts.state === 'HE' &&
  facts.buyer !== 'federal' &&
  facts.date >= '2026-06-25' &&
  facts.law.fact('HE26-BA-VV').status === 'unknown'
    ? ' Ob das HVTG 2026 darüber eine weitere Wertgrenze kennt, ist nicht bekannt.'
    : '';

/** Vergabeerlass 2016: from 7,500 EUR two further price enquiries before a direct award. */
function priceEnquiries(facts: Case, type: NationalProcedureType): string {
  const applies =
    type === 'direct' && facts.state === 'HE' && facts.law.factOn('HE21-DIRECT-RULE', facts.date) !== null;
  return applies && facts.value >= facts.law.amountOf('HE21-DIRECT-RULE')
    ? ' Zwei weitere Preisanfragen sind zu stellen.'
    : '';
}

function withoutLimit(facts: Case, type: NationalProcedureType, withMinimum: Pick<Judgement, 'minimum'>): Judgement {
  const name = PROCEDURE_TYPE_NAMES[type];
  if (type === 'direct')
    return { verdict: 'not-permitted', reason: `${name}: Eine Wertgrenze ist nicht hinterlegt.`, cites: [] };
  return {
    verdict: 'needs-grounds',
    grounds: groundsOf(facts.nature === 'works', type),
    reason: `${name}: Eine Wertgrenze ist nicht hinterlegt; zulässig nur, wenn einer der genannten Gründe vorliegt.${unknownMiddle(facts)}`,
    cites: [],
    ...withMinimum,
  };
}

function groundsOf(works: boolean, type: NationalProcedureType): readonly string[] {
  if (type === 'us-open' || type === 'us-res-tw') return [];
  if (FREEHAND.includes(type)) return works ? GROUNDS.worksFreehand : [];
  if (NEGOTIATED.includes(type)) return GROUNDS.goodsNegotiated;
  return works ? GROUNDS.worksRestricted : GROUNDS.goodsRestricted;
}

function freeRule(facts: Case, type: NationalProcedureType): string | null {
  const where = jurisdictionOf(facts);
  const rule = facts.law.freeChoice.find(
    (candidate) =>
      (candidate.where === where || (candidate.where === 'everywhere' && uvgoHolds(facts))) &&
      names(candidate.natures, facts.nature) &&
      names(candidate.types, type) &&
      facts.law.factOn(candidate.factId, facts.date) !== null,
  );
  return rule?.factId ?? null;
}

function minimumOf(facts: Case, type: NationalProcedureType): Judgement['minimum'] {
  if (type === 'us-open' || type === 'direct') return undefined;
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
