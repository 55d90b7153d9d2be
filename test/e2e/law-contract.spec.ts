import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { PROCEDURE_TYPES, STEP_IDS } from '@app/law';
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020';
import addFormats from 'ajv-formats';
import fc from 'fast-check';
import { anyCall, assessments, periods, timelines } from '../support/law-requests';
import { type Answer, type Client, type Product, startProduct } from '../support/product';

interface Description {
  readonly paths: Readonly<
    Record<string, Readonly<Record<string, { readonly responses: Readonly<Record<string, Response>> }>>>
  >;
}
interface Response {
  readonly content?: Readonly<Record<string, object>>;
}
interface Problem {
  readonly type: string;
  readonly detail: string;
  readonly errors?: readonly { readonly pointer: string; readonly message: string }[];
}

const CONTRACT = resolve(__dirname, '../../../shared/contracts/law-api.md');
const CASE = { startsOn: '2026-11-22', state: 'HE', buyer: 'municipality', nature: 'supplies', value: '180000.00' };
const PERIOD = { rule: 'eu-1182-71', event: '2026-03-05', length: 30, unit: 'days', direction: 'after', state: 'HE' };
const CHAIN = {
  ...{ startsOn: '2026-03-05', state: 'HE', regime: 'eu', procedureType: 'open', nature: 'supplies' },
  ...{ noticeDispatchedOn: '2026-03-05', electronicTenders: true, priorInformation: false, urgency: 'none' },
  ...{ publicationDayRequested: null, documentsElectronic: true },
};
const ESTIMATES = [
  { kind: 'single', base: '100000.00', options: ['5000.00'], extensions: ['2000.00'], premiums: '100.00' },
  { kind: 'framework', years: 4, perYear: '50000.00' },
  { kind: 'recurring', lastTwelveMonths: '80000.00', expectedChange: '-500.00' },
  { kind: 'indefinite', perMonth: '3000.00' },
  { kind: 'lots', lots: [{ id: '1', value: '90000.00', similar: true, outsideEu: false }] },
  { kind: 'works', base: '700000.00', providedByBuyer: '20000.00' },
];
const DAY = expect.stringMatching(/^\d{4}-\d{2}-\d{2}$/);
const AMOUNT = expect.stringMatching(/^-?\d+\.\d{2}$/);
const TEXT = expect.stringMatching(/./);
const EXPLAINED = {
  citations: expect.arrayContaining([
    {
      id: TEXT,
      statute: TEXT,
      text: TEXT,
      source: TEXT,
      status: expect.stringMatching(/^(verified|remembered|unknown)$/),
    },
  ]),
  trace: expect.arrayContaining([expect.objectContaining({ text: TEXT, inputs: expect.any(Object) })]),
  uncertain: expect.any(Array),
};
const RULE_SET = { id: TEXT, version: TEXT };

describe('the law library over HTTP keeps its contract (law-api.md)', () => {
  let product: Product;
  let officer: Client;
  beforeAll(async () => {
    product = await startProduct({}, { http: true, jobs: false });
    officer = await product.as('sachbearbeitung@demo.example');
  });
  afterAll(() => product.stop());

  const ask = <T>(route: string, body: object): Promise<Answer<T>> => officer.post<T>(`/api/law/${route}`, body);
  const refused = async (route: string, body: object): Promise<readonly (string | undefined)[]> => {
    const { status, headers, body: problem } = await ask<Problem>(route, body);
    expect([status, headers.get('content-type')]).toEqual([400, expect.stringMatching(/^application\/problem\+json/)]);
    return (problem.errors ?? []).map(({ pointer }) => pointer);
  };

  it('assessments have every field with its type, and a verdict on every code', async () => {
    const { status, body } = await ask<{ procedureTypes: { type: string }[] }>('assessments', CASE);
    expect(status).toBe(200);
    expect(body).toMatchObject({
      regime: 'national',
      estimatedValue: '180000.00',
      threshold: { id: 'THR-2026-SUB', value: '216000.00', validFrom: DAY, validTo: DAY },
      distance: '36000.00',
      lots: [],
      duties: expect.arrayContaining([
        expect.objectContaining({
          id: TEXT,
          germanName: TEXT,
          when: TEXT,
          citation: expect.objectContaining({ id: TEXT }),
        }),
      ]),
      ruleSet: RULE_SET,
      ...EXPLAINED,
    });
    expect(body.procedureTypes.map(({ type }) => type).sort()).toEqual([...PROCEDURE_TYPES].sort());
    for (const type of body.procedureTypes) {
      expect(type).toMatchObject({
        germanName: TEXT,
        verdict: expect.stringMatching(/^(free-choice|permitted|needs-grounds|not-permitted)$/),
        grounds: expect.any(Array),
        reason: TEXT,
      });
      expect(Object.keys(type)).toEqual(expect.arrayContaining(['upTo', 'minimumBidders']));
    }
  });

  it.each(ESTIMATES)('takes the estimate of kind $kind in place of the value', async (estimate) => {
    const nature = estimate.kind === 'works' ? 'works' : 'supplies';
    const { status, body } = await ask('assessments', { ...CASE, nature, value: undefined, estimate });
    expect([status, body]).toEqual([200, expect.objectContaining({ estimatedValue: AMOUNT, distance: AMOUNT })]);
  });

  it.each(['eu-1182-71', 'bgb', 'standstill-134'])('computes periods by the rule %s', async (rule) => {
    const { status, body } = await ask('periods', { ...PERIOD, rule });
    expect(status).toBe(200);
    const days = { firstDay: DAY, lastCountedDay: DAY, ends: DAY, earliestNextDay: DAY, safeDay: DAY };
    expect(body).toMatchObject({ ...days, shifted: expect.any(Boolean), skipped: expect.any(Array), ...EXPLAINED });
  });

  it.each(['days', 'weeks', 'months', 'working-days', 'hours'])('computes periods in %s, both ways', async (unit) => {
    for (const direction of ['after', 'before']) {
      const at = unit === 'hours' ? { at: '17:00' } : {};
      expect((await ask('periods', { ...PERIOD, length: 3, unit, direction, ...at })).status).toBe(200);
    }
  });

  it('timelines have every field with its type, forward with fixed days and back from an anchor', async () => {
    const overrides = { 'tender-end': '2026-05-04' };
    for (const more of [{}, { overrides }, { anchor: { stepId: 'award', on: '2026-06-15' } }]) {
      const { status, body } = await ask<{ steps: object[] }>('timelines', { ...CHAIN, ...more });
      expect(status).toBe(200);
      expect(body).toMatchObject({ conflicts: [], earliestAward: DAY, ruleSet: RULE_SET, ...EXPLAINED });
      for (const step of body.steps) {
        expect(step).toMatchObject({
          id: expect.stringMatching(new RegExp(`^(${STEP_IDS.join('|')})$`)),
          germanName: TEXT,
          kind: expect.stringMatching(/^(period|moment)$/),
          planned: DAY,
          shifted: expect.any(Boolean),
          skipped: expect.any(Array),
          lawful: true,
          reason: TEXT,
          citations: expect.any(Array),
        });
        expect(Object.keys(step)).toEqual(expect.arrayContaining(['minimum', 'from', 'earliest', 'latest']));
      }
    }
    const early = await ask<{ conflicts: object[] }>('timelines', {
      ...CHAIN,
      overrides: { 'tender-end': '2026-03-10' },
    });
    expect(early.body.conflicts).toContainEqual({ stepId: 'tender-end', message: TEXT });
  });

  it('refuses with one entry per wrong field, also for an unknown state and unknown codes', async () => {
    const nobody = { state: 'XX', buyer: 'nobody', nature: 'nothing' };
    expect(await refused('assessments', { ...CASE, ...nobody, value: '-5' })).toEqual([
      '/state',
      '/buyer',
      '/nature',
      '/value',
    ]);
    expect(await refused('periods', { ...PERIOD, rule: 'x', unit: 'x', direction: 'x', length: 0 })).toEqual([
      ...['/rule', '/unit', '/direction', '/length'],
    ]);
    expect(await refused('timelines', { ...CHAIN, procedureType: 'x', overrides: { award: 'bald' } })).toEqual([
      ...['/procedureType', '/overrides/award'],
    ]);
    expect((await officer.get('/api/law/holidays?state=XX&year=2026')).status).toBe(400);
  });

  it('refuses a day outside of every rule set with 422, naming those there are', async () => {
    for (const [route, body] of [
      ['assessments', CASE],
      ['timelines', CHAIN],
    ] as const) {
      const { status, body: problem } = await ask<Problem>(route, { ...body, startsOn: '2031-01-01' });
      expect([status, problem.detail]).toEqual([422, expect.stringContaining('EU-2026 (01.01.2026 bis 31.12.2027)')]);
    }
  });

  it('answers holidays and rule sets', async () => {
    const { body } = await officer.get('/api/law/holidays?state=HE&year=2026');
    expect(body).toMatchObject({
      items: expect.arrayContaining([{ date: '2026-01-01', germanName: 'Neujahr', statewide: true, note: null }]),
    });
    const sets = await officer.get<{ items: { facts: object[] }[] }>('/api/law/rule-sets');
    const fact = { id: 'THR-2026-SUB', value: 216000, statute: TEXT, source: TEXT, status: 'verified' };
    expect(sets.body.items.flatMap(({ facts }) => facts)).toContainEqual(expect.objectContaining(fact));
  });

  it('answers what the OpenAPI description says, for requests of every kind', async () => {
    const { body: description } = await officer.get<Description>('/api/openapi.json');
    const ajv = addFormats(new Ajv2020({ strict: false, allErrors: true })).addSchema({ $id: 'api', ...description });
    const known = new Map<string, ValidateFunction>();
    const check = (method: string, url: string, { status, body, headers }: Answer<unknown>): void => {
      const route = url.split('?')[0] ?? '';
      const type = (headers.get('content-type') ?? '').split(';')[0] ?? '';
      const content = description.paths[route]?.[method.toLowerCase()]?.responses[status]?.content ?? {};
      expect([method, route, status, Object.keys(content)]).toEqual([method, route, status, [type]]);
      const escaped = [route, type].map((part) => part.replaceAll('~', '~0').replaceAll('/', '~1'));
      const $ref = `api#/paths/${escaped[0]}/${method.toLowerCase()}/responses/${status}/content/${escaped[1]?.replace('+', '%2B')}/schema`;
      const valid = known.get($ref) ?? ajv.compile({ $ref });
      known.set($ref, valid);
      expect({ url, errors: valid(body) ? [] : valid.errors?.slice(0, 3) }).toEqual({ url, errors: [] });
    };
    const asked = { seed: 3, numRuns: 60 };
    for (const [route, requests] of [
      ['assessments', assessments],
      ['periods', periods],
      ['timelines', timelines],
    ] as const)
      for (const body of fc.sample(requests, asked)) check('POST', `/api/law/${route}`, await ask(route, body));
    for (const url of ['/api/law/rule-sets', '/api/law/holidays?state=BY&year=2026'])
      check('GET', url, await officer.get(url));
    for (const { method, url, text } of fc.sample(anyCall, { seed: 3, numRuns: 150 })) {
      const headers = text === undefined ? undefined : { 'content-type': 'application/json' };
      check(method, url, await officer.send(method, url, text, headers));
    }
    expect([...known.keys()].filter((ref) => ref.includes('/200/'))).toHaveLength(5);
  });
});

const described = existsSync(CONTRACT) ? describe : describe.skip;
described(
  `the contract as it is written${existsSync(CONTRACT) ? '' : ' (skipped: ../shared/contracts/law-api.md is not there)'}`,
  () => {
    const words = existsSync(CONTRACT) ? new Set(readFileSync(CONTRACT, 'utf8').match(/[a-z]+(-[a-z]+)*/g)) : new Set();
    it('names the step ids and type codes the library knows', () => {
      expect([...STEP_IDS, ...PROCEDURE_TYPES].filter((code) => !words.has(code))).toEqual([]);
    });
  },
);
