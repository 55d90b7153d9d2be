import { SHIPPED_LAW } from '@app/law';
import fc from 'fast-check';
import {
  eventErrors,
  type MissingEvent,
  missingLaw,
  type MissingRequest,
  missingState,
  standingOf,
} from './missing-documents';

const NOW = new Date('2026-12-10T09:00:00Z');
const event = (kind: MissingEvent['kind'], itemIds: readonly string[] = [], on = '2026-12-05'): MissingEvent => ({
  ...{ kind, itemIds, on, note: '', personName: 'P', at: NOW },
});
const request = (...events: readonly MissingEvent[]): MissingRequest => ({
  ...{ id: 'r', bidderId: 'b', lotId: null, due: new Date('2026-12-08T11:00:00Z'), personName: 'P' },
  items: [
    { id: '1', name: 'Tariftreue', request: 'vorlegen' },
    { id: '2', name: 'Datenblatt', request: 'ergänzen' },
  ],
  at: new Date('2026-12-01T09:00:00Z'),
  events,
});

describe('documents that were asked for later', () => {
  it.each([
    ['draft', []],
    ['overdue', [event('sent')]],
    ['overdue', [event('sent'), event('received', ['1'])]],
    ['complete', [event('sent'), event('received', ['1', '2'])]],
    ['incomplete', [event('sent'), event('received', ['1']), event('not-received', ['2'], '2026-12-09')]],
    ['incomplete', [event('sent'), event('received', ['1']), event('received', ['2'], '2026-12-09')]],
    ['withdrawn', [event('sent'), event('withdrawn')]],
  ] as const)('are %s', (state, events) => {
    expect(missingState(request(...events), NOW)).toBe(state);
  });

  it('wait while the period runs, and tell the examination what is lacking', () => {
    expect(missingState(request(event('sent')), new Date('2026-12-06T09:00:00Z'))).toBe('waiting');
    const late = request(event('sent'), event('received', ['2'], '2026-12-09'), event('received', ['1']));
    expect(standingOf(late, NOW)).toMatchObject({ state: 'incomplete', lacking: ['Datenblatt'] });
  });

  it('take no event before they were sent, none of the future, and call nothing missing while the period runs', () => {
    const pointers = (of: MissingRequest, one: MissingEvent, now = NOW) =>
      eventErrors(of, one, now).map(({ pointer }) => pointer);
    expect(pointers(request(), event('received', ['1']))).toEqual(['/kind']);
    expect(pointers(request(event('sent')), event('sent'))).toEqual(['/kind']);
    expect(pointers(request(event('sent')), event('received', ['1'], '2026-12-11'))).toEqual(['/on']);
    expect(pointers(request(event('sent')), event('received', ['9']))).toEqual(['/itemIds']);
    expect(pointers(request(event('sent')), event('not-received', ['1']), new Date('2026-12-06T09:00:00Z'))).toEqual([
      '/kind',
    ]);
    expect(pointers(request(event('sent')), event('received', ['1']))).toEqual([]);
  });

  it('are complete only when every item came in time', () => {
    const kinds = fc.constantFrom('received' as const, 'not-received' as const);
    const events = fc.array(fc.record({ kind: kinds, item: fc.constantFrom('1', '2'), late: fc.boolean() }));
    fc.assert(
      fc.property(events, (drawn) => {
        const of = request(
          event('sent'),
          ...drawn.map(({ kind, item, late }) => event(kind, [item], late ? '2026-12-09' : '2026-12-05')),
        );
        const last = ['1', '2'].map((item) => drawn.filter((one) => one.item === item).at(-1));
        const inTime = last.every((one) => one?.kind === 'received' && !one.late);
        expect(missingState(of, NOW) === 'complete').toBe(inTime);
      }),
    );
  });
});

describe('the law on asking later', () => {
  const law = (more: object) =>
    missingLaw(SHIPPED_LAW, {
      ...{ regime: 'eu' as const, nature: 'supplies' as const, startsOn: '2026-11-22' },
      ...more,
    });
  it('cites NACHF-26 for the VgV since its day, WERT-STUFEN for works, and says where nothing is stored', () => {
    expect(law({}).basis?.id).toBe('NACHF-26');
    expect(law({ startsOn: '2026-06-30' })).toMatchObject({ basis: null });
    expect(law({ nature: 'works' }).basis?.id).toBe('WERT-STUFEN');
    expect(law({ nature: 'works' }).notes.join(' ')).toContain('§ 16a Abs. 2 VOB/A');
    expect(law({ regime: 'national' })).toMatchObject({ basis: null, consequence: { id: 'OWN-UVGO-42-2' } });
    expect(law({ regime: 'national' }).notes[0]).toContain('keine Vorschrift hinterlegt');
  });
});
