import fc from 'fast-check';
import { placed, safeName } from './archive-paths';

describe('names in the archive', () => {
  it.each([
    ['Größenübersicht.pdf', 'Größenübersicht.pdf'],
    ['Gro\u0308ße.pdf', 'Größe.pdf'],
    ['../../etc/passwd', 'etc-passwd'],
    ['a:b*c?.pdf', 'a-b-c.pdf'],
    ['CON.txt', '_CON.txt'],
    ['con', '_con'],
    ['Angebot.', 'Angebot'],
    ['   ', 'Datei'],
    ['Zeile\nzwei\u202egpj.exe', 'Zeile-zwei-gpj.exe'],
    [`${'lang'.repeat(50)}.pdf`, `${'lang'.repeat(19)}.pdf`],
  ])('makes %j to %j', (name, expected) => expect(safeName(name)).toBe(expected));

  it('gives every entry a path of its own that stays inside and fits Windows', () => {
    const name = fc.string({ unit: 'binary', maxLength: 200 });
    fc.assert(
      fc.property(fc.array(fc.tuple(name, name), { maxLength: 30 }), (names) => {
        const paths = placed(names.map((parts) => ({ folder: 'bids' as const, name: parts }))).map(({ path }) => path);
        expect(paths).toHaveLength(names.length);
        expect(new Set(paths.map((path) => path.toLowerCase())).size).toBe(names.length);
        for (const path of paths) {
          expect(path).toMatch(/^07 Angebote\/[^/\\:*?"<>|]+\/[^/\\:*?"<>|]+$/);
          expect(path.split('/').every((part) => part.trim() === part && !/^\.|\.$/.test(part))).toBe(true);
          expect(path.length).toBeLessThan(190);
        }
      }),
    );
  });

  it('sorts by path and numbers the later of two', () => {
    const entries = ['b.pdf', 'a.pdf', 'A.pdf'].map((file) => ({ folder: 'record' as const, name: [file] }));
    expect(placed(entries).map(({ path }) => path)).toEqual([
      '01 Vergabevermerk/A (2).pdf',
      '01 Vergabevermerk/a.pdf',
      '01 Vergabevermerk/b.pdf',
    ]);
  });
});
