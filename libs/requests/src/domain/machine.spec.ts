import { DomainError } from '@app/kernel';
import fc from 'fast-check';
import {
  COMMAND_NAMES,
  COMMANDS,
  type CommandName,
  type CommandRule,
  decide,
  type Move,
  possible,
  type Side,
  type Standing,
  STATES,
} from './machine';

const DRAFT: Standing = { state: 'draft', reason: null, procedureId: null };
const attempt = (standing: Standing, move: Move): Standing | DomainError => {
  try {
    return decide(standing, move);
  } catch (error) {
    if (error instanceof DomainError) return error;
    throw error;
  }
};

describe('the states of a request', () => {
  it('lead from the draft to the procedure, with a question on the way', () => {
    const walk: Move[] = [
      { command: 'submit', side: 'department', faults: [] },
      { command: 'review', side: 'centre' },
      { command: 'return', side: 'centre', text: 'Welche Farbe?' },
      { command: 'answer', side: 'department', text: 'Blau.' },
      { command: 'submit', side: 'department', faults: [] },
      { command: 'take-over', side: 'centre', procedureId: 'p1' },
    ];
    const states = walk.reduce<Standing[]>((done, move) => [...done, decide(done.at(-1) ?? DRAFT, move)], []);
    expect(states.map(({ state }) => state)).toEqual([
      'submitted',
      'in-review',
      'returned',
      'returned',
      'submitted',
      'accepted',
    ]);
    expect(states.at(-1)?.procedureId).toBe('p1');
  });

  it('hand nothing in while a fact is missing, and say which', () => {
    const faults = [{ pointer: '/title', message: 'Bitte benennen Sie, was beschafft werden soll.' }];
    const refused = attempt(DRAFT, { command: 'submit', side: 'department', faults });
    expect(refused).toMatchObject({ kind: 'unprocessable', errors: faults });
    // Nobody has looked: that is no permission.
    expect(attempt(DRAFT, { command: 'submit', side: 'department' })).toMatchObject({ kind: 'unprocessable' });
  });

  it.each(['return', 'refuse', 'ask'] as const)('let nobody %s without words', (command) => {
    const submitted: Standing = { ...DRAFT, state: 'submitted' };
    expect(attempt(submitted, { command, side: 'centre', text: '  ' })).toMatchObject({
      kind: 'invalid',
      errors: [{ pointer: '/text' }],
    });
  });

  it('end where they say: nothing more can be done to a refused or withdrawn request', () => {
    for (const state of ['refused', 'withdrawn'] as const)
      expect([...possible(state, 'department'), ...possible(state, 'centre')]).toEqual([]);
  });

  it('are all reached, and every state but the last ones can be left', () => {
    const reached = new Set<string>(['draft', ...COMMAND_NAMES.flatMap((name) => COMMANDS[name].to ?? [])]);
    expect([...reached].sort()).toEqual([...STATES].sort());
  });

  it('hold for any sequence of commands by anybody: no way around, nothing lost', () => {
    const move = fc.record({
      command: fc.constantFrom<CommandName>(...COMMAND_NAMES),
      side: fc.constantFrom<Side>('department', 'centre'),
      text: fc.constantFrom(undefined, '', ' ', 'Warum?'),
      faults: fc.constantFrom([], [{ pointer: '/title', message: 'fehlt' }], undefined),
      procedureId: fc.constant('p1'),
    });
    const seen = new Set<string>();
    fc.assert(
      fc.property(fc.array(move, { maxLength: 25 }), (moves) => {
        let standing = DRAFT;
        let handedIn = false;
        for (const each of moves) {
          const rule: CommandRule = COMMANDS[each.command];
          const next = attempt(standing, each);
          const lawful =
            rule.side === each.side &&
            rule.from.includes(standing.state) &&
            (rule.needs !== 'text' || Boolean(each.text?.trim())) &&
            (rule.needs !== 'facts' || each.faults?.length === 0);
          expect(next instanceof DomainError).toBe(!lawful);
          if (next instanceof DomainError) continue;
          expect(next.state).toBe(rule.to ?? standing.state);
          handedIn ||= each.command === 'submit';
          // Once a reason or a procedure stands there, nothing takes it away.
          if (standing.reason) expect(next.reason).toBe(standing.reason);
          if (standing.procedureId) expect(next.procedureId).toBe(standing.procedureId);
          expect(next.state === 'accepted').toBe(next.procedureId !== null);
          if (next.state === 'refused') expect(next.reason).toBe('Warum?');
          if (!handedIn) expect(['draft', 'withdrawn']).toContain(next.state);
          standing = next;
          seen.add(next.state);
        }
      }),
      { numRuns: 3000 },
    );
    expect([...seen].sort()).toEqual([...STATES].sort());
  });
});
