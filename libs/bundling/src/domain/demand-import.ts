import type { LocalDate, Quantity } from '@app/kernel';
import { germanDate, isDivisibleUnit, isWhole, meansUnit, unitName, wholeQuantity } from '@app/kernel';
import type { Article } from './article';
import { readDemandQuantity } from './demand-number';
import type { CsvTable, Finding, RejectedRecord } from '@app/kernel';
import { columnReader, isEmptyRecord, rejection, surplusFinding } from '@app/kernel';

/** Far beyond any need of a county; a mistyped quantity must not make a bundle that no column can hold. */
const LARGEST_QUANTITY = wholeQuantity(1_000_000);

export const DEMAND_COLUMNS = ['Kostenstelle', 'Artikelnummer', 'Menge', 'Einheit', 'Bemerkung'] as const;
type Column = (typeof DEMAND_COLUMNS)[number];
/** The column that only the prefilled template has. */
export const TEMPLATE_MARK = 'Bezeichnung';
const sameColumn = (a: string, b: string): boolean => a.toLowerCase() === b.toLowerCase();
const isReadColumn = (name: string): boolean => DEMAND_COLUMNS.some((column) => sameColumn(column, name));

export type DemandArticle = Pick<Article, 'articleNumber' | 'text' | 'productGroup' | 'unit'>;

export interface DemandCostCentre {
  readonly number: string;
  readonly validFrom: LocalDate;
  /** Last day, or null while it is valid. */
  readonly validTo: LocalDate | null;
}

/** What a demand line is judged by: the articles and cost centres the reporting member can use, on one day. */
export interface DemandFacts {
  /** All articles by number. */
  readonly articles: ReadonlyMap<string, DemandArticle>;
  /** The cost centres of the reporting member; a number may stand several times with different periods. */
  readonly costCentres: readonly DemandCostCentre[];
  /** The product groups the round asks for; undefined asks for all. */
  readonly productGroups?: ReadonlySet<string>;
  /** Numbers of articles of these groups that the round does not ask for. */
  readonly leftOut?: ReadonlySet<string>;
  /** The day on which cost centres must be valid. */
  readonly day: LocalDate;
}

/** A demand line as a person enters it, every field still text. */
export interface DemandInput {
  readonly costCentre: string;
  readonly articleNumber: string;
  readonly quantity: string;
  readonly unit: string;
  readonly note: string;
}

/** A demand line that passed every check. `unit` is the article's code. */
export interface CheckedDemand {
  readonly costCentre: string;
  readonly articleNumber: string;
  readonly quantity: Quantity;
  readonly unit: string;
  readonly note: string;
}

export interface AcceptedDemand extends CheckedDemand {
  readonly record: number;
  readonly line: number;
}

/** How a value of an accepted record was understood, where it could be meant otherwise. */
export interface ImportHint extends Finding {
  readonly record: number;
  readonly line: number;
}

export interface DemandImport {
  readonly accepted: readonly AcceptedDemand[];
  readonly rejected: readonly RejectedRecord[];
  readonly hints: readonly ImportHint[];
  /** Lines of the prefilled template that nobody filled in. */
  readonly untouched: number;
}

/**
 * Checks a member's demand file (Kostenstelle;Artikelnummer;Menge;Einheit;Bemerkung; further columns do not matter). A
 * repeated line is no mistake: late reports add up. In the prefilled template, known by its column „Bezeichnung“, a line
 * without quantity and remark was not filled in and is passed over. `faults` are cells of a spreadsheet that hold no value,
 * by number of the record. Throws `invalid` when a column is missing.
 */
export function importDemand(
  table: CsvTable,
  facts: DemandFacts,
  faults: ReadonlyMap<number, readonly Finding[]> = new Map(),
): DemandImport {
  const isTemplate = table.columns.some((column) => column.toLowerCase() === TEMPLATE_MARK.toLowerCase());
  const read = columnReader<Column>(table, ['Kostenstelle', 'Artikelnummer', 'Menge', 'Einheit'], ['Bemerkung']);
  const check = demandCheck(facts);
  const accepted: AcceptedDemand[] = [];
  const rejected: RejectedRecord[] = [];
  const hints: ImportHint[] = [];
  let untouched = 0;
  for (const record of table.records) {
    if (isEmptyRecord(record)) continue;
    if (isTemplate && read(record, 'Menge') === '' && read(record, 'Bemerkung') === '' && !record.surplus.length) {
      untouched += 1;
      continue;
    }
    const { demand, findings, hint } = check({
      costCentre: read(record, 'Kostenstelle'),
      articleNumber: read(record, 'Artikelnummer'),
      quantity: read(record, 'Menge'),
      unit: read(record, 'Einheit'),
      note: read(record, 'Bemerkung'),
    });
    const at = { record: record.record, line: record.line };
    const noValues = (faults.get(record.record) ?? []).filter(({ field }) => isReadColumn(field));
    const others = findings.filter(({ field }) => !noValues.some((fault) => sameColumn(fault.field, field)));
    const refused = rejection(record, [...noValues, ...others, ...surplusFinding(record, 'Bemerkung')]);
    if (refused) rejected.push(refused);
    else {
      accepted.push({ ...at, ...demand });
      if (hint !== undefined) hints.push({ ...at, field: 'Menge', value: read(record, 'Menge'), message: hint });
    }
  }
  return { accepted, rejected, hints, untouched };
}

/** Prepares the check of single lines, the same one for the file and for the page. `demand` counts only without findings. */
export function demandCheck(facts: DemandFacts): (input: DemandInput) => {
  readonly demand: CheckedDemand;
  readonly findings: readonly Finding[];
  readonly hint: string | undefined;
} {
  const costCentres = new Map<string, DemandCostCentre[]>();
  for (const costCentre of facts.costCentres) {
    costCentres.set(costCentre.number, [...(costCentres.get(costCentre.number) ?? []), costCentre]);
  }
  return (input) => {
    const findings: Finding[] = [];
    const add = (field: Column, value: string, message: string | undefined): void => {
      if (message !== undefined) findings.push({ field, value, message });
    };
    const article = facts.articles.get(input.articleNumber);
    add('Artikelnummer', input.articleNumber, articleFault(input.articleNumber, article, facts));
    add('Kostenstelle', input.costCentre, costCentreFault(input.costCentre, costCentres, facts.day));
    const quantity = readDemandQuantity(input.quantity, article?.unit);
    add(
      'Menge',
      input.quantity,
      'message' in quantity ? quantity.message : quantityFault(input.quantity, quantity.value, article),
    );
    if (article) add('Einheit', input.unit, unitFault(input.unit, article));
    const demand = {
      costCentre: input.costCentre,
      articleNumber: input.articleNumber,
      quantity: 'value' in quantity ? quantity.value : 0n,
      unit: article?.unit ?? input.unit,
      note: input.note,
    };
    return { demand, findings, hint: 'hint' in quantity ? quantity.hint : undefined };
  };
}

function articleFault(
  number: string,
  article: DemandArticle | undefined,
  { productGroups, leftOut }: Pick<DemandFacts, 'productGroups' | 'leftOut'>,
): string | undefined {
  if (number === '') return 'Die Artikelnummer fehlt.';
  if (!article) return `Den Artikel „${number}“ gibt es nicht.`;
  if (productGroups && !productGroups.has(article.productGroup)) {
    return `Der Artikel „${number}“ gehört zur Warengruppe „${article.productGroup}“, die in dieser Bedarfsabfrage nicht abgefragt wird.`;
  }
  if (leftOut?.has(number)) return `Nach dem Artikel „${number}“ wird in dieser Bedarfsabfrage nicht gefragt.`;
  return undefined;
}

function costCentreFault(
  number: string,
  costCentres: ReadonlyMap<string, readonly DemandCostCentre[]>,
  day: LocalDate,
): string | undefined {
  if (number === '') return 'Die Kostenstelle fehlt.';
  const periods = costCentres.get(number);
  if (!periods) {
    // Spreadsheets drop leading zeros of cost centre numbers.
    const meant = [...costCentres.keys()].find((known) => known.replace(/^0+/, '') === number);
    const hint = meant ? ` Gemeint ist vielleicht „${meant}“: In der Tabelle fehlen die führenden Nullen.` : '';
    return `Die Kostenstelle „${number}“ gibt es nicht.${hint}`;
  }
  if (periods.some(({ validFrom, validTo }) => validFrom <= day && (validTo === null || day <= validTo)))
    return undefined;
  const ends = periods.flatMap(({ validTo }) => (validTo !== null && validTo < day ? [validTo] : [])).sort();
  const lastEnd = ends.at(-1);
  if (lastEnd) return `Die Kostenstelle „${number}“ war nur bis zum ${germanDate(lastEnd)} gültig.`;
  const begin = periods.map(({ validFrom }) => validFrom).sort()[0] ?? day;
  return `Die Kostenstelle „${number}“ gilt erst ab dem ${germanDate(begin)}.`;
}

function quantityFault(text: string, quantity: Quantity, article: DemandArticle | undefined): string | undefined {
  if (quantity < 0n) return `Die Menge „${text}“ ist negativ. Erwartet wird eine Menge größer als 0.`;
  if (quantity === 0n) return 'Die Menge ist 0. Erwartet wird eine Menge größer als 0.';
  if (quantity > LARGEST_QUANTITY) {
    return `Die Menge „${text}“ ist zu groß. Je Zeile sind höchstens 1.000.000 möglich.`;
  }
  if (article && !isDivisibleUnit(article.unit) && !isWhole(quantity)) {
    return `Die Menge „${text}“ ist keine ganze Zahl. Die Einheit ${unitName(article.unit)} (${article.unit}) kann nicht geteilt werden.`;
  }
  return undefined;
}

function unitFault(unit: string, article: DemandArticle): string | undefined {
  const expected = `Der Artikel „${article.articleNumber}“ wird in der Einheit ${unitName(article.unit)} (${article.unit}) bestellt`;
  if (unit === '') return `Die Einheit fehlt. ${expected}.`;
  return meansUnit(unit, article.unit) ? undefined : `Die Einheit „${unit}“ passt nicht zum Artikel. ${expected}.`;
}
