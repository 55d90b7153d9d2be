import type { LocalDate, Money } from '@app/kernel';
import { byText, germanDate, germanMoney } from '@app/kernel';
import type { Nature, Regime } from '../book/codes';
import { NATURE_NAMES } from '../book/codes';
import type { Citation, Explainer } from '../book/explanation';
import { citationOf } from '../book/explanation';
import type { Law } from '../book/law';
import type { Rational } from './rational';
import { compare, decimalText, germanText, ratio } from './rational';
import type { Offer } from './ranking';

export type LowBidBasis = 'next-bid' | 'estimate';

/** An occasion to ask the bidder for an explanation; never an exclusion. */
export interface LowBid {
  readonly bidId: string;
  readonly basis: LowBidBasis;
  /** How many percent the price lies below what it is compared with; two places, rounded half up: "23.08". */
  readonly gapPercent: string;
  readonly text: string;
  /** The rules the occasion rests on, each with its certainty. */
  readonly citations: readonly Citation[];
}

export interface LowGap {
  readonly offer: Offer;
  readonly basis: LowBidBasis;
  readonly reference: Money;
  /** (reference − price) / reference × 100. */
  readonly gap: Rational;
}

/**
 * Prices that lie at least `trigger` percent below the next higher bid (asked of the lowest price only) or below the estimate
 * (asked of every bid). Ordered by price, then id.
 *
 * Worked example (trigger 20 %): 80,000 and 100,000 → gap 20 %, reported; 80,000.01 → 19.99999 %, not reported.
 */
function lowGaps(offers: readonly Offer[], trigger: Rational, estimate: Money | null): readonly LowGap[] {
  const sorted = [...offers].sort((a, b) => (a.price === b.price ? byText(a.id, b.id) : a.price < b.price ? -1 : 1));
  const lowest = sorted[0]?.price;
  const next = sorted.find(({ price }) => price !== lowest)?.price ?? null;
  const gapTo = (offer: Offer, basis: LowBidBasis, reference: Money | null): readonly LowGap[] => {
    if (reference === null) return [];
    const gap = ratio((reference - offer.price) * 100n, reference);
    return compare(gap, trigger) >= 0 ? [{ offer, basis, reference, gap }] : [];
  };
  return sorted.flatMap((offer) => [
    ...(offer.price === lowest ? gapTo(offer, 'next-bid', next) : []),
    ...gapTo(offer, 'estimate', estimate),
  ]);
}

/** What the law says about unusually low bids in this kind of procedure. */
interface Consequence {
  readonly factId: string;
  readonly text: string;
}

/** § 60 VgV with its "darf" before and "soll" since the first day of LOW-60; § 44 UVgO; § 16d VOB/A. */
function consequence(regime: Regime, nature: Nature, date: LocalDate, law: Law, explain: Explainer): Consequence {
  if (nature === 'works') {
    explain.doubt(
      'WERT-STUFEN',
      'Die Zuordnung der Wertungsstufen zu den Paragraphen ist nur aus dem Gedächtnis bekannt; der Wortlaut des § 16d VOB/A und des § 16d EU VOB/A zu unangemessen niedrigen Preisen ist nicht hinterlegt.',
    );
    return {
      factId: 'WERT-STUFEN',
      text: 'Bei Bauleistungen wird die Angemessenheit der Preise in der dritten Wertungsstufe geprüft (§ 16d Abs. 1 VOB/A).',
    };
  }
  if (nature === 'concession') {
    explain.doubt('LOW-60', 'Für Konzessionen ist keine Vorschrift über ungewöhnlich niedrige Angebote hinterlegt.');
    return { factId: 'LOW-60', text: 'Für Konzessionen ist keine eigene Vorschrift hinterlegt.' };
  }
  if (regime === 'national') {
    return {
      factId: 'LOW-UVGO',
      text: 'Vom Bieter ist Aufklärung zu verlangen (§ 44 UVgO).',
    };
  }
  const since = law.fact('LOW-60').validFrom ?? date;
  return {
    factId: 'LOW-60',
    text:
      date >= since
        ? 'Vom Bieter ist Aufklärung zu verlangen (§ 60 VgV). Klärt er den niedrigen Preis nicht zufriedenstellend auf, soll der Zuschlag auf dieses Angebot abgelehnt werden.'
        : `Vom Bieter ist Aufklärung zu verlangen (§ 60 VgV). Klärt er den niedrigen Preis nicht zufriedenstellend auf, darf der Zuschlag auf dieses Angebot abgelehnt werden (das „soll“ gilt erst für Verfahren ab dem ${germanDate(since)}).`,
  };
}

export interface LowBidQuestion {
  readonly date: LocalDate;
  readonly regime: Regime;
  readonly nature: Nature;
  /** Whether the state has a trigger of its own below the EU threshold (Sachsen, Thüringen). */
  readonly ownTrigger: boolean;
  /** Announced or chosen trigger in percent; null for that of LOW-20. */
  readonly trigger: Rational | null;
  readonly estimate: Money | null;
}

const TARGET: Readonly<Record<LowBidBasis, string>> = {
  'next-bid': 'dem nächsthöheren Angebot',
  estimate: 'der Kostenschätzung',
};

/** The occasions among the bids that were not excluded, explained; every answer says how certain the trigger is. */
export function judgeLowBids(
  offers: readonly Offer[],
  question: LowBidQuestion,
  law: Law,
  explain: Explainer,
): readonly LowBid[] {
  const { regime, nature, date, estimate } = question;
  const trigger = question.trigger ?? ratio(law.amountOf('LOW-20'), 100n);
  const shown = `${germanText(trigger, 4, 0)} %`;
  const gaps = lowGaps(offers, trigger, estimate);
  const { factId, text } = consequence(regime, nature, date, law, explain);
  explain.doubt(
    'LOW-20',
    'Einen starren gesetzlichen Prozentsatz gibt es nicht (BGH, 31.01.2017, X ZB 10/16); ob genau der Abstand der Aufgreifschwelle schon genügt, ist nicht belegt und wird hier angenommen.',
  );
  if (question.ownTrigger && regime === 'national') {
    explain.doubt(
      'LOW-20',
      'Thüringen und Sachsen haben eigene Aufgreifschwellen (10 %); sie sind nicht näher hinterlegt und können als Schwelle angegeben werden.',
    );
  }
  explain.step(
    gaps.length === 0
      ? `Kein Preis liegt ${shown} oder mehr unter dem nächsthöheren Angebot${estimate === null ? '' : ' oder der Kostenschätzung'}: kein Anlass zur Aufklärung.`
      : `Aufgreifschwelle ${shown}: ${gaps.length === 1 ? 'ein Anlass' : `${gaps.length} Anlässe`}, den Preis aufzuklären (${NATURE_NAMES[nature]}). Ein Angebot wird dadurch nicht ausgeschlossen.`,
    { trigger: decimalText(trigger, 4) },
    'LOW-20',
    factId,
  );
  const citations = [...new Set(['LOW-20', factId])].map((id) => citationOf(law.fact(id)));
  return gaps.map(({ offer, basis, reference, gap }) => ({
    bidId: offer.id,
    basis,
    gapPercent: decimalText(gap, 2),
    text: `Angebot ${offer.id} liegt mit ${germanMoney(offer.price)} um ${germanText(gap, 2)} % unter ${TARGET[basis]} (${germanMoney(reference)}). Das ist ein Anlass zur Prüfung, kein Ausschluss. ${text}`,
    citations,
  }));
}
