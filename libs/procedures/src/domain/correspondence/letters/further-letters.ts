import { dayInGermany, germanDate, germanMoney, parseMoney } from '@app/kernel';
import { type CancellationGround } from '../../cancellation/cancellation';
import type { AwardProposal, Dossier } from '../../dossier';
import type { Bid } from '../../procedure';
import { statuteText } from '../../statute';
import { type LetterDraft, numbersText } from './letter';
import { filled, type LetterText } from './letter-texts';

/** What every letter is filled in with besides its own facts. */
export interface Wording {
  readonly text: LetterText;
  readonly values: Readonly<Record<string, string>>;
}

const companyOf = ({ bidders }: Dossier, bidderId: string): string =>
  bidders.find(({ id }) => id === bidderId)?.name ?? '';

function worded({ text, values }: Wording, company: string, lots: string): Pick<LetterDraft, 'opening' | 'closing'> {
  const own = { ...values, Unternehmen: company, Lose: lots };
  return { opening: filled(text.opening, own), closing: filled(text.closing, own) };
}

/** The award to every winner, one letter per lot: every lot is a contract of its own. */
export const awardLetters = (dossier: Dossier, proposal: AwardProposal, wording: Wording): readonly LetterDraft[] =>
  proposal.lots.flatMap(({ lotId, bidId }) => {
    const lot = dossier.lots.find(({ id }) => id === lotId);
    const bid = dossier.bids.find(({ id }) => id === bidId);
    if (!lot || !bid) return [];
    const { procedure } = dossier;
    const net = dossier.evaluations
      .find((one) => one.lotId === lotId)
      ?.ranking.find((row) => row.bidId === bid.id)?.total;
    const term =
      procedure.termFrom && procedure.termTo
        ? [{ term: 'Laufzeit', text: `${germanDate(procedure.termFrom)} bis ${germanDate(procedure.termTo)}` }]
        : [];
    return [
      {
        ...{ bidderId: bid.bidderId, lotNumbers: [lot.number] },
        subject: `Zuschlag\n${procedure.title}, Los ${lot.number}: ${lot.title}`,
        ...worded(wording, companyOf(dossier, bid.bidderId), numbersText([lot.number])),
        sections: [
          {
            heading: `Los ${lot.number}: ${lot.title}`,
            facts: [
              ...(bid.receivedAt ? [{ term: 'Ihr Angebot vom', text: germanDate(dayInGermany(bid.receivedAt)) }] : []),
              { term: 'Auftragssumme netto', text: germanMoney(parseMoney(net ?? bid.total)) },
              ...(lot.awardedOn ? [{ term: 'Zuschlag erteilt am', text: germanDate(lot.awardedOn) }] : []),
              ...term,
            ],
          },
        ],
      },
    ];
  });

export interface CancelledPart {
  readonly lotIds: readonly string[];
  readonly grounds: readonly CancellationGround[];
  /** The reasons as the companies are told them. */
  readonly reason: string;
}

/** To every company that takes part: what was given up, on which ground and why. */
export function cancellationLetters(
  dossier: Dossier,
  { lotIds, grounds, reason }: CancelledPart,
  wording: Wording,
): readonly LetterDraft[] {
  const { procedure, lots, bidders } = dossier;
  const gone = lots.filter(({ id }) => lotIds.includes(id));
  const lotNumbers = gone.map(({ number }) => number);
  const ground = grounds
    .map(({ text, fact }) => {
      const paragraph = fact ? statuteText(fact.statute) : undefined;
      return paragraph ? `${text} (${paragraph})` : text;
    })
    .join('\n');
  return bidders.map(({ id, name }) => ({
    ...{ bidderId: id, lotNumbers },
    subject: `Aufhebung des Vergabeverfahrens\n${procedure.title}, ${numbersText(lotNumbers)}`,
    ...worded(wording, name, numbersText(lotNumbers)),
    sections: [
      {
        heading: 'Umfang und Gründe der Aufhebung',
        facts: [
          {
            term: gone.length === 1 ? 'Los' : 'Lose',
            text: gone.map((lot) => `Los ${lot.number}: ${lot.title}`).join('\n'),
          },
          { term: 'Grund', text: ground },
          { term: 'Begründung', text: reason },
        ],
      },
    ],
  }));
}

export interface PriceInquiry {
  readonly bid: Bid;
  /** Why the price looks low, in the words of the examination. */
  readonly occasion: readonly string[];
  /** What the bidder shall explain. */
  readonly questions: string;
}

/** Asks one bidder to explain its price. */
export function priceInquiryLetter(
  dossier: Dossier,
  { bid, occasion, questions }: PriceInquiry,
  wording: Wording,
): readonly LetterDraft[] {
  const lot = dossier.lots.find(({ id }) => id === bid.lotId);
  const lotNumbers = lot ? [lot.number] : [];
  return [
    {
      ...{ bidderId: bid.bidderId, lotNumbers },
      subject: `Aufklärung Ihres Angebotspreises\n${dossier.procedure.title}, ${numbersText(lotNumbers)}`,
      ...worded(wording, companyOf(dossier, bid.bidderId), numbersText(lotNumbers)),
      sections: [
        {
          heading: lot ? `Los ${lot.number}: ${lot.title}` : 'Ihr Angebot',
          facts: [
            { term: 'Ihr Angebot netto', text: germanMoney(parseMoney(bid.total)) },
            ...(occasion.length > 0 ? [{ term: 'Anlass', text: occasion.join('\n') }] : []),
            { term: 'Wir bitten um Erläuterung', text: questions },
          ],
        },
      ],
    },
  ];
}
