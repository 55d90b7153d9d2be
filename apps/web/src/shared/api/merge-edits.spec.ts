import fc from 'fast-check';
import { mergeEdits } from './merge-edits';

const fields = fc.record({
  title: fc.constantFrom('a', 'b', 'c'),
  lots: fc.array(fc.constantFrom(1, 2), { maxLength: 2 }),
});

describe('two people edit the same thing', () => {
  it('takes what only the other one changed, keeps what only I changed, and names what both changed', () => {
    const base = { title: 'Papier', place: 'Nauheim', lots: [1] };
    const merged = mergeEdits(base, { ...base, title: 'Kopierpapier' }, { ...base, place: 'Trebur', title: 'Papiere' });
    expect(merged.values).toEqual({ title: 'Kopierpapier', place: 'Trebur', lots: [1] });
    expect(merged.conflicts).toEqual([{ field: 'title', mine: 'Kopierpapier', theirs: 'Papiere' }]);
    expect(merged.taken).toEqual(['place']);
  });
  it('loses nothing that was typed, and silently overwrites nothing that was saved', () => {
    fc.assert(
      fc.property(fields, fields, fields, (base, mine, theirs) => {
        const { values, conflicts } = mergeEdits(base, mine, theirs);
        for (const field of ['title', 'lots'] as const) {
          const text = JSON.stringify(values[field]);
          const typed = JSON.stringify(mine[field]) !== JSON.stringify(base[field]);
          if (typed) expect(text).toBe(JSON.stringify(mine[field]));
          const dropped =
            text !== JSON.stringify(theirs[field]) && JSON.stringify(theirs[field]) !== JSON.stringify(base[field]);
          if (dropped) expect(conflicts.map((conflict) => conflict.field)).toContain(field);
        }
      }),
    );
  });
});
