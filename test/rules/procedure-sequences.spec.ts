import { addDays } from '@app/kernel';
import { PROCEDURE_TYPES } from '@app/law';
import fc from 'fast-check';
import { cancellationGrounds } from '../../libs/procedures/src/domain/cancellation/cancellation';
import { checklistItems, isSettled } from '../../libs/procedures/src/domain/checklist';
import { type Dossier, partOf } from '../../libs/procedures/src/domain/dossier';
import { assessmentCurrent, sameRuleSet } from '../../libs/procedures/src/domain/conditions';
import { isAwarded, isClosed, pathOf, type Phase, PHASES, phaseOfLots } from '../../libs/procedures/src/domain/phase';
import { checklist, nextStep } from '../../libs/procedures/src/domain/procedure-machine';
import { START } from '../support/dossier';
import { PEOPLE, ProcedureWorld } from '../support/procedure-world';

/** The whole show takes 100,000 sequences; the suite plays fewer of the same. */
const SEQUENCES = Number(process.env['SEQUENCES'] ?? 400);
const LONGEST = 50;

interface Draw {
  readonly what: number;
  readonly who: number;
  readonly a: number;
  readonly b: number;
}
const draw = fc.record({ what: fc.integer({ min: -60, max: 99 }), who: fc.nat(2), a: fc.nat(999), b: fc.nat(999) });
const begin = fc.record({
  eu: fc.boolean(),
  lots: fc.integer({ min: 1, max: 3 }),
  nature: fc.constantFrom('supplies', 'services', 'works'),
  draws: fc.array(draw, { minLength: 10, maxLength: LONGEST, size: 'max' }),
});

const pick = <T>(list: readonly T[], at: number): T | undefined => list[at % Math.max(list.length, 1)];
const company = (n: number) => ({
  name: `Firma ${n % 5}`,
  street: '',
  postcode: '',
  city: 'Ort',
  email: 'a@b.example',
});
const PHASE_ORDER = (phase: Phase): number => PHASES.indexOf(phase);

/** One command of the API: mostly one that may help, often one that must be refused. */
async function play(world: ProcedureWorld, { what, who, a, b }: Draw): Promise<boolean> {
  const person = PEOPLE[who] ?? 'anna';
  const { procedure, lots, bidders, confirmations, timeline } = {
    ...world.stored,
    timeline: world.stored.procedure.timeline,
  };
  const some = a % 3 === 0 ? [pick(lots, b)?.id ?? ''] : undefined;
  const waiting = confirmations.filter(({ decision }) => decision === null);
  if (what < 24) return helpful(world, person, a, b);
  if (what < 34) {
    const days = what < 30 ? [1, 5, 11, 40][a % 4]! : Math.max(0, daysUntil(world, timeline?.steps.at(a % 8)?.planned));
    world.pass(days);
    return true;
  }
  return world.does(person, (on, actor) => {
    if (what < 40)
      return on.settle.mark(actor, 'p', pick(checklistItems(world.dossier()), a)?.id ?? '', {
        state: b % 4 ? 'done' : 'open',
        note: null,
        responsibleId: null,
        lotIds: some,
      });
    if (what < 44)
      return on.settle.mark(actor, 'p', pick(checklistItems(world.dossier()), a)?.id ?? '', {
        state: 'gap',
        note: 'Der Nachweis wird nach dem Urlaub nachgereicht.',
        responsibleId: null,
      });
    if (what < 50)
      return on.settle.answer(actor, 'p', pick(waiting, a)?.id ?? '', { agree: b % 4 !== 0, comment: 'Nein.' });
    if (what < 56) return on.chooseType.run(actor, 'p', choice(world.dossier(), a));
    if (what < 60)
      return on.timeline.save(actor, 'p', {
        noticeDispatchedOn: addDays(world.today, a % 4),
        overrides: {},
        tenderTime: null,
      });
    if (what < 68 && a % 24 === 0)
      return on.cancel.ask(actor, 'p', {
        grounds: [pick(cancellationGrounds(procedure, world.law), b)?.id ?? ''],
        reason: 'Die Mittel sind nach der Bekanntmachung entfallen.',
        ...(some ? { lotIds: some } : {}),
      });
    if (what < 68)
      return on.transition.run(
        actor,
        'p',
        pick(PHASES, a) ?? 'planned',
        b % 2 ? 'Ein Grund für den Vergabevermerk.' : undefined,
        undefined,
        some,
      );
    if (what < 72) return on.open.run(actor, 'p');
    if (what < 76)
      return on.bids.run(
        actor,
        'p',
        { lotId: pick(lots, a)?.id ?? '', bidderId: pick(bidders, b)?.id ?? '', receivedAt: null },
        { positions: [], total: `${100 + b}.00` },
      );
    if (what < 79) return on.evaluate.run(actor, 'p');
    if (what < 84) return on.propose.run(actor, 'p', { ...(some ? { lotIds: some } : {}) });
    if (what < 88)
      return on.inform.run(actor, 'p', {
        dispatchedOn: world.today,
        channel: a % 2 ? 'post' : 'electronic',
        ...(some ? { lotIds: some } : {}),
      });
    if (what < 94) return on.award.run(actor, 'p', some);
    if (what < 96) return Promise.resolve(world.addBidder(company(a)));
    if (what < 97) return on.reassess.run(actor, 'p', addDays(START, a % 30));
    // The values change, or review proceedings begin or end: use cases of their own write these columns.
    if (what === 99 && isBefore(procedure.phase))
      world.stored.lots = lots.map((lot, at) =>
        at === b % lots.length ? { ...lot, estimatedValue: a % 2 ? '0.00' : '60000.00' } : lot,
      );
    world.stored.procedure =
      what < 98
        ? { ...procedure, suspendedOn: procedure.suspendedOn === null ? world.today : null }
        : isBefore(procedure.phase)
          ? { ...procedure, estimatedValue: a % 2 ? '60000.00' : '500000.00' }
          : procedure;
    return Promise.resolve();
  });
}

const isBefore = (phase: Phase): boolean => phase === 'planned' || phase === 'prepared';
const daysUntil = (world: ProcedureWorld, day: string | undefined): number =>
  day === undefined ? 1 : Math.round((Date.parse(day) - Date.parse(world.today)) / 86_400_000) + 1;
const choice = ({ procedure }: Dossier, at: number) => {
  const open = procedure.assessment.procedureTypes.filter(
    ({ verdict }) => verdict === 'free-choice' || verdict === 'permitted',
  );
  return {
    type: at % 5 ? (pick(open, at)?.type ?? 'open') : (pick(PROCEDURE_TYPES, at) ?? 'open'),
    reason: 'Passt zum Bedarf und zum Markt.',
  };
};

/** What an officer who knows the work would do next. */
async function helpful(world: ProcedureWorld, person: string, a: number, b: number): Promise<boolean> {
  const dossier = world.dossier();
  const { procedure, lots, bidders, confirmations } = dossier;
  const next = nextStep(dossier);
  const lacking = checklist(dossier).some(({ id, met }) => id === 'enough-invited' && !met);
  const open = checklistItems(dossier, ({ before }) => before === next?.to).find((item) => !isSettled(item));
  const asked = confirmations.find(({ decision }) => decision === null);
  const stale = !assessmentCurrent(dossier).met || !sameRuleSet(dossier).met;
  const other = PEOPLE.find((one) => one !== asked?.askedById) ?? person;
  if (asked)
    return world.does(other, (on, actor) => on.settle.answer(actor, 'p', asked.id, { agree: true, comment: null }));
  if (open)
    return world.does(person, (on, actor) =>
      on.settle.mark(actor, 'p', open.id, { state: 'done', note: null, responsibleId: null }),
    );
  if (procedure.suspendedOn !== null) {
    world.stored = { ...world.stored, procedure: { ...procedure, suspendedOn: null } };
    return true;
  }
  return world.does(person, async (on, actor) => {
    switch (procedure.phase) {
      case 'planned':
        if (stale) return on.reassess.run(actor, 'p', world.today);
        if (!procedure.procedureType) return on.chooseType.run(actor, 'p', choice(dossier, a));
        if (!procedure.timeline)
          return on.timeline.save(actor, 'p', { noticeDispatchedOn: world.today, overrides: {}, tenderTime: null });
        return on.transition.run(actor, 'p', 'prepared', undefined);
      case 'prepared':
        if (stale) return on.transition.run(actor, 'p', 'planned', 'Die Beurteilung passt nicht mehr zum Wert.');
        if (procedure.noticeDispatchedOn !== world.today)
          return on.timeline.save(actor, 'p', { noticeDispatchedOn: world.today, overrides: {}, tenderTime: null });
        if (lacking) return world.addBidder(company(bidders.length));
        return on.transition.run(actor, 'p', next?.to ?? 'planned', undefined);
      case 'participation':
        world.pass(
          Math.max(
            0,
            daysUntil(world, procedure.timeline?.steps.find(({ id }) => id === 'participation-end')?.planned),
          ),
        );
        if (lacking) return world.addBidder(company(bidders.length));
        return on.transition.run(actor, 'p', next?.to ?? 'planned', undefined);
      case 'bidding':
        if (procedure.procedureType === 'direct') return on.transition.run(actor, 'p', 'examination', undefined);
        if (bidders.length < 2) return world.addBidder(company(bidders.length));
        if (procedure.tenderDeadline && procedure.tenderDeadline >= world.now)
          world.pass(daysUntil(world, procedure.tenderDeadline.toISOString().slice(0, 10)) + 1);
        return on.open.run(actor, 'p');
      case 'opening': {
        const without = lots.find(({ id }) => !dossier.bids.some(({ lotId }) => lotId === id));
        if (!without) return on.transition.run(actor, 'p', 'examination', undefined);
        return on.bids.run(
          actor,
          'p',
          { lotId: without.id, bidderId: pick(bidders, b)?.id ?? '', receivedAt: null },
          { positions: [], total: '5000.00' },
        );
      }
      case 'examination':
      case 'negotiation':
        return on.evaluate.run(actor, 'p');
      case 'evaluation':
        return on.propose.run(actor, 'p', {});
      case 'award-proposed':
        return procedure.regime === 'eu'
          ? on.inform.run(actor, 'p', { dispatchedOn: world.today, channel: 'electronic' })
          : on.award.run(actor, 'p', undefined);
      case 'informed':
      case 'standstill':
        if (dossier.decisions.length === 0) world.pass(17);
        return on.award.run(actor, 'p', undefined);
      default:
        return on.transition.run(actor, 'p', next?.to ?? 'closed', undefined);
    }
  });
}

/** Every part is replaced when it changes, so that the same parts mean the same content. */
const sameParts = (before: Dossier, after: Dossier): boolean =>
  (Object.keys(before) as (keyof Dossier)[]).every(
    (part) => part === 'now' || part === 'today' || before[part] === after[part],
  );

/** Said without expect: it is asked some million times. */
function must(holds: boolean, what: string): void {
  if (!holds) throw new Error(what);
}

/** What nobody can have done before the phase in which it happens. */
const EARLIEST: Readonly<Record<string, Phase>> = {
  'eu-notice': 'published',
  'had-notice': 'published',
  'publication-proof': 'published',
  'invitations-sent': 'invited',
  'competition-register': 'opening',
  'award-letter': 'awarded',
  'bidder-information': 'awarded',
  'award-notice': 'awarded',
  'statistics-report': 'awarded',
};

/** A new mark is about something that can have happened, in the lot it names. */
function judgeMarks(before: Dossier, { marks, lots, procedure }: Dossier): void {
  for (const mark of marks) {
    const earliest = EARLIEST[mark.itemId];
    if (earliest === undefined || mark.state !== 'done' || before.marks.includes(mark)) continue;
    const phase = lots.find(({ id }) => id === mark.lotId)?.phase ?? procedure.phase;
    must(PHASE_ORDER(phase) >= PHASE_ORDER(earliest), `${mark.itemId} was ticked in ${phase}`);
  }
}

/** What must hold after every command, said without the machine that is under test. */
function judge(before: Dossier, after: Dossier): void {
  const { procedure, lots, openings, bids } = after;
  must(lots.length === before.lots.length && lots.every(({ id }, at) => id === before.lots[at]?.id), 'a lot was lost');
  must(procedure.phase === phaseOfLots(lots.map(({ phase }) => phase)), 'the phase is not that of the lots');
  const over = procedure.tenderDeadline !== null && procedure.tenderDeadline < after.now;
  must(openings.length === 0 || over, 'opened before the deadline');
  must(new Set(openings.map(({ personId }) => personId)).size === openings.length, 'one person opened twice');
  const readable = procedure.procedureType === 'direct' || (over && openings.length === 2);
  must(bids.length === 0 || readable, 'a bid was readable before the opening');
  must(!isClosed(before.procedure.phase) || lots === before.lots, 'a closed procedure changed');
  judgeMarks(before, after);
  for (const [at, lot] of lots.entries()) if (lot.phase !== before.lots[at]?.phase) judgeMove(before, after, at);
}

function judgeMove(before: Dossier, after: Dossier, at: number): void {
  const { procedure, lots, openings, proposals, decisions, letters } = after;
  const [lot, was] = [after.lots[at]!, before.lots[at]!];
  must(was.phase !== 'cancelled', 'a cancelled lot came back');
  must(!isAwarded(was.phase) || isAwarded(lot.phase), 'an award was undone');
  if (lot.phase === 'cancelled') {
    const agreed = after.confirmations.filter(
      ({ kind, decision, askedBy, decidedBy }) =>
        kind === 'cancellation' && decision === 'agreed' && askedBy !== decidedBy,
    );
    const covered = after.cancellations.filter(({ id }) => agreed.some(({ subject }) => subject === id));
    must(
      covered.some(({ lotIds }) => lotIds.includes(lot.id)),
      'cancelled without a second person',
    );
    return;
  }
  if (PHASE_ORDER(lot.phase) < PHASE_ORDER(was.phase)) return;
  const path = pathOf(procedure);
  const passed = path.slice(path.indexOf(was.phase) + 1, path.indexOf(lot.phase) + 1);
  // Lots go together until the evaluation; from there on each of them owes its own.
  const apart = PHASE_ORDER(was.phase) >= PHASE_ORDER('evaluation');
  const items = checklistItems(apart ? partOf(before, [lot.id]) : before, (item) => passed.includes(item.before));
  const owed = items.filter((item) => !isSettled(item));
  must(owed.length === 0, `left ${was.phase} without ${owed.map(({ id }) => id).join(', ')}`);
  // What is told of a cancellation is told once, for all lots it was about.
  for (const { id, state, proof, afterwards } of items)
    if (state === 'done' && proof === null && apart && !afterwards)
      must(
        before.marks.some((mark) => mark.itemId === id && mark.lotId === lot.id && mark.state === 'done'),
        `${id} was taken over from another lot`,
      );
  must(lot.phase !== 'opening' || openings.length === 2, 'opened by one person');
  if (isBefore(was.phase) && !isBefore(lot.phase)) {
    const asked = before.confirmations
      .filter(({ kind, subject }) => kind === 'procedure-type' && subject === procedure.typeChoice?.at)
      .at(-1);
    must(asked?.decision === 'agreed' && asked.decidedBy !== asked.askedBy, 'published without a second person');
    must(
      lots.every(({ phase, estimatedValue }) => phase === 'cancelled' || Number(estimatedValue) > 0),
      'published with a lot without a value',
    );
  }
  if (lot.phase !== 'awarded') return;
  const proposal = proposals.find((one) => one.lots.some(({ lotId }) => lotId === lot.id));
  const people = decisions.filter(({ proposalId }) => proposalId === proposal?.id).map(({ personId }) => personId);
  must(people.length === 2 && new Set(people).size === 2, 'awarded by less than two people');
  must(procedure.suspendedOn === null, 'awarded during review proceedings');
  if (procedure.regime !== 'eu') return;
  const letter = letters.filter(({ proposalId }) => proposalId === proposal?.id).at(-1);
  const days = letter?.channel === 'post' ? 15 : 10;
  must(after.today > addDays(letter?.dispatchedOn ?? after.today, days), 'awarded in the standstill');
}

describe('any sequence of commands', () => {
  it(`keeps ${SEQUENCES} procedures lawful: no early opening, no award in standstill or review, no gap, no lot lost`, async () => {
    const reached = new Map<Phase, number>();
    let commands = 0;
    let refused = 0;
    await fc.assert(
      fc.asyncProperty(begin, async ({ eu, lots, nature, draws }) => {
        const value = eu ? '900000.00' : '60000.00';
        const world = new ProcedureWorld({ nature, estimatedValue: value }, lots);
        await world.does('anna', (on, actor) => on.reassess.run(actor, 'p', START));
        for (const one of draws) {
          const before = world.dossier();
          const done = await play(world, one);
          const after = world.dossier();
          commands += 1;
          if (!done) {
            refused += 1;
            must(sameParts(before, after), 'a refused command left a trace');
          } else judge(before, after);
        }
        const { phase } = world.stored.procedure;
        reached.set(phase, (reached.get(phase) ?? 0) + 1);
      }),
      { numRuns: SEQUENCES, endOnFailure: true, ...(process.env['SEED'] ? { seed: Number(process.env['SEED']) } : {}) },
    );
    const ends = [...reached]
      .sort((x, y) => PHASE_ORDER(x[0]) - PHASE_ORDER(y[0]))
      .map(([phase, n]) => `${phase} ${n}`);
    console.info(`${SEQUENCES} sequences, ${commands} commands, ${refused} refused; ended in ${ends.join(', ')}`);
    // A test whose sequences never get anywhere would prove nothing.
    expect([...reached.keys()].some(isAwarded)).toBe(true);
    expect(refused).toBeGreaterThan(commands / 10);
  }, 3_600_000);
});
