import { fileNameOf } from './document';

describe('file name of a document', () => {
  it('keeps umlauts and drops what file systems refuse', () => {
    expect(fileNameOf('Vergabevermerk 2026/0147: „Büropapier“')).toBe('Vergabevermerk 2026-0147- „Büropapier“.pdf');
    expect(fileNameOf('../../etc/passwd')).toBe('etc-passwd.pdf');
    expect(fileNameOf(' . ')).toBe('Dokument.pdf');
    expect(fileNameOf('a\r\nSet-Cookie: x')).toBe('a-Set-Cookie- x.pdf');
  });
});
