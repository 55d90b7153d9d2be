import { STATES } from './machine';
import { holder, track } from './track';

const facts = {
  officer: 'Sabine Arndt',
  requester: 'Jonas Ilic',
  questionOpen: false,
  answerUntil: null,
  reason: null,
};

describe('the track of a request', () => {
  it.each(STATES)('shows one place to be for %s', (state) => {
    const steps = track(state, null);
    expect(steps.filter((step) => step.state === 'current' || step.state === 'stopped')).toHaveLength(1);
    expect(holder({ ...facts, state }).sentence).toMatch(/\.$/);
  });

  it('follows the procedure to the award and names its phase and day', () => {
    const running = track('accepted', { phaseName: 'Angebotsfrist läuft', closed: false, awardedOn: null });
    expect(running.map(({ state }) => state)).toEqual(['done', 'done', 'done', 'done', 'current', 'ahead', 'ahead']);
    expect(running[4]?.detail).toBe('Angebotsfrist läuft');
    const awarded = track('accepted', { phaseName: 'Zuschlag erteilt', closed: true, awardedOn: '2027-03-01' });
    expect(awarded.at(-2)).toEqual({ id: 'award', name: 'Zuschlag', state: 'done', detail: '01.03.2027' });
    const cancelled = track('accepted', { phaseName: 'Aufgehoben', closed: true, awardedOn: null });
    expect(cancelled[4]).toMatchObject({ state: 'stopped', detail: 'Aufgehoben' });
  });

  it('goes on to the end of the contract that runs longest', () => {
    const progress = { phaseName: 'Zuschlag erteilt', closed: true, awardedOn: '2027-03-01' };
    const one = { number: 'V1', endsOn: '2028-12-31', successor: null };
    const last = (contracts: (typeof one | { number: string; endsOn: null; successor: string })[], today: string) =>
      track('accepted', progress, contracts, today).at(-1);
    expect(last([one, { ...one, endsOn: '2027-12-31' }], '2028-12-31')).toEqual({
      ...{ id: 'contract', name: 'Vertrag', state: 'current', detail: 'bis 31.12.2028' },
    });
    expect(last([one], '2029-01-01')?.state).toBe('done');
    expect(last([one, { number: 'V2', endsOn: null, successor: '2028-L-0003' }], '2030-01-01')).toMatchObject({
      ...{ state: 'current', detail: 'ohne festes Ende, Nachfolge 2028-L-0003' },
    });
    expect(last([], '2027-03-02')?.state).toBe('ahead');
  });

  it('stops where the request was refused or withdrawn', () => {
    expect(track('refused', null)[2]).toMatchObject({ name: 'Abgelehnt', state: 'stopped' });
    expect(track('withdrawn', null)[1]).toMatchObject({ name: 'Zurückgezogen', state: 'stopped' });
  });

  it('says on whose desk it lies', () => {
    expect(holder({ ...facts, state: 'submitted' })).toMatchObject({ side: 'centre' });
    expect(holder({ ...facts, state: 'returned', answerUntil: '2026-12-01' })).toEqual({
      side: 'department',
      sentence:
        'Der Antrag liegt im Fachamt (Jonas Ilic): Bitte die Rückfrage klären und erneut einreichen. Erbeten bis 01.12.2026.',
    });
    expect(holder({ ...facts, state: 'in-review', questionOpen: true }).sentence).toContain('noch nicht beantwortet');
  });
});
