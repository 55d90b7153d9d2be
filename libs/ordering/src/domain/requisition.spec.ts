import type { ApprovalDecision, Requisition, RequisitionState } from './requisition';
import { decide, markOrdered, markReceived, submit, takeBack } from './requisition';

const draft: Requisition = {
  state: 'draft',
  orderer: 'olga',
  enteredBy: 'olga',
  approvals: [],
  lines: [
    {
      articleNumber: 'T-1',
      split: [
        { costCentre: 'B', quantity: 1000n, amount: 333n },
        { costCentre: 'A', quantity: 2000n, amount: 667n },
      ],
    },
    { articleNumber: 'P-1', split: [{ costCentre: 'A', quantity: 5000n, amount: 2000n }] },
  ],
};
const facts = [
  { costCentre: 'A', approvers: ['anna', 'olga', 'axel'] },
  { costCentre: 'B', approvers: ['berta'] },
];
const submitted = submit(draft, facts);
const approve = (costCentre: string, person: string, onBehalfOf: readonly string[] = []): ApprovalDecision => ({
  costCentre,
  person,
  onBehalfOf,
  verdict: 'approved',
});

describe('submitting a requisition', () => {
  it('waits for one approval per cost centre, with its amount, never by the orderer', () => {
    const open = { state: 'waiting', decidedBy: null, reason: null };
    expect(submitted).toEqual({
      ...draft,
      state: 'submitted',
      approvals: [
        { costCentre: 'A', amount: 2667n, eligible: ['anna', 'axel'], ...open },
        { costCentre: 'B', amount: 333n, eligible: ['berta'], ...open },
      ],
    });
  });
  it.each([
    [[facts[0] ?? { costCentre: 'A', approvers: [] }], 'B'],
    [[{ costCentre: 'A', approvers: ['olga'] }], 'A'],
  ])('is refused where nobody else could approve', (known, costCentre) => {
    expect(() => submit(draft, known)).toThrow(
      expect.objectContaining({ kind: 'conflict', code: 'no-approver', details: { costCentre } }),
    );
  });
  it('is refused without lines', () =>
    expect(() => submit({ ...draft, lines: [] }, facts)).toThrow('Der Warenkorb ist leer.'));
});

describe('deciding on a requisition', () => {
  it('is approved with the last approval', () => {
    const first = decide(submitted, approve('A', 'anna'));
    expect(first).toMatchObject({
      state: 'submitted',
      approvals: [{ state: 'approved', decidedBy: 'anna' }, { state: 'waiting' }],
    });
    expect(decide(first, approve('B', 'berta'))).toMatchObject({
      state: 'approved',
      approvals: [{ decidedBy: 'anna' }, { decidedBy: 'berta' }],
    });
  });
  it('is rejected with the first rejection, which needs a reason', () => {
    const rejection: ApprovalDecision = { costCentre: 'B', person: 'berta', onBehalfOf: [], verdict: 'rejected' };
    expect(() => decide(submitted, { ...rejection, reason: '  ' })).toThrow('Bitte begründen Sie die Ablehnung.');
    expect(decide(submitted, { ...rejection, reason: ' zu viel ' })).toMatchObject({
      state: 'rejected',
      approvals: [{ state: 'waiting' }, { state: 'rejected', reason: 'zu viel' }],
    });
  });
  it('may be done by a deputy of the approver', () => {
    expect(decide(submitted, approve('A', 'dora', ['anna']))).toMatchObject({
      approvals: [{ state: 'approved', decidedBy: 'dora' }, {}],
    });
    expect(decide(submitted, approve('A', 'emil', ['dora', 'anna']))).toMatchObject({
      approvals: [{ decidedBy: 'emil' }, {}],
    });
  });
  it.each([
    ['in person', draft, approve('A', 'olga')],
    ['as deputy of the approver', draft, approve('A', 'olga', ['anna'])],
    ['through a deputy', draft, approve('A', 'dora', ['olga'])],
    ['through a chain of deputies', draft, approve('A', 'dora', ['olga', 'anna'])],
    ['when somebody else entered the order', { ...draft, enteredBy: 'ines' }, approve('A', 'olga', ['anna'])],
    ['by the one who entered it', { ...draft, enteredBy: 'ines' }, approve('A', 'ines', ['anna'])],
  ])('is refused for an own order %s', (_, requisition, decision) => {
    expect(() => decide(submit(requisition, facts), decision)).toThrow(
      expect.objectContaining({ kind: 'forbidden', code: 'self-approval' }),
    );
  });
  it('is refused for somebody who is not responsible', () => {
    expect(() => decide(submitted, approve('A', 'berta'))).toThrow(
      expect.objectContaining({ kind: 'forbidden', code: 'not-eligible' }),
    );
    expect(() => decide(submitted, approve('A', 'anna', ['berta']))).toThrow(
      expect.objectContaining({ code: 'not-eligible' }),
    );
  });
  it('is refused twice', () => {
    expect(() => decide(decide(submitted, approve('A', 'anna')), approve('A', 'axel'))).toThrow(
      expect.objectContaining({ code: 'approval-not-waiting' }),
    );
    expect(() => decide(submitted, approve('C', 'anna'))).toThrow('Für die Kostenstelle „C“ steht keine Freigabe aus.');
  });
});

describe('the states of a requisition', () => {
  const commands: Readonly<Record<string, (r: Requisition) => Requisition>> = {
    submit: (r) => submit(r, facts),
    approve: (r) => decide(r, approve('A', 'anna')),
    takeBack,
    order: markOrdered,
    receivePart: (r) => markReceived(r, 'partly-received'),
    receiveAll: (r) => markReceived(r, 'received'),
  };
  const ALLOWED: Readonly<Record<RequisitionState, readonly string[]>> = {
    draft: ['submit'],
    submitted: ['approve', 'takeBack'],
    approved: ['order'],
    rejected: ['takeBack'],
    ordered: ['receivePart', 'receiveAll'],
    'partly-received': ['receivePart', 'receiveAll'],
    received: [],
  };
  it.each(Object.entries(ALLOWED))(
    '%s allows exactly %j; anything else is refused with a German sentence',
    (state, allowed) => {
      for (const [name, command] of Object.entries(commands)) {
        const requisition = { ...submitted, state: state as RequisitionState };
        if (allowed.includes(name)) expect(command(requisition).lines).toEqual(draft.lines);
        else
          expect(() => command(requisition)).toThrow(
            /^Die Bestellanforderung hat den Stand „.+“\. Sie kann nur im Stand „.+“ \S+ werden\.$/,
          );
      }
    },
  );
  it('forgets decisions when it is taken back', () => {
    expect(takeBack(decide(submitted, approve('A', 'anna')))).toEqual(draft);
  });
});
