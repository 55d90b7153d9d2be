import type { AuditExtractData } from '../../../contract/templates';
import { CENTRE, FILE_NUMBER, PAPER_AND_TONER } from './centre.sample';

const hash = (seed: number): string =>
  Array.from({ length: 64 }, (_, at) => ((at * 5 + seed * 11 + ((at * at * 3) % 13)) % 16).toString(16)).join('');
const SUBJECT = `Vergabeverfahren ${FILE_NUMBER}`;

export const auditExtractSample: AuditExtractData = {
  centre: CENTRE,
  fileNumber: FILE_NUMBER,
  createdAt: '2026-11-20T10:00:00Z',
  scope: `${SUBJECT}: ${PAPER_AND_TONER}`,
  requestedBy: 'Birgit Sauer, Revision',
  verification: { at: '2026-11-20T10:00:00Z', entries: 18_734, head: hash(9), valid: true },
  entries: [
    {
      ...{
        number: '4.102',
        at: '2026-08-28T07:30:12Z',
        person: 'Jana Wörner',
        roles: 'Vergabestelle, Sachbearbeitung',
      },
      ...{ action: 'Verfahren angelegt', subject: SUBJECT, after: 'Wert: 486.200,00 €; Regelstand: HE-2026-07' },
      ...{ previousHash: hash(1), hash: hash(2) },
    },
    {
      ...{ number: '4.811', at: '2026-09-11T11:10:40Z', person: 'Dr. Miriam Odenthal', roles: 'Leitung' },
      ...{ action: 'Vergabeart bestätigt', subject: SUBJECT },
      ...{ before: 'Bestätigung: offen', after: 'Bestätigung: zugestimmt' },
      ...{ previousHash: hash(3), hash: hash(4) },
    },
    {
      ...{
        number: '4.812',
        at: '2026-09-14T06:02:05Z',
        person: 'Jana Wörner',
        roles: 'Vergabestelle, Sachbearbeitung',
      },
      ...{
        action: 'Phase gewechselt',
        subject: SUBJECT,
        before: 'Phase: Vorbereitet',
        after: 'Phase: Bekannt gemacht',
      },
      ...{ previousHash: hash(4), hash: hash(5) },
    },
    {
      ...{
        number: '9.377',
        at: '2026-10-15T10:05:33Z',
        person: 'Timo Hallstein',
        roles: 'Vergabestelle, Sachbearbeitung',
      },
      ...{ action: 'Angebote geöffnet', subject: SUBJECT, after: 'Eingänge: 1, 2, 3, 4' },
      ...{ previousHash: hash(6), hash: hash(7) },
    },
  ],
};
