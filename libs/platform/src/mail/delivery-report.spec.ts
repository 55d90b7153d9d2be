import fc from 'fast-check';
import { exchangeReport, forwarded, postfixReport } from '../../../../test/support/delivery-reports';
import { bounceCause } from './bounce-cause';
import { deliveryReport } from './delivery-report';

const MAIL = { messageId: '<0192f0aa-0000-7000-8000-00000000abcd@kreis.example>', to: 'angebote@bau.example' };
const read = (text: string) => deliveryReport(Buffer.from(text));

describe('delivery status notifications', () => {
  it('are read as Postfix writes them, folded lines joined', () => {
    expect(read(postfixReport(MAIL))).toEqual({
      id: '<20261123091502.4F1A21C03D@mail.kreis.example>',
      messageIds: [MAIL.messageId],
      returnedTo: [MAIL.to],
      reportingServer: 'mail.kreis.example',
      recipients: [
        {
          final: MAIL.to,
          original: MAIL.to,
          action: 'failed',
          status: '5.1.1',
          diagnostic: expect.stringMatching(/^550 5\.1\.1 <angebote@bau\.example>: *Recipient address rejected/),
        },
      ],
    });
  });

  it('are read as Exchange writes them, whatever the line ends are', () => {
    for (const text of [exchangeReport(MAIL), exchangeReport(MAIL).replace(/\r/g, '')]) {
      expect(read(text)).toMatchObject({
        messageIds: [MAIL.messageId],
        reportingServer: 'EXCHANGE01.bau.example',
        recipients: [{ final: MAIL.to, original: null, action: 'failed', status: '5.1.10' }],
      });
    }
  });

  it('are found inside a forwarded mail, as the report they are', () => {
    expect(read(forwarded(postfixReport(MAIL)))).toEqual(read(postfixReport(MAIL)));
  });

  it('have an identity of their own where they lack a Message-ID: the same bytes are the same report', () => {
    const nameless = postfixReport(MAIL).replace(/^Message-Id: .*\n/m, '');
    expect(read(nameless)?.id).toMatch(/^sha256:[0-9a-f]{64}$/);
    expect(read(nameless)?.id).toBe(read(nameless)?.id);
    expect(read(nameless)?.id).not.toBe(read(nameless.replace('5.1.1', '5.2.2'))?.id);
  });

  it('name every recipient they tell of', () => {
    const group = 'Final-Recipient: rfc822; zwei@bau.example\nAction: delayed\nStatus: 4.4.1\n';
    const both = postfixReport(MAIL).replace('Final-Recipient:', `${group}\nFinal-Recipient:`);
    expect(read(both)?.recipients.map(({ final, action }) => [final, action])).toEqual([
      ['zwei@bau.example', 'delayed'],
      [MAIL.to, 'failed'],
    ]);
  });

  it('are not seen where there is none: a usual mail, a read receipt, nothing at all', () => {
    expect(read('')).toBeUndefined();
    expect(read('Subject: Abwesend\n\nIch bin im Urlaub.')).toBeUndefined();
    expect(read(postfixReport(MAIL).replaceAll('delivery-status', 'disposition-notification'))).toBeUndefined();
  });

  it('never bring the program down: anything is read or is no report', () => {
    const report = postfixReport(MAIL);
    fc.assert(
      fc.property(fc.nat(report.length), fc.nat(200), fc.string({ unit: 'binary', maxLength: 60 }), (at, cut, junk) => {
        const changed = read(report.slice(0, at) + junk + report.slice(at + cut));
        for (const { final } of changed?.recipients ?? []) expect(final).not.toMatch(/\p{Cc}/u);
      }),
    );
    fc.assert(fc.property(fc.uint8Array({ maxLength: 400 }), (bytes) => void deliveryReport(bytes)));
  });
});

describe('the cause of a bounce', () => {
  it.each([
    ['5.1.1', 'Kam als unzustellbar zurück (5.1.1): Dieses Postfach gibt es nicht.'],
    ['4.2.2', 'Kam als unzustellbar zurück (4.2.2): Das Postfach ist voll.'],
    [
      '5.7.26',
      'Kam als unzustellbar zurück (5.7.26): Die Empfängerseite nimmt die Nachricht aus Gründen der Sicherheit nicht an.',
    ],
    ['5.0.0', 'Kam als unzustellbar zurück (5.0.0): Den Grund nennt die Meldung nicht.'],
    ['', 'Kam als unzustellbar zurück: Den Grund nennt die Meldung nicht.'],
  ])('%s', (status, sentence) => expect(bounceCause(status)).toBe(sentence));
});
