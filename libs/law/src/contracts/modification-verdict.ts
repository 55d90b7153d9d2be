import type { LocalDate, Money } from '@app/kernel';
import { germanMoney } from '@app/kernel';
import type { Contract, Limit, ModificationGround } from './modification-rules';
import { changeLaw, halfLimit, keeps, smallLimits } from './modification-rules';

/**
 * `permitted` by its value on the ground named; `needs-grounds` a ground has to be named or checked by a person;
 * `needs-new-procedure` the ground named does not carry it.
 */
export const CHANGE_VERDICTS = ['permitted', 'needs-grounds', 'needs-new-procedure'] as const;
export type ChangeVerdict = (typeof CHANGE_VERDICTS)[number];

export interface JudgedChange {
  readonly on: LocalDate;
  readonly amount: Money;
  readonly ground: ModificationGround;
  readonly natureChanged: boolean;
  /** What counts against the limits of small changes: this one with those before it. */
  readonly small: Money;
}

export interface ChangeJudgement {
  readonly verdict: ChangeVerdict;
  readonly limits: readonly Limit[];
  readonly reason: string;
  readonly factIds: readonly string[];
}

export function judgeChange(change: JudgedChange, contract: Contract): ChangeJudgement {
  const text = changeLaw(contract);
  if (change.natureChanged) {
    return {
      verdict: 'needs-new-procedure',
      limits: [],
      reason: 'Der Gesamtcharakter des Auftrags ändert sich; das erfordert ein neues Vergabeverfahren.',
      factIds: text === 'uvgo' ? ['MOD-UVGO'] : ['MOD-3'],
    };
  }
  if (text === null) {
    return {
      verdict: 'needs-grounds',
      limits: [],
      reason:
        'Hierfür ist keine Regel über Vertragsänderungen hinterlegt; die Zulässigkeit ist zu prüfen und zu begründen.',
      factIds: [],
    };
  }
  switch (change.ground) {
    case 'de-minimis':
      return bySmallLimits(change, contract);
    case 'additional':
    case 'unforeseen':
      return text === 'gwb' ? byHalf(change, contract) : notStoredBelow();
    case 'review-clause':
      return {
        verdict: 'needs-grounds',
        limits: [],
        reason: 'Ob die Klausel im Vertrag diese Änderung nach Art und Umfang vorsieht, ist am Vertrag zu prüfen.',
        factIds: [],
      };
    case 'none':
      return withoutGround(change, contract);
  }
}

const exceeded = (limits: readonly Limit[]): string =>
  limits
    .filter((limit) => !keeps(limit))
    .map(
      ({ germanName, limit, used }) =>
        `die Grenze „${germanName}“ (${germanMoney(limit)}) um ${germanMoney(used - limit)}`,
    )
    .join(' und ');

const factsOf = (limits: readonly Limit[]): readonly string[] => limits.map(({ factId }) => factId);

function bySmallLimits({ on, small }: JudgedChange, contract: Contract): ChangeJudgement {
  const limits = smallLimits(contract, on, small);
  const permitted = limits.every(keeps);
  return {
    verdict: permitted ? 'permitted' : 'needs-new-procedure',
    limits,
    reason: permitted
      ? `Alle geringfügigen Änderungen zusammen (${germanMoney(small)}) bleiben in den Grenzen; frei bleiben ${germanMoney(smallestRest(limits))}.`
      : `Alle geringfügigen Änderungen zusammen (${germanMoney(small)}) überschreiten ${exceeded(limits)}; ohne anderen Grund ist ein neues Vergabeverfahren nötig.`,
    factIds: factsOf(limits),
  };
}

const smallestRest = (limits: readonly Limit[]): Money =>
  limits.map(({ limit, used }) => limit - used).reduce((a, b) => (b < a ? b : a));

function byHalf({ amount }: JudgedChange, contract: Contract): ChangeJudgement {
  const limit = halfLimit(contract, amount);
  const permitted = keeps(limit);
  return {
    verdict: permitted ? 'permitted' : 'needs-new-procedure',
    limits: [limit],
    reason: permitted
      ? `Die Änderung für sich überschreitet ${limit.germanName} (${germanMoney(limit.limit)}) nicht; dass die Voraussetzungen des Grundes vorliegen, ist zu dokumentieren.`
      : `Die Änderung überschreitet ${exceeded([limit])}; es ist ein neues Vergabeverfahren nötig.`,
    factIds: factsOf([limit]),
  };
}

const notStoredBelow = (): ChangeJudgement => ({
  verdict: 'needs-grounds',
  limits: [],
  reason:
    'Unterhalb des EU-Schwellenwerts ist für diesen Grund keine Grenze hinterlegt; die Zulässigkeit ist zu begründen.',
  factIds: ['MOD-UVGO'],
});

/** Without a ground: says which ground could carry the change by its value, or that none can. */
function withoutGround({ on, small, amount }: JudgedChange, contract: Contract): ChangeJudgement {
  const limits = smallLimits(contract, on, small);
  const half = changeLaw(contract) === 'gwb' ? [halfLimit(contract, amount)] : [];
  const all = [...limits, ...half];
  if (limits.every(keeps)) {
    return {
      verdict: 'needs-grounds',
      limits: all,
      reason: 'Es ist kein Grund genannt; dem Wert nach käme eine geringfügige Änderung in Betracht.',
      factIds: factsOf(all),
    };
  }
  const possible = half.some(keeps);
  return {
    verdict: possible ? 'needs-grounds' : 'needs-new-procedure',
    limits: all,
    reason: possible
      ? 'Es ist kein Grund genannt; geringfügig ist die Änderung nicht mehr, dem Wert nach kämen nur zusätzliche oder unvorhersehbare Leistungen in Betracht.'
      : `Es ist kein Grund genannt, und der Wert überschreitet ${exceeded(all)}; es ist ein neues Vergabeverfahren nötig.`,
    factIds: factsOf(all),
  };
}
