import fc from 'fast-check';
import { kindOf, KINDS } from '../contract/notification-kinds';
import { digestMail, noticeMail, type NoticeLinks } from './notification-mail';

const links: NoticeLinks = {
  page: (href) => `https://vergabe.example${href}`,
  unsubscribe: (kind) => `https://vergabe.example/abmelden/${kind}`,
};

describe('notifications as mails', () => {
  it.each([
    ['/freigaben', 'approval'],
    ['/bestellanforderungen/1', 'approval'],
    ['/bestellungen/1', 'order'],
    ['/antraege/1', 'request'],
    ['/bedarf/1', 'demand'],
    ['/rahmenvereinbarungen/1', 'framework'],
    ['/dokumente?dokument=1', 'document'],
    ['/vergaben/1', 'other'],
    ['/', 'other'],
    ['', 'other'],
  ])('%s is of the kind %s', (href, kind) => expect(kindOf(href)).toBe(kind));

  it('say what it is about in the subject, lead to the page, and end with the way out', () => {
    const notice = {
      kind: 'approval',
      text: 'Petra hat abgelehnt: zu teuer\nund zu viel',
      href: '/freigaben',
    } as const;
    const { subject, text } = noticeMail(notice, links);
    expect(subject).toBe('Petra hat abgelehnt: zu teuer und zu viel');
    expect(text).toContain('https://vergabe.example/freigaben');
    expect(text).toContain('„Freigaben“ nicht mehr per E-Mail: https://vergabe.example/abmelden/approval');
    expect(text.trimEnd().split('\n').at(-1)).toBe('Alle Einstellungen: https://vergabe.example/profil');
  });

  it('are gathered by kind in the mail of the day, each kind with its own way out', () => {
    const notices = [
      { kind: 'order', text: 'B1', href: '/bestellungen/1' },
      { kind: 'document', text: 'D1', href: '/dokumente' },
      { kind: 'order', text: 'B2', href: '/bestellungen/2' },
    ] as const;
    const { subject, text } = digestMail('2026-11-23', notices, links);
    expect(subject).toBe('Ihre Nachrichten am 23.11.2026: 3 Nachrichten');
    expect(['BESTELLUNGEN', 'B1', 'B2', 'DOKUMENTE', 'D1'].map((word) => text.indexOf(word))).toEqual(
      ['BESTELLUNGEN', 'B1', 'B2', 'DOKUMENTE', 'D1'].map((word) => text.indexOf(word)).toSorted((a, b) => a - b),
    );
    expect(text.match(/nicht mehr per E-Mail/g)).toHaveLength(2);
  });

  it('have a subject of one line that any mail can carry, and lose nothing of what they tell', () => {
    fc.assert(
      fc.property(fc.constantFrom(...KINDS), fc.string({ minLength: 1, maxLength: 600 }), (kind, words) => {
        const { subject, text } = noticeMail({ kind, text: `x ${words}`, href: '/' }, links);
        expect(subject).not.toMatch(/[\r\n]/);
        expect([...subject].length).toBeLessThanOrEqual(150);
        expect(text).toContain(`x ${words}`.replace(/\s+/g, ' ').trim());
      }),
    );
  });
});
