import type { CentreHead, InvitationToTenderData, Recipient } from '@app/documents/contract';
import { conflict } from '@app/kernel';
import { PROCEDURE_TYPE_NAMES } from '@app/law';
import type { Dossier } from '../domain/dossier';
import { planOf } from '../domain/examination/lot-plan';
import type { Bidder } from '../domain/procedure';
import { lotsOf } from './record-document';

export const recipientOf = ({ name, street, postcode, city }: Bidder): Recipient => ({
  name,
  addressLines: [street, `${postcode} ${city}`.trim()].filter((line) => line !== ''),
});

/** The Aufforderung zur Angebotsabgabe with the price sheet. Throws `conflict` while type or dates are missing. */
export function invitationDocument(
  dossier: Dossier,
  context: {
    readonly centre: CentreHead;
    readonly buyers: readonly string[];
    readonly contactName: string;
    readonly recipient: Recipient;
  },
): InvitationToTenderData {
  const { procedure: p, now } = dossier;
  const { centre, buyers, contactName, recipient } = context;
  if (p.procedureType === null || p.tenderDeadline === null || p.bindingUntil === null) {
    throw conflict(
      'invitation-early',
      'Die Aufforderung zur Angebotsabgabe braucht Vergabeart und Zeitplan. Bitte beides zuerst festlegen.',
    );
  }
  const plannedOn = (id: string): string | undefined => p.timeline?.steps.find((step) => step.id === id)?.planned;
  const questions = plannedOn('question-deadline');
  return {
    centre,
    fileNumber: p.fileNumber,
    createdAt: now.toISOString(),
    recipient,
    subject: p.title,
    procedureType: PROCEDURE_TYPE_NAMES[p.procedureType],
    buyers,
    deadline: p.tenderDeadline.toISOString(),
    ...(questions ? { questionsUntil: questions } : {}),
    bindingUntil: p.bindingUntil,
    submission:
      'Bitte reichen Sie Ihr Angebot bis zum Ende der Angebotsfrist elektronisch in Textform ein. Verspätete Angebote werden nicht gewertet.',
    ...(p.termFrom && p.termTo ? { performancePeriod: { from: p.termFrom, to: p.termTo } } : {}),
    criteria: criteriaOf(dossier),
    lots: lotsOf(dossier).map(({ estimatedValue: _, ...lot }) => lot),
    enclosures: ['Preisblatt (in diesem Schreiben)'],
    contact: {
      name: contactName,
      ...(centre.phone ? { phone: centre.phone } : {}),
      ...(centre.email ? { email: centre.email } : {}),
    },
  };
}

const PRICE = 'Preis (Angebotssumme netto je Los)';

/** The announced criteria of one lot with their weights. */
export function criteriaOfLot(
  { plans }: Dossier['record'],
  lotId: string,
): readonly { readonly name: string; readonly percent: string }[] {
  const { priceWeight, criteria } = planOf(plans, lotId).evaluation;
  const price = criteria.length === 0 ? '100' : priceWeight;
  return [
    ...(price === null ? [] : [{ name: PRICE, percent: price }]),
    ...criteria.map(({ name, weight }) => ({ name, percent: weight })),
  ];
}

/** The announced criteria with their weights; by lot where the lots differ. */
function criteriaOf({ lots, record }: Dossier): NonNullable<InvitationToTenderData['criteria']> {
  const byLot = lots.map(({ id, number }) => ({ number, rows: criteriaOfLot(record, id) }));
  const [first] = byLot;
  if (!first) return [];
  const same = byLot.every(({ rows }) => JSON.stringify(rows) === JSON.stringify(first.rows));
  if (same) return first.rows;
  return byLot.flatMap(({ number, rows }) => rows.map((row) => ({ ...row, name: `Los ${number}, ${row.name}` })));
}
