import { type FileCheck, outcome } from './file-check';

const check: FileCheck = {
  ...{ id: '1', state: 'done', byHand: true, startedAt: '2026-11-22T02:00:00Z', startedBy: 'System' },
  ...{ finishedAt: '2026-11-22T02:01:00Z', total: 12, files: 12, bytes: 4711, missing: 0, changed: 0, error: null },
};

describe('what a check of the files came to', () => {
  it('is said in words, not by colour alone', () => {
    expect(outcome(check)).toMatchObject({ label: 'alles in Ordnung', tone: 'success' });
    expect(outcome({ ...check, state: 'running' }).label).toBe('läuft');
    expect(outcome({ ...check, state: 'failed' }).label).toBe('nicht beendet');
    expect(outcome({ ...check, missing: 2, changed: 1 })).toMatchObject({
      label: '2 fehlen, 1 verändert',
      tone: 'danger',
    });
    expect(outcome({ ...check, changed: 1 }).label).toBe('1 verändert');
  });
});
