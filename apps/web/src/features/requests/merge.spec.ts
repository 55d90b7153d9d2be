import { merge, withStored } from './merge';
import type { RequestContent } from './model';

const content = (more: object): RequestContent =>
  ({ title: 'Salz', quantity: '100 t', lines: [], lots: [], ...more }) as unknown as RequestContent;

describe('two windows with the same request', () => {
  const base = content({});

  it('keep what each of them changed where they changed different fields', () => {
    const { content: both, conflicts } = merge(base, content({ quantity: '120 t' }), content({ title: 'Streusalz' }));
    expect(both).toEqual(content({ title: 'Streusalz', quantity: '120 t' }));
    expect(conflicts).toEqual([]);
  });

  it('name the fields both changed, keep mine and can take the stored one back', () => {
    const line = { text: 'Salz', amount: '1.00', lot: '' };
    const stored = content({ title: 'Auftausalz', lines: [line] });
    const mine = content({ title: 'Streusalz', lines: [{ ...line, amount: '2.00' }] });
    const { content: both, conflicts } = merge(base, stored, mine);
    expect([...conflicts].sort()).toEqual(['lines', 'title']);
    expect(both).toEqual(mine);
    expect(withStored(both, stored, 'title').title).toBe('Auftausalz');
  });

  it('agree where both typed the same', () => {
    const same = content({ title: 'Streusalz' });
    expect(merge(base, same, same)).toEqual({ content: same, conflicts: [] });
  });
});
