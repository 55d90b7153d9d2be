import type { CsvTable } from '@app/kernel';
import { NO_FACTS } from './company';
import { COMPANY_COLUMNS, importCompanies } from './company-import';

const COLUMNS = Object.keys(COMPANY_COLUMNS);
const table = (...rows: Partial<Record<keyof typeof COMPANY_COLUMNS, string>>[]): CsvTable => ({
  columns: COLUMNS,
  records: rows.map((row, index) => ({
    record: index + 1,
    line: index + 2,
    values: new Map(COLUMNS.map((column) => [column, row[column as keyof typeof COMPANY_COLUMNS] ?? ''])),
    surplus: [],
  })),
});
const read = (row: Parameters<typeof table>[0], known: Parameters<typeof importCompanies>[1] = []) =>
  importCompanies(table(row), known);

describe('importing companies', () => {
  it('reads a whole record', () => {
    const { accepted, rejected } = read({
      Name: 'A GmbH',
      PLZ: '64560',
      KMU: 'Ja',
      CPV: '30197643-5, 22800000-8',
      Land: '',
    });
    expect(rejected).toEqual([]);
    expect(accepted[0]).toMatchObject({ name: 'A GmbH', sme: true, country: 'DE', cpv: ['22800000-8', '30197643-5'] });
  });

  it('names every wrong field of a record with its column', () => {
    const { accepted, rejected } = read({ Name: '', PLZ: '12', KMU: 'klein', 'USt-IdNr.': 'DE1', 'E-Mail': 'x' });
    expect(accepted).toEqual([]);
    const [first] = rejected;
    expect([first?.field, ...(first?.further.map(({ field }) => field) ?? [])].sort()).toEqual(
      ['E-Mail', 'KMU', 'Name', 'PLZ', 'USt-IdNr.'].sort(),
    );
    expect(first?.line).toBe(2);
  });

  it('overwrites nothing: a known company and the second one of a file are refused', () => {
    const known = { ...NO_FACTS, name: 'Muster GmbH', postcode: '64560' };
    expect(read({ Name: 'muster', PLZ: '64560' }, [known]).rejected[0]?.message).toMatch(
      /schon erfasst als „Muster GmbH“/,
    );
    const twice = importCompanies(
      table({ Name: 'A', 'USt-IdNr.': 'DE136695976' }, { Name: 'B', 'USt-IdNr.': 'DE 136695976' }),
      [],
    );
    expect(twice.accepted).toHaveLength(1);
    expect(twice.rejected[0]?.message).toMatch(/Datensatz 1/);
  });

  it('takes two companies of one group: their e-mail domain says nothing', () => {
    const group = table({ Name: 'A', 'E-Mail': 'a@g.example' }, { Name: 'B', 'E-Mail': 'b@g.example' });
    expect(importCompanies(group, []).accepted).toHaveLength(2);
  });

  it('refuses a file without names', () => {
    expect(() => importCompanies({ columns: ['Firma'], records: [] }, [])).toThrow(/„Name“/);
  });
});
