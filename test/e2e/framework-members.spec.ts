import { randomUUID } from 'node:crypto';
import { Frameworks, type PricedCallOff } from '@app/bundling/contract';
import { wholeQuantity } from '@app/kernel';
import { type Actor, DEMO_CENTRES, systemActor, UnitOfWork } from '@app/platform';
import pg from 'pg';
import { insertFramework } from '../support/framework';
import { type Answer, type Client, type Product, startProduct } from '../support/product';

interface Quotas {
  shared: boolean;
  quotas: { member: string; articleNumber: string; quota: string; used: string; rest: string }[];
  transfers: {
    id: string;
    agreed: boolean | null;
    askedFor: string | null;
    mayAnswer: boolean;
    answerReason: string | null;
  }[];
}
interface Terms {
  options: { title: string; months: number; exerciseBy: string | null }[];
  longestEnd: string;
  minimumValue: string | null;
  minimums: { articleNumber: string; quantity: string }[];
  priceClause: string;
  priceIndex: string;
  priceFrom: string | null;
  deliveryTerms: string;
  named: string[];
  area: string[] | null;
  changedBy: string | null;
  version: number;
}
interface Circle {
  verdict: string;
  sentence: string;
  points: {
    id: string;
    verdict: string;
    reason: string;
    citations: { statute: string; text: string; status: string }[];
  }[];
  doubts: string[];
}
interface Problem {
  detail: string;
  errors: { pointer: string; message: string }[];
}

const CENTRE = DEMO_CENTRES['gross-gerau'];
const SALT = { articleNumber: 'S-1', text: 'Streusalz, Sack', maximum: '100', tiers: { 1: '5.0000' } };

/** Who of the members may draw how much, under which terms, and who may come and go. */
describe('the members of a framework agreement', () => {
  let product: Product;
  let owner: pg.Client;
  let officer: Client;
  let head: Client;
  let auditor: Client;
  let raunheim: Client;
  let trebur: Client;
  let nauheim: Client;
  let members: Map<string, string>;

  beforeAll(async () => {
    product = await startProduct();
    owner = new pg.Client({ connectionString: product.testDatabase.ownerUrl });
    await owner.connect();
    officer = await product.as('sachbearbeitung@demo.example');
    head = await product.as('leitung@demo.example');
    auditor = await product.as('revision@demo.example');
    raunheim = await product.as('besteller.raunheim@demo.example');
    trebur = await product.as('freigabe.trebur@demo.example');
    nauheim = await product.as('besteller.nauheim@demo.example');
    const list = await officer.get<{ items: { id: string; slug: string }[] }>('/api/members');
    members = new Map(list.body.items.map(({ id, slug }) => [slug, id]));
  });
  afterAll(async () => {
    await owner?.end();
    await product.stop();
  });

  let numbers = 0;
  const agreement = (more: Partial<Parameters<typeof insertFramework>[1]> = {}): Promise<string> =>
    insertFramework(product.testDatabase, {
      number: `RV-2026-7${String(++numbers).padStart(2, '0')}`,
      members: ['raunheim', 'trebur', 'nauheim'],
      items: [SALT],
      maximumValue: null,
      ...more,
    });
  const memberActor = (slug: string): Actor => ({
    ...systemActor(CENTRE, 'test'),
    reach: 'member',
    name: 'Test',
    memberIds: [members.get(slug) ?? ''],
  });
  const callOff = (frameworkId: string, slug: string, units: number): Promise<PricedCallOff> =>
    product.app.get(UnitOfWork).run(memberActor(slug), () =>
      product.app.get(Frameworks).callOff({
        ...{ orderId: randomUUID(), frameworkId, memberId: members.get(slug) ?? '' },
        lines: [{ articleNumber: 'S-1', quantity: wholeQuantity(units) }],
      }),
    );
  const setQuota = (
    id: string,
    member: string,
    amount: string,
    { who = officer, articleNumber = 'S-1' } = {},
  ): Promise<Answer<Quotas & Problem>> =>
    who.post(`/api/frameworks/${id}/quotas`, { member, amount, articleNumber, reason: 'Beschluss der Runde' });
  const shared = async (shares: Readonly<Record<string, string>>): Promise<string> => {
    const id = await agreement();
    for (const [member, amount] of Object.entries(shares)) {
      expect((await setQuota(id, member, amount)).status).toBe(200);
    }
    return id;
  };
  const view = async (id: string, who = officer): Promise<Quotas> =>
    (await who.get<Quotas>(`/api/frameworks/${id}/quotas`)).body;
  const rests = async (id: string): Promise<Record<string, string>> =>
    Object.fromEntries((await view(id)).quotas.map(({ member, rest }) => [member, rest]));
  const ask = (id: string, who: Client, from: string, to: string, amount: string): Promise<Answer<Quotas & Problem>> =>
    who.post(`/api/frameworks/${id}/quota-transfers`, {
      from,
      to,
      amount,
      articleNumber: 'S-1',
      reason: 'Milder Winter',
    });
  const asked = async (id: string, who: Client, from: string, to: string, amount: string): Promise<string> => {
    const before = new Set((await view(id)).transfers.map((transfer) => transfer.id));
    const answer = await ask(id, who, from, to, amount);
    expect(answer.status).toBe(201);
    return answer.body.transfers.find((transfer) => !before.has(transfer.id))?.id ?? '';
  };
  const answer = (transferId: string, who: Client, agree: boolean, reason?: string): Promise<Answer<Problem>> =>
    who.post(`/api/framework-quota-transfers/${transferId}/answer`, { agree, reason });
  const pointers = ({ status, body }: Answer<Problem>): unknown[] => [
    status,
    ...(body.errors ?? []).map(({ pointer }) => pointer),
  ];

  describe('quotas', () => {
    it('are the end for their member, and what they keep free is not drawn by the others', async () => {
      const id = await shared({ raunheim: '60', trebur: '30' });
      await expect(callOff(id, 'raunheim', 61)).rejects.toThrow('im Kontingent Ihrer Kommune noch 60 frei');
      await expect(callOff(id, 'nauheim', 11)).rejects.toThrow('noch 10');
      await callOff(id, 'raunheim', 60);
      await callOff(id, 'nauheim', 10);
      await expect(callOff(id, 'raunheim', 1)).rejects.toThrow('noch 0 frei');
      await callOff(id, 'trebur', 30);
      expect(await rests(id)).toEqual({ raunheim: '0', trebur: '0' });
    });

    it('of the value hold in euros', async () => {
      const id = await agreement({ maximumValue: '500.00', items: [{ ...SALT, maximum: null }] });
      expect((await setQuota(id, 'raunheim', '100.00', { articleNumber: '' })).body.quotas).toMatchObject([
        { member: 'raunheim', articleNumber: '', quota: '100.00', used: '0.00', rest: '100.00' },
      ]);
      await callOff(id, 'raunheim', 20);
      await expect(callOff(id, 'raunheim', 1)).rejects.toThrow(/überschreitet das Kontingent/);
      await callOff(id, 'trebur', 80);
    });

    it('never add up to more than the maximum, one after the other or two at once', async () => {
      const id = await shared({ raunheim: '60' });
      expect(pointers(await setQuota(id, 'trebur', '41'))).toEqual([400, '/amount']);
      const both = await Promise.all([setQuota(id, 'trebur', '25'), setQuota(id, 'nauheim', '25', { who: head })]);
      expect(both.map(({ status }) => status).sort()).toEqual([200, 400]);
      await expect(
        owner.query(
          `insert into bundling.framework_quota (centre_id, id, framework_id, member_id, article_number, amount, reason, recorded_by_name, recorded_at)
           values ($1, gen_random_uuid(), $2, $3, 'S-1', 16, '', 'Test', now())`,
          [CENTRE, id, members.get('raunheim')],
        ),
      ).rejects.toThrow('quotas above the maximum');
    });

    it('are not set below what was called off, for strangers, or of what nothing is agreed', async () => {
      const id = await shared({ raunheim: '60' });
      await callOff(id, 'raunheim', 20);
      expect(pointers(await setQuota(id, 'raunheim', '19'))).toEqual([400, '/amount']);
      expect(pointers(await setQuota(id, 'raunheim', '-1'))).toEqual([400, '/amount']);
      expect(pointers(await setQuota(id, 'raunheim', 'viel'))).toEqual([400, '/amount']);
      expect(pointers(await setQuota(id, 'riedstadt', '1'))).toEqual([400, '/member']);
      expect(pointers(await setQuota(id, 'raunheim', '1', { articleNumber: 'X' }))).toEqual([400, '/articleNumber']);
      expect(pointers(await setQuota(id, 'raunheim', '1', { articleNumber: '' }))).toEqual([400, '/amount']);
      expect(await rests(id)).toEqual({ raunheim: '40' });
    });

    it('hold up a maximum that would fall below them', async () => {
      const id = await shared({ raunheim: '60', trebur: '20' });
      await callOff(id, 'nauheim', 5);
      const lower = (maximumQuantity: string): Promise<Answer<Problem & { items: { id: string }[] }>> =>
        officer.post(`/api/frameworks/${id}/proposals`, {
          ...{ kind: 'quantity', articleNumber: 'S-1', maximumQuantity },
          ...{ ground: 'de-minimis', reason: 'Der Bedarf ist kleiner als gemeldet.' },
        });
      const refused = await lower('84');
      expect(pointers(refused)).toEqual([400, '/maximumQuantity']);
      expect(refused.body.errors[0]?.message).toContain('85');
      const proposal = (await lower('85')).body.items[0]?.id ?? '';
      // What was possible when it was proposed no longer is.
      await setQuota(id, 'trebur', '21');
      const late = await head.post<Problem>(`/api/framework-proposals/${proposal}/acceptance`);
      expect(pointers(late)).toEqual([400, '/maximumQuantity']);
      await setQuota(id, 'trebur', '20');
      expect((await head.post(`/api/framework-proposals/${proposal}/acceptance`)).status).toBe(204);
      await callOff(id, 'raunheim', 60);
    });

    it('are set by the centre alone, and every member sees its own', async () => {
      const id = await shared({ raunheim: '60', trebur: '30' });
      for (const who of [raunheim, trebur, auditor])
        expect((await setQuota(id, 'raunheim', '50', { who })).status).toBe(403);
      expect((await view(id, auditor)).quotas).toHaveLength(2);
      expect((await view(id, raunheim)).quotas.map(({ member }) => member)).toEqual(['raunheim']);
      expect(await view(id, nauheim)).toMatchObject({ shared: true, quotas: [] });
      const requester = await product.as('fachamt.trebur@demo.example');
      expect((await requester.get(`/api/frameworks/${id}/quotas`)).status).toBe(403);
      const wetterau = await product.as('leitung@wetterau.example');
      expect((await wetterau.get(`/api/frameworks/${id}/quotas`)).status).toBe(404);
    });
  });

  describe('transfers of quotas', () => {
    it('hold when the other side agrees, and nobody agrees for somebody else', async () => {
      const id = await shared({ raunheim: '60', trebur: '30', nauheim: '10' });
      const transfer = await asked(id, raunheim, 'raunheim', 'trebur', '20');
      expect(await rests(id)).toEqual({ raunheim: '60', trebur: '30', nauheim: '10' });
      const seen = async (who: Client) => (await view(id, who)).transfers.map(({ mayAnswer }) => mayAnswer);
      expect([await seen(raunheim), await seen(trebur), await seen(nauheim), await seen(officer)]).toEqual([
        [false],
        [true],
        [],
        [true],
      ]);
      const { body } = await trebur.get<{ items: { href: string }[] }>('/api/notifications');
      expect(body.items.map(({ href }) => href)).toContain(`/rahmenvereinbarungen/${id}?bereich=kontingente`);

      const colleague = await product.as('freigabe.raunheim@demo.example');
      expect((await answer(transfer, raunheim, true)).status).toBe(409);
      expect((await answer(transfer, colleague, true)).body.detail).toMatch(/muss das andere Mitglied/);
      expect((await answer(transfer, nauheim, true)).status).toBe(404);
      expect((await answer(transfer, auditor, true)).status).toBe(403);
      expect(await rests(id)).toMatchObject({ raunheim: '60', trebur: '30' });

      expect((await answer(transfer, trebur, true)).status).toBe(204);
      expect((await answer(transfer, trebur, true)).status).toBe(204);
      expect((await answer(transfer, officer, false, 'Doch nicht')).status).toBe(409);
      expect(await rests(id)).toEqual({ raunheim: '40', trebur: '50', nauheim: '10' });
      await callOff(id, 'trebur', 50);
      await expect(callOff(id, 'raunheim', 41)).rejects.toThrow('noch 40 frei');
    });

    it('asked by the centre are agreed by a second person of the centre', async () => {
      const id = await shared({ raunheim: '60', trebur: '30' });
      const transfer = await asked(id, officer, 'raunheim', 'trebur', '5');
      expect((await view(id)).transfers[0]?.askedFor).toBeNull();
      expect((await answer(transfer, officer, true)).status).toBe(409);
      expect((await answer(transfer, trebur, true)).status).toBe(409);
      expect((await answer(transfer, head, true)).status).toBe(204);
      expect(await rests(id)).toEqual({ raunheim: '55', trebur: '35' });
    });

    it('are refused with a reason', async () => {
      const id = await shared({ raunheim: '60', trebur: '30' });
      const transfer = await asked(id, raunheim, 'raunheim', 'trebur', '20');
      expect(pointers(await answer(transfer, trebur, false, ' '))).toEqual([400, '/reason']);
      expect((await answer(transfer, trebur, false, 'Kein Bedarf.')).status).toBe(204);
      expect((await answer(transfer, officer, true)).status).toBe(409);
      expect((await view(id)).transfers).toMatchObject([{ agreed: false, answerReason: 'Kein Bedarf.' }]);
      expect(await rests(id)).toEqual({ raunheim: '60', trebur: '30' });
    });

    it('are asked for by a side of theirs, of what is free, for somebody who can hold it', async () => {
      const id = await shared({ raunheim: '60' });
      await callOff(id, 'nauheim', 5);
      expect((await ask(id, nauheim, 'raunheim', 'trebur', '1')).status).toBe(403);
      expect((await ask(id, auditor, 'raunheim', 'trebur', '1')).status).toBe(403);
      expect(pointers(await ask(id, raunheim, 'raunheim', 'trebur', '61'))).toEqual([400, '/amount']);
      expect(pointers(await ask(id, raunheim, 'raunheim', 'trebur', '0'))).toEqual([400, '/amount']);
      expect(pointers(await ask(id, raunheim, 'raunheim', 'raunheim', '1'))).toEqual([400, '/to']);
      expect(pointers(await ask(id, raunheim, 'trebur', 'raunheim', '1'))).toEqual([400, '/amount']);
      // It has called off 5 from what is common; a first quota of 1 would lie below that.
      expect(pointers(await ask(id, nauheim, 'raunheim', 'nauheim', '1'))).toEqual([400, '/to']);
      const first = await asked(id, trebur, 'raunheim', 'trebur', '10');
      expect((await answer(first, raunheim, true)).status).toBe(204);
      expect(await rests(id)).toEqual({ raunheim: '50', trebur: '10' });
    });

    it('two at once, or with a call-off in between, never pass on more than is there', async () => {
      const id = await shared({ raunheim: '60', trebur: '30' });
      const [one, two] = [
        await asked(id, raunheim, 'raunheim', 'trebur', '40'),
        await asked(id, raunheim, 'raunheim', 'trebur', '40'),
      ];
      const both = await Promise.all([answer(one, trebur, true), answer(two, head, true)]);
      expect(both.map(({ status }) => status).sort()).toEqual([204, 400]);
      expect(await rests(id)).toEqual({ raunheim: '20', trebur: '70' });

      const last = await asked(id, raunheim, 'raunheim', 'trebur', '20');
      const [agreed, drawn] = await Promise.allSettled([
        answer(last, trebur, true).then(({ status }) => status),
        callOff(id, 'raunheim', 1),
      ]);
      const passed = agreed.status === 'fulfilled' && agreed.value === 204;
      expect(passed).toBe(drawn.status === 'rejected');
      expect((await rests(id))['raunheim']).toBe(passed ? '0' : '19');
    });
  });

  describe('terms', () => {
    const terms = {
      options: [{ title: 'Erste Verlängerung', months: 12, exerciseBy: '2028-06-30' }],
      minimumValue: '100.00',
      minimums: [{ articleNumber: 'S-1', quantity: '40' }],
      priceClause: 'index',
      priceIndex: 'Erzeugerpreisindex Salz',
      priceFrom: '2027-10-01',
      deliveryTerms: 'Frei Bauhof, binnen 5 Werktagen',
      named: ['riedstadt'],
      area: ['raunheim', 'trebur', 'riedstadt'],
    };
    const term = { from: '2026-10-01', to: '2028-09-30', maximumValue: '500.00' };
    const put = (id: string, body: object, seen = 0, who = officer): Promise<Answer<Terms & Problem>> =>
      who.send('PUT', `/api/frameworks/${id}/terms`, body, { 'if-match': `"${seen}"` });

    it('are kept as entered and shown to members', async () => {
      const id = await agreement(term);
      const nothing = await raunheim.get<Terms>(`/api/frameworks/${id}/terms`);
      expect(nothing.body).toMatchObject({ options: [], longestEnd: '2028-09-30', changedBy: null, version: 0 });
      expect((await put(id, terms)).status).toBe(200);
      const { body } = await raunheim.get<Terms>(`/api/frameworks/${id}/terms`);
      expect(body).toMatchObject({ ...terms, area: [...terms.area].sort(), longestEnd: '2029-09-30', version: 1 });
      expect(body.changedBy).toBeTruthy();
      expect((await put(id, terms, 0, head)).status).toBe(409);
    });

    it('are refused at the field that contradicts the agreement', async () => {
      const id = await agreement(term);
      const wrong = await put(id, {
        ...terms,
        options: [{ title: ' ', months: 0, exerciseBy: '2028-10-01' }],
        minimumValue: '500.01',
        minimums: [
          { articleNumber: 'S-1', quantity: '101' },
          { articleNumber: 'X', quantity: '1' },
        ],
        priceIndex: '',
      });
      expect(pointers(wrong)).toEqual([
        400,
        '/options/0/title',
        '/options/0/months',
        '/options/0/exerciseBy',
        '/minimumValue',
        '/minimums/0/quantity',
        '/minimums/1/articleNumber',
        '/priceIndex',
      ]);
      expect(pointers(await put(id, { ...terms, named: ['nirgendwo'] }))).toEqual([400, '/named/0']);
      expect((await officer.get<Terms>(`/api/frameworks/${id}/terms`)).body.version).toBe(0);
    });

    it('are entered by the centre alone', async () => {
      const id = await agreement(term);
      for (const who of [raunheim, trebur, auditor]) expect((await put(id, terms, 0, who)).status).toBe(403);
      expect((await auditor.get(`/api/frameworks/${id}/terms`)).status).toBe(200);
      const wetterau = await product.as('leitung@wetterau.example');
      expect((await put(id, terms, 0, wetterau)).status).toBe(404);
    });

    it('decide with the law who may join, each point with its paragraph and its certainty', async () => {
      const id = await agreement(term);
      await put(id, terms);
      const join = async (member: string, need?: string): Promise<Circle> =>
        (await officer.post<Circle>(`/api/frameworks/${id}/joiner-check`, { member, need })).body;
      const verdicts = ({ verdict, points }: Circle) => [
        verdict,
        ...points.map((point) => `${point.id} ${point.verdict}`),
      ];

      const named = await join('riedstadt', '500.00');
      expect(verdicts(named)).toEqual(['may', 'circle fits', 'maximum fits', 'area fits', 'term fits']);
      expect(verdicts(await join('riedstadt', '500.01'))[0]).toBe('new-procedure');
      expect(verdicts(await join('riedstadt'))).toEqual([
        'check',
        'circle fits',
        'maximum open',
        'area fits',
        'term fits',
      ]);
      const stranger = await join('bischofsheim', '1.00');
      expect(verdicts(stranger)).toEqual([
        ...['new-procedure', 'circle fails', 'maximum fits', 'area fails', 'term fits'],
      ]);
      const circle = stranger.points[0];
      expect(circle?.citations).toMatchObject([
        {
          statute: expect.stringMatching(/§ 21 .*VgV/),
          status: expect.stringMatching(/^(verified|remembered|unknown)$/),
        },
      ]);
      expect(stranger.points[1]?.citations.map(({ statute, text }) => statute + text).join()).toContain('C-23/20');
      for (const { citations } of stranger.points)
        for (const { text, status } of citations)
          if (status !== 'verified') expect(stranger.doubts.length).toBeGreaterThan(0);
          else expect(text).not.toBe('');
    });

    it('say what the leaving of a member leaves behind', async () => {
      const id = await agreement(term);
      await put(id, terms);
      await setQuota(id, 'raunheim', '300.00', { articleNumber: '' });
      await callOff(id, 'raunheim', 10);
      const leave = (member: string): Promise<Answer<Circle & Problem>> =>
        officer.post(`/api/frameworks/${id}/leaver-check`, { member });
      const { body } = await leave('raunheim');
      expect([body.verdict, ...body.points.map((point) => `${point.id} ${point.verdict}`)]).toEqual([
        ...['check', 'quota open', 'minimum open'],
      ]);
      expect(body.points[0]?.reason).toContain('250,00');
      expect(body.points[1]?.reason).toContain('50,00');
      expect(body.points[1]?.citations.map(({ statute }) => statute).join()).toContain('§ 132');
      expect(body.doubts.join()).toContain('steht im Vertrag');
      expect(pointers(await leave('riedstadt'))).toEqual([400, '/member']);
    });

    it('are asked by those who run agreements, and nothing is kept of the asking', async () => {
      const id = await agreement(term);
      for (const who of [raunheim, trebur, auditor]) {
        expect((await who.post(`/api/frameworks/${id}/joiner-check`, { member: 'riedstadt' })).status).toBe(403);
        expect((await who.post(`/api/frameworks/${id}/leaver-check`, { member: 'raunheim' })).status).toBe(403);
      }
      const wrong = await officer.post<Problem>(`/api/frameworks/${id}/joiner-check`, {
        member: 'riedstadt',
        need: 'x',
      });
      expect(pointers(wrong)).toEqual([400, '/need']);
      expect((await officer.post(`/api/frameworks/${id}/joiner-check`, { member: 'nirgendwo' })).status).toBe(404);
    });
  });
});
