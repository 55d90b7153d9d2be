import { webcrypto } from 'node:crypto';
import { createActionKeys, randomId } from './idempotency';
import { readPointer, writePointer } from './json-pointer';
import { asProblem, problemOf, unanswered } from './problem';

describe('problems', () => {
  it('keeps title, sentence, field errors and everything further', () => {
    const problem = problemOf(422, {
      type: 'urn:invalid',
      title: 'Angaben unvollständig',
      detail: 'Bitte prüfen Sie die markierten Felder.',
      status: 422,
      errors: [{ pointer: '#/lines/0/quantity', message: 'Die Menge fehlt.' }, 'no object'],
      current: { version: 3 },
    });
    expect(problem).toMatchObject({
      status: 422,
      type: 'urn:invalid',
      title: 'Angaben unvollständig',
      detail: 'Bitte prüfen Sie die markierten Felder.',
      errors: [{ pointer: '/lines/0/quantity', message: 'Die Menge fehlt.' }],
      extra: { current: { version: 3 } },
    });
  });

  it('finds a German sentence where the server sent none', () => {
    expect(problemOf(404, undefined).title).toBe('Nicht gefunden');
    expect(problemOf(503, '<html>').title).toBe('Störung auf dem Server');
    expect(problemOf(418, {}).title).toBe('Nicht möglich');
  });

  it('knows calls that got no answer', () => {
    expect(unanswered().isUnanswered).toBe(true);
    expect(problemOf(500, {}).isUnanswered).toBe(false);
    expect(asProblem(new Error('oh')).detail).toBe('oh');
  });
});

describe('idempotency keys', () => {
  const counting = () => {
    let count = 0;
    return createActionKeys(() => `key-${(count += 1)}`);
  };

  it('keeps the key of an action until it was answered', () => {
    const keys = counting();
    expect(keys.keyFor('order toner')).toBe('key-1');
    expect(keys.keyFor('order toner')).toBe('key-1');
    keys.answered('order toner');
    expect(keys.keyFor('order toner')).toBe('key-2');
  });

  it('gives different actions different keys', () => {
    const keys = counting();
    expect(keys.keyFor('order toner')).not.toBe(keys.keyFor('order paper'));
  });

  it('makes version 4 UUIDs', () => {
    expect(randomId(webcrypto as Crypto)).toMatch(
      /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/,
    );
  });
});

describe('JSON pointers', () => {
  const order = { title: 'Toner', lines: [{ quantity: '1' }, { quantity: '2' }], 'a/b': 1 };

  it('reads inside lists and escaped names', () => {
    expect(readPointer(order, '/lines/1/quantity')).toBe('2');
    expect(readPointer(order, '/a~1b')).toBe(1);
    expect(readPointer(order, '/lines/7/quantity')).toBeUndefined();
  });

  it('writes a copy and leaves the rest the same object', () => {
    const changed = writePointer(order, '/lines/1/quantity', '3');
    expect(changed.lines[1]).toEqual({ quantity: '3' });
    expect(changed.lines[0]).toBe(order.lines[0]);
    expect(order.lines[1]).toEqual({ quantity: '2' });
  });
});
