/** What a procedure awarded to one company in one lot, as far as a contract needs it. */
export interface WonLot {
  readonly lotId: string;
  readonly winnerId: string;
}

/** The lots that no contract holds yet, by winner: one contract per winner and set of lots, in the order of the lots. */
export function newContracts<T extends WonLot>(won: readonly T[], held: readonly string[]): readonly (readonly T[])[] {
  const groups = new Map<string, T[]>();
  for (const lot of won) {
    if (held.includes(lot.lotId)) continue;
    groups.set(lot.winnerId, [...(groups.get(lot.winnerId) ?? []), lot]);
  }
  return [...groups.values()];
}
