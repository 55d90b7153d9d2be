import { announcement, type DocumentItem, withDocument } from './document';

const item = (id: string, more: Partial<DocumentItem> = {}): DocumentItem => ({
  id,
  state: 'running',
  progress: 10,
  error: null,
  pages: null,
  template: 'purchase-order',
  templateVersion: 1,
  title: `Bestellung ${id}`,
  subject: { type: 'order', id: 'o', label: 'O' },
  requestedAt: '2026-11-22T10:00:00Z',
  finishedAt: null,
  version: 2,
  ...more,
});

describe('live documents', () => {
  it('brings a document in the list up to date and leaves the others', () => {
    const page = { items: [item('a'), item('b')], nextCursor: null };
    const next = withDocument(page, item('b', { state: 'done', version: 3 }));
    expect(next?.items.map(({ id, state }) => [id, state])).toEqual([
      ['a', 'running'],
      ['b', 'done'],
    ]);
  });

  it('ignores what is not in the list and what is older than what is shown', () => {
    const page = { items: [item('a', { state: 'done', version: 4 })] };
    expect(withDocument(page, item('b'))).toBeUndefined();
    expect(withDocument(page, item('a', { version: 3 }))).toBeUndefined();
  });

  it('reads out the end of a document, not its steps', () => {
    expect(announcement(item('a'))).toBe('');
    expect(announcement(item('a', { state: 'done' }))).toBe('„Bestellung a“ ist fertig.');
    expect(announcement(item('a', { state: 'failed', error: 'Kein Platz.' }))).toBe(
      '„Bestellung a“ konnte nicht erzeugt werden: Kein Platz.',
    );
  });
});
