import {
  dispatchOf,
  type Message,
  type MessageEvent,
  type MessageRecipient,
  proofErrors,
  recipientState,
  type SentMail,
} from './message';

const AT = new Date('2026-11-23T10:00:00Z');
const event = (change: Partial<MessageEvent>): MessageEvent => ({
  ...{
    id: 'e',
    messageId: 'm',
    recipientId: 'r',
    kind: 'mailed',
    on: '2026-11-23',
    note: '',
    mailId: null,
    file: null,
  },
  ...{ personName: 'P', at: AT },
  ...change,
});
const recipient: MessageRecipient = {
  ...{ id: 'r', messageId: 'm', bidderId: 'b', name: 'Alpha', address: '', email: 'a@b.example', channel: 'email' },
  documentId: 'd',
};
const mail = (change: Partial<SentMail>): ReadonlyMap<string, SentMail> =>
  new Map([['x', { state: 'waiting', cause: null, createdAt: new Date(0), sentAt: null, ...change }]]);
const DONE = { state: 'done', error: null };

describe('how far a message came', () => {
  it('follows document and mail', () => {
    const of = (events: readonly MessageEvent[], mails = mail({}), document = DONE) =>
      recipientState({ events }, recipient, mails, document).state;
    const mailed = event({ mailId: 'x' });
    expect(of([], mail({}), { state: 'running', error: null })).toBe('preparing');
    expect(of([mailed])).toBe('sending');
    expect(of([mailed], mail({ state: 'held', cause: 'kein Mailserver' }))).toBe('failed');
    expect(of([mailed], mail({ state: 'sent', sentAt: new Date(1000) }))).toBe('sent');
    expect(of([mailed], mail({ state: 'bounced', sentAt: new Date(1000) }))).toBe('failed');
    expect(of([event({ kind: 'withdrawn', recipientId: null })])).toBe('withdrawn');
  });

  it('leaves by the clock of the file: the day it was queued plus how long the mail took', () => {
    const sent = mail({ state: 'sent', sentAt: new Date(26 * 3_600_000) });
    const state = recipientState({ events: [event({ mailId: 'x' })] }, recipient, sent, DONE);
    expect(state.on).toBe('2026-11-24');
  });

  it('believes a person more than the mail server', () => {
    const events = [event({ mailId: 'x' }), event({ kind: 'posted', on: '2026-11-24' })];
    expect(recipientState({ events }, recipient, mail({ state: 'failed' }), DONE)).toEqual({
      ...{ state: 'sent', channel: 'post', on: '2026-11-24', cause: null },
    });
  });

  it('has left when it left for everybody: the last day counts, and post where one went by post', () => {
    const sent = { state: 'sent', channel: 'email', on: '2026-11-23', cause: null } as const;
    expect(dispatchOf([sent, { ...sent, channel: 'portal', on: '2026-11-25' }])).toEqual({
      ...{ on: '2026-11-25', channel: 'electronic' },
    });
    expect(dispatchOf([sent, { ...sent, channel: 'post' }])?.channel).toBe('post');
    expect(dispatchOf([sent, { ...sent, state: 'failed', on: null }])).toBeNull();
    expect(dispatchOf([])).toBeNull();
  });

  it('asks a proof of the portal and a day between letter and today', () => {
    const message = { at: AT } as Message;
    const portal = { channel: 'portal', on: '2026-11-23', hasFile: false } as const;
    expect(proofErrors(message, portal, '2026-11-23').map(({ pointer }) => pointer)).toEqual(['/file']);
    expect(proofErrors(message, { ...portal, hasFile: true, on: '2026-11-22' }, '2026-11-23')).toHaveLength(1);
    expect(proofErrors(message, { ...portal, hasFile: true, on: '2026-11-24' }, '2026-11-23')).toHaveLength(1);
    expect(proofErrors(message, { ...portal, channel: 'post' }, '2026-11-23')).toEqual([]);
  });
});
