import { germanMoney, parseMoney } from '@app/kernel';
import { type Dossier, goingLots } from '../dossier';
import { currentFindings } from '../examination/findings';
import { offeredNet } from '../price-check/offered-net';
import type { Bid } from '../procedure';
import { complete, type Generated, notApplicable, open } from './generated';
import { statement, type Statement } from './statement';

const amount = (text: string): string => germanMoney(parseMoney(text));
const bidderName = ({ bidders }: Dossier, id: string): string => bidders.find((one) => one.id === id)?.name ?? '';
const lotNumber = ({ lots }: Dossier, id: string): number => lots.find((one) => one.id === id)?.number ?? 0;
const about = (dossier: Dossier, bid: Pick<Bid, 'lotId' | 'bidderId'>): string =>
  `Los ${lotNumber(dossier, bid.lotId)}, ${bidderName(dossier, bid.bidderId)}`;

/** Bids that were ranked, with who evaluated them. */
export function selectedBids(dossier: Dossier): Generated {
  const { evaluations } = dossier;
  const said = evaluations.flatMap(({ lotId, ranking, personName, at }) =>
    ranking.flatMap((bid) =>
      bid.rank === null
        ? []
        : [
            statement(
              'dossier',
              'lose',
              `${about(dossier, { ...bid, lotId })}: geprüft und gewertet, Rang ${bid.rank} mit ${amount(bid.total)} netto.`,
              { personName, at },
            ),
          ],
    ),
  );
  const missing = goingLots(dossier).filter(({ id }) => !evaluations.some(({ lotId }) => lotId === id));
  return missing.length === 0
    ? complete(said)
    : open(`Die Wertung von Los ${missing.map(({ number }) => number).join(', ')} steht noch aus.`, said);
}

const lotsWithoutProposal = (dossier: Dossier): readonly number[] =>
  goingLots(dossier)
    .filter(({ id }) => !dossier.proposals.some(({ lots }) => lots.some(({ lotId }) => lotId === id)))
    .map(({ number }) => number);

/** Who shall win each lot, why, and who decided. */
export function winners(dossier: Dossier): Generated {
  const said = dossier.proposals.flatMap((proposal) => [
    ...proposal.lots.flatMap(({ lotId, bidId }) => {
      if (!dossier.lots.some(({ id }) => id === lotId)) return [];
      const bid = dossier.bids.find(({ id }) => id === bidId);
      const text = bid
        ? `${about(dossier, bid)}: Zuschlag vorgeschlagen über ${amount(offeredNet(dossier, bid))} netto.`
        : `Los ${lotNumber(dossier, lotId)}: kein Zuschlag.`;
      return [statement('dossier', 'zuschlag', `${text} ${proposal.reason}`, proposal)];
    }),
  ]);
  const decided = dossier.decisions.map((one) =>
    statement('dossier', 'zuschlag', `${one.personName} (${one.role}) hat den Zuschlag entschieden.`, one),
  );
  const missing = lotsWithoutProposal(dossier);
  if (missing.length > 0) return open(`Der Zuschlagsvorschlag für Los ${missing.join(', ')} steht noch aus.`, said);
  const subcontracts = statement(
    'dossier',
    'vermerk',
    'Zu Unteraufträgen hält das Programm nichts fest; soweit bekannt, bitte im eigenen Text ergänzen.',
  );
  return complete([...said, ...decided, subcontracts]);
}

const isWinner = ({ proposals }: Dossier, { id }: Bid): boolean =>
  proposals.some(({ lots }) => lots.some(({ bidId }) => bidId === id));

/** Why a bid is not proposed; undefined where the file gives no reason. */
function rejection(dossier: Dossier, bid: Bid): Statement | undefined {
  const finding = currentFindings(dossier.record.findings).find(
    (one) =>
      ((one.kind === 'formal' && one.result === 'excluded') || (one.kind === 'inquiry' && one.result === 'rejected')
        ? one.bidId === bid.id
        : false) ||
      (one.kind === 'exclusion' && one.result === 'excluded' && one.bidderId === bid.bidderId) ||
      (one.kind === 'suitability' &&
        one.result === 'not-met' &&
        one.bidderId === bid.bidderId &&
        one.lotId === bid.lotId),
  );
  const who = about(dossier, bid);
  if (finding && finding.kind !== 'statement')
    return statement('finding', 'lose', `${who}: nicht berücksichtigt. ${finding.reason}`, finding);
  const evaluation = dossier.evaluations.find(({ lotId }) => lotId === bid.lotId);
  const ranked = evaluation?.ranking.find(({ bidId }) => bidId === bid.id);
  if (!ranked || (ranked.rank === null && !ranked.note)) return undefined;
  const why = ranked.rank === null ? (ranked.note ?? '') : `Rang ${ranked.rank} in der Wertung.`;
  return statement('dossier', 'lose', `${who}: nicht berücksichtigt. ${why}`, evaluation);
}

/** Bids that shall not win and why. */
export function rejectedBids(dossier: Dossier): Generated {
  const missing = lotsWithoutProposal(dossier);
  if (missing.length > 0) return open(`Der Zuschlagsvorschlag für Los ${missing.join(', ')} steht noch aus.`);
  const going = new Set(goingLots(dossier).map(({ id }) => id));
  const lost = dossier.bids.filter((bid) => going.has(bid.lotId) && !isWinner(dossier, bid));
  if (lost.length === 0) return notApplicable('Alle Angebote sollen den Zuschlag erhalten; abgelehnt wurde keines.');
  const said = lost.map((bid) => ({ bid, why: rejection(dossier, bid) }));
  const silent = said.filter(({ why }) => why === undefined).map(({ bid }) => about(dossier, bid));
  const reasons = said.flatMap(({ why }) => (why ? [why] : []));
  return silent.length === 0 ? complete(reasons) : open(`Der Grund fehlt zu: ${silent.join('; ')}.`, reasons);
}

const INQUIRY = {
  asked: 'Aufklärung verlangt',
  answered: 'Antwort eingegangen',
  plausible: 'Preis aufgeklärt',
  rejected: 'wegen ungewöhnlich niedrigen Preises abgelehnt',
  withdrawn: 'Aufklärung zurückgenommen',
} as const;

/** Prices that looked too low and what became of them. */
export function lowBids(dossier: Dossier): Generated {
  const selectedLots = selectedBids(dossier);
  if (selectedLots.light === 'open') return open(selectedLots.reason ?? '');
  const inquiries = currentFindings(dossier.record.findings).flatMap((one) =>
    one.kind === 'inquiry' && one.result !== 'withdrawn' ? [one] : [],
  );
  const said = inquiries.flatMap((one) => {
    const bid = dossier.bids.find(({ id }) => id === one.bidId);
    return bid
      ? [statement('finding', 'lose', `${about(dossier, bid)}: ${INQUIRY[one.result]}. ${one.reason}`.trim(), one)]
      : [];
  });
  if (said.length === 0) return notApplicable('Kein Angebot wurde als ungewöhnlich niedrig abgelehnt.');
  return inquiries.some(({ result }) => result === 'asked' || result === 'answered')
    ? open('Über ein aufzuklärendes Angebot ist noch nicht entschieden.', said)
    : complete(said);
}
