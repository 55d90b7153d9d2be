import { newPasswordErrors } from './password';

describe('a new password', () => {
  it.each([
    ['is too short', 'elf Zeichen', /mindestens 12/],
    ['repeats the old one', 'altes Kennwort 1', /unterscheiden/],
    ['repeats few characters', 'abababababab', /verschiedenen/],
  ])('is refused when it %s', (_why, next, sentence) => {
    expect(newPasswordErrors('altes Kennwort 1', next)).toEqual([
      { pointer: '/next', message: expect.stringMatching(sentence) as string },
    ]);
  });

  it('is good at twelve characters', () => {
    expect(newPasswordErrors('altes Kennwort 1', 'zwölfZeichen')).toEqual([]);
  });
});
