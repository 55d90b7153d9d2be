import type { LocalDate } from '@app/kernel';

export * from './member-days';

/** The tenant: a procurement centre. */
export interface Centre {
  readonly id: string;
  readonly name: string;
  readonly street: string;
  readonly postcode: string;
  readonly city: string;
  readonly email: string;
  readonly phone: string;
}

/** A municipality or county that is party to the agreement. */
export interface Member {
  readonly id: string;
  readonly slug: string;
  readonly name: string;
  readonly kind: 'municipality' | 'county';
  /** Official municipality key (Amtlicher Gemeindeschlüssel), eight digits; five for a county. */
  readonly ags: string;
  readonly postcode: string;
  readonly joinedOn: LocalDate;
  readonly leftOn: LocalDate | null;
}

export interface CostCentre {
  readonly id: string;
  readonly memberId: string;
  readonly departmentId: string | null;
  readonly number: string;
  readonly name: string;
  readonly validFrom: LocalDate;
  readonly validTo: LocalDate | null;
  readonly responsible: string | null;
  readonly version: number;
}

export interface DeliverySite {
  readonly id: string;
  readonly memberId: string;
  readonly name: string;
  readonly street: string;
  readonly postcode: string;
  readonly city: string;
}

/** Answers questions about centre, members, cost centres and sites, inside the caller's unit of work. */
export abstract class Directory {
  abstract centre(): Promise<Centre>;
  /** All members of the centre, by name. */
  abstract members(): Promise<readonly Member[]>;
  /** Throws `not-found`, also for a member the actor may not see. */
  abstract memberBySlug(slug: string): Promise<Member>;
  /** Throws `not-found`. */
  abstract memberById(id: string): Promise<Member>;
  /** Cost centres the actor may see, by number; of one member when named. */
  abstract costCentres(memberId?: string): Promise<readonly CostCentre[]>;
  /** Names of the departments the actor may see, by id. */
  abstract departmentNames(): Promise<ReadonlyMap<string, string>>;
  abstract sites(memberId?: string): Promise<readonly DeliverySite[]>;
  /** Latest known inhabitants per member id with the day they are from and who published them. */
  abstract populations(): Promise<
    ReadonlyMap<string, { readonly inhabitants: number; readonly asOf: LocalDate; readonly source: string }>
  >;
}

/** True when the cost centre may be used on that day. */
export const isValidOn = (costCentre: Pick<CostCentre, 'validFrom' | 'validTo'>, day: LocalDate): boolean =>
  costCentre.validFrom <= day && (costCentre.validTo === null || day <= costCentre.validTo);
