import fc from 'fast-check';
import { uploadedFileName } from './file-name';

describe('the name of an uploaded file', () => {
  it.each([
    ['Auszug März.pdf', 'Auszug März.pdf'],
    ['../../etc/passwd', 'passwd'],
    ['C:\\Ablage\\wr.html', 'wr.html'],
    ['a\u0000b"\n.pdf', 'ab.pdf'],
    // A right-to-left override makes "exe" look like "pdf".
    ['Rechnung\u202efdp.exe', 'Rechnungfdp.exe'],
    ['.bashrc', 'bashrc'],
    ['nul.txt', '_nul.txt'],
    ['  ein   Name .pdf. ', 'ein Name .pdf'],
    ['Mu\u0308ll.pdf', 'Müll.pdf'],
  ])('%j is kept as %j', (name, kept) => expect(uploadedFileName(name)).toBe(kept));

  it.each(['', '..', '/', 'ordner/', '\u0000', `${'a'.repeat(201)}`])('%j is refused', (name) =>
    expect(() => uploadedFileName(name, '/file/name')).toThrow(/wird so nicht angenommen/),
  );

  it('never leads out of its folder, hides, or breaks a line, whatever is sent', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 250 }), (name) => {
        let kept: string;
        try {
          kept = uploadedFileName(name);
        } catch {
          return;
        }
        expect(kept).not.toMatch(/[\\/\p{C}<>:"|?*]|^\.|\.$/u);
        expect(kept.length).toBeLessThanOrEqual(201);
        expect(uploadedFileName(kept)).toBe(kept);
      }),
    );
  });
});
