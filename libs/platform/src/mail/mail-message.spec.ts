import fc from 'fast-check';
import { DomainError } from '@app/kernel';
import { smtpAddress, parseMailbox } from './mail-address';
import { checkedDraft, type MailDraft } from './mail-draft';
import { mimeMessage } from './mail-message';
import { flowed } from './mail-text';

const about = { type: 'procedure', id: '1', label: 'VZ-GG 2026/0001', href: '/vergaben/1' };
const draft: MailDraft = {
  about,
  to: { address: 'angebote@bau-müller.example', name: 'Müller & Söhne, "Bau"' },
  subject: 'Bieterinformation: Straßenbau Löwenstraße',
  text: 'Guten Tag,\n\nTest',
};
const identity = {
  messageId: '<01900000-0000-7000-8000-000000000001@vergabe.example>',
  createdAt: new Date('2026-11-22T10:00:00Z'),
  from: { address: 'vergabe@kreis.example', name: 'Vergabezentrum Groß-Gerau' },
};
const build = (of: MailDraft, contents: Buffer[] = []): Promise<Buffer> =>
  mimeMessage({ ...checkedDraft(of), ...identity }, contents);

/** Header lines unfolded (RFC 5322 2.2.3), and what follows them. */
function parts(message: Buffer): { headers: [string, string][]; body: string } {
  const text = message.toString('latin1');
  const end = text.indexOf('\r\n\r\n');
  const headers = text
    .slice(0, end)
    .replace(/\r\n[ \t]/g, ' ')
    .split('\r\n')
    .map((line): [string, string] => [line.slice(0, line.indexOf(':')), line.slice(line.indexOf(':') + 1).trim()]);
  return { headers, body: text.slice(end + 4) };
}
/** Quoted-printable (RFC 2045 6.7). */
const decoded = (body: string): string =>
  Buffer.from(
    body.replace(/=\r\n/g, '').replace(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(parseInt(hex, 16))),
    'latin1',
  ).toString('utf8');
/** What a program that knows RFC 3676 shows. */
const reflowed = (text: string): string =>
  text
    .split('\r\n')
    .map((line) => (line.startsWith(' ') ? line.slice(1) : line))
    .map((line) => (line.endsWith(' ') ? line : `${line}\n`))
    .join('')
    .slice(0, -1);

describe('address of a mail', () => {
  it.each([
    ['vergabe@kreis-gg.example', 'vergabe@kreis-gg.example'],
    ["o'neill+lose@firma.example", "o'neill+lose@firma.example"],
    ['info@bau-müller.example', 'info@xn--bau-mller-u9a.example'],
  ])('takes %s', (text, address) => expect(smtpAddress(text)).toBe(address));

  it.each([
    ['kein Klammeraffe'],
    ['zwei@@firma.example'],
    ['müller@firma.example'],
    ['.punkt@firma.example'],
    ['a..b@firma.example'],
    ['a@localhost'],
    ['a@firma.example\r\nBcc: b@firma.example'],
    ['a@firma.example, b@firma.example'],
    ['<a@firma.example>'],
    ['"a b"@firma.example'],
    [`${'a'.repeat(65)}@firma.example`],
    ['a@-firma.example'],
    ['a@[127.0.0.1]'],
    [''],
  ])('refuses %j', (text) => expect(smtpAddress(text)).toBeUndefined());

  it('reads a sender with and without a name', () => {
    expect(parseMailbox('Vergabezentrum Groß-Gerau <vergabe@kreis.example>')).toEqual(identity.from);
    expect(parseMailbox('vergabe@kreis.example')).toEqual({ address: 'vergabe@kreis.example' });
    expect(parseMailbox('Vergabe')).toBeUndefined();
    expect(parseMailbox('A <a@b.example>, B <b@b.example>')).toBeUndefined();
  });
});

describe('message', () => {
  it('carries umlauts, the fixed Message-ID and the marks of an automatic mail', async () => {
    const { headers, body } = parts(await build(draft));
    const header = Object.fromEntries(headers);
    expect(header).toMatchObject({
      From: '=?UTF-8?Q?Vergabezentrum_Gro=C3=9F-Gerau?= <vergabe@kreis.example>',
      'Message-ID': identity.messageId,
      Date: 'Sun, 22 Nov 2026 10:00:00 +0000',
      'Auto-Submitted': 'auto-generated',
      'MIME-Version': '1.0',
      'Content-Type': 'text/plain; charset=utf-8; format=flowed',
    });
    expect(header['To']).toContain('<angebote@xn--bau-mller-u9a.example>');
    expect(decoded(body)).toBe('Guten Tag,\r\n\r\nTest\r\n');
  });

  it('is a draft to be sent by a mail program while there is no sender', async () => {
    const bytes = await mimeMessage({ ...checkedDraft(draft), ...identity, from: null }, []);
    const names = parts(bytes).headers.map(([name]) => name);
    expect(names).toContain('X-Unsent');
    expect(names).not.toContain('From');
  });

  it('carries attachments under their German names, always as the same bytes', async () => {
    const attachments = [{ sha256: 'a'.repeat(64), name: 'Vergabevermerk Größe.pdf', type: 'application/pdf' }];
    const contents = [Buffer.from('%PDF-1.7 ÄÖÜ')];
    const once = await build({ ...draft, attachments }, contents);
    expect(await build({ ...draft, attachments }, contents)).toEqual(once);
    expect(once.toString()).toContain(contents[0]?.toString('base64'));
    expect(once.toString()).toMatch(/filename\*?\d?\*?=.*Vergabevermerk/);
  });

  it('lets nobody write a header: any text is refused or stays where it belongs', async () => {
    const broken = fc.constantFrom('\r\n', '\n', '\r', '\u0085', '\u2028', '\0');
    const header = fc.constantFrom('Bcc: b@c.example', '\r\n\r\nText', '.\r\nDATA');
    const nasty = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 60 }),
      fc.tuple(fc.string(), broken, header, fc.string()).map((texts) => texts.join('')),
    );
    await fc.assert(
      fc.asyncProperty(nasty, nasty, nasty, nasty, async (subject, name, text, file) => {
        const attachments = [{ sha256: 'a'.repeat(64), name: file, type: 'application/pdf' }];
        const hostile: MailDraft = { ...draft, subject, text, to: { address: 'a@b.example', name }, attachments };
        let checked: MailDraft;
        try {
          checked = checkedDraft(hostile);
        } catch (error) {
          expect(error).toBeInstanceOf(DomainError);
          return;
        }
        const { headers } = parts(await mimeMessage({ ...checked, ...identity }, [Buffer.alloc(0)]));
        expect(headers.map(([key]) => key).sort()).toEqual([
          'Auto-Submitted',
          'Content-Type',
          'Date',
          'From',
          'MIME-Version',
          'Message-ID',
          'Subject',
          'To',
          'X-Auto-Response-Suppress',
        ]);
      }),
      { numRuns: 300 },
    );
  });

  it.each([
    ['/subject', { ...draft, subject: 'A\r\nBcc: b@c.example' }],
    ['/subject', { ...draft, subject: '  ' }],
    ['/subject', { ...draft, subject: 'a'.repeat(301) }],
    ['/to/address', { ...draft, to: { address: 'a@b.example\nBcc: b@c.example' } }],
    ['/to/name', { ...draft, to: { address: 'a@b.example', name: 'A\nBcc: b@c.example' } }],
    ['/replyTo/address', { ...draft, replyTo: { address: 'ohne' } }],
    ['/text', { ...draft, text: ' \n' }],
    [
      '/attachments/0/name',
      { ...draft, attachments: [{ sha256: 'a'.repeat(64), name: 'a\r\nb', type: 'text/plain' }] },
    ],
    [
      '/attachments/0/type',
      { ...draft, attachments: [{ sha256: 'a'.repeat(64), name: 'a', type: 'text/plain\r\nX: y' }] },
    ],
    ['/attachments/0/sha256', { ...draft, attachments: [{ sha256: '../x', name: 'a', type: 'text/plain' }] }],
  ] as [string, MailDraft][])('refuses a draft that is wrong at %s', (pointer, wrong) => {
    const attempt = (): unknown => checkedDraft(wrong);
    expect(attempt).toThrow(
      expect.objectContaining({ kind: 'invalid', errors: [expect.objectContaining({ pointer })] }),
    );
  });
});

describe('flowed text (RFC 3676)', () => {
  const word = fc.stringMatching(/^[a-zäöüß>.-]{1,90}$/);
  const paragraph = fc.array(word, { maxLength: 60 }).map((words) => words.join(' '));
  const text = fc.array(paragraph, { minLength: 1, maxLength: 6 }).map((paragraphs) => paragraphs.join('\n'));

  it('has lines of at most 78 characters but for longer words, and reads back as it was written', () => {
    fc.assert(
      fc.property(text, (written) => {
        const sent = flowed(written);
        for (const line of sent.split('\r\n')) {
          if ([...line].length > 78) expect(line.trim()).not.toContain(' ');
        }
        expect(reflowed(sent)).toBe(written);
      }),
      { numRuns: 500 },
    );
  });

  it('takes a paragraph of any length', () => {
    const sent = flowed('Zeile mit Text. '.repeat(100_000).trim()).split('\r\n');
    expect(sent.length).toBeGreaterThan(20_000);
    expect(Math.max(...sent.map((line) => line.length))).toBeLessThanOrEqual(78);
  });

  it('moves what mail programs would take for a quotation or a new mail', () => {
    expect(flowed('> kein Zitat\nFrom hier an\n  eingerückt')).toBe(' > kein Zitat\r\n From hier an\r\n   eingerückt');
  });
});
