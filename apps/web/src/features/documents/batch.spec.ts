import { type BatchItem, isBatchMoving, progressText, settledOf, withBatch } from './batch';

const batch = (more: Partial<BatchItem> = {}): BatchItem => ({
  ...{ id: 'b', kind: 'request', title: 'Informationsschreiben', subject: null, requestedBy: 'Jana Weber' },
  ...{ requestedAt: '2026-11-22T10:00:00Z', finishedAt: null },
  ...{ total: 40, waiting: 0, running: 0, done: 40, failed: 0, cancelled: 0, pages: 40, size: 1, failures: [] },
  ...{ printFile: null, version: 1 },
  ...more,
});

describe('batch of documents', () => {
  it.each([
    [{}, 'Alle 40 Schriftstücke fertig'],
    [{ done: 37, failed: 1, waiting: 1, running: 1 }, '37 von 40 fertig, 1 fehlgeschlagen, 2 noch offen'],
    [{ done: 30, cancelled: 10 }, '30 von 40 fertig, 10 abgebrochen'],
  ])('tells how far it is: %j', (more, text) => expect(progressText(batch(more))).toBe(text));

  it('counts every end as progress and follows the print file, too', () => {
    expect(settledOf(batch({ done: 37, failed: 1, cancelled: 1, waiting: 1 }))).toBe(39);
    const printFile = { state: 'running' as const, error: null, pages: null, size: null };
    expect([batch(), batch({ done: 39, running: 1 }), batch({ printFile })].map(isBatchMoving)).toEqual([
      false,
      true,
      true,
    ]);
  });

  it('brings one of a list up to date', () => {
    const next = batch({ done: 12 });
    expect(withBatch({ items: [batch(), batch({ id: 'c' })] }, next)?.items.map(({ done }) => done)).toEqual([12, 40]);
    expect(withBatch({ items: [] }, next)).toBeUndefined();
  });
});
