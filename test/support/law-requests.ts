import fc from 'fast-check';
import {
  BUYERS,
  EU_PROCEDURE_TYPES,
  NATIONAL_PROCEDURE_TYPES,
  NATURES,
  PERIOD_DIRECTIONS,
  PERIOD_RULES,
  PERIOD_UNITS,
  PROCEDURE_TYPES,
  REGIMES,
  STATES,
  STEP_IDS,
  URGENCIES,
} from '@app/law';

/** A request to the law library: the body as the text that is sent. */
export interface LawCall {
  readonly method: 'GET' | 'POST';
  readonly url: string;
  readonly text?: string;
}

const day = fc
  .date({ min: new Date('2016-04-18'), max: new Date('2035-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));
const recentDay = fc
  .date({ min: new Date('2018-01-01'), max: new Date('2027-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));
const amount = fc
  .bigInt({ min: 0n, max: 10n ** 9n })
  .map((cents) => `${cents / 100n}.${String(cents % 100n).padStart(2, '0')}`);
const code = <T>(codes: readonly T[]): fc.Arbitrary<T> => fc.constantFrom(...codes);
const where = { startsOn: recentDay, state: code(STATES) };
const estimate = fc.oneof(
  fc.record({
    kind: fc.constant('single'),
    base: amount,
    options: fc.array(amount),
    extensions: fc.array(amount),
    premiums: amount,
  }),
  fc.record({ kind: fc.constant('framework'), years: fc.integer({ min: 1, max: 12 }), perYear: amount }),
  fc.record({ kind: fc.constant('recurring'), lastTwelveMonths: amount, expectedChange: amount }),
  fc.record({ kind: fc.constant('indefinite'), perMonth: amount }),
  fc.record({
    kind: fc.constant('lots'),
    lots: fc
      .array(fc.record({ value: amount, similar: fc.boolean(), outsideEu: fc.boolean() }), { minLength: 1 })
      .map((lots) => lots.map((lot, index) => ({ ...lot, id: String(index + 1) }))),
  }),
  fc.record({ kind: fc.constant('works'), base: amount, providedByBuyer: amount }),
);
const subject = { ...where, buyer: code(BUYERS), nature: code(NATURES) };
/** Every field right, so that it is answered or refused for what the law does not know. */
export const assessments: fc.Arbitrary<object> = fc.oneof(
  fc.record({ ...subject, value: amount }),
  fc.record({ ...subject, estimate }),
);
export const periods: fc.Arbitrary<object> = fc
  .record({
    rule: code(PERIOD_RULES),
    event: day,
    length: fc.oneof(fc.integer({ min: 1, max: 90 }), fc.integer({ min: 1, max: 4000 })),
    unit: code(PERIOD_UNITS),
    direction: code(PERIOD_DIRECTIONS),
    state: code(STATES),
  })
  .map((period) => (period.unit === 'hours' ? { ...period, at: '17:00' } : period));
export const timelines: fc.Arbitrary<object> = fc
  .tuple(
    fc.record({ ...where, regime: code(REGIMES), procedureType: code(PROCEDURE_TYPES), nature: code(NATURES) }),
    fc.record({
      eu: code(EU_PROCEDURE_TYPES),
      national: code(NATIONAL_PROCEDURE_TYPES),
      noticeDispatchedOn: recentDay,
    }),
    fc.record(
      {
        electronicTenders: fc.boolean(),
        priorInformation: fc.boolean(),
        documentsElectronic: fc.boolean(),
        urgency: code(URGENCIES),
        publicationDayRequested: fc.option(recentDay),
        overrides: fc.dictionary(code(STEP_IDS), day, { maxKeys: 3 }),
        anchor: fc.option(fc.record({ stepId: code(STEP_IDS), on: day })),
      },
      { requiredKeys: [] },
    ),
  )
  .map(([plain, { noticeDispatchedOn, ...types }, more]) => ({
    ...plain,
    procedureType: types[plain.regime],
    noticeDispatchedOn,
    ...more,
  }));

const nested = (depth: number): string => `${'['.repeat(depth)}${']'.repeat(depth)}`;
const odd: fc.Arbitrary<string> = fc.oneof(
  fc.constantFrom('null', 'true', 'false', '{}', '[]', '[[]]', '""', '" "', '-0', '0', '-1', '0.1', '4000', '4001'),
  fc.constantFrom('1e308', '1e999', '-1e999', '9007199254740993', '1e-320', '123456789012345678901234567890'),
  fc.constantFrom('"NaN"', '"Infinity"', '"undefined"', '"null"', '"__proto__"', '"constructor"', '"toString"'),
  fc.constantFrom('"0000-01-01"', '"9999-12-31"', '"2026-02-30"', '"2028-02-29"', '"2016-01-01"', '"2035-12-31"'),
  fc.constantFrom(
    '"-271821-04-20"',
    '"+275760-09-13"',
    '"2026-1-1"',
    '"20260101"',
    '"2026-03-29T02:30"',
    '"1582-10-10"',
  ),
  fc.constantFrom('"-0"', '"1e5"', '"1,000"', '"0.001"', '"+5"', '"999999999999999999999999.99"', '"0x10"', '"٣"'),
  fc.constantFrom(`"${'9'.repeat(5000)}"`, `"${'ä'.repeat(5000)}"`, '"\\u0000"', '"\\ud800"', '"<script>"', '"24:00"'),
  fc.constantFrom(
    '{"__proto__":{"x":1}}',
    '{"constructor":{"prototype":{}}}',
    '{"length":4294967296}',
    '{"toString":1}',
  ),
  fc.string({ unit: 'binary-ascii', maxLength: 20 }).map((text) => JSON.stringify(text)),
  fc.json(),
);
const huge: fc.Arbitrary<string> = fc.oneof(
  fc.constantFrom(nested(50), nested(2000), nested(20_000), `{"a":${nested(500)}}`),
  fc.constantFrom(
    ...[300, 5000].map((count) => JSON.stringify(Array.from({ length: count }, (_, id) => ({ id, value: '1.00' })))),
  ),
  fc.constantFrom(
    JSON.stringify(Object.fromEntries(Array.from({ length: 3000 }, (_, key) => [`key${key}`, '2026-01-01']))),
    JSON.stringify(Object.fromEntries(STEP_IDS.map((id) => [id, '2035-12-31']))),
    JSON.stringify(Object.fromEntries(STEP_IDS.map((id) => [id, '0001-01-01']))),
  ),
);
/** JSON nobody means well with, as text. */
const hostile = fc.oneof({ weight: 30, arbitrary: odd }, { weight: 1, arbitrary: huge });

const FIELDS = [
  '__proto__',
  'constructor',
  'startsOn',
  'value',
  'estimate',
  'at',
  'anchor',
  'overrides',
  'firstDayCounts',
  '',
];

/** The text of a request in which up to three values, at any depth, are something else, missing or new. */
const broken = (right: fc.Arbitrary<object>): fc.Arbitrary<string> =>
  fc
    .tuple(
      right,
      fc.array(fc.tuple(fc.nat(), fc.option(hostile)), { maxLength: 3 }),
      fc.option(fc.tuple(code(FIELDS), hostile)),
    )
    .map(([request, changes, added]) => {
      let text = JSON.stringify(request);
      for (const [at, put] of changes) text = replaced(text, at, put);
      return added === null || !text.startsWith('{"')
        ? text
        : `{${JSON.stringify(added[0])}:${added[1]},${text.slice(1)}`;
    });

/** One value of the JSON text replaced; without another it becomes an empty text. */
function replaced(text: string, at: number, put: string | null): string {
  const values = [...text.matchAll(/(?<=[:[,])("(?:[^"\\]|\\.)*"(?!:)|[\d.]+|true|false|null|\{\}|\[\])/g)];
  const found = values[at % Math.max(1, values.length)];
  if (!found) return put ?? text;
  return `${text.slice(0, found.index)}${put ?? '""'}${text.slice(found.index + found[0].length)}`;
}

const post = (url: string, text: fc.Arbitrary<string>): fc.Arbitrary<LawCall> =>
  text.map((body) => ({ method: 'POST', url, text: body }));
const bodies = (right: fc.Arbitrary<object>): fc.Arbitrary<string> =>
  fc.oneof(
    { weight: 3, arbitrary: right.map((request) => JSON.stringify(request)) },
    { weight: 6, arbitrary: broken(right) },
    { weight: 1, arbitrary: hostile },
  );
const query = fc
  .tuple(
    fc.oneof(code(STATES), fc.string({ maxLength: 5 })),
    fc.oneof(
      fc.integer({ min: 2010, max: 2040 }).map(String),
      fc.constantFrom('', 'NaN', '1e3', '-1', '2026.5', '9'.repeat(400)),
      fc.string(),
    ),
    fc.constantFrom('', '&state=HE', '&year[]=2026', '&__proto__=1', '&on=x', '&year=2027'),
  )
  .map(([state, year, more]) => `?state=${encodeURIComponent(state)}&year=${encodeURIComponent(year)}${more}`);

const get = (url: string): fc.Arbitrary<LawCall> => query.map((text) => ({ method: 'GET', url: `${url}${text}` }));

/** Valid, nearly valid and hostile requests to the five routes of law-api.md. */
export const anyCall: fc.Arbitrary<LawCall> = fc.oneof(
  { weight: 30, arbitrary: post('/api/law/assessments', bodies(assessments)) },
  { weight: 25, arbitrary: post('/api/law/periods', bodies(periods)) },
  { weight: 35, arbitrary: post('/api/law/timelines', bodies(timelines)) },
  { weight: 9, arbitrary: get('/api/law/holidays') },
  { weight: 1, arbitrary: get('/api/law/rule-sets') },
);
