import { formatMoney, germanMoney } from '@app/kernel';
import type { Explainer } from '../book/explanation';
import type { Law } from '../book/law';
import type { FieldCheck } from '../book/requests';
import type { EvaluationCase, MethodSettings } from './evaluation-request';
import { EVALUATION_METHOD_NAMES } from './evaluation-request';
import type { Rational } from './rational';
import { compare, divide, germanText, largest, median, multiply, ONE, ratio, subtract, ZERO } from './rational';
import type { Offer, Scored } from './ranking';
import { euros, rank } from './ranking';
import type { Yardstick } from './ufab';
import { corridorBound, extendedRichtwert, indices, relativeLines, simpleRichtwert } from './ufab';
import type { Line, PricePoints } from './weighted';
import { pointLines, scoreAt } from './weighted';

/** What a method says about the bids; `lines` only where price and performance have weights. */
export interface Judgement {
  readonly scored: readonly Scored[];
  readonly lines: readonly Line[] | null;
}

type Settings<M extends MethodSettings['method']> = Extract<MethodSettings, { method: M }>;

interface Subject {
  readonly offers: readonly Offer[];
  readonly facts: EvaluationCase;
  readonly law: Law;
  readonly explain: Explainer;
}

const percent = (share: Rational): string => `${germanText(multiply(share, ratio(100n)), 4, 0)} %`;
const plain = (value: Rational): string => germanText(value, 4, 0);
const shown = (price: Rational): string => germanMoney((price.numerator * 100n) / price.denominator);
const firsts = (scored: readonly Scored[], facts: EvaluationCase): string =>
  rank(scored, facts.tieRule)
    .filter((place) => place.rank === 1)
    .map(({ bidId }) => bidId)
    .join(', ');
const scoresOf = (scored: readonly Scored[]): Record<string, string> =>
  Object.fromEntries(scored.map(({ offer, scoreText }) => [`Angebot ${offer.id}`, scoreText]));

/** Applies the method of the case to the bids that were not excluded, at least one, and explains every figure. */
export function judge(subject: Subject, check: FieldCheck): Judgement {
  const { settings } = subject.facts;
  switch (settings.method) {
    case 'ufab-simple':
      return judgeSimple(subject);
    case 'ufab-extended':
      return judgeExtended(subject, settings);
    case 'ufab-median':
      return judgeRelative(subject, 'UFAB-MEDIAN', settings.share, medians(subject.offers, check));
    case 'ufab-reference':
      return judgeRelative(subject, 'UFAB-REF', settings.share, settings.reference);
    default:
      return judgePricePoints(subject, settings);
  }
}

function judgeSimple({ offers, facts, explain }: Subject): Judgement {
  const scored = simpleRichtwert(offers);
  explain.step(
    `${EVALUATION_METHOD_NAMES['ufab-simple']}: Leistungspunkte geteilt durch Preis, mal 10^${indices(offers).power}, kaufmännisch auf ganze Zahlen gerundet; die höchste Kennzahl liegt vorn.`,
    scoresOf(scored),
    'UFAB-SIMPLE',
  );
  explainRounding(scored, simpleRichtwert(offers, true), facts, explain);
  return { scored, lines: null };
}

function judgeExtended(
  { offers, facts, explain }: Subject,
  { corridor, criterion }: Settings<'ufab-extended'>,
): Judgement {
  const scored = extendedRichtwert(offers, corridor, criterion);
  const lead = largest(indices(offers).values);
  explain.step(
    `${EVALUATION_METHOD_NAMES['ufab-extended']}: führende Kennzahl ${germanText(lead, 0)}; im Korridor von ${plain(corridor)} % liegen Angebote ab ${plain(corridorBound(lead, corridor))}. Darin entscheidet ${criterion === 'lowest-price' ? 'der niedrigste Preis' : 'die höchste Leistung'}.`,
    scoresOf(scored),
    'UFAB-EXT',
    'UFAB-SIMPLE',
  );
  explainRounding(scored, extendedRichtwert(offers, corridor, criterion, true), facts, explain);
  return { scored, lines: null };
}

/** Rounding to whole numbers belongs to the method; where it decides the first place, the reader shall know. */
function explainRounding(
  scored: readonly Scored[],
  exact: readonly Scored[],
  facts: EvaluationCase,
  explain: Explainer,
): void {
  explain.doubt(
    'UFAB-SIMPLE',
    'Ob Leistung und Preis hier immer mit je 50 % gewichtet sind, ist streitig (dafür VK Lüneburg, 05.09.2023, VgK-20/2023; dagegen vergabeblog.de, 22.01.2024).',
  );
  const [rounded, unrounded] = [firsts(scored, facts), firsts(exact, facts)];
  if (rounded === unrounded) return;
  explain.step(
    `Die Rundung auf ganze Zahlen entscheidet den ersten Rang: ungerundet läge dort ${unrounded}, gerundet ${rounded}.`,
    {},
    'UFAB-SIMPLE',
  );
}

function medians(offers: readonly Offer[], check: FieldCheck): Yardstick {
  const performance = median(offers.map((offer) => offer.performance));
  if (compare(performance, ZERO) === 0) {
    check.fail('/bids', 'der Median der Leistungspunkte ist 0, die Methode ist damit nicht anwendbar');
    check.done();
  }
  return { performance, price: median(offers.map(euros)) };
}

function judgeRelative(
  { offers, explain }: Subject,
  factId: 'UFAB-MEDIAN' | 'UFAB-REF',
  share: Rational,
  yardstick: Yardstick,
): Judgement {
  const lines = relativeLines(offers, yardstick);
  const byMedian = factId === 'UFAB-MEDIAN';
  explain.step(
    `${EVALUATION_METHOD_NAMES[byMedian ? 'ufab-median' : 'ufab-reference']}: Leistung ${percent(subtract(ONE, share))} und Preis ${percent(share)}, gemessen an ${byMedian ? 'den Medianen aller wertbaren Angebote (bei gerader Zahl der Mittelwert der beiden mittleren)' : 'den vorher festgelegten Referenzwerten'}: ${plain(yardstick.performance)} Punkte und ${shown(yardstick.price)}.`,
    { performance: plain(yardstick.performance), price: plain(yardstick.price) },
    factId,
  );
  explain.doubt(
    factId,
    'Belegt ist die Regel in Worten; die Formel Z = GL × L/L₀ − GP × P/P₀ mit ihrem Minuszeichen ist nur aus dem Gedächtnis bekannt und vor der Verwendung in der UfAB nachzulesen.',
  );
  if (byMedian) {
    explain.step(
      'Gemessen werden nur Leistungspunkte und Preise. Andere Angaben am Median zu messen, hat die Vergabekammer des Bundes beanstandet.',
      {},
      'MEDIAN-VK',
    );
  }
  return { scored: weigh(lines, share, factId, 4, '', explain), lines };
}

function judgePricePoints(
  { offers, facts, explain }: Subject,
  { method, share, pricePoints }: Settings<'price-linear' | 'price-ratio'>,
): Judgement {
  const lines = pointLines(offers, pricePoints, facts.maximumPoints);
  const factId = method === 'price-linear' ? 'PRICE-LIN' : 'PRICE-RATIO';
  explain.step(
    `${EVALUATION_METHOD_NAMES[method]}: ${plain(pricePoints.maximum)} Punkte für den niedrigsten Preis, ${formulaText(pricePoints)}, ${roundingText(pricePoints)}. Preis ${percent(share)}, Leistung ${percent(subtract(ONE, share))}.`,
    Object.fromEntries(
      lines.map(({ offer, pricePart }) => [
        `Preispunkte ${offer.id}`,
        plain(divide(multiply(pricePart, pricePoints.maximum), ratio(100n))),
      ]),
    ),
    factId,
  );
  explain.doubt(
    factId,
    method === 'price-linear'
      ? 'Die Formel stammt aus einer einzelnen Bekanntmachung; maßgeblich ist, was in diesem Verfahren bekannt gemacht wurde.'
      : 'Die Formel ist nur aus einem Handbuchentwurf bekannt; maßgeblich ist, was in diesem Verfahren bekannt gemacht wurde.',
  );
  return { scored: weigh(lines, share, factId, 2, ' Punkte', explain), lines };
}

const formulaText = ({ zeroAt }: PricePoints): string =>
  zeroAt === null
    ? 'höhere Preise im Verhältnis weniger'
    : `0 Punkte ab dem ${plain(zeroAt)}-fachen, dazwischen geradlinig`;

function roundingText({ rounding, places }: PricePoints): string {
  if (rounding === 'none') return 'nicht gerundet';
  return `${rounding === 'down' ? 'abgerundet' : 'kaufmännisch gerundet'} auf ${places} Nachkommastellen`;
}

/** Scores of all lines at the announced weight; compared exactly, rounded only for showing. */
function weigh(
  lines: readonly Line[],
  share: Rational,
  factId: string,
  places: number,
  unit: string,
  explain: Explainer,
): readonly Scored[] {
  const scored = lines.map((line): Scored => {
    const score = scoreAt(line, share);
    const text = (value: Rational): string => germanText(value, places);
    const parts = [multiply(subtract(ONE, share), line.performancePart), multiply(share, line.pricePart)].map(text);
    const derivation = `Leistungsanteil ${parts[0]}, Preisanteil ${parts[1]}`;
    explain.step(
      `Angebot ${line.offer.id}: ${derivation}, zusammen ${text(score)}.`,
      { performance: plain(line.offer.performance), price: formatMoney(line.offer.price) },
      factId,
    );
    return { offer: line.offer, score, scoreText: `${text(score)}${unit}`, derivation, keys: [score] };
  });
  explain.step(`Verglichen wird ungerundet; gezeigt wird kaufmännisch auf ${places} Nachkommastellen gerundet.`);
  return scored;
}
