import { formatGermanDecimal, germanDate, type LocalDate, parseDecimal, parseMoney } from '@app/kernel';
import { EVALUATION_METHOD_NAMES } from '@app/law';
import type { AwardProposal, Dossier } from '../../dossier';
import type { EvaluatedLot } from '../../examination/evaluation-faults';
import { lowBidFact, rulebookOf } from '../../examination/formal-grounds';
import { isAwarded } from '../../phase';
import type { Bid, Procedure } from '../../procedure';
import { statuteText } from '../../statute';
import { type LetterDraft, type LetterSection, numbersText } from './letter';
import { filled, type LetterText } from './letter-texts';

/** The fact the letters rest on. */
export const informationFactId = ({ regime, nature }: Pick<Procedure, 'regime' | 'nature'>): string =>
  regime === 'eu' ? 'LET-134' : nature === 'works' ? 'LET-VOBA' : 'LET-UVGO';

/** Above the threshold winner, reasons and earliest day belong into the letter; below it they are told on demand. */
export const reasonsDue = ({ regime }: Pick<Procedure, 'regime'>): boolean => regime === 'eu';

export interface InformationInput {
  /** The lots of the proposal. */
  readonly dossier: Dossier;
  readonly proposal: AwardProposal;
  readonly lots: readonly EvaluatedLot[];
  /** The earliest day of the contract; null where no standstill is known. */
  readonly earliest: LocalDate | null;
  /** Tells reasons and winner although nobody demanded it (always above the threshold). */
  readonly withReasons: boolean;
  readonly text: LetterText;
  readonly values: Readonly<Record<string, string>>;
}

/** Bids of the lots that shall not win, by bidder. */
export function losersOf(
  { bids }: Pick<Dossier, 'bids'>,
  { lots }: AwardProposal,
): ReadonlyMap<string, readonly Bid[]> {
  const lost = lots.flatMap(({ lotId, bidId }) => bids.filter((bid) => bid.lotId === lotId && bid.id !== bidId));
  return new Map(
    [...new Set(lost.map(({ bidderId }) => bidderId))].map((bidderId) => [
      bidderId,
      lost.filter((bid) => bid.bidderId === bidderId),
    ]),
  );
}

/**
 * The letter of § 134 GWB, § 46 UVgO or § 19 VOB/A to every bidder with a bid that shall not win, with one section per lot.
 * Reasons come from the examination and evaluation of that very bid. Prices of others are never told.
 */
export function informationLetters(input: InformationInput): readonly LetterDraft[] {
  const { dossier, proposal, text, values } = input;
  const { procedure, bidders } = dossier;
  return [...losersOf(dossier, proposal)].map(([bidderId, bids]) => {
    const lots = input.lots.filter(({ lot }) => bids.some(({ lotId }) => lotId === lot.id));
    const lotNumbers = lots.map(({ lot }) => lot.number);
    const company = bidders.find(({ id }) => id === bidderId)?.name ?? '';
    const own = { ...values, Unternehmen: company, Lose: numbersText(lotNumbers) };
    return {
      ...{ bidderId, lotNumbers },
      subject: `Information über die ${isAwarded(procedure.phase) ? '' : 'beabsichtigte '}Zuschlagserteilung\n${procedure.title}, ${numbersText(lotNumbers)}`,
      opening: filled(text.opening, own),
      sections: lots.map((lot) =>
        section(
          input,
          lot,
          bids.filter(({ lotId }) => lotId === lot.lot.id),
        ),
      ),
      closing: [...onDemand(input), filled(text.closing, own)].join('\n\n'),
    };
  });
}

function section(input: InformationInput, lot: EvaluatedLot, bids: readonly Bid[]): LetterSection {
  const { earliest, withReasons } = input;
  const reasons = bids.map((bid) => reasonsOf(input, lot, bid).join('\n')).join('\n\n');
  return {
    heading: `Los ${lot.lot.number}: ${lot.lot.title}`,
    facts: [
      ...(withReasons
        ? [winnerFact(input, lot), { term: 'Gründe der Nichtberücksichtigung', text: reasons }]
        : [{ term: 'Ergebnis', text: 'Ihr Angebot erhält nicht den Zuschlag.' }]),
      ...(earliest ? [{ term: 'Frühester Vertragsschluss', text: germanDate(earliest) }] : []),
    ],
  };
}

function winnerFact({ dossier, proposal }: InformationInput, { lot }: EvaluatedLot): LetterSection['facts'][number] {
  const term = 'Für den Zuschlag vorgesehen';
  const winner = winnerOf(proposal, lot.id, dossier);
  if (!winner) return { term, text: 'Kein Unternehmen: Zu diesem Los liegt kein wertbares Angebot vor.' };
  return { term, text: dossier.bidders.find(({ id }) => id === winner.bidderId)?.name ?? '' };
}

const winnerOf = ({ lots }: AwardProposal, lotId: string, { bids }: Pick<Dossier, 'bids'>): Bid | undefined => {
  const bidId = lots.find((one) => one.lotId === lotId)?.bidId;
  return bids.find(({ id }) => id === bidId);
};

/** Why this bid shall not win: excluded with ground and paragraph, or ranked lower, and in what. */
export function reasonsOf(
  { dossier, proposal }: Pick<InformationInput, 'dossier' | 'proposal'>,
  lot: EvaluatedLot,
  bid: Bid,
): readonly string[] {
  const bars = lot.examined.find(({ bidId }) => bidId === bid.id)?.bars ?? [];
  if (bars.length > 0) {
    return bars.map(({ reason, factId, stage }) => {
      const source = factId ?? (stage === 3 ? lowBidFact(rulebookOf(dossier.procedure)) : null);
      const paragraph = source === null ? undefined : statuteText(dossier.law.fact(source).statute);
      return `Ihr Angebot ist von der Wertung ausgeschlossen${paragraph ? ` (${paragraph})` : ''}. ${reason}`;
    });
  }
  const row = lot.now.ranking.find(({ bidId }) => bidId === bid.id);
  if (!row || row.rank === null) return [`Ihr Angebot wurde nicht gewertet. ${row?.note ?? ''}`.trim()];
  const ranked = lot.now.ranking.filter(({ rank }) => rank !== null).length;
  const place = `In der Wertung liegt Ihr Angebot auf Rang ${row.rank} von ${ranked}.`;
  const winner = winnerOf(proposal, lot.lot.id, dossier);
  return [place, ...(winner ? comparison(lot, bid, winner) : [])];
}

/** Where the bid fell behind. Points are told criterion by criterion, the price only as higher, equal or lower. */
function comparison({ plan, cells, now }: EvaluatedLot, bid: Bid, winner: Bid): readonly string[] {
  const { criteria, method, priceWeight, maximumPoints } = plan.evaluation;
  const price = priceSentence(now.ranking, bid.id, winner.id);
  if (criteria.length === 0) return [`Maßgeblich ist allein der Preis. ${price}`];
  const pointsOf = (bidId: string, criterionId: string): string =>
    cells.find((cell) => cell.bidId === bidId && cell.criterionId === criterionId)?.points ?? '0';
  const weight = (percent: string | null): string => (percent === null ? '' : ` (Gewicht ${german(percent)} %)`);
  return [
    `Gewertet wurde nach der bekannt gemachten Methode „${EVALUATION_METHOD_NAMES[method]}“.`,
    `Preis${weight(priceWeight)}: ${price}`,
    ...criteria.map(({ id, name, weight: share }) => {
      const own = pointsOf(bid.id, id);
      const theirs = pointsOf(winner.id, id);
      const of = maximumPoints === null ? '' : ` von ${german(maximumPoints)}`;
      return `${name}${weight(share)}: Ihr Angebot ${german(own)}${of} Punkten, das vorgesehene Angebot ${german(theirs)}.`;
    }),
  ];
}

function priceSentence(ranking: EvaluatedLot['now']['ranking'], own: string, winner: string): string {
  const totalOf = (bidId: string): bigint => parseMoney(ranking.find((row) => row.bidId === bidId)?.total ?? '0');
  const [mine, theirs] = [totalOf(own), totalOf(winner)];
  const word = mine > theirs ? 'höher als der' : mine < theirs ? 'niedriger als der' : 'ebenso hoch wie der';
  return `Ihr Angebotspreis ist ${word} des vorgesehenen Angebots.`;
}

/** "7.5000" → „7,5“. */
export const german = (decimal: string): string => formatGermanDecimal(parseDecimal(decimal, 4), 4, 0);

/** Below the threshold reasons and winner are told when they are asked for. */
function onDemand({ dossier, withReasons }: InformationInput): readonly string[] {
  const { procedure, law } = dossier;
  if (reasonsDue(procedure) || withReasons) return [];
  const fact = law.fact(informationFactId(procedure));
  const days = law.numberOf(procedure.nature === 'works' ? 'LOS-VOBA19' : 'LOS-UVGO46');
  const paragraph = statuteText(fact.statute) ?? fact.statute;
  return [
    `Auf Ihr Verlangen teilen wir Ihnen innerhalb von ${days} Tagen die Gründe der Ablehnung, die Merkmale und Vorteile des erfolgreichen Angebots und den Namen des erfolgreichen Bieters mit (${paragraph}).`,
  ];
}
