import { addDays, addMonths, formatMoney, type LocalDate, parseMoney } from '@app/kernel';
import type { ChangeVerdict, ModificationGround, Nature, ProcedureType, Regime, State } from '@app/law';

/** The right to prolong or enlarge the contract; decided once. Amounts are net EUR, decimal strings. */
export interface ContractOption {
  readonly id: string;
  readonly title: string;
  /** By how many months it prolongs the term; 0: it only enlarges. */
  readonly months: number;
  readonly value: string;
  /** Last day to declare it; null: none agreed. */
  readonly exerciseBy: LocalDate | null;
  readonly decision: 'exercised' | 'declined' | null;
  readonly decidedOn: LocalDate | null;
  readonly decidedBy: string | null;
  readonly note: string;
}

export interface ContractLot {
  readonly lotId: string;
  readonly number: number;
  readonly title: string;
  readonly cpv: string;
  readonly value: string;
}

/** A change during the term (§ 132 GWB, below the threshold § 47 UVgO) with what the law said when it was recorded. */
export interface Modification {
  readonly id: string;
  readonly on: LocalDate;
  /** Negative when the contract becomes smaller. */
  readonly amount: string;
  readonly ground: ModificationGround;
  readonly natureChanged: boolean;
  readonly reason: string;
  readonly verdict: ChangeVerdict;
  /** German, from the law library. */
  readonly verdictReason: string;
  /** A change notice is due; `noticeUntil` null: without a number of days. */
  readonly noticeDue: boolean;
  readonly noticeUntil: LocalDate | null;
  readonly personName: string;
  readonly at: Date;
}

export interface PriceAdjustment {
  readonly id: string;
  /** The first day of the new prices. */
  readonly from: LocalDate;
  readonly valueBefore: string;
  readonly valueAfter: string;
  /** Index with its old and new figure, or the clause. */
  readonly basis: string;
  readonly personName: string;
  readonly at: Date;
}

export const PRICE_CLAUSES = ['fixed', 'index', 'negotiated'] as const;
export type PriceClause = (typeof PRICE_CLAUSES)[number];
export const PRICE_CLAUSE_NAMES: Readonly<Record<PriceClause, string>> = {
  fixed: 'Festpreis ohne Anpassung',
  index: 'Anpassung nach einem Index',
  negotiated: 'Anpassung nach Verhandlung gemäß Klausel',
};

/** What of the contract people may change. */
export interface ContractTerms {
  readonly title: string;
  /** Original value for the limits of changes, net. */
  readonly value: string;
  readonly termFrom: LocalDate | null;
  /** Null: no fixed end. */
  readonly termTo: LocalDate | null;
  readonly priceClause: PriceClause;
  readonly priceIndex: string;
  readonly priceFrom: LocalDate | null;
  /** Days for preparation, examination and evaluation of the successor: an assumption of the centre, no law names it. */
  readonly preparationDays: number;
  readonly options: readonly Pick<ContractOption, 'id' | 'title' | 'months' | 'value' | 'exerciseBy'>[];
}

export interface Contract extends Omit<ContractTerms, 'options'> {
  readonly id: string;
  /** "2026-L-0042/V1". */
  readonly number: string;
  readonly procedureId: string;
  readonly fileNumber: string;
  readonly partner: {
    readonly name: string;
    readonly street: string;
    readonly postcode: string;
    readonly city: string;
    readonly email: string;
  };
  readonly memberIds: readonly string[];
  readonly lots: readonly ContractLot[];
  readonly nature: Nature;
  readonly state: State;
  readonly regime: Regime;
  readonly procedureType: ProcedureType | null;
  /** The day by whose law the procedure was judged. */
  readonly startsOn: LocalDate;
  readonly awardedOn: LocalDate;
  readonly options: readonly ContractOption[];
  readonly modifications: readonly Modification[];
  readonly adjustments: readonly PriceAdjustment[];
  readonly proofs: readonly Proof[];
  readonly successor: { readonly procedureId: string; readonly fileNumber: string } | null;
  /** Why there will be no successor; null: not decided. */
  readonly noSuccessor: string | null;
  readonly version: number;
  readonly changedAt: Date;
  readonly changedBy: string;
}

/** That a task was done, with where it can be found. */
export interface Proof {
  readonly taskId: string;
  readonly on: LocalDate;
  readonly proof: string;
  readonly personName: string;
  readonly at: Date;
}

type Termed = Pick<Contract, 'termTo' | 'options'>;
const exercised = ({ options }: Termed): readonly ContractOption[] =>
  options.filter(({ decision }) => decision === 'exercised');

const prolonged = (end: LocalDate, months: number): LocalDate => addDays(addMonths(addDays(end, 1), months), -1);

/** The last day with the options that were exercised; null: no fixed end. */
export function endsOn(contract: Termed): LocalDate | null {
  const months = exercised(contract).reduce((sum, option) => sum + option.months, 0);
  return contract.termTo === null ? null : prolonged(contract.termTo, months);
}

/** The last day if every option that is still open were exercised too; null: no fixed end. */
export function longestEnd(contract: Termed): LocalDate | null {
  const months = contract.options.reduce(
    (sum, { decision, months: more }) => sum + (decision === 'declined' ? 0 : more),
    0,
  );
  return contract.termTo === null ? null : prolonged(contract.termTo, months);
}

/** Net value today: the adjusted price where there is one, with exercised options and all changes. */
export function currentValue({
  value,
  options,
  termTo,
  modifications,
  adjustments,
}: Pick<Contract, 'value' | 'options' | 'termTo' | 'modifications' | 'adjustments'>): string {
  const base = parseMoney(adjustments.at(-1)?.valueAfter ?? value);
  const added = [
    ...exercised({ termTo, options }).map((option) => option.value),
    ...modifications.map(({ amount }) => amount),
  ];
  return formatMoney(added.reduce((sum, amount) => sum + parseMoney(amount), base));
}
