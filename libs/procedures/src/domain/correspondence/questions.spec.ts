import { SHIPPED_LAW } from '@app/law';
import fc from 'fast-check';
import type { Procedure } from '../procedure';
import { identityIn } from './identity';
import { type AnswerVersion, answerClock, answerErrors, type BidderQuestion, stateOf } from './questions';

const KNOWN = [
  { name: 'Papierhaus Ried GmbH & Co. KG', email: 'angebote@papierhaus-ried.example' },
  { name: 'Köhler GmbH', email: 'koehler@gmx.de' },
  { name: 'Papier AG', email: '' },
];

describe('what would tell who asked', () => {
  it.each([
    ['Die Papierhaus Ried GmbH & Co. KG fragt, ob …', ['Papierhaus Ried GmbH & Co. KG']],
    ['Wie PAPIERHAUS  RIED anmerkt, fehlt Anlage 4.', ['Papierhaus Ried GmbH & Co. KG']],
    [
      'Rückfragen an angebote@papierhaus-ried.example',
      ['Papierhaus Ried GmbH & Co. KG', 'angebote@papierhaus-ried.example'],
    ],
    [
      'Das Muster liegt unter www.papierhaus-ried.example bereit.',
      ['Papierhaus Ried GmbH & Co. KG', 'papierhaus-ried.example'],
    ],
    ['Herr Koehler hat recht.', ['Köhler GmbH']],
    ['Bitte an jemand@gmx.de schreiben.', []],
    ['Ein Bieter fragt nach dem Papier im Ried.', []],
  ])('%s', (text, told) => {
    expect([...identityIn(text, KNOWN, 'Kopierpapier und Papier A4')].sort()).toEqual([...told].sort());
  });

  it('takes a name of one word for a word only where the tender documents use it', () => {
    expect(identityIn('Papier kommt in Kartons.', KNOWN, 'Papier A4')).toEqual([]);
    expect(identityIn('Papier kommt in Kartons.', KNOWN, 'Streusalz')).toEqual(['Papier AG']);
    expect(identityIn('Die Papier AG liefert.', KNOWN, 'Papier A4')).toEqual(['Papier AG']);
  });

  it('is found wherever it stands in a text, however it is written', () => {
    const word = fc.stringMatching(/^[a-z]{1,8}$/);
    fc.assert(
      fc.property(fc.array(word), fc.array(word), fc.boolean(), (before, after, loud) => {
        const name = loud ? 'PAPIERHAUS-RIED' : 'papierhaus ried';
        expect(identityIn([...before, name, ...after].join(' '), KNOWN)).toContain(KNOWN[0]?.name);
      }),
    );
  });
});

describe('what is published', () => {
  const answer = { question: 'Gilt das auch für Los 2?', answer: 'Ja.', reason: '' };
  it('is refused at its field where it tells a bidder, and corrected with a reason only', () => {
    expect(answerErrors(answer, false, KNOWN, '')).toEqual([]);
    const telling = answerErrors({ ...answer, answer: 'Ja, wie Köhler vorschlug.' }, false, KNOWN, '');
    expect(telling).toMatchObject([{ pointer: '/answer' }]);
    expect(telling[0]?.message).toContain('neutral formulieren');
    expect(answerErrors(answer, true, KNOWN, '').map(({ pointer }) => pointer)).toEqual(['/reason']);
    expect(answerErrors({ ...answer, question: ' ' }, false, [], '').map(({ pointer }) => pointer)).toEqual([
      '/question',
    ]);
  });
});

describe('the clock of the answers', () => {
  const step = (id: string, day: string) => ({ id, planned: day, latest: day, citations: [{ id: 'DL-20-3' }] });
  const procedure = {
    ...{ regime: 'eu', nature: 'supplies', startsOn: '2026-11-01' },
    tenderDeadline: new Date('2026-12-15T11:00:00Z'),
    timeline: { steps: [step('question-deadline', '2026-12-05'), step('answers-until', '2026-12-09')] },
  } as unknown as Procedure;
  const version = (at: string, kind: AnswerVersion['kind'] = 'answer'): AnswerVersion => ({
    ...{ version: 1, kind, question: 'F', answer: 'A', reason: '', personName: 'P' },
    at: new Date(at),
  });
  const question = (more: Partial<BidderQuestion>): BidderQuestion => ({
    ...{ id: 'q', number: 7, receivedOn: '2026-12-01', bidderId: null, askedBy: '', text: 'F', personName: 'P' },
    ...{ at: new Date('2026-12-01T08:00:00Z'), versions: [] },
    ...more,
  });
  const on = (day: string, questions: readonly BidderQuestion[], of: Procedure = procedure) =>
    answerClock({ procedure: of, law: SHIPPED_LAW, today: day, now: new Date(`${day}T12:00:00Z`) }, questions);

  it('runs until the last useful day and asks for a longer period afterwards (DL-20-3)', () => {
    expect(on('2026-12-09', [question({})])).toMatchObject({ answersUntil: '2026-12-09', extension: null });
    const late = on('2026-12-10', [question({})]);
    expect(late.extension).toContain('Frage 7 wurde rechtzeitig gestellt');
    expect(late.citations.map(({ id }) => id)).toEqual(['DL-20-3']);
    expect(on('2026-12-10', [question({ versions: [version('2026-12-08T08:00:00Z')] })]).extension).toBeNull();
    expect(on('2026-12-11', [question({ versions: [version('2026-12-10T08:00:00Z')] })]).extension).not.toBeNull();
  });

  it('asks for nothing where the question came late, was rejected, or the period is over', () => {
    expect(on('2026-12-10', [question({ receivedOn: '2026-12-06' })]).extension).toBeNull();
    expect(
      on('2026-12-10', [question({ versions: [version('2026-12-10T08:00:00Z', 'rejection')] })]).extension,
    ).toBeNull();
    expect(on('2026-12-16', [question({})]).extension).toBeNull();
  });

  it('names no day where the law names none, and says so (UVGO-13)', () => {
    const national = { ...procedure, regime: 'national', timeline: { steps: [] } } as unknown as Procedure;
    const clock = on('2026-12-10', [question({})], national);
    expect(clock).toMatchObject({ answersUntil: null, extension: null });
    expect(clock.sentence).toContain('nennt der hinterlegte Rechtsstand hier nicht');
    expect(clock.citations.map(({ id }) => id)).toEqual(['UVGO-13']);
  });

  it('tells the state by the last version', () => {
    expect(stateOf({ versions: [] })).toBe('open');
    expect(stateOf({ versions: [version('2026-12-01T08:00:00Z')] })).toBe('answered');
    expect(stateOf({ versions: [version('2026-12-01T08:00:00Z', 'rejection')] })).toBe('rejected');
  });
});
