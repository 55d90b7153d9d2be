/** A share's key and its non-negative weight. */
export interface Share {
  readonly key: string;
  readonly weight: bigint;
}

/**
 * Splits `total` (cents, thousandths, any whole unit) by weight so that the parts add up exactly
 * (largest remainder; ties go to the smaller key, so the order of the shares does not matter).
 * Throws RangeError for negative weights, duplicate keys or when all weights are zero.
 */
export function allocate(total: bigint, shares: readonly Share[]): ReadonlyMap<string, bigint> {
  const weightSum = shares.reduce((sum, share) => sum + share.weight, 0n);
  if (shares.some((share) => share.weight < 0n)) throw new RangeError('negative weight');
  if (new Set(shares.map((share) => share.key)).size !== shares.length) throw new RangeError('duplicate key');
  if (weightSum === 0n) throw new RangeError('no weight');
  const sign = total < 0n ? -1n : 1n;
  const magnitude = total * sign;
  const parts = shares.map(({ key, weight }) => ({
    key,
    floor: (magnitude * weight) / weightSum,
    remainder: (magnitude * weight) % weightSum,
  }));
  const missing = Number(magnitude - parts.reduce((sum, part) => sum + part.floor, 0n));
  const receivers = new Set(
    [...parts]
      .sort((a, b) => (a.remainder === b.remainder ? (a.key < b.key ? -1 : 1) : a.remainder > b.remainder ? -1 : 1))
      .slice(0, missing)
      .map((part) => part.key),
  );
  return new Map(parts.map((part) => [part.key, sign * (part.floor + (receivers.has(part.key) ? 1n : 0n))]));
}
