import { checkFile, fileTypeOf, MOST_BYTES } from './attachment-type';

const bytes = (...parts: (string | readonly number[])[]): Uint8Array =>
  Uint8Array.from(parts.flatMap((part) => (typeof part === 'string' ? [...Buffer.from(part, 'latin1')] : part)));

describe('attachments', () => {
  it.each([
    ['Plan.pdf', bytes('%PDF-1.7'), 'application/pdf'],
    ['Plan.pdf', bytes([0xff, 0xd8, 0xff, 0xe0]), 'image/jpeg'],
    ['LV.docx', bytes('PK', [3, 4, 0, 0], 'word/document.xml'), /wordprocessingml/],
    ['Preise.xlsx', bytes('PK', [3, 4, 0, 0], 'xl/workbook.xml'), /spreadsheetml/],
    ['Fotos.zip', bytes('PK', [3, 4, 0, 0], 'foto.jpg'), 'application/zip'],
    ['LV.x83', bytes('<GAEB>Kies\r\n</GAEB>'), 'text/plain'],
    ['Umlaut.csv', bytes('Stra', [0xdf], 'e;1'), 'text/plain'],
  ])('are known by their content, not by their name: %s', (name, content, type) => {
    expect(fileTypeOf(name, content).mediaType).toMatch(type);
  });

  it('are refused where they are programs, whatever they call themselves', () => {
    expect(() => fileTypeOf('Rechnung.pdf', bytes('MZ', [0x90, 0, 3, 0]))).toThrow('„Rechnung.pdf“ hat ein Format');
  });

  it('are refused when empty or too large, in words', () => {
    expect(() => checkFile('leer.pdf', bytes())).toThrow('„leer.pdf“ ist leer.');
    expect(() => checkFile('groß.pdf', new Uint8Array(MOST_BYTES + 1_000_000))).toThrow(
      '„groß.pdf“ hat 21,0 MB; erlaubt sind höchstens 20 MB.',
    );
  });
});
