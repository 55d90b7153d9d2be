import type { LocalDate } from '@app/kernel';
import { germanDate } from '@app/kernel';
import type { Buyer, Nature, Regime, State } from '../book/codes';
import { BUYERS, NATURES, REGIMES } from '../book/codes';
import type { Citation, Explainer, Explanation } from '../book/explanation';
import { citationOf, explainer } from '../book/explanation';
import type { Law } from '../book/law';
import { SHIPPED_LAW } from '../book/law';
import { fieldCheck, shown } from '../book/requests';
import type { RuleSetRef } from '../book/rule-sets';
import { ruleSetOn } from '../book/rule-sets';
import type { CallOff, Left, Maximum, Measure } from './call-off';
import { fits, leftOf, measuresOf, measureText, quantityField } from './call-off';
import type { TermCase } from './framework-term';
import { explainTerm, termFact, yearsText } from './framework-term';

export interface FrameworkRequest {
  readonly startsOn: LocalDate;
  readonly state: State;
  readonly buyer: Buyer;
  readonly nature: Nature;
  readonly regime: Regime;
  /** Term in years with all extensions, up to two places. */
  readonly years: number;
  /** Why the term is longer than the law usually allows. */
  readonly termReasons?: string | null;
  /** Authorities that may call off, as the notice names them. */
  readonly entitled: readonly string[];
  /** Net EUR. */
  readonly maximumValue?: string | null;
  /** Decimal, at most three places. */
  readonly maximumQuantity?: string | null;
  /** Companies that are party to the agreement. */
  readonly contractors?: number;
  readonly callOff?: CallOff | null;
}

export type FrameworkPointId = 'term' | 'entitled' | 'maximum' | 'mini-competition';

const FRAMEWORK_POINT_NAMES: Readonly<Record<FrameworkPointId, string>> = {
  term: 'Laufzeit',
  entitled: 'Abrufberechtigte',
  maximum: 'Höchstmenge und Höchstwert',
  'mini-competition': 'Erneuter Wettbewerb vor Einzelaufträgen',
};

/** One thing the law asks of a framework agreement. */
export interface FrameworkPoint {
  readonly id: FrameworkPointId;
  readonly germanName: string;
  readonly verdict: 'permitted' | 'needs-grounds' | 'not-permitted';
  readonly reason: string;
  readonly citations: readonly Citation[];
}

export interface CallOffAnswer {
  readonly verdict: 'permitted' | 'not-permitted';
  /** Without this call-off. */
  readonly left: Left;
  /** After this call-off; null when it is not permitted. */
  readonly leftAfter: Left | null;
  readonly reasons: readonly string[];
}

export interface FrameworkAnswer extends Explanation {
  /** Null where no longest term is known. */
  readonly longestYears: number | null;
  readonly points: readonly FrameworkPoint[];
  readonly callOff: CallOffAnswer | null;
  readonly ruleSet: RuleSetRef;
}

interface Framework extends TermCase {
  readonly years: number;
  readonly termReasons: string;
  readonly entitled: readonly string[];
  readonly maximum: Maximum;
  readonly contractors: number;
}

type Judged = Omit<FrameworkPoint, 'germanName' | 'citations'> & { readonly factIds: readonly string[] };

/**
 * Judges a framework agreement on the day its procedure starts, and one call-off against what was called off before:
 * § 21 VgV, § 65 Abs. 2 VgV, § 19 SektVO, § 15 UVgO, § 4a VOB/A; CJEU C-216/17, C-23/20, C-274/21.
 * Throws `invalid` with every wrong field, `unprocessable` for a day outside every rule set.
 */
export function judgeFramework(request: FrameworkRequest, law: Law = SHIPPED_LAW): FrameworkAnswer {
  const check = fieldCheck();
  const state = check.code('/state', request.state, law.stateCodes, 'als Land');
  const { years, contractors = 1 } = request;
  if (typeof years !== 'number' || !(years > 0 && years <= 100))
    check.fail('/years', `${shown(years)} ist keine Laufzeit in Jahren (größer als 0, höchstens 100)`);
  const named: readonly unknown[] = Array.isArray(request.entitled) ? request.entitled : [null];
  const facts: Framework = {
    law,
    date: check.day('/startsOn', request.startsOn),
    buyer: check.code('/buyer', request.buyer, BUYERS, 'als Auftraggeber'),
    nature: check.code('/nature', request.nature, NATURES, 'als Art der Leistung'),
    regime: check.code('/regime', request.regime, REGIMES, 'als Rechtsrahmen'),
    years,
    // an empty reason is none
    termReasons: request.termReasons ? check.text('/termReasons', request.termReasons) : '',
    entitled: named.map((name, i) => check.text(`/entitled/${i}`, name)),
    maximum: {
      value: request.maximumValue == null ? null : check.amount('/maximumValue', request.maximumValue),
      quantity:
        request.maximumQuantity == null ? null : quantityField(check, '/maximumQuantity', request.maximumQuantity),
    },
    contractors: check.integer('/contractors', contractors, 1, 1000),
  };
  const callOff = request.callOff ?? null;
  const measures = callOff === null ? [] : measuresOf(callOff, facts.maximum, check);
  const caller = callOff === null ? '' : check.text('/callOff/caller', callOff.caller);
  check.done();

  const ruleSet = ruleSetOn(facts.date, state, law);
  const explain = explainer(law);
  explainTerm(facts.years, facts, explain);
  const points = [judgeTerm(facts), judgeEntitled(facts), judgeMaximum(facts, explain), miniCompetition(facts)].flatMap(
    (point) => (point === null ? [] : [answered(point, facts, explain)]),
  );
  const called = callOff === null ? null : judgeCallOff(caller, measures, facts, explain);
  doubtOutsideVgv(facts, explain);
  const rule = termFact(facts);
  return {
    longestYears: rule === null ? null : law.numberOf(rule),
    points,
    callOff: called,
    ruleSet,
    ...explain.result(),
  };
}

function answered({ factIds, ...point }: Judged, { law }: Framework, explain: Explainer): FrameworkPoint {
  const germanName = FRAMEWORK_POINT_NAMES[point.id];
  explain.step(`${germanName}: ${point.reason}`, {}, ...factIds);
  return { ...point, germanName, citations: factIds.map((id) => citationOf(law.fact(id))) };
}

function judgeTerm(facts: Framework): Judged {
  const factId = termFact(facts);
  const years = yearsText(facts.years);
  if (factId === null) {
    return {
      id: 'term',
      verdict: 'needs-grounds',
      reason: 'Eine Höchstlaufzeit ist hierfür nicht hinterlegt; die Laufzeit ist zu begründen.',
      factIds: [],
    };
  }
  const longest = facts.law.numberOf(factId);
  if (facts.years <= longest) {
    return {
      id: 'term',
      verdict: 'permitted',
      reason: `${years} sind zulässig (höchstens ${longest}).`,
      factIds: [factId],
    };
  }
  return facts.termReasons === ''
    ? {
        id: 'term',
        verdict: 'needs-grounds',
        reason: `${years} überschreiten die Höchstlaufzeit von ${longest} Jahren; der Sonderfall ist zu begründen.`,
        factIds: [factId],
      }
    : {
        id: 'term',
        verdict: 'permitted',
        reason: `${years} überschreiten die Höchstlaufzeit von ${longest} Jahren; angegebener Grund: ${facts.termReasons}`,
        factIds: [factId],
      };
}

function judgeEntitled({ entitled }: Framework): Judged {
  return entitled.length === 0
    ? {
        id: 'entitled',
        verdict: 'not-permitted',
        reason: 'Kein Abrufberechtigter ist genannt; wer abrufen will, muss in der Bekanntmachung stehen.',
        factIds: ['RV-PARTIES'],
      }
    : {
        id: 'entitled',
        verdict: 'permitted',
        reason:
          entitled.length === 1
            ? 'Abrufen darf nur der eine genannte Auftraggeber.'
            : `Abrufen dürfen nur die genannten ${entitled.length} Auftraggeber.`,
        factIds: ['RV-PARTIES'],
      };
}

const COURT = ['EUGH-216', 'EUGH-23', 'EUGH-274'] as const;

/** The decisions known when the procedure started; the first of all where it started earlier. */
function decisions({ law, date }: Framework): { readonly factIds: readonly string[]; readonly known: boolean } {
  const factIds = COURT.filter((id) => law.factOn(id, date) !== null);
  return factIds.length > 0 ? { factIds, known: true } : { factIds: [COURT[0]], known: false };
}

function judgeMaximum(facts: Framework, explain: Explainer): Judged {
  const { value, quantity } = facts.maximum;
  const { factIds, known } = decisions(facts);
  const point = (verdict: Judged['verdict'], reason: string): Judged => ({ id: 'maximum', verdict, reason, factIds });
  if (!known) {
    explain.doubt(
      COURT[0],
      'Das Verfahren begann vor dieser Entscheidung; vorsichtshalber wird sie auch hier angewandt.',
    );
  }
  if (value === null && quantity === null) {
    return known
      ? point('not-permitted', 'Weder Höchstmenge noch Höchstwert sind angegeben.')
      : point(
          'needs-grounds',
          `Weder Höchstmenge noch Höchstwert sind angegeben; das Verfahren begann vor der Entscheidung vom ${germanDate(facts.law.fact(COURT[0]).validFrom ?? '')}.`,
        );
  }
  if (value !== null && quantity !== null) return point('permitted', 'Höchstmenge und Höchstwert sind angegeben.');
  explain.doubt(
    factIds.at(-1) ?? COURT[0],
    `Angegeben ist nur ${value === null ? 'die Höchstmenge' : 'der Höchstwert'}; ob eines von beiden genügt, ist nicht belegt. Sicher ist, beides anzugeben.`,
  );
  return point('permitted', `Angegeben ist ${value === null ? 'die Höchstmenge' : 'der Höchstwert'}.`);
}

function miniCompetition({ contractors }: Framework): Judged | null {
  if (contractors === 1) return null;
  return {
    id: 'mini-competition',
    verdict: 'permitted',
    reason: `Mit ${contractors} Vertragspartnern ist vor dem Einzelauftrag ein erneuter Wettbewerb zu führen, soweit nicht alle Bedingungen feststehen.`,
    factIds: ['RV-MINI'],
  };
}

const sameName = (a: string, b: string): boolean => plainName(a) === plainName(b);
const plainName = (name: string): string => name.trim().replace(/\s+/g, ' ').toLowerCase();

function judgeCallOff(
  caller: string,
  measures: readonly Measure[],
  facts: Framework,
  explain: Explainer,
): CallOffAnswer {
  const entitled = facts.entitled.some((name) => sameName(name, caller));
  const { factIds, known } = decisions(facts);
  const limited = measures.length > 0;
  const permitted = entitled && (limited || !known) && measures.every(fits);
  const party = entitled
    ? `„${caller}“ ist als Abrufberechtigter genannt.`
    : `„${caller}“ ist nicht als Abrufberechtigter genannt und darf nicht abrufen.`;
  const bounds = limited
    ? measures.map(measureText)
    : [
        'Ohne angegebenes Höchstmaß lässt sich nicht zeigen, dass der Abruf noch von der Rahmenvereinbarung gedeckt ist.',
      ];
  explain.step(party, { caller }, 'RV-PARTIES');
  for (const text of bounds) explain.step(text, {}, ...factIds);
  if (facts.regime === 'eu' && facts.law.factOn('REV-134-3', facts.date) !== null) {
    explain.step('Für den Einzelabruf gelten keine Informations- und Wartepflicht.', {}, 'REV-134-3');
  }
  return {
    verdict: permitted ? 'permitted' : 'not-permitted',
    left: leftOf(measures, false),
    leftAfter: permitted ? leftOf(measures, true) : null,
    reasons: [party, ...bounds],
  };
}

/** The rules on parties and maximums were read for the VgV; elsewhere they are applied with a doubt. */
function doubtOutsideVgv({ regime, buyer, nature }: Framework, explain: Explainer): void {
  if (regime === 'eu' && buyer !== 'utility' && nature !== 'works' && nature !== 'concession') return;
  explain.doubt(
    'RV-PARTIES',
    'Die Regeln über Abrufberechtigte, Höchstmaß und erneuten Wettbewerb sind für die VgV belegt; hier werden sie vorsichtshalber ebenso angewandt.',
  );
}
