import { randomUUID } from 'node:crypto';
import { ConcludeFrameworks } from '@app/bundling';
import { addDays, germanDate } from '@app/kernel';
import { DEMO_CENTRES, systemActor, UnitOfWork } from '@app/platform';
import { RoundReminderClock } from '../../libs/bundling/src/jobs/round-reminder.clock';
import { daysAhead } from '../support/days';
import { PAPER_AND_TONER } from '../support/demand';
import { eventually } from '../support/eventually';
import { type Answer, type Client, type Product, startProduct } from '../support/product';

interface Problem {
  readonly detail: string;
  readonly version?: number;
  readonly errors?: readonly { readonly pointer: string; readonly message: string }[];
}
interface Round {
  readonly id: string;
  readonly number: string;
  readonly version: number;
  readonly reportUntil: string;
  readonly leftOut: readonly string[];
  readonly formerRoundId: string | null;
  readonly protocolsAskedBy: string | null;
  readonly members: readonly { readonly member: string; readonly answered: boolean; readonly lines: number }[];
}
interface Article {
  readonly articleNumber: string;
  readonly requirement: string;
  readonly referencePrice: string;
  readonly priceOrigin: string;
  readonly priceAsOf: string;
  readonly priceSource: string;
  readonly text: string;
}
interface Cockpit {
  readonly daysLeft: number;
  readonly members: readonly {
    readonly member: string;
    readonly status: string;
    readonly late: boolean;
    readonly openQuestions: number;
    readonly mayDrop: boolean;
    readonly reminders: readonly { readonly occasion: string; readonly by: string }[];
  }[];
  readonly extensions: readonly { readonly from: string; readonly to: string; readonly reason: string }[];
  readonly former: { readonly id: string } | null;
}
interface Questionnaire {
  readonly questions: readonly { readonly id: string }[];
  readonly member: string | null;
  readonly answers: Readonly<Record<string, unknown>>;
  readonly open: readonly { readonly pointer: string }[];
  readonly complete: boolean;
  readonly version: number;
}
interface Setup {
  readonly title: string;
  readonly productGroups: readonly string[];
  readonly leftOut: readonly string[];
  readonly requirements: readonly object[];
  readonly questions: readonly { readonly id: string; readonly mandatory: boolean }[];
  readonly members: readonly string[] | null;
  readonly answerDays: number;
}
interface Proposal {
  readonly setup: Setup;
  readonly reportUntil: string;
  readonly formerRound: string | null;
  readonly frameworks: readonly string[];
  readonly origin: string | null;
  readonly usualQuestions: readonly { readonly id: string }[];
}
interface Calendar {
  readonly assumptions: { readonly answerDays: number; readonly changedBy: string | null; readonly version: number };
  readonly items: readonly {
    readonly frameworkIds: readonly string[];
    readonly numbers: readonly string[];
    readonly productGroups: readonly string[];
    readonly endsOn: string;
    readonly startBy: string;
    readonly reportUntil: string;
    readonly lateBy: number;
    readonly steps: readonly { readonly id: string; readonly basis: string; readonly paragraphs: readonly string[] }[];
    readonly nextRound: { readonly id: string } | null;
  }[];
}

const QUESTIONS = [
  { id: 'anschrift', kind: 'text', label: 'Rechnungsanschrift', hint: '', mandatory: true, choices: [] },
  { id: 'rampe', kind: 'yes-no', label: 'Gibt es eine Rampe?', hint: '', mandatory: false, choices: [] },
];
const PAPER = { title: 'Papier', productGroups: ['Papier'], reportUntil: daysAhead(60) };
const LINE = { costCentre: '0111001', articleNumber: 'P-1001', quantity: '3' };

describe('setting up and watching a demand round', () => {
  let product: Product;
  let officer: Client;
  let head: Client;
  let orderer: Client;
  let other: Client;
  let auditor: Client;
  let wetterau: Client;
  beforeAll(async () => {
    product = await startProduct();
    officer = await product.as('sachbearbeitung@demo.example');
    head = await product.as('leitung@demo.example');
    orderer = await product.as('besteller.raunheim@demo.example');
    other = await product.as('besteller.trebur@demo.example');
    auditor = await product.as('revision@demo.example');
    wetterau = await product.as('leitung@wetterau.example');
  });
  afterAll(() => product.stop());

  const open = async (body: object = PAPER): Promise<Round> => {
    const answer = await officer.post<Round>('/api/demand-rounds', body);
    if (answer.status !== 201) throw new Error(JSON.stringify(answer.body));
    return answer.body;
  };
  const path = (round: Round, rest = ''): string => `/api/demand-rounds/${round.id}${rest}`;
  const read = async <T>(client: Client, url: string): Promise<T> => (await client.get<T>(url)).body;
  const cockpit = (round: Round) => read<Cockpit>(officer, path(round, '/cockpit'));
  const memberOf = async (round: Round, slug: string) =>
    (await cockpit(round)).members.find(({ member }) => member === slug);
  const report = (client: Client, round: Round, lines: readonly object[] = [LINE], more: object = {}) =>
    client.post<Problem>(path(round, '/lines'), { ...more, lines });
  const save = (
    client: Client,
    round: Round,
    version: number,
    body: object,
  ): Promise<Answer<Questionnaire & Problem>> =>
    client.send('PUT', path(round, '/questionnaire/answers'), body, { 'if-match': `"${version}"` });
  const pointers = ({ body }: Answer<Problem>) => body.errors?.map(({ pointer }) => pointer);
  const told = (client: Client, round: Round, words: RegExp) =>
    eventually(`a notification that says ${words}`, async () => {
      const { body } = await client.get<{ items: { text: string; href: string }[] }>('/api/notifications');
      return body.items.find(({ href, text }) => href === `/bedarf/${round.id}` && words.test(text));
    });
  const notices = async (client: Client, round: Round, words: RegExp): Promise<number> =>
    (await read<{ items: { text: string; href: string }[] }>(client, '/api/notifications?limit=200')).items.filter(
      ({ href, text }) => href === `/bedarf/${round.id}` && words.test(text),
    ).length;

  describe('articles', () => {
    it('are kept as of the opening with requirement, price and its origin', async () => {
      const price = { unitPrice: '3.9', origin: 'estimate', asOf: '2026-01-15', source: 'Marktabfrage' };
      const round = await open({
        ...PAPER,
        articles: [{ articleNumber: 'P-1001', requirement: 'Blauer Engel DE-UZ 14a', price }],
      });
      const articles = async () => (await read<{ items: Article[] }>(orderer, path(round, '/articles'))).items;
      const before = await articles();
      expect(before.find(({ articleNumber }) => articleNumber === 'P-1001')).toMatchObject({
        requirement: 'Blauer Engel DE-UZ 14a',
        ...{ referencePrice: '3.9000', priceOrigin: 'estimate', priceAsOf: '2026-01-15', priceSource: 'Marktabfrage' },
      });
      expect(before.find(({ articleNumber }) => articleNumber === 'P-1002')).toMatchObject({
        ...{ requirement: '', priceOrigin: 'estimate', priceSource: 'Artikelstamm' },
      });
      const file = [
        'Artikelnummer;Bezeichnung;Warengruppe;CPV;Einheit;Gebindeinhalt;Basiseinheit;Hersteller;Herstellernummer;Umweltzeichen;MwSt;Referenzpreis netto',
        'P-1002;Umbenannt;Papier;30197643-5;XPK;500;Blatt;;;;19;99,99',
      ].join('\n');
      expect((await officer.post<{ stored: number }>('/api/articles/import?mode=apply', file)).body.stored).toBe(1);
      expect(await articles()).toEqual(before);
    });

    it('may be left out one by one: they are not reported then', async () => {
      const round = await open({ ...PAPER, leftOut: ['P-1001'] });
      expect(round.leftOut).toEqual(['P-1001']);
      const refused = await report(orderer, round);
      expect(pointers(refused)).toEqual(['/lines/0/articleNumber']);
      expect(refused.body.errors?.[0]?.message).toMatch(/wird in dieser Bedarfsabfrage nicht gefragt/);
      expect((await report(orderer, round, [{ ...LINE, articleNumber: 'P-1002' }])).status).toBe(201);
    });

    it('are checked: unknown ones, wrong prices, days to come', async () => {
      const price = { unitPrice: '0', origin: 'estimate', asOf: '2026-01-15' };
      const answer = await officer.post<Problem>('/api/demand-rounds', {
        ...PAPER,
        leftOut: ['X-1'],
        articles: [
          { articleNumber: 'T-1021' },
          { articleNumber: 'P-1001', price },
          { articleNumber: 'P-1002', price: { ...price, unitPrice: '1', asOf: daysAhead(3) } },
        ],
        questions: [{ ...QUESTIONS[0], label: ' ' }],
      });
      expect(answer.status).toBe(400);
      expect(pointers(answer)).toEqual([
        '/leftOut/0',
        '/articles/0/articleNumber',
        '/articles/1/price/unitPrice',
        '/articles/2/price/asOf',
        '/questions/0/label',
      ]);
    });

    it('are proposed with their price to the centre only', async () => {
      const url = `/api/round-articles?group=Papier&group=${encodeURIComponent('Tinte und Toner')}`;
      const { items } = await read<{ items: (Article & { productGroup: string })[] }>(officer, url);
      expect(new Set(items.map(({ productGroup }) => productGroup))).toEqual(new Set(['Papier', 'Tinte und Toner']));
      expect((await orderer.get(url)).status).toBe(403);
    });
  });

  describe('questionnaire', () => {
    it('keeps a member from having answered while a mandatory question is open, and says so at the field', async () => {
      const round = await open({ ...PAPER, questions: QUESTIONS });
      const first = await read<Questionnaire>(orderer, path(round, '/questionnaire'));
      expect(first).toMatchObject({ member: 'raunheim', complete: false, version: 0 });
      expect(first.open.map(({ pointer }) => pointer)).toEqual(['/answers/anschrift']);
      expect((await report(orderer, round)).status).toBe(201);
      expect(await memberOf(round, 'raunheim')).toMatchObject({ status: 'draft', openQuestions: 1, mayDrop: false });
      const early = await orderer.post<Problem>(path(round, '/answer'), {});
      expect([early.status, pointers(early)]).toEqual([400, ['/answers/anschrift']]);

      const saved = await save(orderer, round, 0, { answers: { anschrift: ' Rathausplatz 1 ', rampe: 'ja' } });
      expect(saved.body).toMatchObject({ complete: true, version: 1, answers: { anschrift: 'Rathausplatz 1' } });
      expect(await memberOf(round, 'raunheim')).toMatchObject({ status: 'answered', openQuestions: 0 });
      expect(pointers(await save(orderer, round, 1, { answers: { rampe: 'ja' } }))).toEqual(['/answers/anschrift']);
    });

    it('names wrong answers at their fields and keeps nothing of them', async () => {
      const round = await open({ ...PAPER, questions: QUESTIONS });
      const wrong = await save(orderer, round, 0, { answers: { anschrift: 5, rampe: 'vielleicht', andere: 'x' } });
      expect(pointers(wrong)).toEqual(['/answers/anschrift', '/answers/rampe', '/answers/andere']);
      expect((await read<Questionnaire>(orderer, path(round, '/questionnaire'))).version).toBe(0);
    });

    it('lets two people of a member not overwrite each other', async () => {
      const round = await open({ ...PAPER, questions: QUESTIONS });
      const answers = await Promise.all(
        [orderer, officer].map((client, index) =>
          save(client, round, 0, { member: 'raunheim', answers: { anschrift: `Stand ${index}` } }),
        ),
      );
      expect(answers.map(({ status }) => status).sort()).toEqual([200, 412]);
      expect(answers.find(({ status }) => status === 412)?.body.version).toBe(1);
    });

    it('shows a member its own answers only', async () => {
      const round = await open({ ...PAPER, questions: QUESTIONS });
      await save(other, round, 0, { answers: { anschrift: 'Trebur' } });
      expect((await orderer.get(path(round, '/questionnaire?member=trebur'))).status).toBe(404);
      expect((await save(orderer, round, 0, { member: 'trebur', answers: {} })).status).toBe(404);
      expect((await read<Questionnaire>(orderer, path(round, '/questionnaire'))).answers).toEqual({});
      const centre = await read<Questionnaire>(auditor, path(round, '/questionnaire?member=trebur'));
      expect(centre.answers).toEqual({ anschrift: 'Trebur' });
      expect((await read<Questionnaire>(auditor, path(round, '/questionnaire'))).member).toBeNull();
      const controller = await product.as('controlling.raunheim@demo.example');
      expect((await save(controller, round, 0, { answers: {} })).status).toBe(403);
      expect((await save(auditor, round, 1, { member: 'trebur', answers: {} })).status).toBe(403);
      expect((await wetterau.get(path(round, '/questionnaire'))).status).toBe(404);
    });

    it('does not change the rounds without questions', async () => {
      const round = await open();
      expect((await report(orderer, round)).status).toBe(201);
      expect(await memberOf(round, 'raunheim')).toMatchObject({ status: 'answered' });
      expect((await other.post(path(round, '/answer'), {})).status).toBe(204);
    });
  });

  describe('extension', () => {
    const extend = (client: Client, round: Round, version: number, body: object): Promise<Answer<Cockpit & Problem>> =>
      client.post(path(round, '/extension'), body, { 'if-match': `"${version}"` });

    it('moves the deadline to a later day with a reason that all participants are told', async () => {
      const round = await open({ ...PAPER, members: ['raunheim', 'trebur'] });
      await other.post(path(round, '/answer'), {});
      const wish = { reportUntil: daysAhead(75), reason: 'Herbstferien' };
      const answer = await extend(officer, round, round.version, wish);
      expect(answer.status).toBe(200);
      expect(answer.body.extensions).toMatchObject([
        { from: round.reportUntil, to: wish.reportUntil, reason: 'Herbstferien' },
      ]);
      for (const client of [orderer, other]) {
        const { text } = await told(client, round, /verlängert/);
        expect(text).toContain('Herbstferien');
        expect(text).toContain(germanDate(wish.reportUntil));
      }
      expect((await read<Round>(orderer, path(round))).reportUntil).toBe(wish.reportUntil);
    });

    it('is refused for an earlier day, without a reason, by others, and after the closing', async () => {
      const round = await open();
      const earlier = { reportUntil: daysAhead(59), reason: ' ' };
      expect(pointers(await extend(officer, round, round.version, earlier))).toEqual(['/reportUntil', '/reason']);
      const wish = { reportUntil: daysAhead(70), reason: 'Ferien' };
      for (const client of [orderer, auditor])
        expect((await extend(client, round, round.version, wish)).status).toBe(403);
      expect((await extend(wetterau, round, round.version, wish)).status).toBe(404);
      await officer.post(path(round, '/close'));
      const now = await read<Round>(officer, path(round));
      expect((await extend(officer, round, now.version, wish)).status).toBe(409);
    });

    it('happens once when two people extend at the same moment; the other one sees the new state', async () => {
      const round = await open();
      const answers = await Promise.all(
        [officer, head, officer, head].map((client, index) =>
          extend(client, round, round.version, { reportUntil: daysAhead(70 + index), reason: `Grund ${index}` }),
        ),
      );
      expect(answers.map(({ status }) => status).sort()).toEqual([200, 412, 412, 412]);
      expect((await cockpit(round)).extensions).toHaveLength(1);
      const winner = answers.findIndex(({ status }) => status === 200);
      expect((await read<Round>(officer, path(round))).reportUntil).toBe(daysAhead(70 + winner));
    });

    it('is done once for one idempotency key', async () => {
      const round = await open({ ...PAPER, members: ['raunheim'] });
      const headers = { 'if-match': `"${round.version}"`, 'idempotency-key': `extend-${round.id}` };
      const body = { reportUntil: daysAhead(70), reason: 'Ferien' };
      for (let time = 0; time < 2; time += 1)
        expect((await officer.post(path(round, '/extension'), body, headers)).status).toBe(200);
      expect((await cockpit(round)).extensions).toHaveLength(1);
    });
  });

  describe('participants', () => {
    it('can be added while the round is open; only new ones are told', async () => {
      const round = await open({ ...PAPER, members: ['trebur'] });
      expect((await orderer.get(path(round))).status).toBe(404);
      const members = ['raunheim', 'trebur'];
      expect((await officer.post(path(round, '/members'), { members })).status).toBe(200);
      await told(orderer, round, /Bitte melden Sie Ihren Bedarf/);
      await officer.post(path(round, '/members'), { members });
      expect((await report(orderer, round)).status).toBe(201);
      expect(await notices(other, round, /Bitte melden/)).toBe(1);
      expect(await notices(orderer, round, /Bitte melden/)).toBe(1);
      expect(pointers(await officer.post(path(round, '/members'), { members: ['atlantis'] }))).toEqual(['/members/0']);
    });

    it('can be dropped while they have reported nothing, never the last one', async () => {
      const round = await open({ ...PAPER, members: ['raunheim', 'trebur', 'nauheim'], questions: QUESTIONS });
      await report(orderer, round);
      await save(other, round, 0, { answers: { rampe: 'ja' } });
      for (const slug of ['raunheim', 'trebur']) {
        const refused = await officer.delete<Problem>(path(round, `/members/${slug}`));
        expect(refused.status).toBe(409);
        expect(refused.body.detail).toMatch(/hat schon gemeldet oder einen Entwurf gespeichert/);
      }
      expect((await officer.delete(path(round, '/members/nauheim'))).status).toBe(204);
      expect((await officer.delete(path(round, '/members/nauheim'))).status).toBe(404);
      expect((await cockpit(round)).members.map(({ member }) => member)).toEqual(['raunheim', 'trebur']);
      const single = await open({ ...PAPER, members: ['trebur'] });
      expect((await officer.delete(path(single, '/members/trebur'))).status).toBe(409);
    });

    it('are the business of the centre, and stand when the round is closed', async () => {
      const round = await open({ ...PAPER, members: ['raunheim', 'trebur'] });
      for (const client of [orderer, auditor]) {
        expect((await client.post(path(round, '/members'), { members: ['nauheim'] })).status).toBe(403);
        expect((await client.delete(path(round, '/members/trebur'))).status).toBe(403);
      }
      await officer.post(path(round, '/close'));
      expect((await officer.post(path(round, '/members'), { members: ['nauheim'] })).status).toBe(409);
      expect((await officer.delete(path(round, '/members/trebur'))).status).toBe(409);
    });

    it('either report or are dropped when both happen at the same moment', async () => {
      const round = await open({ ...PAPER, members: ['raunheim', 'trebur'] });
      const [reported, dropped] = await Promise.all([
        report(orderer, round),
        officer.delete(path(round, '/members/raunheim')),
      ]);
      expect([
        [201, 409],
        [400, 204],
        [404, 204],
      ]).toContainEqual([reported.status, dropped.status]);
    });
  });

  describe('cockpit', () => {
    it('tells who has answered, who has a draft, who is missing, to the centre only', async () => {
      const round = await open({ ...PAPER, members: ['raunheim', 'trebur', 'nauheim'], questions: QUESTIONS });
      await report(orderer, round);
      await save(other, round, 0, { answers: { anschrift: 'Trebur' } });
      await other.post(path(round, '/answer'), {});
      expect((await cockpit(round)).members.map(({ member, status, late }) => [member, status, late])).toEqual([
        ['nauheim', 'missing', false],
        ['raunheim', 'draft', false],
        ['trebur', 'answered', false],
      ]);
      expect((await orderer.get(path(round, '/cockpit'))).status).toBe(403);
      expect((await orderer.get(path(round, '/last-year'))).status).toBe(403);
      expect((await auditor.get(path(round, '/cockpit'))).status).toBe(200);
      expect((await wetterau.get(path(round, '/cockpit'))).status).toBe(404);
    });

    it('shows what the former figures of the missing would change, and changes nothing', async () => {
      const productGroup = 'Hygiene und Reinigung';
      const url = `/api/round-articles?group=${encodeURIComponent(productGroup)}`;
      const { items } = await read<{ items: Article[] }>(officer, url);
      const [first, second] = items;
      const body = {
        title: 'Vorjahr',
        productGroups: [productGroup],
        members: ['raunheim', 'trebur'],
        reportUntil: daysAhead(60),
      };
      const former = await open(body);
      const line = (article: Article | undefined, quantity: string) => ({
        ...LINE,
        articleNumber: article?.articleNumber ?? '',
        quantity,
      });
      await report(orderer, former, [line(first, '7'), line(second, '2')]);
      await report(other, former, [line(first, '5')]);
      await officer.post(path(former, '/close'));

      const round = await open({
        ...body,
        title: 'Dieses Jahr',
        formerRound: former.id,
        leftOut: [second?.articleNumber],
      });
      await report(other, round, [line(first, '6')]);
      const preview = await read<{
        former: { id: string };
        members: { name: string; lines: object[]; skipped: number }[];
        articles: { articleNumber: string; reported: string; additional: string }[];
      }>(auditor, path(round, '/last-year'));
      expect(preview.former.id).toBe(former.id);
      expect(preview.members).toMatchObject([{ name: 'Raunheim', skipped: 1, lines: [{ quantity: '7' }] }]);
      expect(preview.articles).toMatchObject([{ articleNumber: first?.articleNumber, reported: '6', additional: '7' }]);
      expect((await read<Round>(officer, path(round))).members.map(({ lines }) => lines)).toEqual([0, 1]);
    });

    it('shows that a member has a draft, which cannot be dropped then, and nothing of it', async () => {
      const round = await open({ ...PAPER, members: ['raunheim', 'trebur'] });
      const cells = [{ costCentre: '0111001', articleNumber: 'P-1001', typed: '4', version: 0 }];
      expect((await orderer.send('PUT', path(round, '/sheet'), { cells })).status).toBe(200);
      expect(await memberOf(round, 'raunheim')).toMatchObject({ status: 'draft', lines: 0, mayDrop: false });
      expect(await memberOf(round, 'trebur')).toMatchObject({ status: 'missing', mayDrop: true });
      expect((await officer.delete(path(round, '/members/raunheim'))).status).toBe(409);
      expect((await orderer.post(path(round, '/sheet/report'), {})).status).toBe(200);
      expect(await memberOf(round, 'raunheim')).toMatchObject({ status: 'answered', lines: 1 });
    });

    it('says that there is neither a former round nor consumption', async () => {
      const round = await open({ ...PAPER, productGroups: ['Büromaterial'], members: ['raunheim'] });
      const preview = await read<object>(officer, path(round, '/last-year'));
      expect(preview).toMatchObject({ former: null, consumed: null, additionalValue: '0.00' });
    });

    it('notes who asked for the closing protocols', async () => {
      const round = await open({ ...PAPER, members: ['raunheim'] });
      await report(orderer, round);
      await officer.post(path(round, '/close'));
      expect((await read<Round>(officer, path(round))).protocolsAskedBy).toBeNull();
      expect((await officer.post(path(round, '/member-protocols'))).status).toBe(202);
      expect((await read<Round>(officer, path(round))).protocolsAskedBy).toMatch(/\S/);
    });
  });

  describe('templates and former rounds', () => {
    const TEMPLATE = {
      ...{ name: 'Papier jährlich', title: 'Papier', productGroups: ['Papier'], leftOut: ['P-1001'] },
      ...{ requirements: [{ articleNumber: 'P-1002', requirement: 'Recycling' }], questions: QUESTIONS },
      ...{ members: ['raunheim', 'trebur'], answerDays: 30 },
    };
    const put = (id: string, version: number, body: object): Promise<Answer<Problem>> =>
      officer.send('PUT', `/api/round-templates/${id}`, body, { 'if-match': `"${version}"` });

    it('are kept by the centre under a name of their own and begin a round', async () => {
      const key = { 'idempotency-key': 'template-once' };
      const created = await officer.post<{ id: string; version: number }>('/api/round-templates', TEMPLATE, key);
      expect(created.status).toBe(201);
      expect((await officer.post<{ id: string }>('/api/round-templates', TEMPLATE, key)).body.id).toBe(created.body.id);
      expect(pointers(await officer.post('/api/round-templates', TEMPLATE))).toEqual(['/name']);
      const { id } = created.body;
      const proposal = await read<Proposal>(officer, `/api/round-proposal?template=${id}`);
      const { name, ...content } = TEMPLATE;
      expect(proposal.setup).toEqual(content);
      expect([proposal.origin, proposal.reportUntil]).toEqual([`Aus der Vorlage „${name}“.`, daysAhead(30)]);
      expect((await put(id, 1, { ...TEMPLATE, answerDays: 20 })).status).toBe(200);
      expect((await put(id, 1, { ...TEMPLATE, answerDays: 10 })).status).toBe(412);
      expect(
        pointers(await put(id, 2, { ...TEMPLATE, name: ' ', productGroups: ['Gold'], members: ['atlantis'] })),
      ).toEqual(['/name', '/productGroups/0', '/members/0']);
      for (const client of [orderer, auditor])
        expect((await client.post('/api/round-templates', TEMPLATE)).status).toBe(403);
      expect((await orderer.get('/api/round-templates')).status).toBe(403);
      expect((await read<{ items: object[] }>(wetterau, '/api/round-templates')).items).toEqual([]);
      const gone = await officer.send('DELETE', `/api/round-templates/${id}`, undefined, { 'if-match': '"2"' });
      expect(gone.status).toBe(204);
      expect((await officer.get(`/api/round-proposal?template=${id}`)).status).toBe(404);
    });

    it('copy everything a former round was made from', async () => {
      const articles = [{ articleNumber: 'P-1002', requirement: 'Recycling' }];
      const former = await open({
        ...PAPER,
        leftOut: ['P-1001'],
        articles,
        questions: QUESTIONS,
        members: ['raunheim'],
      });
      const { setup, formerRound } = await read<Proposal>(officer, `/api/round-proposal?round=${former.id}`);
      expect(setup).toMatchObject({
        title: 'Papier',
        leftOut: ['P-1001'],
        requirements: articles,
        members: ['raunheim'],
      });
      expect([setup.questions.map(({ id }) => id), setup.answerDays]).toEqual([['anschrift', 'rampe'], 60]);
      expect(formerRound).toBe(former.id);
      expect((await orderer.get(`/api/round-proposal?round=${former.id}`)).status).toBe(403);
    });

    it('offer the usual questions to a round that asks nothing yet', async () => {
      const { setup, origin, usualQuestions } = await read<Proposal>(officer, '/api/round-proposal');
      expect(usualQuestions.map(({ id }) => id)).toEqual([
        'lieferstellen',
        'rechnungsanschrift',
        'ansprechperson',
        'bestellgrenze',
      ]);
      expect([setup.questions, origin]).toEqual([[], null]);
    });
  });

  describe('calendar', () => {
    const END = daysAhead(500);
    const conclude = async (): Promise<string> => {
      const { items } = await read<{ items: { id: string; slug: string }[] }>(officer, '/api/members');
      const buyer = items.find(({ slug }) => slug === 'raunheim')?.id ?? '';
      const term = { from: daysAhead(0), to: END };
      const position = { articleNumber: 'T-1021', text: 'Toner', unit: 'H87', quantity: '5000' };
      const { items: found } = await read<{ items: { unit: string }[] }>(officer, '/api/articles?q=T-1021');
      const [id = ''] = await product.app.get(UnitOfWork).run(systemActor(DEMO_CENTRES['gross-gerau'], 'test'), () =>
        product.app.get(ConcludeFrameworks).execute({
          ...{
            procedureId: randomUUID(),
            fileNumber: 'V-1',
            title: 'Toner',
            buyerIds: [buyer],
            term,
            plannedTerm: term,
          },
          ...{ nature: 'supplies', state: 'HE', regime: 'eu', procedureType: 'open', startsOn: daysAhead(0) },
          ...{ onBehalfOf: null, options: [] },
          lots: [
            {
              ...{ lotId: randomUUID(), number: 1, title: 'Toner', cpv: '30125100-2', value: '1000000.00' },
              ...{ awardedOn: daysAhead(0), winnerId: randomUUID() },
              supplier: { name: 'A', street: 'B', postcode: '64560', city: 'C', email: 'a@b.example' },
              positions: [
                { ...position, unit: found[0]?.unit ?? '', tiers: [{ fromQuantity: '1', unitPrice: '50.0000' }] },
              ],
            },
          ],
        }),
      );
      return id;
    };

    it('proposes the start from the end of an agreement, with its arithmetic, and begins the round from it', async () => {
      const framework = await conclude();
      const { items, assumptions } = await read<Calendar>(auditor, '/api/round-calendar');
      const item = items.find(({ frameworkIds }) => frameworkIds.includes(framework));
      expect(item).toMatchObject({ endsOn: END, productGroups: ['Tinte und Toner'], lateBy: 0, nextRound: null });
      expect(item?.steps.map(({ id }) => id)).toEqual([
        'end',
        'award',
        'procedure',
        'evaluation',
        'bundling',
        'answering',
      ]);
      expect(item?.steps.find(({ id }) => id === 'procedure')?.basis).toBe('law');
      expect(assumptions).toMatchObject({ changedBy: null, version: 0 });

      const proposal = await read<Proposal>(officer, `/api/round-proposal?framework=${framework}`);
      expect(proposal).toMatchObject({ frameworks: [framework], reportUntil: item?.reportUntil });
      expect(proposal.setup).toMatchObject({ productGroups: ['Tinte und Toner'], members: ['raunheim'] });
      const { title, productGroups, questions, members } = proposal.setup;
      const round = await open({
        title,
        productGroups,
        questions,
        members,
        reportUntil: item?.reportUntil,
        frameworks: proposal.frameworks,
      });
      const after = await read<Calendar>(officer, '/api/round-calendar');
      expect(after.items.find(({ frameworkIds }) => frameworkIds.includes(framework))?.nextRound?.id).toBe(round.id);
      const priced = (await read<{ items: Article[] }>(orderer, path(round, '/articles'))).items;
      expect(priced.find(({ articleNumber }) => articleNumber === 'T-1021')).toMatchObject({
        ...{
          referencePrice: '50.0000',
          priceOrigin: 'catalogue',
          priceAsOf: daysAhead(0),
          priceSource: item?.numbers[0],
        },
      });
      expect((await orderer.get('/api/round-calendar')).status).toBe(403);
      expect((await read<Calendar>(wetterau, '/api/round-calendar')).items).toEqual([]);
      const unknown = { ...PAPER_AND_TONER, frameworks: [randomUUID()] };
      expect((await officer.post('/api/demand-rounds', unknown)).status).toBe(404);
    });

    it('counts with the assumptions of the centre, which name who changed them', async () => {
      const set = (client: Client, version: number, body: object): Promise<Answer<Calendar & Problem>> =>
        client.send('PUT', '/api/round-calendar/assumptions', body, { 'if-match': `"${version}"` });
      const before = await read<Calendar>(officer, '/api/round-calendar');
      const days = { answerDays: 42, bundlingDays: 21, evaluationDays: 21, procedureDays: 90 };
      expect(pointers(await set(officer, 0, { ...days, answerDays: 0, procedureDays: 731 }))).toEqual([
        '/answerDays',
        '/procedureDays',
      ]);
      const changed = await set(officer, 0, days);
      expect(changed.body.assumptions).toMatchObject({ answerDays: 42, version: 1 });
      expect(changed.body.assumptions.changedBy).toMatch(/\S/);
      expect((await set(head, 0, days)).status).toBe(412);
      expect((await set(auditor, 1, days)).status).toBe(403);
      const [first] = changed.body.items;
      expect((first?.startBy ?? '') < (before.items[0]?.startBy ?? '')).toBe(true);
    });
  });

  describe('reminders', () => {
    const remind = (client: Client, round: Round, body: object = {}) =>
      client.post<Problem & { members: string[] }>(path(round, '/reminders'), body);

    it('by hand reach those without an answer, once a day', async () => {
      const round = await open({ ...PAPER, members: ['raunheim', 'trebur'] });
      await other.post(path(round, '/answer'), {});
      const answers = await Promise.all([remind(officer, round), remind(head, round)]);
      expect(answers.flatMap(({ body }) => body.members)).toEqual(['raunheim']);
      await told(orderer, round, /Erinnerung/);
      expect((await remind(officer, round)).body.members).toEqual([]);
      expect(await notices(orderer, round, /Erinnerung/)).toBe(1);
      expect(await notices(other, round, /Erinnerung/)).toBe(0);
      expect((await memberOf(round, 'raunheim'))?.reminders.map(({ occasion }) => occasion)).toEqual(['hand']);
      expect(pointers(await remind(officer, round, { members: ['raunheim', 'trebur'] }))).toEqual(['/members/1']);
      for (const client of [orderer, auditor]) expect((await remind(client, round)).status).toBe(403);
    });

    // Moves the clock of the whole centre: last.
    it('come by themselves before and after the last day, each occasion once per member', async () => {
      const until = daysAhead(200);
      const round = await open({ ...PAPER, members: ['raunheim', 'trebur'], reportUntil: until });
      await other.post(path(round, '/answer'), {});
      const clock = product.app.get(RoundReminderClock);
      const sent = async () => (await memberOf(round, 'raunheim'))?.reminders.map(({ occasion }) => occasion) ?? [];
      const occasions: string[] = [];
      for (const [day, occasion] of [
        [addDays(until, -8), null],
        [addDays(until, -7), 'days-7'],
        [addDays(until, -6), null],
        [addDays(until, -2), 'days-2'],
        [addDays(until, 1), 'overdue'],
        [addDays(until, 2), null],
      ] as const) {
        await officer.post('/api/demo/clock', { today: day });
        await Promise.all([clock.look('00:00'), clock.look('00:00')]);
        if (occasion) occasions.push(occasion);
        await eventually(`the reminders until ${day}`, async () => (await sent()).length >= occasions.length);
        expect(await sent()).toEqual(occasions);
      }
      const late = await memberOf(round, 'raunheim');
      expect(late).toMatchObject({ status: 'missing', late: true });
      await told(orderer, round, /Meldefrist ist am .* abgelaufen/);
      expect(await notices(orderer, round, /fehlt/)).toBe(3);
      expect(await notices(other, round, /fehlt/)).toBe(0);
      const refused = await save(orderer, round, 0, { answers: {} });
      expect(refused.status).toBe(409);
      expect((await save(officer, round, 0, { member: 'raunheim', answers: {} })).status).toBe(409);
      const body = { member: 'raunheim', answers: {}, reason: 'Nachmeldung' };
      expect((await save(officer, round, 0, body)).status).toBe(200);
    });
  });
});
