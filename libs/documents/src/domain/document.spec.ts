import { fileNameOf, inlineDisposition } from './document';

describe('file name of a document', () => {
  it('keeps umlauts and drops what file systems refuse', () => {
    expect(fileNameOf('Vergabevermerk 2026/0147: „Büropapier“')).toBe('Vergabevermerk 2026-0147- „Büropapier“.pdf');
    expect(fileNameOf('../../etc/passwd')).toBe('etc-passwd.pdf');
    expect(fileNameOf(' . ')).toBe('Dokument.pdf');
    expect(fileNameOf('a\r\nSet-Cookie: x')).toBe('a-Set-Cookie- x.pdf');
  });

  it('says the name in ASCII for old programs and exactly for the others', () => {
    expect(inlineDisposition('Prüfung (1).pdf')).toBe(
      `inline; filename="Pr_fung (1).pdf"; filename*=UTF-8''Pr%C3%BCfung%20%281%29.pdf`,
    );
  });
});
