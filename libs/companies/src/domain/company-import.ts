import {
  columnReader,
  type CsvTable,
  type Finding,
  isEmptyRecord,
  type RejectedRecord,
  rejection,
  surplusFinding,
} from '@app/kernel';
import { companyFaults, type CompanyFacts, tidied } from './company';
import { DUPLICATE_WORDS, duplicateReasons } from './duplicates';

/** The columns of a file, as the export writes them, with the field each one fills. */
export const COMPANY_COLUMNS = {
  Name: 'name',
  Rechtsform: 'legalForm',
  Straße: 'street',
  PLZ: 'postcode',
  Ort: 'city',
  Land: 'country',
  'E-Mail': 'email',
  Telefon: 'phone',
  Internet: 'website',
  'USt-IdNr.': 'vatId',
  Registergericht: 'registerCourt',
  Registernummer: 'registerNumber',
  'PQ-Nummer': 'pqNumber',
  KMU: 'sme',
  CPV: 'cpv',
  Bemerkung: 'notes',
} as const satisfies Record<string, keyof CompanyFacts>;
type Column = keyof typeof COMPANY_COLUMNS;
const COLUMNS = Object.keys(COMPANY_COLUMNS) as Column[];
const REQUIRED: readonly Column[] = ['Name'];

const SME: Readonly<Record<string, boolean | null>> = { '': null, ja: true, nein: false };
const columnOf = (pointer: string): Column =>
  COLUMNS.find((column) => pointer.split('/')[1] === COMPANY_COLUMNS[column]) ?? 'Name';
const LIMITS: Partial<Record<Column, number>> = { Bemerkung: 4000, CPV: 400, Land: 2, 'USt-IdNr.': 30 };
const USUAL_LIMIT = 200;

export interface CompanyImport {
  readonly accepted: readonly CompanyFacts[];
  readonly rejected: readonly RejectedRecord[];
}

/**
 * Reads companies from a table. One that is known already or stands twice in the file (same VAT id, or same name and
 * postcode) is refused: nothing is overwritten. Throws `invalid` for a missing column.
 */
export function importCompanies(table: CsvTable, known: readonly CompanyFacts[]): CompanyImport {
  const read = columnReader(
    table,
    REQUIRED,
    COLUMNS.filter((column) => !REQUIRED.includes(column)),
  );
  const accepted: CompanyFacts[] = [];
  const rejected: RejectedRecord[] = [];
  const places = new Places(known);
  for (const record of table.records) {
    if (isEmptyRecord(record)) continue;
    const facts = tidied(factsOf((column) => read(record, column)));
    const findings: Finding[] = [
      ...COLUMNS.flatMap((column) => lengthFinding(column, read(record, column))),
      ...smeFinding(read(record, 'KMU')),
      ...companyFaults(facts).map(({ pointer, message }) => {
        const field = columnOf(pointer);
        return { field, value: read(record, field), message };
      }),
      ...surplusFinding(record, 'Bemerkung'),
      ...places.finding(facts),
    ];
    const refused = rejection(record, findings);
    if (refused) rejected.push(refused);
    else {
      accepted.push(facts);
      places.add(facts, record.record);
    }
  }
  return { accepted, rejected };
}

function factsOf(read: (column: Column) => string): CompanyFacts {
  const texts = Object.fromEntries(COLUMNS.map((column) => [COMPANY_COLUMNS[column], read(column)]));
  return {
    ...(texts as unknown as CompanyFacts),
    sme: SME[read('KMU').toLowerCase()] ?? null,
    cpv: read('CPV').split(/[\s,|]+/),
  };
}

const lengthFinding = (column: Column, value: string): readonly Finding[] => {
  const most = LIMITS[column] ?? USUAL_LIMIT;
  if (value.length <= most) return [];
  return [{ field: column, value: `${value.slice(0, 40)} …`, message: `Höchstens ${most} Zeichen.` }];
};

const smeFinding = (value: string): readonly Finding[] =>
  value.toLowerCase() in SME
    ? []
    : [{ field: 'KMU', value, message: 'Erlaubt sind „ja“, „nein“ oder nichts (nicht bekannt).' }];

/** Which companies are there already, found by what identifies them without comparing each with each. */
class Places {
  private readonly byKey = new Map<string, { readonly facts: CompanyFacts; readonly record: number | null }[]>();

  constructor(known: readonly CompanyFacts[]) {
    for (const facts of known) this.add(facts, null);
  }

  add(facts: CompanyFacts, record: number | null): void {
    for (const key of keysOf(facts)) this.byKey.set(key, [...(this.byKey.get(key) ?? []), { facts, record }]);
  }

  finding(facts: CompanyFacts): readonly Finding[] {
    for (const { facts: other, record } of keysOf(facts).flatMap((key) => this.byKey.get(key) ?? [])) {
      // One domain may belong to several companies of a group.
      const [reason] = duplicateReasons(facts, other).filter((each) => each !== 'email-domain');
      if (!reason) continue;
      const where = record === null ? `schon erfasst als „${other.name}“` : `schon in Datensatz ${record}`;
      return [
        { field: 'Name', value: facts.name, message: `Das Unternehmen ist ${where} (${DUPLICATE_WORDS[reason]}).` },
      ];
    }
    return [];
  }
}

const keysOf = ({ vatId, postcode }: CompanyFacts): readonly string[] =>
  [vatId && `vat ${vatId}`, postcode && `place ${postcode}`].filter((key) => key !== '');
