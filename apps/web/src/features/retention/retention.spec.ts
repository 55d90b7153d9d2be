import { type KeptSubject, standing } from './retention';

const kept: KeptSubject = {
  ...{ subject: { type: 'order', id: '1', label: 'B-1' }, documents: 1, lastAt: '2026-11-22T10:00:00Z', rules: [] },
  ...{ until: '2029-12-31', note: null, obstacles: ['Die Aufbewahrungsfrist läuft bis zum 31.12.2029.'], hold: null },
};

describe('how the documents of a matter stand', () => {
  it('is said in words', () => {
    expect(standing(kept).label).toBe('bis 31.12.2029');
    expect(standing({ ...kept, obstacles: [] }).label).toBe('kann gelöscht werden');
    expect(standing({ ...kept, until: null }).label).toBe('ohne Frist');
    const obstacles = ['Der Vorgang ist noch nicht abgeschlossen.'];
    expect(standing({ ...kept, until: null, obstacles }).label).toBe('Vorgang läuft');
  });

  it('names a hold first, whatever the day', () => {
    const hold = { id: '1', reason: 'Klage', placedAt: '2026-11-22T10:00:00Z', placedBy: 'A' };
    expect(standing({ ...kept, obstacles: [], hold }).label).toBe('gesperrt');
  });
});
