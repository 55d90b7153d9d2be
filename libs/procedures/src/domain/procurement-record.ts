import { germanDate, germanInstant, germanMoney, parseMoney } from '@app/kernel';
import { fact, PROCEDURE_TYPE_NAMES, REGIME_NAMES, VERDICT_NAMES } from '@app/law';
import type { Dossier } from './dossier';
import { statuteText } from './statute';

/** One item of the procurement record: what it says so far and the provision it follows. */
export interface RecordItem {
  readonly id: string;
  readonly title: string;
  readonly state: 'complete' | 'open';
  readonly paragraph: string | null;
  readonly sentences: readonly string[];
}

const item = (
  id: string,
  title: string,
  factId: string | null,
  complete: boolean,
  sentences: readonly string[],
): RecordItem => ({
  id,
  title,
  state: complete ? 'complete' : 'open',
  paragraph: factId === null ? null : (statuteText(fact(factId).statute) ?? null),
  sentences,
});

/** The provision the record is kept under. */
export const recordBasis = ({ procedure }: Dossier): string =>
  fact(procedure.nature === 'works' ? 'VM-VOBA' : procedure.regime === 'eu' ? 'DOC-VGV8' : 'VM-UVGO').statute;

const amount = (text: string): string => germanMoney(parseMoney(text));

/** The items of the record in the order of the procedure; what is missing is marked open. */
export function procurementRecord(dossier: Dossier): readonly RecordItem[] {
  const { procedure: p, lots, bidders, bids, openings, evaluations, proposal, letters, decisions } = dossier;
  const eu = p.regime === 'eu';
  const name = (bidderId: string | undefined): string => bidders.find(({ id }) => id === bidderId)?.name ?? '';
  const lotNumber = (lotId: string): number => lots.find(({ id }) => id === lotId)?.number ?? 0;
  const type = p.assessment.procedureTypes.find(({ type: code }) => code === p.procedureType);
  const opening = dossier.peopleToOpen === 1 ? 'OPEN-VGV-26' : eu ? 'OPEN-VGV' : 'OPEN-UVGO';
  return [
    item('estimate', 'Schätzung des Auftragswerts', 'EST-1', true, [
      `Geschätzter Auftragswert: ${amount(p.estimatedValue)} netto.`,
      ...p.estimateReasons,
    ]),
    item('regime', 'Rechtsrahmen', 'THR-COMPARE', true, [
      `${REGIME_NAMES[p.regime]} nach dem Regelstand ${p.ruleSet} vom ${germanDate(p.startsOn)}.`,
      ...p.assessment.trace.filter(({ rule }) => rule?.startsWith('THR-')).map(({ text }) => text),
    ]),
    item(
      'lots',
      'Lose',
      'LOS-26',
      true,
      lots.map(
        (lot) => `Los ${lot.number}: ${lot.title}, ${amount(lot.estimatedValue)}, ${lot.positions.length} Positionen.`,
      ),
    ),
    item(
      'procedure-type',
      'Vergabeart',
      p.procedureType === null ? null : p.procedureType === 'direct' ? 'MAP-Direktauftrag' : `PT-${p.procedureType}`,
      p.typeChoice !== null,
      p.procedureType && p.typeChoice
        ? [
            `${PROCEDURE_TYPE_NAMES[p.procedureType]} (${type ? VERDICT_NAMES[type.verdict] : ''}), gewählt von ${p.typeChoice.person}.`,
            p.typeChoice.reason,
          ]
        : [],
    ),
    item(
      'timeline',
      'Fristen',
      eu ? 'VGV-82' : 'UVGO-54',
      p.timeline !== null,
      (p.timeline?.steps ?? []).map(
        ({ germanName, planned, reason }) => `${germanName}: ${germanDate(planned)}. ${reason}`,
      ),
    ),
    item(
      'bidders',
      'Unternehmen',
      null,
      bidders.length > 0,
      bidders.map((bidder) => `${bidder.name}, ${bidder.city}`),
    ),
    item(
      'opening',
      'Öffnung der Angebote',
      opening,
      openings.length >= dossier.peopleToOpen,
      openings.map(({ personName, at }) => `${personName}, ${germanInstant(at)}`),
    ),
    item(
      'bids',
      'Angebote',
      null,
      bids.length > 0,
      bids.map((bid) => `Los ${lotNumber(bid.lotId)}, ${name(bid.bidderId)}: ${amount(bid.total)} netto.`),
    ),
    item(
      'evaluation',
      'Wertung',
      null,
      evaluations.length > 0,
      evaluations.flatMap(({ lotId, ranking }) =>
        ranking.map(
          (bid) =>
            `Los ${lotNumber(lotId)}, ${bid.rank === null ? 'nicht wertbar' : `Rang ${bid.rank}`}: ${name(bid.bidderId)}, ${amount(bid.total)}${bid.note ? ` (${bid.note})` : ''}`,
        ),
      ),
    ),
    item(
      'proposal',
      'Zuschlagsvorschlag',
      null,
      proposal !== null,
      proposal ? [`${proposal.personName}, ${germanInstant(proposal.at)}: ${proposal.reason}`] : [],
    ),
    item(
      'letters',
      'Information der Bieter',
      eu ? 'LET-134' : p.nature === 'works' ? 'LET-VOBA' : 'LET-UVGO',
      letters.length > 0,
      letters.map(
        ({ dispatchedOn, channel, standstill }) =>
          `Abgesandt am ${germanDate(dispatchedOn)} ${channel === 'electronic' ? 'elektronisch' : 'per Post'}${standstill ? `; Wartefrist bis ${germanDate(standstill.ends)}` : ''}.`,
      ),
    ),
    item('award', 'Zuschlag', null, p.awardedOn !== null, [
      ...decisions.map(({ personName, role, at }) => `${personName} (${role}), ${germanInstant(at)}`),
      ...(p.awardedOn ? [`Zuschlag am ${germanDate(p.awardedOn)} über ${amount(p.awardedValue ?? '0')} netto.`] : []),
    ]),
  ];
}
