import {
  type Cells,
  currentCell,
  keepMine,
  markAnswered,
  markFailed,
  markSent,
  type ServerField,
  shownText,
  takeTheirs,
  typeInto,
  unsent,
} from './sheet-cells';

const key = { costCentre: '0111001', articleNumber: 'P-1' };
const field = (typed: string | null, version: number, more: Partial<ServerField> = {}): ServerField => ({
  ...{ ...key, reported: null, typedBy: null, fault: null, hint: null },
  ...{ typed, version },
  ...more,
});
const none: Cells = new Map();
const send = (cells: Cells) => {
  const sent = unsent(cells);
  return { sent, cells: markSent(cells, sent) };
};

describe('cells of the sheet in the browser', () => {
  it('are sent with the version that was read, once', () => {
    const { sent, cells } = send(typeInto(none, key, '5', field('4', 2)));
    expect(sent).toEqual([{ ...key, typed: '5', version: 2 }]);
    expect(unsent(cells)).toEqual([]);
  });

  it('take over version and judgement of the server', () => {
    const { sent, cells } = send(typeInto(none, key, 'x', undefined));
    const after = markAnswered(cells, sent, [field('x', 1, { fault: 'keine Zahl' })], []);
    expect(after.get('0111001 P-1')).toMatchObject({ typed: 'x', version: 1, fault: 'keine Zahl', dirty: false });
  });

  it('send what was typed while the answer was on its way, with the new version', () => {
    const { sent, cells } = send(typeInto(none, key, '1', undefined));
    const typedOn = typeInto(cells, key, '12', undefined);
    expect(unsent(typedOn)).toEqual([]);
    const after = markAnswered(typedOn, sent, [field('1', 1)], []);
    expect(unsent(after)).toEqual([{ ...key, typed: '12', version: 1 }]);
  });

  it('keep both texts when somebody else was faster, until the person decides', () => {
    const { sent, cells } = send(typeInto(none, key, '9', undefined));
    const after = markAnswered(cells, sent, [], [field('5', 3, { typedBy: 'Nadja Adler' })]);
    expect(unsent(after)).toEqual([]);
    expect(shownText(after.get('0111001 P-1'), undefined)).toBe('9');
    expect(unsent(keepMine(after, key))).toEqual([{ ...key, typed: '9', version: 3 }]);
    expect(shownText(takeTheirs(after, key).get('0111001 P-1'), undefined)).toBe('5');
    expect(unsent(takeTheirs(after, key))).toEqual([]);
  });

  it('give way to what a colleague kept since, once nothing typed here waits', () => {
    const { sent, cells } = send(typeInto(none, key, '9', undefined));
    const newer = field('5', 2);
    expect(currentCell(cells, key, newer)).toMatchObject({ typed: '9' });
    const kept = markAnswered(cells, sent, [field('9', 1)], []);
    expect(currentCell(kept, key, newer)).toBeUndefined();
    expect(unsent(typeInto(kept, key, '6', newer))).toEqual([{ ...key, typed: '6', version: 2 }]);
  });

  it('are sent again when the call failed', () => {
    const { sent, cells } = send(typeInto(none, key, '9', undefined));
    expect(unsent(markFailed(cells, sent))).toEqual(sent);
  });

  it('show the draft, else what is reported', () => {
    expect(shownText(undefined, field(null, 0, { reported: '2.5' }))).toBe('2,5');
    expect(shownText(undefined, field('', 1, { reported: '2.5' }))).toBe('');
    expect(shownText(typeInto(none, key, null, undefined).get('0111001 P-1'), field('7', 1, { reported: '2' }))).toBe(
      '2',
    );
  });
});
