import { backOff, outcomeOf, type SmtpFailure, UNCERTAIN } from './mail-reply';

describe('what a failure means', () => {
  it.each([
    [
      'a refused address',
      { responseCode: 550, response: '550 5.1.1 unknown', command: 'RCPT TO' },
      'failed',
      /nimmt diese Adresse nicht an/,
    ],
    ['a refused sender', { responseCode: 550, response: '550 5.7.1 no', command: 'MAIL FROM' }, 'failed', /MAIL_FROM/],
    ['a full mailbox', { responseCode: 552, response: '552 5.2.2 full', command: 'RCPT TO' }, 'failed', /groß|voll/],
    ['too large', { responseCode: 552, response: '552 5.3.4 size', command: 'DATA' }, 'failed', /zu groß/],
    ['too large for what the server announced', { code: 'EMESSAGE' }, 'failed', /zu groß/],
    ['greylisting', { responseCode: 451, response: '451 4.7.1 later', command: 'RCPT TO' }, 'delayed', /später erneut/],
    [
      'a server that closes',
      { code: 'ECONNECTION', responseCode: 421, response: '421 4.3.2 bye' },
      'delayed',
      /später erneut/,
    ],
    ['no connection', { code: 'ESOCKET' }, 'delayed', /nicht erreichbar/],
    ['a wrong password', { code: 'EAUTH', responseCode: 535, response: '535 5.7.8 no' }, 'delayed', /Anmeldung/],
  ] as [string, SmtpFailure, string, RegExp][])('%s', (_, failure, kind, cause) => {
    expect(outcomeOf(failure, false)).toMatchObject({ kind, cause: expect.stringMatching(cause) });
  });

  it('knows nothing when everything went out and no reply came', () => {
    expect(outcomeOf({ code: 'ECONNECTION' }, true)).toEqual({ kind: 'uncertain', cause: UNCERTAIN });
    expect(outcomeOf({ code: 'ETIMEDOUT' }, true)).toEqual({ kind: 'uncertain', cause: UNCERTAIN });
  });

  it('trusts a reply to everything: refused is refused', () => {
    expect(outcomeOf({ responseCode: 451, response: '451 later' }, true).kind).toBe('delayed');
    expect(outcomeOf({ responseCode: 554, response: '554 spam' }, true).kind).toBe('failed');
  });

  it('waits longer each time and ends within two days', () => {
    const waits: number[] = [];
    for (let wait = backOff(0); wait !== undefined; wait = backOff(waits.length)) waits.push(wait);
    expect([...waits].sort((a, b) => a - b)).toEqual(waits);
    expect(waits[0]).toBe(60);
    const total = waits.reduce((sum, wait) => sum + wait, 0);
    expect(total).toBeGreaterThan(86_400);
    expect(total).toBeLessThan(2 * 86_400);
  });
});
