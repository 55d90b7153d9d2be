import { DomainError } from '@app/kernel';
import fc from 'fast-check';
import { checkedAnswers, checkedQuestions, openQuestions, type Question, USUAL_QUESTIONS } from './questionnaire';

const question = (more: Partial<Question>): Question => ({
  ...{ id: 'frage-1', kind: 'text', label: 'Frage', hint: '', mandatory: true, choices: [] },
  ...more,
});
const faults = (work: () => unknown): readonly string[] => {
  try {
    work();
    return [];
  } catch (error) {
    if (error instanceof DomainError) return error.errors.map(({ pointer }) => pointer);
    throw error;
  }
};

describe('questionnaire of a demand round', () => {
  it('proposes delivery points, invoice address, contact and order limit', () => {
    expect(checkedQuestions(USUAL_QUESTIONS)).toEqual(USUAL_QUESTIONS);
    expect(USUAL_QUESTIONS.map(({ kind, mandatory }) => [kind, mandatory])).toEqual([
      ['delivery-point', true],
      ['text', true],
      ['contact', true],
      ['number', false],
    ]);
  });

  it('names every wrong question at its field', () => {
    const wrong = [
      question({ label: ' ' }),
      question({ id: 'frage-1' }),
      question({ id: 'Ä', kind: 'choice', choices: ['A', ' A '] }),
    ];
    expect(faults(() => checkedQuestions(wrong))).toEqual([
      '/questions/0/label',
      '/questions/1/id',
      '/questions/2/id',
      '/questions/2/choices',
    ]);
    const many = Array.from({ length: 31 }, (_, index) => question({ id: `q${index}` }));
    expect(faults(() => checkedQuestions(many))).toEqual(['/questions']);
  });

  it.each([
    ['text', 'Rathausplatz 1', 'Rathausplatz 1'],
    ['text', '  ', undefined],
    ['number', '1500.5', '1500.50'],
    ['yes-no', 'ja', 'ja'],
    ['choice', 'Rampe', 'Rampe'],
    ['delivery-point', [' Bauhof ', '', 'Bauhof'], ['Bauhof']],
    ['delivery-point', [], undefined],
    ['contact', { name: 'A', email: '', phone: '06142 1' }, { name: 'A', email: '', phone: '06142 1' }],
    ['contact', { name: '', email: '', phone: '' }, undefined],
  ] as const)('%s: %j is kept as %j', (kind, given, kept) => {
    const questions = [question({ kind, choices: ['Rampe', 'Hebebühne'] })];
    expect(checkedAnswers(questions, { 'frage-1': given })['frage-1']).toEqual(kept);
  });

  it.each([
    ['text', 5],
    ['number', '1,5'],
    ['number', '-1'],
    ['number', '1.555'],
    ['yes-no', 'vielleicht'],
    ['choice', 'Kran'],
    ['delivery-point', 'Bauhof'],
    ['delivery-point', [1]],
    ['contact', { name: 'A' }],
    ['contact', { name: '', email: 'a@b.de' }],
    ['contact', { name: 'A', email: 'a@b' }],
  ] as const)('%s: refuses %j at the field', (kind, given) => {
    const questions = [question({ kind, choices: ['Rampe', 'Hebebühne'] })];
    expect(faults(() => checkedAnswers(questions, { 'frage-1': given }))).toEqual(['/answers/frage-1']);
  });

  it('refuses answers to questions that are not asked', () => {
    expect(faults(() => checkedAnswers([question({})], { andere: 'x' }))).toEqual(['/answers/andere']);
  });

  it('is complete exactly when every mandatory question has an answer', () => {
    const questions = fc
      .uniqueArray(fc.constantFrom('a', 'b', 'c', 'd', 'e'), { minLength: 1 })
      .chain((ids) =>
        fc.tuple(
          fc.constant(ids),
          fc.array(fc.boolean(), { minLength: ids.length, maxLength: ids.length }),
          fc.subarray(ids),
        ),
      );
    fc.assert(
      fc.property(questions, ([ids, flags, answered]) => {
        const asked = ids.map((id, index) => question({ id, mandatory: flags[index] ?? false }));
        const answers = checkedAnswers(asked, Object.fromEntries(answered.map((id) => [id, 'x'])));
        const open = openQuestions(asked, answers).map(({ pointer }) => pointer);
        expect(open).toEqual(
          asked
            .filter(({ id, mandatory }) => mandatory && !(answered as readonly string[]).includes(id))
            .map(({ id }) => `/answers/${id}`),
        );
      }),
    );
  });
});
