import fc from 'fast-check';
import { readCsv } from './csv-records';

const read = (text: string) => readCsv(Buffer.from(text));
const rows = (text: string) => read(text).records.map(({ record, line, values }) => [record, line, ...values.values()]);

describe('reading a CSV file', () => {
  it('counts data records and physical lines when a quoted text spans lines of either kind', () => {
    expect(rows('A;B\r\n1;"x\ny"\r\n2;"x\r\ny\r\nz"\r\n3;b\n')).toEqual([
      [1, 2, '1', 'x\ny'],
      [2, 4, '2', 'x\r\ny\r\nz'],
      [3, 7, '3', 'b'],
    ]);
  });
  it('does not count blank lines as records but as lines', () => {
    expect(rows('A;B\n\n1;a\n\n\n2;b')).toEqual([
      [1, 3, '1', 'a'],
      [2, 6, '2', 'b'],
    ]);
  });
  it('fills missing fields, keeps surplus values and drops empty ones at the end', () => {
    const { columns, records } = read('A;B;;\n1\n2;b;;\n3;b;x;y;;');
    expect(columns).toEqual(['A', 'B']);
    expect(records.map((r) => r.surplus)).toEqual([[], [], ['x', 'y']]);
    expect(records[0]?.values.get('B')).toBe('');
  });
  it('takes a quotation mark inside a text as it is', () => {
    expect(rows('A;B\n1;Rohr 2" lang\n2;"mit ""Zeichen"""')).toEqual([
      [1, 2, '1', 'Rohr 2" lang'],
      [2, 3, '2', 'mit "Zeichen"'],
    ]);
  });
  it('says that a quotation mark is not closed', () => {
    expect(() => read('A;B\n1;"x\n2;y\n')).toThrow(/Anführungszeichen wird nicht geschlossen/);
  });
  it.each(['', '\n\n', ';;;\n'])('refuses %j as empty', (text) =>
    expect(() => read(text)).toThrow(/Die Datei ist leer/),
  );

  it('gives back every value that was written, with any delimiter, line break and quoting', () => {
    const value = fc
      .string({ unit: fc.constantFrom('a', 'ß', ';', ',', '"', '\n', '\r\n', '1'), maxLength: 6 })
      .map((s) => s.trim());
    const written = fc.record({
      delimiter: fc.constantFrom(';', ','),
      newline: fc.constantFrom('\n', '\r\n'),
      rows: fc.array(
        fc.tuple(
          value.filter((v) => v !== ''),
          value,
        ),
        { maxLength: 8 },
      ),
    });
    fc.assert(
      fc.property(written, ({ delimiter, newline, rows: data }) => {
        const quoted = (v: string): string => `"${v.replaceAll('"', '""')}"`;
        const text = [['A', 'B'], ...data].map((row) => row.map(quoted).join(delimiter) + newline).join('');
        const { records } = read(text);
        expect(records.map((r) => [...r.values.values()])).toEqual(data);
        expect(records.map((r) => r.record)).toEqual(data.map((_, index) => index + 1));
        const breaks = (row: readonly string[]): number => row.join('').split('\n').length;
        const lines = data.map((_, index) => 2 + data.slice(0, index).reduce((sum, row) => sum + breaks(row), 0));
        expect(records.map((r) => r.line)).toEqual(lines);
      }),
    );
  });

  it('refuses a file too large to be read while others work, in words and at once', () => {
    expect(() => read(`A;B\n${'1;2\n'.repeat(20_001)}`)).toThrow('mehr als 20.000 Datensätze');
    expect(read(`A;B\n${'1;2\n'.repeat(20_000)}`).records).toHaveLength(20_000);
    expect(() => read('x'.repeat(4 * 1024 * 1024 + 1))).toThrow('größer als 4 MB');
    expect(() => read(`A;B\n1;${'x'.repeat(30_000)}\n`)).toThrow('länger als 20.000 Zeichen');
    expect(() => read(`A;B\n1;"${'x;y\n'.repeat(30_000)}`)).toThrow('ein Anführungszeichen nicht geschlossen');
  });
});
