import type { Case } from '../assessment/case';

export type Condition = (facts: Case) => boolean;

export const eu: Condition = (facts) => facts.regime === 'eu';
export const national: Condition = (facts) => facts.regime === 'national';
export const works: Condition = (facts) => facts.nature === 'works';
export const utility: Condition = (facts) => facts.buyer === 'utility';
export const concession: Condition = (facts) => facts.nature === 'concession';
export const social: Condition = (facts) => facts.nature === 'social-services';
/** Freelance services follow § 50 UVgO alone, not its procedure rules. */
const liberal: Condition = (facts) => facts.nature === 'professional-services' || facts.nature === 'planning';

/** Neither a utility nor a concession. */
export const publicBuyer: Condition = (facts) => !utility(facts) && !concession(facts);
/** The VgV applies as a whole: above the threshold, neither works nor utilities nor concessions. */
export const vgv: Condition = (facts) => eu(facts) && !works(facts) && publicBuyer(facts);
/** The state of Hessen or one of its municipalities, bound by the HVTG. */
export const hessen: Condition = (facts) =>
  facts.state === 'HE' && (facts.buyer === 'municipality' || facts.buyer === 'state');
export const hessenNational: Condition = (facts) => hessen(facts) && national(facts) && !concession(facts);

/** The HVTG 2026 holds, of which the publication duties are unknown (HE26-EXPOST). */
export const hvtg2026: Condition = (facts) => facts.law.factOn('HE-LAW-2026', facts.date) !== null;
export const hvtg2021: Condition = (facts) => facts.law.factOn('HE-LAW-2021', facts.date) !== null;

/** In Hessen the procedure rules begin where the direct award ends. */
const aboveHessianDirectAward: Condition = (facts) => {
  if (hvtg2026(facts)) return facts.value > facts.law.amountOf(works(facts) ? 'HE26-DIRECT-W' : 'HE26-DIRECT-LD');
  return hvtg2021(facts) && facts.value >= facts.law.amountOf('HE21-SCOPE');
};

/** § 75a GO NRW: since 2026 neither UVgO nor VOB/A bind the municipalities of Nordrhein-Westfalen. */
export const freed: Condition = ({ law, state, buyer, date }) =>
  state === 'NW' && buyer === 'municipality' && law.factOn('NW-KOM-26', date) !== null;

/** UVgO or section 1 of the VOB/A govern the procedure. */
const procedureRules: Condition = (facts) =>
  national(facts) && publicBuyer(facts) && !freed(facts) && (!hessen(facts) || aboveHessianDirectAward(facts));
export const uvgo: Condition = (facts) => procedureRules(facts) && !works(facts) && !liberal(facts);
export const voba: Condition = (facts) => procedureRules(facts) && works(facts);
/** The publication duties of UVgO and VOB/A hold; for the HVTG 2026 that is unknown. */
const publishes: Condition = (facts) => !hessen(facts) || !hvtg2026(facts);
export const uvgoPublishes: Condition = (facts) => uvgo(facts) && publishes(facts);
export const vobaPublishes: Condition = (facts) => voba(facts) && publishes(facts);
