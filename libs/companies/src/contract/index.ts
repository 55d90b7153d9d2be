import type { LocalDate } from '@app/kernel';
import type { Citation, Uncertainty } from '@app/law';

/** Kinds of declarations with a source in the law book, and `own` for whatever a centre asks besides, without a legal claim. */
export const DECLARATION_KINDS = [
  'competition-register',
  'minimum-wage',
  'illegal-employment',
  'tariff',
  'supply-chain',
  'own',
] as const;
export type DeclarationKind = (typeof DECLARATION_KINDS)[number];

/** Where a declaration stands on a day. `expiring`: it holds, but not for long. */
export const LIGHTS = ['valid', 'expiring', 'expired', 'missing'] as const;
export type Light = (typeof LIGHTS)[number];

/** `clear`: no entry, declared without restriction · `adverse`: an entry, a restriction or a refusal. */
export type DeclarationResult = 'clear' | 'adverse';

/** One kind of declaration of a company on a day. */
export interface StandingEntry {
  readonly kind: DeclarationKind;
  /** German name; of an own kind the title it was recorded under. */
  readonly name: string;
  readonly light: Light;
  /** True when a declaration without restriction holds on the day. */
  readonly holds: boolean;
  /** The declaration that counts on the day. */
  readonly declarationId: string | null;
  readonly givenOn: LocalDate | null;
  readonly result: DeclarationResult | null;
  readonly documentNumber: string;
  /** Last day on which it holds; null where neither the law nor the declaration names one. */
  readonly validUntil: LocalDate | null;
  /** Why the light is what it is, in German. */
  readonly sentence: string;
  readonly citations: readonly Citation[];
  readonly uncertain: readonly Uncertainty[];
}

export interface Standing {
  /** The company the declarations belong to today: of a merged one the company it was merged into. */
  readonly companyId: string;
  readonly on: LocalDate;
  readonly entries: readonly StandingEntry[];
}

/** A company as other rooms may show it. */
export interface KnownCompany {
  /** Differs from the id that was asked for where that company was merged into another. */
  readonly id: string;
  readonly name: string;
  readonly legalForm: string;
  readonly street: string;
  readonly postcode: string;
  readonly city: string;
  readonly country: string;
  readonly email: string;
  readonly phone: string;
  readonly vatId: string;
  /** Small or medium-sized enterprise by 2003/361/EC; null where nobody has asked. */
  readonly sme: boolean | null;
  readonly cpv: readonly string[];
  /** Why it is blocked; null where it is not. */
  readonly blockedReason: string | null;
}

/** The address book of companies. Asked inside an open unit of work; shows nothing of other centres. */
export abstract class Companies {
  /** Throws `not-found`. Ids of merged companies lead to the company they were merged into. */
  abstract find(id: string): Promise<KnownCompany>;
  /** The best hits by name, place and numbers, also with a typing mistake; at most eight. */
  abstract search(text: string): Promise<readonly KnownCompany[]>;
  /** Companies whose field of activity covers one of the CPV codes or lies within it, by name; at most 50 per code. */
  abstract active(cpv: readonly string[]): Promise<readonly KnownCompany[]>;
  /** Which declarations hold on that day. Who was invited, has bid or was awarded is not known here. Throws `not-found`. */
  abstract standing(companyId: string, on: LocalDate): Promise<Standing>;
}
