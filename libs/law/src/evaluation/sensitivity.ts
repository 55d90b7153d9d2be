import type { Rational } from './rational';
import {
  compare,
  decimalText,
  divide,
  exactText,
  fits,
  germanText,
  multiply,
  ONE,
  ratio,
  smallest,
  subtract,
  ZERO,
} from './rational';
import type { TieRule } from './ranking';
import { firstOf, tieKeys } from './ranking';
import type { Line } from './weighted';
import { scoreAt } from './weighted';

/** Between two shares of the price (0 to 1) the first place does not change. */
export interface FirstPlace {
  readonly from: Rational;
  readonly to: Rational;
  /** Ids of the bids that are first strictly between `from` and `to`; more than one for a real tie. */
  readonly first: readonly string[];
  /** First exactly at `from`, where lines cross and the tie rule may decide otherwise. */
  readonly firstAtFrom: readonly string[];
}

/** The same for people, as part of an answer; weights in percent. */
export interface SensitivityStage {
  /** Percent, rounded to four places for showing: "61.5385". */
  readonly from: string;
  readonly to: string;
  /** Percent, exactly: "800/13". */
  readonly exactFrom: string;
  readonly exactTo: string;
  readonly first: readonly string[];
  readonly firstAtFrom: readonly string[];
  /** The announced weight lies here: from ≤ weight < to (the last stage includes 100). */
  readonly current: boolean;
  readonly text: string;
}

const slope = ({ pricePart, performancePart }: Line): Rational => subtract(pricePart, performancePart);

/** Who is first exactly at this share of the price. */
export const firstAt = (lines: readonly Line[], share: Rational, rule: TieRule): readonly string[] =>
  firstOf(lines.map((line) => ({ id: line.offer.id, keys: [scoreAt(line, share), ...tieKeys(line.offer, rule)] })));

/**
 * The exact shares of the price at which the first place changes: the corners of the upper envelope of all lines, walked from
 * 0 to 1. Right after a crossing the steepest of the best lines leads, until the next steeper line crosses it.
 *
 * Worked example (A L=800 P=100,000; B L=900 P=120,000; C L=700 P=80,000 against their medians 800 and 100,000): the lines
 * A 1 − 2g, B 1.125 − 2.325g and C 0.875 − 1.675g meet at g = 5/13. Below 38.46 % B leads, above it C.
 */
export function firstPlaces(lines: readonly Line[], rule: TieRule): readonly FirstPlace[] {
  const stages: FirstPlace[] = [];
  let from: Rational | null = lines.length > 0 ? ZERO : null;
  while (from !== null) {
    const firstAtFrom = firstAt(lines, from, rule);
    const first = compare(from, ONE) === 0 ? firstAtFrom : firstAfter(lines, from, rule);
    const next: Rational | null = nextCrossing(lines, first[0]);
    const changes = next !== null && compare(next, ONE) <= 0 && compare(from, ONE) < 0;
    const unchanged = compare(from, ONE) === 0 && same(first, stages.at(-1)?.first ?? []);
    if (!unchanged) stages.push({ from, to: changes ? next : ONE, first, firstAtFrom });
    from = changes ? next : null;
  }
  return stages;
}

/** Who is first right after this share: of the best there, the steepest. */
const firstAfter = (lines: readonly Line[], share: Rational, rule: TieRule): readonly string[] =>
  firstOf(
    lines.map((line) => ({
      id: line.offer.id,
      keys: [scoreAt(line, share), slope(line), ...tieKeys(line.offer, rule)],
    })),
  );

/** The nearest share at which a steeper line reaches the leader's; beyond the present one, as the leader is the steepest there. */
function nextCrossing(lines: readonly Line[], leaderId: string | undefined): Rational | null {
  const leader = lines.find(({ offer }) => offer.id === leaderId);
  if (!leader) return null;
  const crossings = lines
    .filter((line) => compare(slope(line), slope(leader)) > 0)
    .map((line) =>
      divide(subtract(leader.performancePart, line.performancePart), subtract(slope(line), slope(leader))),
    );
  return crossings.length > 0 ? smallest(crossings) : null;
}

const same = (a: readonly string[], b: readonly string[]): boolean =>
  a.length === b.length && a.every((id, i) => id === b[i]);

const percent = (share: Rational): Rational => multiply(share, ratio(100n));
const places = (value: Rational): string => (fits(value, 2) ? germanText(value, 2, 0) : `rund ${germanText(value, 2)}`);

/** "liegt Angebot A vorn", "liegen die Angebote A und B gleichauf vorn". */
function leadText(ids: readonly string[]): string {
  if (ids.length === 1) return `liegt Angebot ${ids[0]} vorn`;
  return `liegen die Angebote ${ids.slice(0, -1).join(', ')} und ${ids.at(-1)} gleichauf vorn`;
}

function stageText({ from, to, first, firstAtFrom }: FirstPlace): string {
  const [low, high] = [percent(from), percent(to)];
  const apart = !same(first, firstAtFrom);
  const exactly = apart && fits(low, 2) ? `; bei genau ${places(low)} % ${leadText(firstAtFrom)}` : '';
  if (compare(from, ONE) === 0) return `Bei 100 % Preisgewichtung ${leadText(first)}.`;
  if (compare(from, ZERO) === 0) {
    const range =
      compare(to, ONE) === 0 ? 'Bei jeder Preisgewichtung' : `Bei einer Preisgewichtung unter ${places(high)} %`;
    return `${range} ${leadText(first)}${exactly}.`;
  }
  return `${exactly ? 'Über' : 'Ab'} ${places(low)} % Preisgewichtung ${leadText(first)}${exactly}.`;
}

/** The stages in percent with their German sentences; `share` is the announced share of the price, 0 to 1. */
export function sensitivityOf(lines: readonly Line[], share: Rational, rule: TieRule): readonly SensitivityStage[] {
  return firstPlaces(lines, rule).map((stage, i, all) => ({
    from: decimalText(percent(stage.from), 4),
    to: decimalText(percent(stage.to), 4),
    exactFrom: exactText(percent(stage.from)),
    exactTo: exactText(percent(stage.to)),
    first: stage.first,
    firstAtFrom: stage.firstAtFrom,
    current: compare(stage.from, share) <= 0 && (compare(share, stage.to) < 0 || i === all.length - 1),
    text: stageText(stage),
  }));
}
