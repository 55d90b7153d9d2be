import type { FieldError, LocalDate, Money, PriceTier, Quantity, UnitPrice } from '@app/kernel';
import {
  DomainError,
  germanDate,
  germanQuantity,
  isDivisibleUnit,
  isWhole,
  lineAmount,
  meansUnit,
  parseQuantity,
  tierPrice,
  unitName,
} from '@app/kernel';
import type { SplitPart, SplitRequest } from './split';
import { splitLine } from './split';

/** A line as a person asks for it. `costCentre` of the split is a cost centre's number or id. */
export interface LineRequest {
  readonly articleNumber: string;
  readonly unit?: string;
  readonly quantity: string;
  readonly split: readonly SplitRequest[];
}

/** What the catalogue says about an article of one framework agreement. */
export interface ArticleFacts {
  readonly articleNumber: string;
  readonly text: string;
  readonly productGroup: string;
  readonly label: string | null;
  readonly unit: string;
  readonly contentPerUnit: Quantity;
  readonly baseUnit: string;
  readonly vatRate: number;
  readonly frameworkId: string;
  readonly unitPrice: UnitPrice;
  readonly tiers: readonly PriceTier[];
  readonly rest: Quantity;
}

export interface CostCentreFacts {
  readonly id: string;
  readonly number: string;
  readonly validFrom: LocalDate;
  readonly validTo: LocalDate | null;
}

/** A checked line with today's price; the cost centres of its split are ids. */
export interface PricedLine {
  readonly article: ArticleFacts;
  readonly quantity: Quantity;
  readonly unitPrice: UnitPrice;
  readonly net: Money;
  readonly asked: readonly SplitRequest[];
  readonly split: readonly SplitPart[];
}

export interface LineFacts {
  /** Everything the member may order on that day; an article of two agreements stands in it twice. */
  readonly catalogue: readonly ArticleFacts[];
  /** The member's cost centres, closed ones too. */
  readonly costCentres: readonly CostCentreFacts[];
  readonly day: LocalDate;
}

export interface CheckedLines {
  readonly lines: readonly PricedLine[];
  readonly errors: readonly FieldError[];
}

/** Checks and prices every line; a wrong one is left out and its faults are named by JSON pointer ("/lines/0/quantity"). */
export function priceLines(requests: readonly LineRequest[], facts: LineFacts): CheckedLines {
  const errors: FieldError[] = [];
  const seen = new Set<string>();
  const lines = requests.flatMap((request, index): readonly PricedLine[] => {
    const pointer = `/lines/${index}`;
    if (seen.has(request.articleNumber)) {
      const message = `Der Artikel „${request.articleNumber}“ steht schon in einer anderen Zeile. Erhöhen Sie dort die Menge.`;
      errors.push({ pointer: `${pointer}/articleNumber`, message });
      return [];
    }
    seen.add(request.articleNumber);
    const checked = priceLine(request, facts);
    if ('errors' in checked) {
      errors.push(...checked.errors.map((error) => ({ ...error, pointer: pointer + error.pointer })));
      return [];
    }
    return [checked];
  });
  return { lines, errors };
}

function priceLine(request: LineRequest, facts: LineFacts): PricedLine | { errors: readonly FieldError[] } {
  const wrong = (pointer: string, message: string) => ({ errors: [{ pointer, message }] });
  const offers = facts.catalogue.filter(({ articleNumber }) => articleNumber === request.articleNumber);
  if (offers.length === 0) {
    return wrong('/articleNumber', `Den Artikel „${request.articleNumber}“ gibt es in Ihrem Katalog nicht.`);
  }
  const unit = offers[0]?.unit ?? '';
  if (request.unit !== undefined && !meansUnit(request.unit, unit)) {
    return wrong(
      '/unit',
      `Der Artikel „${request.articleNumber}“ wird in der Einheit ${unitName(unit)} (${unit}) bestellt.`,
    );
  }
  const quantity = readQuantity(request.quantity, unit);
  if (typeof quantity === 'string') return wrong('/quantity', quantity);
  const article = bestOffer(offers, quantity);
  const unitPrice =
    article &&
    tierPrice(article.tiers.length ? article.tiers : [{ fromQuantity: 0n, unitPrice: article.unitPrice }], quantity);
  if (!article || unitPrice === undefined) {
    return wrong(
      '/quantity',
      `Der Artikel „${request.articleNumber}“ kann in der Menge ${germanQuantity(quantity)} nicht bestellt werden.`,
    );
  }
  const net = lineAmount(unitPrice, quantity);
  const asked = resolveCostCentres(request.split, facts);
  if ('errors' in asked) return asked;
  try {
    const split = asked.parts.length
      ? splitLine({ quantity, amount: net, divisible: isDivisibleUnit(unit) }, asked.parts)
      : [];
    return { article, quantity, unitPrice, net, asked: asked.parts, split };
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    const { errors, message } = error;
    return {
      errors: errors.length
        ? errors.map((each) => ({ ...each, pointer: `/split${each.pointer}` }))
        : [{ pointer: '/split', message }],
    };
  }
}

/** The quantity, or the sentence that says what is wrong with it. */
function readQuantity(text: string, unit: string): Quantity | string {
  try {
    const quantity = parseQuantity(text);
    if (quantity <= 0n) return 'Die Menge muss größer als 0 sein.';
    if (!isDivisibleUnit(unit) && !isWhole(quantity)) {
      return `Die Menge muss eine ganze Zahl sein: Die Einheit ${unitName(unit)} wird nicht geteilt.`;
    }
    return quantity;
  } catch (error) {
    if (error instanceof DomainError) return error.message;
    throw error;
  }
}

/** The agreement that can still deliver the quantity, the cheapest of them; otherwise the one with the largest rest. */
function bestOffer(offers: readonly ArticleFacts[], quantity: Quantity): ArticleFacts | undefined {
  const priceOf = (offer: ArticleFacts) => tierPrice(offer.tiers, quantity) ?? offer.unitPrice;
  const compare = (a: bigint, b: bigint) => (a < b ? -1 : a > b ? 1 : 0);
  const enough = offers.filter(({ rest }) => rest >= quantity);
  return enough.length
    ? [...enough].sort((a, b) => compare(priceOf(a), priceOf(b)) || compare(b.rest, a.rest))[0]
    : [...offers].sort((a, b) => compare(b.rest, a.rest))[0];
}

function resolveCostCentres(
  split: readonly SplitRequest[],
  { costCentres, day }: LineFacts,
): { parts: readonly SplitRequest[] } | { errors: readonly FieldError[] } {
  const errors: FieldError[] = [];
  const parts = split.flatMap((part, index): readonly SplitRequest[] => {
    const pointer = `/split/${index}/costCentre`;
    const found = costCentres.find(({ id, number }) => number === part.costCentre || id === part.costCentre);
    if (!found) {
      errors.push({ pointer, message: `Die Kostenstelle „${part.costCentre}“ gibt es in Ihrer Kommune nicht.` });
      return [];
    }
    if (day < found.validFrom || (found.validTo !== null && day > found.validTo)) {
      const until = found.validTo ? `bis zum ${germanDate(found.validTo)}` : `ab dem ${germanDate(found.validFrom)}`;
      errors.push({
        pointer,
        message: `Die Kostenstelle „${found.number}“ gilt am ${germanDate(day)} nicht (gültig ${until}).`,
      });
      return [];
    }
    return [{ ...part, costCentre: found.id }];
  });
  return errors.length ? { errors } : { parts };
}

/** What a line still needs before it can be submitted: its cost centre, and enough rest of the agreement. */
export function submitFaults(lines: readonly PricedLine[]): {
  readonly missing: readonly FieldError[];
  readonly exhausted: readonly { articleNumber: string; rest: Quantity; wanted: Quantity; message: string }[];
} {
  const missing = lines.flatMap(({ split }, index) =>
    split.length ? [] : [{ pointer: `/lines/${index}/split`, message: 'Bitte wählen Sie eine Kostenstelle.' }],
  );
  const exhausted = lines
    .filter(({ article, quantity }) => quantity > article.rest)
    .map(({ article, quantity }) => ({
      articleNumber: article.articleNumber,
      rest: article.rest,
      wanted: quantity,
      message:
        `Vom Artikel „${article.articleNumber}“ ist aus der Rahmenvereinbarung noch die Menge ${germanQuantity(article.rest)} abrufbar ` +
        `(Einheit ${unitName(article.unit)}), bestellt wird die Menge ${germanQuantity(quantity)}.`,
    }));
  return { missing, exhausted };
}
