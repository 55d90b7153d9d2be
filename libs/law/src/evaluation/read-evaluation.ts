import type { Money } from '@app/kernel';
import { NATURES, REGIMES } from '../book/codes';
import type { Law } from '../book/law';
import type { FieldCheck } from '../book/requests';
import type { EvaluationCase, EvaluationMethod, EvaluationRequest, MethodSettings } from './evaluation-request';
import { EVALUATION_METHODS } from './evaluation-request';
import type { Criterion, RatedBid } from './exclusions';
import type { Rational } from './rational';
import { compare, germanText, ratio, ROUNDINGS, sumOf } from './rational';
import type { TieRule } from './ranking';
import { TIE_RULES } from './ranking';
import { CORRIDOR_CRITERIA } from './ufab';
import type { PricePoints } from './weighted';

const PLACES = 4;
const MOST_BIDS = 200;
const MOST_CRITERIA = 100;
const HUNDRED = 1_000_000n;

type Fields = Readonly<Record<string, unknown>>;
const fields = (value: unknown): Fields => (typeof value === 'object' && value !== null ? (value as Fields) : {});
const own = (value: Fields, name: string): unknown => (Object.hasOwn(value, name) ? value[name] : undefined);
const given = (value: unknown): boolean => value !== undefined && value !== null;
/** A key as a part of a JSON pointer (RFC 6901). */
const pointerPart = (key: string): string => key.replaceAll('~', '~0').replaceAll('/', '~1');
const plain = (value: bigint): Rational => ratio(value, 10n ** BigInt(PLACES));
const shownPlain = (value: bigint): string => germanText(plain(value), PLACES, 0);

/** Reads a request and collects every wrong field in `check`; the result is only good when there is none. */
export function readEvaluation(request: EvaluationRequest, law: Law, check: FieldCheck): EvaluationCase {
  const all = fields(request);
  const settings = readMethod(all, law, check);
  const criteria = readCriteria(all, settings, check);
  const maximum = criteria.length > 0 ? positive('/maximumPoints', all.maximumPoints, check) : 10_000n;
  const limits = fields(all.limits);
  const lowBids = fields(all.lowBids);
  const amount = (pointer: string, value: unknown): Money | null =>
    given(value) ? check.decimal(pointer, value, 2, 1n, null, 'kein Betrag größer als 0') : null;
  return {
    date: check.day('/startsOn', all.startsOn),
    state: check.code('/state', all.state, law.stateCodes, 'als Land'),
    regime: check.code('/regime', all.regime, REGIMES, 'als Vergaberegime'),
    nature: check.code('/nature', all.nature, NATURES, 'als Art der Leistung'),
    settings,
    maximumPoints: plain(maximum),
    criteria: criteria.map((row, i) => ({ ...row, minimum: minimumOf(all.criteria, i, maximum, check) })),
    bids: readBids(all.bids, criteria, maximum, check),
    limits: {
      minimumPerformance: given(limits.performance)
        ? points('/limits/performance', limits.performance, maximum, check)
        : null,
      maximumPrice: amount('/limits/price', limits.price),
    },
    tieRule: given(all.tieRule)
      ? check.code('/tieRule', all.tieRule, TIE_RULES, 'als Gleichstandsregel')
      : usualTieRule(settings.method),
    trigger: given(lowBids.percent) ? plain(percentage('/lowBids/percent', lowBids.percent, 1n, check)) : null,
    estimate: amount('/lowBids/estimate', lowBids.estimate),
  };
}

/** UFAB-SIMPLE names the lower price; for the other methods nothing is known. */
const usualTieRule = (method: EvaluationMethod): TieRule =>
  method === 'ufab-simple' || method === 'ufab-extended' ? 'lower-price' : 'none';

const positive = (pointer: string, value: unknown, check: FieldCheck): bigint =>
  check.decimal(pointer, value, PLACES, 1n, null, `keine Zahl größer als 0 mit höchstens ${PLACES} Nachkommastellen`);
const percentage = (pointer: string, value: unknown, minimum: bigint, check: FieldCheck): bigint =>
  check.decimal(
    pointer,
    value,
    PLACES,
    minimum,
    HUNDRED,
    `kein Prozentsatz ${minimum > 0n ? 'größer als 0 und höchstens' : 'von 0 bis'} 100`,
  );
const points = (pointer: string, value: unknown, maximum: bigint, check: FieldCheck): Rational =>
  plain(check.decimal(pointer, value, PLACES, 0n, maximum, `keine Punktzahl von 0 bis ${shownPlain(maximum)}`));

function readMethod(all: Fields, law: Law, check: FieldCheck): MethodSettings {
  if (all.method === 'ufab-average') {
    check.fail('/method', `Die Mittelwertmethode wird nicht angewendet. ${law.fact('UFAB-AVG').text}`);
    return { method: 'ufab-simple' };
  }
  const method = check.code('/method', all.method, EVALUATION_METHODS, 'als Wertungsmethode');
  if (method === 'ufab-simple') return { method };
  if (method === 'ufab-extended') {
    const widest = law.numberOf('UFAB-EXT');
    const corridor = plain(percentage('/corridor', all.corridor, 0n, check));
    if (compare(corridor, ratio(BigInt(widest))) > 0) {
      check.fail('/corridor', `der Schwankungsbereich ist höchstens ${widest} % breit`);
    }
    return {
      method,
      corridor,
      criterion: check.code('/criterion', all.criterion, CORRIDOR_CRITERIA, 'als Entscheidungskriterium'),
    };
  }
  const share = ratio(percentage('/priceWeight', all.priceWeight, 0n, check), HUNDRED);
  if (method === 'ufab-median') return { method, share };
  if (method === 'ufab-reference') {
    const reference = fields(all.reference);
    return {
      method,
      share,
      reference: {
        performance: plain(positive('/reference/performance', reference.performance, check)),
        price: ratio(check.decimal('/reference/price', reference.price, 2, 1n, null, 'kein Betrag größer als 0'), 100n),
      },
    };
  }
  return { method, share, pricePoints: readPricePoints(fields(all.pricePoints), method === 'price-linear', check) };
}

function readPricePoints(settings: Fields, linear: boolean, check: FieldCheck): PricePoints {
  const rounding = check.code('/pricePoints/rounding', settings.rounding, ROUNDINGS, 'als Rundung');
  return {
    maximum: plain(positive('/pricePoints/maximum', settings.maximum, check)),
    zeroAt: linear
      ? plain(
          check.decimal('/pricePoints/zeroAt', settings.zeroAt, PLACES, 10_001n, null, 'kein Vielfaches größer als 1'),
        )
      : null,
    rounding,
    places: rounding === 'none' ? 0 : check.integer('/pricePoints/places', settings.places, 0, PLACES),
  };
}

function rows(pointer: string, value: unknown, most: number, what: string, check: FieldCheck): readonly Fields[] {
  if (Array.isArray(value) && value.length <= most) return value.map(fields);
  check.fail(pointer, `erwartet wird eine Liste mit höchstens ${most} ${what}`);
  return [];
}

function names(pointer: string, list: readonly Fields[], check: FieldCheck): readonly string[] {
  const ids = list.map(({ id }, i) => {
    if (typeof id === 'string' && id.trim() !== '') return id;
    check.fail(`${pointer}/${i}/id`, 'es fehlt die Kennung');
    return `${i}`;
  });
  ids.forEach((id, i) => {
    if (ids.indexOf(id) < i) check.fail(`${pointer}/${i}/id`, `„${id}“ kommt mehrmals vor`);
  });
  return ids;
}

/** The criteria without their minimum, which needs the scale; with the price they must weigh 100 %. */
function readCriteria(all: Fields, settings: MethodSettings, check: FieldCheck): readonly Omit<Criterion, 'minimum'>[] {
  const list = rows('/criteria', all.criteria, MOST_CRITERIA, 'Kriterien', check);
  const ids = names('/criteria', list, check);
  const criteria = list.map(({ name, weight }, i) => ({
    id: ids[i] ?? '',
    name: typeof name === 'string' && name.trim() !== '' ? name : (ids[i] ?? ''),
    weight: plain(percentage(`/criteria/${i}/weight`, weight, 1n, check)),
  }));
  const priceOnly = criteria.length === 0;
  if (priceOnly && settings.method.startsWith('ufab-')) {
    check.fail('/criteria', 'die Methode braucht mindestens ein Leistungskriterium');
    return criteria;
  }
  const price = 'share' in settings ? [ratio(settings.share.numerator * 100n, settings.share.denominator)] : [];
  const total = sumOf([...price, ...criteria.map(({ weight }) => weight)]);
  if (compare(total, ratio(100n)) !== 0) {
    check.fail(
      '/criteria',
      `die Gewichte${price.length > 0 ? ' einschließlich des Preises' : ''} ergeben ${germanText(total, PLACES, 0)} % statt 100 %`,
    );
  }
  return criteria;
}

function minimumOf(criteria: unknown, i: number, maximum: bigint, check: FieldCheck): Rational | null {
  const minimum = fields(Array.isArray(criteria) ? criteria[i] : null).minimum;
  return given(minimum) ? points(`/criteria/${i}/minimum`, minimum, maximum, check) : null;
}

function readBids(
  value: unknown,
  criteria: readonly { readonly id: string }[],
  maximum: bigint,
  check: FieldCheck,
): readonly RatedBid[] {
  const list = rows('/bids', value, MOST_BIDS, 'Angeboten', check);
  if (Array.isArray(value) && value.length === 0) check.fail('/bids', 'es fehlt mindestens ein Angebot');
  const ids = names('/bids', list, check);
  return list.map((bid, i) => {
    const at = `/bids/${i}`;
    const rated = fields(bid.points);
    for (const key of Object.keys(rated)) {
      if (!criteria.some(({ id }) => id === key)) check.fail(`${at}/points/${pointerPart(key)}`, 'ist kein Kriterium');
    }
    return {
      id: ids[i] ?? '',
      price: check.decimal(`${at}/price`, bid.price, 2, 1n, null, 'kein Betrag größer als 0'),
      points: new Map(
        criteria.map(({ id }) => [id, points(`${at}/points/${pointerPart(id)}`, own(rated, id), maximum, check)]),
      ),
    };
  });
}
