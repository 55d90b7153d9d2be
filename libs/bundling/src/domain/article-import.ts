import { isDivisibleUnit, isWhole, QUANTITY_SCALE, UNIT_PRICE_SCALE, unitName } from '@app/kernel';
import type { Article } from './article';
import type { CsvTable, Finding, RejectedRecord } from '@app/kernel';
import { columnReader, isEmptyRecord, rejection, surplusFinding } from '@app/kernel';
import { numberFaultMessage, readGermanNumber } from '@app/kernel';

export const ARTICLE_COLUMNS = [
  'Artikelnummer',
  'Bezeichnung',
  'Warengruppe',
  'CPV',
  'Einheit',
  'Gebindeinhalt',
  'Basiseinheit',
  'Hersteller',
  'Herstellernummer',
  'Umweltzeichen',
  'MwSt',
  'Referenzpreis netto',
] as const;
type Column = (typeof ARTICLE_COLUMNS)[number];

const OPTIONAL: readonly Column[] = ['Hersteller', 'Herstellernummer', 'Umweltzeichen'];
const REQUIRED: readonly Column[] = ARTICLE_COLUMNS.filter((column) => !OPTIONAL.includes(column));
const VAT_SCALE = 2;

export interface ArticleImport {
  readonly accepted: readonly Article[];
  readonly rejected: readonly RejectedRecord[];
}

/** Reads the article list. A number that stands twice in the file is refused at its second place. Throws `invalid` for missing columns. */
export function importArticles(table: CsvTable): ArticleImport {
  const read = columnReader(table, REQUIRED, OPTIONAL);
  const accepted: Article[] = [];
  const rejected: RejectedRecord[] = [];
  const firstRecord = new Map<string, number>();
  for (const record of table.records) {
    if (isEmptyRecord(record)) continue;
    const findings: Finding[] = [];
    const article = readArticle((column) => read(record, column), findings);
    const before = firstRecord.get(article.articleNumber);
    if (article.articleNumber !== '' && before !== undefined) {
      const message = `Die Artikelnummer „${article.articleNumber}“ steht schon in Datensatz ${before}.`;
      findings.push({ field: 'Artikelnummer', value: article.articleNumber, message });
    } else firstRecord.set(article.articleNumber, record.record);
    findings.push(...surplusFinding(record, 'Referenzpreis netto'));
    const refused = rejection(record, findings);
    if (refused) rejected.push(refused);
    else accepted.push(article);
  }
  return { accepted, rejected };
}

/** Reads every field and adds a finding for each wrong one; the article counts only when there is none. */
function readArticle(read: (column: Column) => string, findings: Finding[]): Article {
  const text = (column: Column, name: string): string => {
    const value = read(column);
    if (value === '') findings.push({ field: column, value, message: `${name} fehlt.` });
    return value;
  };
  const number = (column: Column, name: string, scale: number, rule: (value: bigint) => string | undefined): bigint => {
    const value = read(column);
    const result = readGermanNumber(value, scale);
    const message = 'fault' in result ? numberFaultMessage(name, value, result.fault, scale) : rule(result.value);
    if (message !== undefined) findings.push({ field: column, value, message });
    return 'value' in result ? result.value : 0n;
  };

  const articleNumber = text('Artikelnummer', 'Die Artikelnummer');
  const description = text('Bezeichnung', 'Die Bezeichnung');
  const productGroup = text('Warengruppe', 'Die Warengruppe');
  const cpv = text('CPV', 'Der CPV-Code');
  if (cpv !== '' && !/^\d{8}-\d$/.test(cpv)) {
    const message = `„${cpv}“ ist kein CPV-Code. Erwartet werden acht Ziffern und die Prüfziffer, zum Beispiel 30197643-5.`;
    findings.push({ field: 'CPV', value: cpv, message });
  }
  const unit = text('Einheit', 'Die Einheit').toUpperCase();
  const content = number('Gebindeinhalt', 'Der Gebindeinhalt', QUANTITY_SCALE, (value) => {
    if (value <= 0n) return 'Der Gebindeinhalt muss größer als 0 sein.';
    // A fraction of a measure times a fractional content could leave the three decimal places of quantities.
    return isDivisibleUnit(unit) && !isWhole(value)
      ? `Bei der Einheit ${unitName(unit)} muss der Gebindeinhalt ganzzahlig sein.`
      : undefined;
  });
  const baseUnit = text('Basiseinheit', 'Die Basiseinheit');
  const vat = number('MwSt', 'Der Mehrwertsteuersatz', VAT_SCALE, (value) =>
    value < 0n || value > 10_000n ? 'Der Mehrwertsteuersatz muss zwischen 0 und 100 liegen.' : undefined,
  );
  const referencePrice = number('Referenzpreis netto', 'Der Referenzpreis', UNIT_PRICE_SCALE, (value) =>
    value <= 0n ? 'Der Referenzpreis muss größer als 0 sein.' : undefined,
  );
  return {
    articleNumber,
    text: description,
    productGroup,
    cpv,
    unit,
    content,
    baseUnit,
    manufacturer: read('Hersteller'),
    manufacturerNumber: read('Herstellernummer'),
    label: read('Umweltzeichen'),
    vatRate: Number(vat) / 100,
    referencePrice,
  };
}
