import {
  addDays,
  addMonths,
  DomainError,
  type FieldError,
  invalid,
  isDivisibleUnit,
  isWhole,
  type LocalDate,
  parseMoney,
  parseQuantity,
} from '@app/kernel';

export const PRICE_CLAUSES = ['fixed', 'index', 'negotiated'] as const;
export type FrameworkPriceClause = (typeof PRICE_CLAUSES)[number];

/** The right to prolong the agreement, to be declared until a day. */
export interface ExtensionOption {
  readonly title: string;
  readonly months: number;
  /** Last day to declare it; null: none agreed. */
  readonly exerciseBy: LocalDate | null;
}
/** What was agreed beside maximum and prices. Decimal strings; members by id. */
export interface FrameworkTerms {
  readonly options: readonly ExtensionOption[];
  readonly minimumValue: string | null;
  readonly minimums: readonly { readonly articleNumber: string; readonly quantity: string }[];
  readonly priceClause: FrameworkPriceClause;
  /** Name of the index or the clause. */
  readonly priceIndex: string;
  /** First day on which prices may change. */
  readonly priceFrom: LocalDate | null;
  readonly deliveryTerms: string;
  /** Named in the procedure as entitled, without taking part so far. */
  readonly namedMemberIds: readonly string[];
  /** Members inside the area of delivery; null: none recorded. */
  readonly areaMemberIds: readonly string[] | null;
}
export const NO_TERMS: FrameworkTerms = {
  options: [],
  minimumValue: null,
  minimums: [],
  priceClause: 'fixed',
  priceIndex: '',
  priceFrom: null,
  deliveryTerms: '',
  namedMemberIds: [],
  areaMemberIds: null,
};

export interface TermedFramework {
  readonly to: LocalDate;
  /** Null: none stated. */
  readonly maximumValue: string | null;
  readonly items: readonly {
    readonly articleNumber: string;
    readonly unit: string;
    readonly maximumQuantity: string | null;
  }[];
}

/** The last day if every option were drawn. */
export const longestEnd = ({ options }: Pick<FrameworkTerms, 'options'>, to: LocalDate): LocalDate =>
  addDays(
    addMonths(
      addDays(to, 1),
      options.reduce((sum, { months }) => sum + months, 0),
    ),
    -1,
  );

/** Throws `invalid` with every field that contradicts the agreement. */
export function checkTerms(terms: FrameworkTerms, framework: TermedFramework): void {
  const errors: FieldError[] = [
    ...terms.options.flatMap((option, index) => optionFaults(option, index, framework.to)),
    ...minimumValueFaults(terms.minimumValue, framework.maximumValue),
    ...terms.minimums.flatMap((minimum, index) => minimumFaults(minimum, index, framework)),
  ];
  if (terms.priceClause === 'index' && terms.priceIndex.trim() === '')
    errors.push({
      pointer: '/priceIndex',
      message: 'Bitte nennen Sie den Index, nach dem die Preise angepasst werden.',
    });
  if (errors.length > 0) throw invalid('framework-terms', 'Die Bedingungen können so nicht gelten.', errors);
}

function optionFaults({ title, months, exerciseBy }: ExtensionOption, index: number, to: LocalDate): FieldError[] {
  const at = (field: string): string => `/options/${index}/${field}`;
  return [
    ...(title.trim() === '' ? [{ pointer: at('title'), message: 'Bitte benennen Sie die Option.' }] : []),
    ...(Number.isInteger(months) && months >= 1 && months <= 120
      ? []
      : [{ pointer: at('months'), message: 'Bitte nennen Sie 1 bis 120 ganze Monate.' }]),
    ...(exerciseBy !== null && exerciseBy > to
      ? [{ pointer: at('exerciseBy'), message: 'Eine Option wird vor dem Ende der Laufzeit gezogen.' }]
      : []),
  ];
}

function minimumValueFaults(minimum: string | null, maximum: string | null): FieldError[] {
  if (minimum === null) return [];
  const pointer = '/minimumValue';
  const value = numberOr(minimum, parseMoney);
  if (value === null || value < 0n) return [{ pointer, message: 'Bitte geben Sie einen Betrag ab 0 € an.' }];
  return maximum !== null && value > parseMoney(maximum)
    ? [{ pointer, message: 'Der Mindestwert liegt über dem Höchstwert.' }]
    : [];
}

function minimumFaults(
  { articleNumber, quantity }: FrameworkTerms['minimums'][number],
  index: number,
  { items }: TermedFramework,
): FieldError[] {
  const item = items.find((one) => one.articleNumber === articleNumber);
  if (!item)
    return [
      { pointer: `/minimums/${index}/articleNumber`, message: 'Der Artikel gehört nicht zur Rahmenvereinbarung.' },
    ];
  const pointer = `/minimums/${index}/quantity`;
  const value = numberOr(quantity, parseQuantity);
  if (value === null || value < 0n || (!isDivisibleUnit(item.unit) && !isWhole(value)))
    return [{ pointer, message: 'Bitte geben Sie eine Menge ab 0 an, ganze Zahlen bei nicht teilbaren Einheiten.' }];
  return item.maximumQuantity !== null && value > parseQuantity(item.maximumQuantity)
    ? [{ pointer, message: 'Die Mindestmenge liegt über der Höchstmenge.' }]
    : [];
}

function numberOr(text: string, parse: (text: string) => bigint): bigint | null {
  try {
    return parse(text);
  } catch (error) {
    if (error instanceof DomainError) return null;
    throw error;
  }
}
