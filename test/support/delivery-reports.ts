/** What a report is about; written in the shapes that Postfix and Exchange give their reports. */
export interface ReportedMail {
  readonly messageId: string;
  readonly to: string;
  readonly status?: string;
  readonly action?: string;
  readonly diagnostic?: string;
  /** Where it could not be delivered, where this is another address than the mail was written to. */
  readonly final?: string;
  /** Message-ID of the report itself. */
  readonly reportId?: string;
  /** The returned mail's `To`. */
  readonly returnedTo?: string;
}

/** As Postfix reports (bounce(8)): the returned headers go along, lines end with LF where it was saved on Unix. */
export function postfixReport({
  messageId,
  to,
  status = '5.1.1',
  action = 'failed',
  diagnostic = `smtp; 550 ${status} <${to}>: Recipient address rejected: User unknown in virtual mailbox table`,
  final = to,
  reportId = '<20261123091502.4F1A21C03D@mail.kreis.example>',
  returnedTo = `Bau =?UTF-8?Q?M=C3=BCller?= <${to}>`,
}: ReportedMail): string {
  return `Return-Path: <>
Received: by mail.kreis.example (Postfix)
\tid 4F1A21C03D; Mon, 23 Nov 2026 10:15:02 +0100 (CET)
Date: Mon, 23 Nov 2026 10:15:02 +0100 (CET)
From: MAILER-DAEMON@mail.kreis.example (Mail Delivery System)
Subject: Undelivered Mail Returned to Sender
To: vergabe@kreis.example
Auto-Submitted: auto-replied
MIME-Version: 1.0
Content-Type: multipart/report; report-type=delivery-status;
\tboundary="3B2C01C03A.1795425302/mail.kreis.example"
Message-Id: ${reportId}

This is a MIME-encapsulated message.

--3B2C01C03A.1795425302/mail.kreis.example
Content-Description: Notification
Content-Type: text/plain; charset=utf-8
Content-Transfer-Encoding: 8bit

This is the mail system at host mail.kreis.example.

I'm sorry to have to inform you that your message could not
be delivered to one or more recipients.

--3B2C01C03A.1795425302/mail.kreis.example
Content-Description: Delivery report
Content-Type: message/delivery-status

Reporting-MTA: dns; mail.kreis.example
X-Postfix-Queue-ID: 3B2C01C03A
X-Postfix-Sender: rfc822; vergabe@kreis.example
Arrival-Date: Mon, 23 Nov 2026 10:15:01 +0100 (CET)

Final-Recipient: rfc822; ${final}
Original-Recipient: rfc822;${final}
Action: ${action}
Status: ${status}
Remote-MTA: dns; mx.bau.example
Diagnostic-Code: ${diagnostic.replace(/: /g, ':\n    ')}

--3B2C01C03A.1795425302/mail.kreis.example
Content-Description: Undelivered Message Headers
Content-Type: text/rfc822-headers
Content-Transfer-Encoding: 8bit

Return-Path: <vergabe@kreis.example>
From: Vergabezentrum <vergabe@kreis.example>
To: ${returnedTo}
Subject: =?UTF-8?Q?Information_=C3=BCber_die_Zuschlagserteilung?=
Date: Mon, 23 Nov 2026 09:15:00 +0000
Message-ID: ${messageId}
Auto-Submitted: auto-generated

--3B2C01C03A.1795425302/mail.kreis.example--
`;
}

/** As Exchange reports: CRLF, an HTML part in base64, the whole mail returned, references to it in the head. */
export function exchangeReport({
  messageId,
  to,
  status = '5.1.10',
  action = 'failed',
  diagnostic = `smtp;550 ${status} RESOLVER.ADR.RecipientNotFound; Recipient ${to} not found by SMTP address lookup`,
  final = to,
  reportId = '<9f6c1a52-7d1e-4c0e-9b51-0d5f3a8e2b11@exchange.bau.example>',
  returnedTo = to,
}: ReportedMail): string {
  const html = Buffer.from('<html><body><p>Ihre Nachricht konnte nicht übermittelt werden.</p></body></html>');
  return `MIME-Version: 1.0
From: <postmaster@bau.example>
To: <vergabe@kreis.example>
Date: Mon, 23 Nov 2026 09:15:04 +0000
Content-Type: multipart/report; report-type=delivery-status;
 boundary="8c1f0e2a-54f3-4d51-8f0b-2c57a5d0a9aa"
X-MS-Exchange-Message-Is-Ndr:
Content-Language: de-DE
Message-ID: ${reportId}
In-Reply-To: ${messageId}
References: ${messageId}
Subject: =?utf-8?B?VW56dXN0ZWxsYmFyOiBJbmZvcm1hdGlvbg==?=
Auto-Submitted: auto-replied

--8c1f0e2a-54f3-4d51-8f0b-2c57a5d0a9aa
Content-Type: multipart/alternative; differences=Content-Type;
 boundary="0f5ab3b6-11c9-4a5e-a1c0-91b0f36f2a55"

--0f5ab3b6-11c9-4a5e-a1c0-91b0f36f2a55
Content-Type: text/html; charset="utf-8"
Content-Transfer-Encoding: base64

${html.toString('base64')}

--0f5ab3b6-11c9-4a5e-a1c0-91b0f36f2a55--

--8c1f0e2a-54f3-4d51-8f0b-2c57a5d0a9aa
Content-Type: message/delivery-status

Reporting-MTA: dns;EXCHANGE01.bau.example
Received-From-MTA: dns;mail.kreis.example
Arrival-Date: Mon, 23 Nov 2026 09:15:03 +0000

Final-Recipient: rfc822;${final}
Action: ${action}
Status: ${status}
Diagnostic-Code: ${diagnostic}
X-Display-Name: ${to}

--8c1f0e2a-54f3-4d51-8f0b-2c57a5d0a9aa
Content-Type: message/rfc822

Received: from mail.kreis.example (192.0.2.7) by EXCHANGE01.bau.example
From: Vergabezentrum <vergabe@kreis.example>
To: ${returnedTo}
Subject: Information
Message-ID: ${messageId}
Content-Type: text/plain; charset=utf-8; format=flowed

Sehr geehrte Damen und Herren,

--8c1f0e2a-54f3-4d51-8f0b-2c57a5d0a9aa--
`.replace(/\n/g, '\r\n');
}

/** The report as a person forwards it: a new mail with the report as an attached message. */
export const forwarded = (report: string): string => `From: Sachbearbeitung <s@kreis.example>
To: kollegin@kreis.example
Subject: WG: Undelivered Mail
Message-ID: <forward-1@kreis.example>
Content-Type: multipart/mixed; boundary=outer

--outer
Content-Type: text/plain

Zur Kenntnis
--outer
Content-Type: message/rfc822
Content-Transfer-Encoding: base64

${Buffer.from(report).toString('base64').replace(/.{76}/g, '$&\n')}
--outer--
`;
