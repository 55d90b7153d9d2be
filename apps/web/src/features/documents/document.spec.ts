import {
  announcement,
  type DocumentItem,
  editionText,
  inAreas,
  sampleAddress,
  templateAddress,
  withDocument,
} from './document';

const item = (id: string, more: Partial<DocumentItem> = {}): DocumentItem => ({
  id,
  state: 'running',
  progress: 10,
  error: null,
  sha256: null,
  size: null,
  pages: null,
  template: 'purchase-order',
  templateVersion: 1,
  title: `Bestellung ${id}`,
  subject: { type: 'order', id: 'o', label: 'O' },
  requestedBy: 'Jana Weber',
  requestedAt: '2026-11-22T10:00:00Z',
  finishedAt: null,
  attempts: 1,
  edition: 1,
  editions: 1,
  canRegenerate: true,
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

  it('names the edition where there is more than one', () => {
    expect(editionText(item('a'))).toBe('');
    expect(editionText(item('a', { edition: 2, editions: 3 }))).toBe('Fassung 2 von 3');
  });

  it('reads out the end of a document, not its steps', () => {
    expect(announcement(item('a'))).toBe('');
    expect(announcement(item('a', { state: 'done' }))).toBe('„Bestellung a“ ist fertig.');
    expect(announcement(item('a', { state: 'failed', error: 'Kein Platz.' }))).toBe(
      '„Bestellung a“ konnte nicht erzeugt werden: Kein Platz.',
    );
  });
});

describe('gallery of templates', () => {
  const template = (id: string, area: string) => ({ id, area, germanName: id, version: 1, purpose: '' });

  it('keeps areas and templates in the order of the list', () => {
    const grouped = inAreas([template('a', 'X'), template('b', 'Y'), template('c', 'X')]);
    expect(grouped.map(([area, of]) => [area, of.map(({ id }) => id)])).toEqual([
      ['X', ['a', 'c']],
      ['Y', ['b']],
    ]);
  });

  it('names the sample only where it is not the one of the template', () => {
    expect(templateAddress('order')).toBe('/dokumente/vorlagen?vorlage=order');
    expect(templateAddress('letter', 'letter/award')).toBe('/dokumente/vorlagen?vorlage=letter&muster=letter%2Faward');
    expect(sampleAddress('order', 'order')).toBe('/api/document-templates/order/sample');
    expect(sampleAddress('letter', 'letter/award')).toBe('/api/document-templates/letter/sample?sample=letter%2Faward');
  });
});
