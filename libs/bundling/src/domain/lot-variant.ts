import { byText, conflict, invalid } from '@app/kernel';
import type { DemandCell } from './tender-line';

/** An article's demand of some members. */
export interface LotCell {
  readonly articleNumber: string;
  /** In rising order. */
  readonly memberIds: readonly string[];
}

/** A lot of a variant. Every pair of article and member stands in exactly one lot of the variant. */
export interface VariantLot {
  /** Stays the same while the lot lives; unique in the variant. */
  readonly key: string;
  readonly name: string;
  /** Which award it is part of: 1 unless the variant asks the market several times. */
  readonly award: number;
  /** To be let outside EU law under the 20 % rule (§ 3 Abs. 9 VgV), where the library finds that possible. */
  readonly outsideEu: boolean;
  readonly cells: readonly LotCell[];
}

/** One way to cut the bundle into lots. Lots stand in the order in which they are numbered. */
export interface LotVariant {
  readonly lots: readonly VariantLot[];
}

/** What a person does to the lots. */
export type LotChange =
  | { readonly kind: 'move-article'; readonly articleNumber: string; readonly from: string; readonly to: string }
  | { readonly kind: 'move-member'; readonly memberId: string; readonly from: string; readonly to: string }
  | {
      readonly kind: 'split';
      readonly lot: string;
      readonly name: string;
      readonly articleNumbers: readonly string[];
      readonly memberIds: readonly string[];
    }
  | { readonly kind: 'merge'; readonly lot: string; readonly into: string }
  | { readonly kind: 'rename'; readonly lot: string; readonly name: string }
  | { readonly kind: 'award'; readonly lot: string; readonly award: number }
  | { readonly kind: 'outside-eu'; readonly lot: string; readonly outsideEu: boolean };

export const MOST_AWARDS = 9;

/** The lot's cells from any pairs: by article, members in rising order. */
export function cellsOf(
  pairs: readonly { readonly articleNumber: string; readonly memberId: string }[],
): readonly LotCell[] {
  const members = new Map<string, Set<string>>();
  for (const { articleNumber, memberId } of pairs) {
    const known = members.get(articleNumber);
    if (known) known.add(memberId);
    else members.set(articleNumber, new Set([memberId]));
  }
  return [...members]
    .sort(([a], [b]) => byText(a, b))
    .map(([articleNumber, ids]) => ({ articleNumber, memberIds: [...ids].sort(byText) }));
}

const pairsOf = (lot: VariantLot) =>
  lot.cells.flatMap(({ articleNumber, memberIds }) => memberIds.map((memberId) => ({ articleNumber, memberId })));

/** The demand that stands in a lot. */
export function demandIn(lot: VariantLot, demand: readonly DemandCell[]): readonly DemandCell[] {
  const members = new Map(lot.cells.map(({ articleNumber, memberIds }) => [articleNumber, new Set(memberIds)]));
  return demand.filter(({ articleNumber, memberId }) => members.get(articleNumber)?.has(memberId));
}

/**
 * The variant after the change; lots that become empty vanish. Nothing is lost or doubled by any change. Throws `invalid`
 * at the field for what does not exist, `conflict` where nothing would be left.
 */
export function changeLots(variant: LotVariant, change: LotChange): LotVariant {
  switch (change.kind) {
    case 'move-article':
      return moved(variant, change, ({ articleNumber }) => articleNumber === change.articleNumber, '/articleNumber');
    case 'move-member':
      return moved(variant, change, ({ memberId }) => memberId === change.memberId, '/memberId');
    case 'split':
      return split(variant, change);
    case 'merge':
      return merged(variant, change.lot, change.into);
    case 'rename':
      return replaced(variant, change.lot, { name: freeName(variant, change.name, change.lot) });
    case 'award':
      if (!Number.isInteger(change.award) || change.award < 1 || change.award > MOST_AWARDS)
        throw wrong('/award', `Die Vergabe ist eine Zahl von 1 bis ${MOST_AWARDS}.`);
      return replaced(variant, change.lot, { award: change.award });
    case 'outside-eu':
      return replaced(variant, change.lot, { outsideEu: change.outsideEu });
  }
}

type Pair = { readonly articleNumber: string; readonly memberId: string };

function moved(
  variant: LotVariant,
  { from, to }: { readonly from: string; readonly to: string },
  isMeant: (pair: Pair) => boolean,
  pointer: string,
): LotVariant {
  const source = lotOf(variant, from, '/from');
  const target = lotOf(variant, to, '/to');
  if (source === target) throw wrong('/to', 'Das ist dasselbe Los. Bitte ein anderes wählen.');
  const going = pairsOf(source).filter(isMeant);
  if (going.length === 0) throw wrong(pointer, `Das steht nicht in Los „${source.name}“.`);
  const staying = pairsOf(source).filter((pair) => !isMeant(pair));
  return withLots(variant, (lot) =>
    lot === source
      ? { ...lot, cells: cellsOf(staying) }
      : lot === target
        ? { ...lot, cells: cellsOf([...pairsOf(target), ...going]) }
        : lot,
  );
}

/** Takes articles (with all their members) or members (with all their articles) out into a lot of their own, behind the old one. */
function split(variant: LotVariant, change: Extract<LotChange, { kind: 'split' }>): LotVariant {
  const lot = lotOf(variant, change.lot, '/lot');
  const name = freeName(variant, change.name, null);
  const [articles, members] = [new Set(change.articleNumbers), new Set(change.memberIds)];
  if (articles.size === 0 && members.size === 0)
    throw wrong('/articleNumbers', 'Bitte wählen, welche Artikel oder Mitglieder das neue Los bekommt.');
  const isMeant = ({ articleNumber, memberId }: Pair): boolean =>
    (articles.size === 0 || articles.has(articleNumber)) && (members.size === 0 || members.has(memberId));
  const going = pairsOf(lot).filter(isMeant);
  const staying = pairsOf(lot).filter((pair) => !isMeant(pair));
  if (going.length === 0) throw wrong('/articleNumbers', `Davon steht nichts in Los „${lot.name}“.`);
  if (staying.length === 0) throw conflict('lot-empty', `In Los „${lot.name}“ bliebe nichts übrig.`);
  const { award, outsideEu } = lot;
  const added: VariantLot = { key: freeKey(variant), name, award, outsideEu, cells: cellsOf(going) };
  return {
    lots: variant.lots.flatMap((each) => (each === lot ? [{ ...lot, cells: cellsOf(staying) }, added] : [each])),
  };
}

function merged(variant: LotVariant, key: string, into: string): LotVariant {
  const lot = lotOf(variant, key, '/lot');
  const target = lotOf(variant, into, '/into');
  if (lot === target) throw wrong('/into', 'Das ist dasselbe Los. Bitte ein anderes wählen.');
  return {
    lots: variant.lots
      .filter((each) => each !== lot)
      .map((each) => (each === target ? { ...each, cells: cellsOf([...pairsOf(target), ...pairsOf(lot)]) } : each)),
  };
}

const replaced = (variant: LotVariant, key: string, change: Partial<VariantLot>): LotVariant => {
  const lot = lotOf(variant, key, '/lot');
  return withLots(variant, (each) => (each === lot ? { ...each, ...change } : each));
};

const withLots = ({ lots }: LotVariant, change: (lot: VariantLot) => VariantLot): LotVariant => ({
  lots: lots.map(change).filter(({ cells }) => cells.length > 0),
});

function lotOf({ lots }: LotVariant, key: string, pointer: string): VariantLot {
  const lot = lots.find((each) => each.key === key);
  if (!lot) throw wrong(pointer, 'Dieses Los gibt es nicht mehr. Bitte laden Sie die Seite neu.');
  return lot;
}

function freeName({ lots }: LotVariant, wanted: string, ownKey: string | null): string {
  const name = wanted.trim();
  if (name === '') throw wrong('/name', 'Bitte geben Sie dem Los einen Namen.');
  if (lots.some((lot) => lot.name === name && lot.key !== ownKey))
    throw wrong('/name', `Ein Los „${name}“ gibt es schon. Bitte einen anderen Namen wählen.`);
  return name;
}

/** One more than the largest number of a key, so that undoing and doing again gives the same keys. */
const freeKey = ({ lots }: LotVariant): string => `L${Math.max(0, ...lots.map(({ key }) => Number(key.slice(1)))) + 1}`;

const wrong = (pointer: string, message: string) =>
  invalid('lot-change', 'Das Los kann so nicht geändert werden.', [{ pointer, message }]);

/** What a variant has that the demand has not, and the other way round; everything empty means proven. */
export interface VariantProof {
  readonly cells: number;
  readonly missing: readonly string[];
  readonly repeated: readonly string[];
  readonly foreign: readonly string[];
  readonly proven: boolean;
}

/** Shows, independently of how the lots were made, that every demand stands in exactly one lot. Pairs as "P-1001 · member". */
export function proveVariant(variant: LotVariant, demand: readonly DemandCell[]): VariantProof {
  const name = ({ articleNumber, memberId }: Pair): string => `${articleNumber} · ${memberId}`;
  const counts = new Map(demand.map((cell) => [name(cell), 0]));
  const foreign: string[] = [];
  for (const pair of variant.lots.flatMap(pairsOf)) {
    const before = counts.get(name(pair));
    if (before === undefined) foreign.push(name(pair));
    else counts.set(name(pair), before + 1);
  }
  const missing = [...counts].filter(([, count]) => count === 0).map(([pair]) => pair);
  const repeated = [...counts].filter(([, count]) => count > 1).map(([pair]) => pair);
  return {
    cells: counts.size,
    missing,
    repeated,
    foreign,
    proven: missing.length + repeated.length + foreign.length === 0,
  };
}
