import type { LocalDate } from '@app/kernel';
import { addDays, daysBetween, DomainError, germanDate } from '@app/kernel';
import type { Law } from '../book/law';
import { SHIPPED_LAW } from '../book/law';
import { calendarOf } from '../calendar/calendar';
import type { Buyer, Nature, ProcedureType, Regime, State } from '../book/codes';
import {
  BUYERS,
  NATURES,
  EU_PROCEDURE_TYPES,
  NATIONAL_PROCEDURE_TYPES,
  PROCEDURE_TYPE_NAMES,
  REGIMES,
} from '../book/codes';
import type { Explanation } from '../book/explanation';
import { explainer } from '../book/explanation';
import { typeFact } from '../procedure-types/procedure-types';
import { regulationOf } from '../book/regulations';
import type { FieldCheck } from '../book/requests';
import { fieldCheck } from '../book/requests';
import type { RuleSetRef } from '../book/rule-sets';
import { ruleSetOn } from '../book/rule-sets';
import { forwardChain } from './timeline-chain';
import type { Urgency } from './timeline-minimums';
import { periodBook, URGENCIES } from './timeline-minimums';
import { type Chain, NO_PROPOSAL, type Plan, type PlanningProposal } from './timeline-plan';
import type { StepId, TimelineConflict, TimelineStep } from './timeline-steps';
import { STEP_IDS, STEP_NAMES } from './timeline-steps';

export interface TimelineRequest {
  readonly startsOn: LocalDate;
  readonly state: State;
  readonly regime: Regime;
  readonly procedureType: ProcedureType;
  readonly nature: Nature;
  /** Left out: a municipality. Utilities follow the SektVO. */
  readonly buyer?: Buyer;
  /** Dispatch of the notice (without a notice: of the invitations). May be left out with `anchor`. */
  readonly noticeDispatchedOn?: LocalDate | null;
  readonly electronicTenders?: boolean;
  readonly priorInformation?: boolean;
  readonly urgency?: Urgency;
  readonly publicationDayRequested?: LocalDate | null;
  readonly documentsElectronic?: boolean;
  /** Measures to protect confidential information, more than a mere non-disclosure agreement (§ 41 Abs. 3 VgV). */
  readonly confidentialityMeasures?: boolean;
  /** The tender period is agreed with all selected candidates (§ 16 Abs. 6, § 17 Abs. 7 VgV, § 15 Abs. 3 SektVO). */
  readonly agreedTenderPeriod?: boolean;
  /** Dynamic purchasing system: only the restricted procedure of the VgV (§§ 22, 24 VgV). */
  readonly dynamicSystem?: boolean;
  /** Single order under a framework agreement or a dynamic purchasing system: begins with the invitations. */
  readonly callOff?: boolean;
  readonly overrides?: Readonly<Partial<Record<StepId, LocalDate>>>;
  /** Computes the chain backward, so that this step falls on this day. */
  readonly anchor?: { readonly stepId: StepId; readonly on: LocalDate } | null;
  /** Left out: every step on its earliest day. */
  readonly proposal?: PlanningProposal;
}

export interface Timeline extends Explanation {
  readonly steps: readonly TimelineStep[];
  readonly conflicts: readonly TimelineConflict[];
  readonly earliestAward: LocalDate | null;
  readonly ruleSet: RuleSetRef;
}

/** All dates of a procedure, each with its minimum, reason and whether the plan keeps the law. */
export function computeTimeline(request: TimelineRequest, law: Law = SHIPPED_LAW): Timeline {
  const plan = checkedPlan(request, law);
  const ruleSet = ruleSetOn(plan.startsOn, plan.state, law);
  const explain = explainer(law, regulationOf(plan.nature, plan.buyer));
  const anchor = request.anchor ?? null;
  const { chain, begin, overrides } =
    anchor === null
      ? { chain: forwardChain(plan, explain), begin: plan.begin, overrides: plan.overrides }
      : backwardChain(plan, anchor);
  if (anchor !== null) {
    forwardChain({ ...plan, begin, overrides }, explain);
    explain.step(
      `Rückwärts gerechnet vom ${germanDate(anchor.on)} (${STEP_NAMES[anchor.stepId]}): Das Verfahren muss spätestens am ${germanDate(begin)} beginnen.`,
      { stepId: anchor.stepId, on: anchor.on },
    );
  }
  for (const step of chain.steps) {
    explain.step(
      `${step.germanName}: ${germanDate(step.planned)}. ${step.reason}`,
      {
        ...(step.from ? { from: step.from } : {}),
        ...(step.earliest ? { earliest: step.earliest } : {}),
        planned: step.planned,
      },
      ...(step.citations.length > 0 ? step.citations.map(({ id }) => id) : [typeFact(plan.procedureType)]),
    );
  }
  return {
    steps: chain.steps,
    conflicts: chain.conflicts,
    earliestAward: chain.steps.find(({ id }) => id === 'award')?.earliest ?? null,
    ruleSet,
    ...explain.result(),
  };
}

function checkedPlan(request: TimelineRequest, law: Law): Plan {
  const check = fieldCheck();
  const startsOn = check.day('/startsOn', request.startsOn);
  const state = check.code('/state', request.state, law.stateCodes, 'als Land');
  const regime = check.code('/regime', request.regime, REGIMES, 'als Rechtsrahmen');
  const nature = check.code('/nature', request.nature, NATURES, 'als Art der Leistung');
  const buyer = check.code('/buyer', request.buyer ?? 'municipality', BUYERS, 'als Auftraggeber');
  const types: readonly ProcedureType[] = regime === 'eu' ? EU_PROCEDURE_TYPES : NATIONAL_PROCEDURE_TYPES;
  const procedureType = check.code('/procedureType', request.procedureType, types, `als Verfahrensart (${regime})`);
  const urgency = check.code('/urgency', request.urgency ?? 'none', URGENCIES, 'als Dringlichkeit');
  const requested = request.publicationDayRequested ?? null;
  if (requested !== null) check.day('/publicationDayRequested', requested);
  const anchor = request.anchor ?? null;
  const begin =
    anchor === null || request.noticeDispatchedOn
      ? check.day('/noticeDispatchedOn', request.noticeDispatchedOn)
      : startsOn;
  if (anchor !== null) {
    check.code('/anchor/stepId', anchor.stepId, STEP_IDS, 'als Schritt');
    check.day('/anchor/on', anchor.on);
  }
  const overrides = checkedOverrides(request.overrides ?? {}, check);
  const electronicTenders = check.flag('/electronicTenders', request.electronicTenders, true);
  const priorInformation = check.flag('/priorInformation', request.priorInformation, false);
  const documentsElectronic = check.flag('/documentsElectronic', request.documentsElectronic, true);
  const confidentialityMeasures = check.flag('/confidentialityMeasures', request.confidentialityMeasures, false);
  const agreedTenderPeriod = check.flag('/agreedTenderPeriod', request.agreedTenderPeriod, false);
  const dynamicSystem = check.flag('/dynamicSystem', request.dynamicSystem, false);
  const callOff = check.flag('/callOff', request.callOff, false);
  if (dynamicSystem && (regime !== 'eu' || procedureType !== 'restricted' || periodBook({ nature, buyer }) !== 'VgV')) {
    check.fail(
      '/dynamicSystem',
      'Dynamische Beschaffungssysteme sind nur für das nicht offene Verfahren nach VgV hinterlegt',
    );
  }
  check.done();
  refuseUnknown(nature, procedureType, startsOn, state, law);
  if (regime === 'eu') refuseBeforePeriods(startsOn, law);
  return {
    law,
    startsOn,
    state,
    regime,
    nature,
    buyer,
    procedureType,
    urgency,
    begin,
    overrides,
    publicationDayRequested: requested,
    electronicTenders,
    priorInformation,
    documentsElectronic,
    confidentialityMeasures,
    agreedTenderPeriod,
    dynamicSystem,
    callOff,
    proposal: request.proposal ?? NO_PROPOSAL,
    calendar: calendarOf(state, law),
  };
}

function checkedOverrides(overrides: unknown, check: FieldCheck): Plan['overrides'] {
  const planned = typeof overrides === 'object' && !Array.isArray(overrides) ? { ...overrides } : null;
  if (planned === null || Object.keys(planned).length > STEP_IDS.length) {
    check.fail('/overrides', 'erwartet werden geplante Tage, höchstens einer je Schritt');
    return {};
  }
  for (const [stepId, date] of Object.entries(planned)) {
    const pointer = `/overrides/${stepId.replaceAll('~', '~0').replaceAll('/', '~1')}`;
    if (STEP_IDS.some((id) => id === stepId)) check.day(pointer, date);
    else check.code(pointer, stepId, STEP_IDS, 'als Schritt');
  }
  return planned;
}

/** The periods of VgV, SektVO, KonzVgV and VOB/A-EU are stored since they came into force (18 April 2016). */
function refuseBeforePeriods(startsOn: LocalDate, law: Law): void {
  if (law.factOn('DL-15-2', startsOn) !== null) return;
  throw new DomainError(
    'unprocessable',
    'law.no-timeline',
    `Die Fristen oberhalb der EU-Schwelle sind für Verfahren hinterlegt, die seit dem ${germanDate(law.fact('DL-15-2').validFrom ?? '')} begonnen haben.`,
  );
}

function refuseUnknown(nature: Nature, type: ProcedureType, startsOn: LocalDate, state: State, law: Law): void {
  const name = PROCEDURE_TYPE_NAMES[type];
  const refuse = (message: string): never => {
    throw new DomainError('unprocessable', 'law.no-timeline', message);
  };
  const other = type === 'oth-single' || type === 'oth-mult';
  if (nature === 'concession' && !other)
    refuse(
      `Für Konzessionen sind nur die Fristen sonstiger ein- und mehrstufiger Verfahren hinterlegt, nicht „${name}“.`,
    );
  if (nature !== 'concession' && other) refuse(`„${name}“ ist nur für Konzessionen hinterlegt.`);
  if (nature === 'works' && type.startsWith('us-neg')) refuse(`„${name}“ gibt es bei Bauleistungen nicht.`);
  const vola = state === 'HE' && law.factOn('HE-BIND-UVGO', startsOn) === null;
  if (nature !== 'works' && type.startsWith('us-free') && !vola)
    refuse(`„${name}“ gibt es bei Liefer- und Dienstleistungen nicht.`);
}

/**
 * The last day up to `end` that holds. `from` holds, and once a day does not, no later one does: a later day never leads
 * to an earlier end. Steps that double, then halve, because what is asked may lie years away.
 */
function lastDay(from: LocalDate, end: LocalDate, holds: (day: LocalDate) => boolean): LocalDate {
  const beyond = Math.max(1, daysBetween(from, end) + 1);
  let [good, bad] = [0, 1];
  while (bad < beyond && holds(addDays(from, bad))) [good, bad] = [bad, bad * 2];
  bad = Math.min(bad, beyond);
  while (bad - good > 1) {
    const middle = (good + bad) >> 1;
    if (holds(addDays(from, middle))) good = middle;
    else bad = middle;
  }
  return addDays(from, good);
}

/** The latest beginning from which the anchored step can still fall on its day, and the chain from there. */
function backwardChain(
  plan: Plan,
  anchor: { stepId: StepId; on: LocalDate },
): { chain: Chain; begin: LocalDate; overrides: Plan['overrides'] } {
  const others: Plan['overrides'] = Object.fromEntries(
    Object.entries(plan.overrides).filter(([stepId]) => stepId !== anchor.stepId),
  );
  const run = (begin: LocalDate, overrides = others): Chain =>
    forwardChain({ ...plan, begin, overrides }, explainer(plan.law));
  const plannedIn = (chain: Chain): LocalDate | undefined =>
    chain.steps.find(({ id }) => id === anchor.stepId)?.planned;
  const keeps = (chain: Chain): boolean => (plannedIn(chain) ?? '') <= anchor.on;
  if (plannedIn(run(anchor.on)) === undefined) {
    throw new DomainError(
      'unprocessable',
      'law.no-step',
      `„${STEP_NAMES[anchor.stepId]}“ gibt es in diesem Verfahren nicht.`,
    );
  }
  let begin = anchor.on;
  for (let chain = run(begin), tries = 0; !keeps(chain); chain = run(begin)) {
    if (tries++ > 60) {
      throw new DomainError(
        'unprocessable',
        'law.no-beginning',
        `Mit den festgelegten Tagen ist der ${germanDate(anchor.on)} für „${STEP_NAMES[anchor.stepId]}“ nicht erreichbar.`,
      );
    }
    begin = addDays(begin, -Math.max(1, daysBetween(anchor.on, plannedIn(chain) ?? anchor.on)));
  }
  begin = lastDay(begin, anchor.on, (day) => keeps(run(day)));
  const step = run(begin).steps.find(({ id }) => id === anchor.stepId);
  const fits = step !== undefined && (step.latest === null || anchor.on <= step.latest);
  const fixed = fits ? { ...others, [anchor.stepId]: anchor.on } : others;
  const chain = run(begin, fixed);
  return { begin, overrides: fixed, chain: { ...chain, steps: withLatest(chain, begin, anchor, others, run, keeps) } };
}

/** Fills in, for every step before the anchored one, the latest day that still leaves the anchor its day. */
function withLatest(
  chain: Chain,
  begin: LocalDate,
  anchor: { stepId: StepId; on: LocalDate },
  overrides: Plan['overrides'],
  run: (begin: LocalDate, overrides: Plan['overrides']) => Chain,
  keeps: (chain: Chain) => boolean,
): readonly TimelineStep[] {
  const end = STEP_IDS.indexOf(anchor.stepId);
  return chain.steps.map((step) => {
    if (step.latest !== null || STEP_IDS.indexOf(step.id) >= end || step.id === 'binding-until') return step;
    const latest = lastDay(step.planned, anchor.on, (day) => keeps(run(begin, { ...overrides, [step.id]: day })));
    return { ...step, latest };
  });
}
