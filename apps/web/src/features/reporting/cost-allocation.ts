export interface Member {
  readonly slug: string;
  readonly name: string;
  readonly joinedOn: string;
  readonly leftOn: string | null;
  readonly population: { readonly inhabitants: number } | null;
}
export interface Typed {
  readonly year: { readonly from: string; readonly to: string };
  readonly costs: string;
  readonly thirdPartyIncome: string;
  readonly subsidies: string;
  readonly basePercent: string;
  readonly payUntil: string;
}
export interface Asked extends Omit<Typed, 'payUntil'> {
  readonly payUntil: string | null;
  readonly members: readonly {
    readonly id: string;
    readonly population: number;
    readonly from: string | null;
    readonly to: string | null;
  }[];
}
export interface Allocation {
  readonly shares: readonly {
    readonly id: string;
    readonly days: number;
    readonly base: string;
    readonly variable: string;
    readonly total: string;
  }[];
  readonly total: string;
  readonly surplus: string;
  readonly derivation: readonly string[];
}

/** The reporting year (1 July to 30 June) that ended last. */
export function lastReportingYear(today: string): Typed['year'] {
  const year = Number(today.slice(0, 4)) - (today.slice(5) >= '07-01' ? 1 : 2);
  return { from: `${year}-07-01`, to: `${year + 1}-06-30` };
}

/** The derivation calls the members by what they are asked for by: names to read, slugs for the statements. */
export const byName = (asked: Asked, members: readonly Member[]): Asked => ({
  ...asked,
  members: asked.members.map((one) => ({ ...one, id: members.find(({ slug }) => slug === one.id)?.name ?? one.id })),
});

/** What is asked of the server: the members of the period with their inhabitants; a day only where it lies within. */
export const askedOf = (typed: Typed, members: readonly Member[]): Asked => ({
  ...typed,
  thirdPartyIncome: typed.thirdPartyIncome || '0',
  subsidies: typed.subsidies || '0',
  payUntil: typed.payUntil || null,
  members: members
    .filter(({ joinedOn, leftOn }) => joinedOn <= typed.year.to && (leftOn === null || leftOn >= typed.year.from))
    .map(({ slug, joinedOn, leftOn, population }) => ({
      id: slug,
      population: population?.inhabitants ?? 0,
      from: joinedOn > typed.year.from ? joinedOn : null,
      to: leftOn !== null && leftOn < typed.year.to ? leftOn : null,
    })),
});
