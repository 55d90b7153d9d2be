import { DomainError } from '@app/kernel';
import { checkExtension } from './deadline-extension';

const TODAY = '2027-03-10';
const open = { state: 'open', reportUntil: '2027-03-31' } as const;
const pointers = (
  wish: { reportUntil: string; reason: string },
  window: Parameters<typeof checkExtension>[0] = open,
) => {
  try {
    checkExtension(window, wish, TODAY);
    return 'fine';
  } catch (error) {
    return error instanceof DomainError ? `${error.kind} ${error.errors.map(({ pointer }) => pointer).join()}` : error;
  }
};

describe('extension of the reporting deadline', () => {
  it.each([
    [{ reportUntil: '2027-04-01', reason: 'Ferien' }, 'fine'],
    [{ reportUntil: '2027-03-31', reason: 'Ferien' }, 'invalid /reportUntil'],
    [{ reportUntil: '2027-03-30', reason: 'Ferien' }, 'invalid /reportUntil'],
    [{ reportUntil: '2029-03-11', reason: 'Ferien' }, 'invalid /reportUntil'],
    [{ reportUntil: '2027-04-01', reason: '  ' }, 'invalid /reason'],
    [{ reportUntil: '2027-03-01', reason: '' }, 'invalid /reportUntil,/reason'],
  ])('%j: %s', (wish, expected) => {
    expect(pointers(wish)).toBe(expected);
  });

  it('is possible after the last day while the round is open, to a day that is still to come', () => {
    const over = { state: 'open', reportUntil: '2027-03-01' } as const;
    expect(pointers({ reportUntil: '2027-03-10', reason: 'Ferien' }, over)).toBe('fine');
    expect(pointers({ reportUntil: '2027-03-09', reason: 'Ferien' }, over)).toBe('invalid /reportUntil');
  });

  it('is over with the round', () => {
    expect(pointers({ reportUntil: '2027-04-01', reason: 'Ferien' }, { ...open, state: 'closed' })).toBe('conflict ');
  });
});
