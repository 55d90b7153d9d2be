import type { FieldError } from '../../../shared/api';
import type { components } from '../../../shared/api/schema';
import { parseGermanDecimal } from '../../../shared/format';

export type Savings = components['schemas']['SavingsResponse'];
export type SavingsWish = components['schemas']['SavingsWishRequest'];

/** What stands in the fields; numbers as decimal texts, "" while they are none. */
export interface TypedWish {
  /** Slugs; null: everybody with demand. */
  readonly members: readonly string[] | null;
  readonly tierSource: NonNullable<SavingsWish['tierSource']>;
  readonly discounts: readonly { readonly fromQuantity: string; readonly percent: string }[];
  /** One tier a line, as pasted from a spreadsheet. */
  readonly tierLines: string;
  readonly reference: NonNullable<SavingsWish['reference']>;
  readonly ordersPerYear: string;
  readonly processCost: string;
  readonly minimumOrder: string;
  readonly freight: string;
  readonly freightFreeFrom: string;
  readonly tierBasis: NonNullable<SavingsWish['tierBasis']>;
}

export const PRESET: TypedWish = {
  members: null,
  tierSource: 'last-award',
  discounts: [{ fromQuantity: '100', percent: '5' }],
  tierLines: '',
  reference: 'bundle',
  ordersPerYear: '1',
  processCost: '85.00',
  minimumOrder: '0',
  freight: '0',
  freightFreeFrom: '',
  tierBasis: 'year',
};

/** The request for what was typed, or every mistake the page sees itself. */
export function wishOf(typed: TypedWish): { readonly wish: SavingsWish } | { readonly errors: readonly FieldError[] } {
  const lines = readTierLines(typed.tierLines);
  const missing = (field: 'processCost' | 'minimumOrder' | 'freight' | 'ordersPerYear'): FieldError[] =>
    typed[field] === '' ? [{ pointer: `/${field}`, message: 'Bitte geben Sie eine Zahl ab 0 an.' }] : [];
  const errors = [
    ...(typed.members?.length === 0
      ? [{ pointer: '/members', message: 'Bitte wählen Sie mindestens ein Mitglied.' }]
      : []),
    ...(typed.tierSource === 'typed' ? lines.errors : []),
    ...(typed.tierSource === 'discount' ? discountErrors(typed) : []),
    ...missing('ordersPerYear'),
    ...missing('processCost'),
    ...missing('minimumOrder'),
    ...missing('freight'),
  ];
  if (errors.length > 0) return { errors };
  const { tierSource, reference, tierBasis, processCost, minimumOrder, freight, freightFreeFrom } = typed;
  return {
    wish: {
      ...(typed.members ? { members: [...typed.members] } : {}),
      tierSource,
      ...(tierSource === 'discount' ? { discounts: typed.discounts.map((each) => ({ ...each })) } : {}),
      ...(tierSource === 'typed' ? { tiers: [...lines.tiers] } : {}),
      reference,
      ordersPerYear: Number(typed.ordersPerYear),
      processCost,
      minimumOrder,
      freight,
      ...(freightFreeFrom === '' ? {} : { freightFreeFrom }),
      tierBasis,
    },
  };
}

const discountErrors = ({ discounts }: TypedWish): FieldError[] =>
  discounts.flatMap(({ fromQuantity, percent }, index) => [
    ...(fromQuantity === '' ? [{ pointer: `/discounts/${index}/fromQuantity`, message: 'Ab welcher Menge?' }] : []),
    ...(percent === '' ? [{ pointer: `/discounts/${index}/percent`, message: 'Wie viel Prozent?' }] : []),
  ]);

type Tier = NonNullable<SavingsWish['tiers']>[number];

/** Lines „Artikelnummer; ab Menge; Preis“, separated by semicolons or tabs; empty ones do not count. */
export function readTierLines(text: string): {
  readonly tiers: readonly Tier[];
  readonly errors: readonly FieldError[];
} {
  const tiers: Tier[] = [];
  const errors: FieldError[] = [];
  text.split(/\r?\n/).forEach((line, index) => {
    if (line.trim() === '') return;
    const [articleNumber = '', quantity = '', price = '', ...more] = line.split(/[;\t]/).map((cell) => cell.trim());
    const fromQuantity = parseGermanDecimal(quantity, { places: 3 });
    const unitPrice = parseGermanDecimal(price, { places: 4 });
    const refuse = (message: string): void => {
      errors.push({ pointer: '/tierLines', message: `Zeile ${index + 1}: ${message}` });
    };
    if (articleNumber === '' || quantity === '' || price === '' || more.some((cell) => cell !== ''))
      refuse('Erwartet werden Artikelnummer; ab Menge; Preis netto.');
    else if (!fromQuantity.ok) refuse(`Menge „${quantity}“: ${fromQuantity.message}`);
    else if (!unitPrice.ok) refuse(`Preis „${price}“: ${unitPrice.message}`);
    else tiers.push({ articleNumber, fromQuantity: fromQuantity.value, unitPrice: unitPrice.value });
  });
  return { tiers, errors };
}

/** Who is in a circle, as short as it can be said: „alle außer Nauheim“. */
export function circleName(
  members: readonly { readonly name: string }[],
  everybody: readonly { readonly name: string }[],
): string {
  const inside = new Set(members.map(({ name }) => name));
  const outside = everybody.filter(({ name }) => !inside.has(name)).map(({ name }) => name);
  if (outside.length === 0) return 'alle';
  return outside.length <= 2 && members.length > 3
    ? `alle außer ${outside.join(' und ')}`
    : members.map(({ name }) => name).join(', ');
}
