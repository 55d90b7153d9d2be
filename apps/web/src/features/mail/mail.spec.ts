import { canRetry, canSettle, lookOf, type MailItem, type MailTry, tryLook } from './mail';

const mail = (change: Partial<MailItem>): MailItem => ({
  ...{
    id: 'm',
    aboutType: 'procedure',
    aboutLabel: 'V',
    aboutHref: '/',
    to: 'a@b.example',
    toName: null,
    subject: 'S',
  },
  ...{
    state: 'sent',
    heldFor: null,
    bouncedBefore: null,
    cause: null,
    answer: null,
    attempts: 1,
    personName: 'P',
    createdAt: '',
  },
  ...{ sentAt: null, nextAttemptAt: null, settledNote: null, attachments: [] },
  ...change,
});
const attempt = (change: Partial<MailTry>): MailTry => ({
  ...{ number: 1, begunAt: '', endedAt: null, outcome: null, cause: null, answer: null },
  ...change,
});

describe('mails of the outbox', () => {
  it('offers another attempt only where one can be of use', () => {
    expect(canRetry(mail({ state: 'sent' }))).toBe(false);
    expect(canRetry(mail({ state: 'sending' }))).toBe(false);
    expect(canRetry(mail({ state: 'waiting' }))).toBe(false);
    expect(canRetry(mail({ state: 'waiting', nextAttemptAt: '2026-11-23T10:00:00Z' }))).toBe(true);
    expect(canRetry(mail({ state: 'held', heldFor: 'server' }))).toBe(true);
    expect(canRetry(mail({ state: 'held', heldFor: 'suspension' }))).toBe(false);
  });

  it('needs nobody any more once it was settled another way', () => {
    const settled = mail({ state: 'failed', settledNote: 'per Post' });
    expect(canSettle(settled)).toBe(false);
    expect(lookOf(settled).label).toBe('anders erledigt');
    expect(canSettle(mail({ state: 'failed' }))).toBe(true);
  });

  it('tells an attempt that is under way from one whose process died', () => {
    expect(tryLook(attempt({}), mail({ state: 'sending' })).label).toBe('läuft');
    expect(tryLook(attempt({}), mail({ state: 'sending', attempts: 2 })).label).toBe('abgebrochen');
    expect(tryLook(attempt({}), mail({ state: 'uncertain' })).label).toBe('ohne Antwort');
    expect(tryLook(attempt({ outcome: 'stopped' }), mail({ state: 'held' })).label).toBe('angehalten');
  });
});
