import type { LocalDate, Money } from '@app/kernel';
import type { Nature, ProcedureType } from '../book/codes';

/** One thing to be bought: a lot, the demand of a round, an order outside of framework agreements. */
export interface Need {
  readonly id: string;
  readonly label: string;
  /** Everyone it is bought for. A joint purchase counts for each of them with its whole value. */
  readonly buyerIds: readonly string[];
  readonly nature: Nature;
  /** Needs of the same nature and kind are taken as similar: CPV group or product group (`kindOfNeed`). */
  readonly kind: string;
  /** Net EUR. */
  readonly value: string;
  /** The day its estimate refers to. */
  readonly on: LocalDate;
  /** How it is awarded, where that is chosen. A need let in competition open to all relies on no limit. */
  readonly procedureType?: ProcedureType | null;
  /** false: a call-off from a framework agreement, whose value counted when that was awarded; left out here. */
  readonly outsideFramework?: boolean;
}

/** A need with its amount in cents. */
export interface CountedNeed extends Need {
  readonly amount: Money;
}

/** Similar needs by a rule of thumb: the first three digits of the CPV code, else the product group. */
export const kindOfNeed = (cpv: string, productGroup: string): string =>
  /^\d{3}/.test(cpv) ? `CPV-Gruppe ${cpv.slice(0, 3)}` : productGroup;
