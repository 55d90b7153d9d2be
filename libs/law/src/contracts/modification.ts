import type { LocalDate, Money } from '@app/kernel';
import { formatMoney, germanDate, germanMoney } from '@app/kernel';
import type { Buyer, Nature, Regime, State } from '../book/codes';
import { BUYERS, NATURES, REGIME_NAMES, REGIMES } from '../book/codes';
import type { Citation, Explainer, Explanation } from '../book/explanation';
import { citationOf, explainer } from '../book/explanation';
import type { Law } from '../book/law';
import { SHIPPED_LAW } from '../book/law';
import type { FieldCheck } from '../book/requests';
import { fieldCheck } from '../book/requests';
import type { RuleSetRef } from '../book/rule-sets';
import { ruleSetOn } from '../book/rule-sets';
import type { Calendar } from '../calendar/calendar';
import { calendarOf } from '../calendar/calendar';
import { regimeOf, thresholdOn } from '../value/thresholds';
import type { ChangeVerdict } from './modification-verdict';
import { judgeChange } from './modification-verdict';
import type { ModificationDuty } from './modification-notice';
import { noticeDuty } from './modification-notice';
import type { Contract, Limit, ModificationGround } from './modification-rules';
import { changeLaw, germanShare, magnitude, MODIFICATION_GROUNDS, shareText } from './modification-rules';

/** One change of a running contract. */
export interface ContractChange {
  readonly id: string;
  readonly on: LocalDate;
  /** Net EUR; negative when the contract becomes smaller. */
  readonly amount: string;
  readonly ground: ModificationGround;
  readonly overallNatureChanged?: boolean;
}

export interface ModificationRequest {
  /** Day on which the procedure of the contract began. */
  readonly startsOn: LocalDate;
  readonly state: State;
  readonly buyer: Buyer;
  readonly nature: Nature;
  /** Left out: follows from the original value. To be given where the estimate was on the other side. */
  readonly regime?: Regime | null;
  /** Net EUR, above zero. */
  readonly originalValue: string;
  /** The value after indexation, where the contract has an indexation clause. */
  readonly indexedValue?: string | null;
  /** All changes of the contract so far and the intended ones. */
  readonly changes: readonly ContractChange[];
}

export interface LimitAnswer {
  readonly factId: string;
  readonly germanName: string;
  readonly limit: string;
  readonly used: string;
  /** Negative when the limit is exceeded. */
  readonly left: string;
}

export interface ChangeAnswer {
  readonly id: string;
  readonly on: LocalDate;
  readonly ground: ModificationGround;
  readonly verdict: ChangeVerdict;
  readonly amount: string;
  /** This change in percent of the reference value, four places, rounded up. */
  readonly share: string;
  /** All changes on the same ground up to this one; reductions count like increases. */
  readonly runningTotal: string;
  readonly totalShare: string;
  readonly limits: readonly LimitAnswer[];
  readonly duties: readonly ModificationDuty[];
  readonly reason: string;
  readonly citations: readonly Citation[];
}

export interface ModificationAnswer extends Explanation {
  readonly regime: Regime;
  /** The value the percentages count from. */
  readonly referenceValue: string;
  /** In the order of their days. */
  readonly changes: readonly ChangeAnswer[];
  readonly ruleSet: RuleSetRef;
}

type Change = Omit<ContractChange, 'amount' | 'overallNatureChanged'> & {
  readonly amount: Money;
  readonly natureChanged: boolean;
};

/**
 * Judges every change of a contract with the running total of all of them: § 132 GWB, below the threshold § 47 UVgO.
 * Throws `invalid` with every wrong field, `unprocessable` for a day without rule set or threshold.
 */
export function judgeModification(request: ModificationRequest, law: Law = SHIPPED_LAW): ModificationAnswer {
  const check = fieldCheck();
  const date = check.day('/startsOn', request.startsOn);
  const state = check.code('/state', request.state, law.stateCodes, 'als Land');
  const buyer = check.code('/buyer', request.buyer, BUYERS, 'als Auftraggeber');
  const nature = check.code('/nature', request.nature, NATURES, 'als Art der Leistung');
  const asked = request.regime == null ? null : check.code('/regime', request.regime, REGIMES, 'als Rechtsrahmen');
  const original = positive(check, '/originalValue', request.originalValue);
  const indexed = request.indexedValue == null ? null : positive(check, '/indexedValue', request.indexedValue);
  const changes = changesOf(request, date, check);
  check.done();

  const ruleSet = ruleSetOn(date, state, law);
  const explain = explainer(law);
  const regime = asked ?? regimeOf(original, thresholdOn(nature, buyer, date, law).value);
  const reference = indexed !== null && indexed > original ? indexed : original;
  const contract: Contract = { law, date, buyer, nature, regime, reference };
  explainContract(contract, original, explain);
  const calendar = calendarOf(state, law);
  const totals = new Map<ModificationGround, Money>();
  const answers = changes.map((change) => {
    const total = (totals.get(change.ground) ?? 0n) + magnitude(change.amount);
    totals.set(change.ground, total);
    // A change without a ground would have to fit beside the small ones before it.
    const small = change.ground === 'none' ? total + (totals.get('de-minimis') ?? 0n) : total;
    return answerTo(change, { total, small }, contract, calendar, explain);
  });
  doubtEvasion(changes, contract, explain);
  return { regime, referenceValue: formatMoney(reference), changes: answers, ruleSet, ...explain.result() };
}

function positive(check: FieldCheck, pointer: string, text: unknown): Money {
  const amount = check.amount(pointer, text);
  if (amount === 0n && typeof text === 'string' && /^0+(\.0+)?$/.test(text))
    check.fail(pointer, 'muss größer als 0 sein');
  return amount;
}

/** The changes by day; on the same day in the order given. */
function changesOf(request: ModificationRequest, startsOn: LocalDate, check: FieldCheck): readonly Change[] {
  const given: readonly unknown[] = Array.isArray(request.changes) ? request.changes : [];
  if (given.length === 0) check.fail('/changes', 'es fehlt mindestens eine Änderung');
  const known = new Set<string>();
  const changes = given.map((entry, i): Change => {
    const at = `/changes/${i}`;
    const change = (entry ?? {}) as Partial<ContractChange>;
    const id = check.text(`${at}/id`, change.id);
    const on = check.day(`${at}/on`, change.on);
    if (known.has(id)) check.fail(`${at}/id`, `„${id}“ gibt es doppelt`);
    known.add(id);
    if (on < startsOn) check.fail(`${at}/on`, 'liegt vor dem Beginn des Verfahrens');
    return {
      id,
      on,
      amount: check.amount(`${at}/amount`, change.amount, true),
      ground: check.code(`${at}/ground`, change.ground, MODIFICATION_GROUNDS, 'als Grund der Änderung'),
      natureChanged: check.flag(`${at}/overallNatureChanged`, change.overallNatureChanged, false),
    };
  });
  return changes.sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0));
}

function explainContract(contract: Contract, original: Money, explain: Explainer): void {
  const { regime, reference, buyer, nature } = contract;
  const values = { original: formatMoney(original), reference: formatMoney(reference) };
  explain.step(
    `${REGIME_NAMES[regime]}; Bezugswert ist ${reference === original ? 'der ursprüngliche Auftragswert' : 'der höhere, angepasste Preis'} von ${germanMoney(reference)}.`,
    values,
    reference === original ? 'THR-COMPARE' : 'MOD-IDX',
  );
  const text = changeLaw(contract);
  if (text === null) {
    explain.doubt(
      'MOD-3',
      `Für diesen Vertrag ist keine Regel über Vertragsänderungen hinterlegt; die Grenzen des § 132 GWB sind nur ab dem EU-Schwellenwert und seit dem ${germanDate(contract.law.fact('MOD-3').validFrom ?? '')} belegt.`,
    );
  }
  if (text === 'uvgo') {
    explain.doubt('MOD-UVGO', 'Ob die UVgO für diesen Auftraggeber gilt, bestimmt das Landesrecht.');
    explain.doubt(
      'MOD-UVGO',
      'Ob mehrere Änderungen zusammenzurechnen sind, ist nicht belegt; vorsichtshalber werden sie es.',
    );
  }
  if (text === 'gwb' && (buyer === 'utility' || nature === 'concession')) {
    explain.doubt(
      'MOD-2',
      'Ob diese Grenzen für Sektorenauftraggeber und Konzessionen ebenso gelten, ist nicht hinterlegt; vorsichtshalber werden sie angewandt.',
    );
  }
}

function answerTo(
  change: Change,
  { total, small }: { readonly total: Money; readonly small: Money },
  contract: Contract,
  calendar: Calendar,
  explain: Explainer,
): ChangeAnswer {
  const { id, on, ground, amount } = change;
  const { verdict, limits, reason, factIds } = judgeChange({ ...change, small }, contract);
  const duties =
    verdict === 'permitted' && (ground === 'additional' || ground === 'unforeseen')
      ? [noticeDuty(on, contract, calendar, explain)]
      : [];
  explain.step(
    `Änderung ${id} vom ${germanDate(on)} über ${germanMoney(amount)} (${germanShare(amount, contract.reference)}): ${reason}`,
    { amount: formatMoney(amount), runningTotal: formatMoney(total), on },
    ...factIds,
  );
  if (amount < 0n && limits.some(({ used }) => used > 0n)) {
    explain.doubt(
      factIds[0] ?? 'MOD-3',
      'Ob Minderungen Erhöhungen ausgleichen, sagt die gelesene Regel nicht; vorsichtshalber zählen beide mit ihrem Betrag.',
    );
  }
  return {
    id,
    on,
    ground,
    verdict,
    amount: formatMoney(amount),
    share: shareText(amount, contract.reference),
    runningTotal: formatMoney(total),
    totalShare: shareText(total, contract.reference),
    limits: limits.map(limitAnswer),
    duties,
    reason,
    citations: factIds.map((factId) => citationOf(contract.law.fact(factId))),
  };
}

const limitAnswer = ({ factId, germanName, limit, used }: Limit): LimitAnswer => ({
  factId,
  germanName,
  limit: formatMoney(limit),
  used: formatMoney(used),
  left: formatMoney(limit - used),
});

/** Each change counts for itself unless they evade the limit: together above half of the value is worth a look. */
function doubtEvasion(changes: readonly Change[], contract: Contract, explain: Explainer): void {
  if (changeLaw(contract) !== 'gwb') return;
  const large = changes.filter(
    ({ ground, amount }) => amount > 0n && (ground === 'additional' || ground === 'unforeseen'),
  );
  const sum = large.reduce((total, { amount }) => total + amount, 0n);
  if (large.length < 2 || sum * 100n <= contract.reference * BigInt(contract.law.numberOf('MOD-2'))) return;
  explain.doubt(
    'MOD-2',
    `Zusammen machen ${large.length} Änderungen ${germanShare(sum, contract.reference)} des Auftragswerts aus; sie dürfen nicht dazu dienen, die Grenze je Änderung zu umgehen.`,
  );
}
