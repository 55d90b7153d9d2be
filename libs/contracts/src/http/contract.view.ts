import type { LocalDate } from '@app/kernel';
import { type Law, type ModificationAnswer, NATURE_NAMES, REGIME_NAMES } from '@app/law';
import type { Member } from '@app/organisation/contract';
import type { AfterAward } from '@app/procedures/contract';
import {
  type Contract,
  currentValue,
  endsOn,
  longestEnd,
  type Modification,
  PRICE_CLAUSE_NAMES,
} from '../domain/contract';
import { INTENDED, judgeChanges, smallChanges } from '../domain/modifications';
import { successorPlan } from '../domain/successor';
import { contractTasks } from '../domain/tasks';
import type {
  ContractLimitResponse,
  ContractListItemResponse,
  ContractMemberResponse,
  ContractModificationResponse,
  ContractResponse,
  ContractTaskResponse,
  ModificationPreviewResponse,
} from './contract.response';

/** What the views need besides the contract. */
export interface ViewContext {
  readonly members: readonly Member[];
  readonly law: Law;
  readonly today: LocalDate;
}

const membersOf = ({ memberIds }: Contract, { members }: ViewContext): ContractMemberResponse[] =>
  members.filter(({ id }) => memberIds.includes(id)).map(({ slug, name }) => ({ slug, name }));

export function listItem(contract: Contract, context: ViewContext): ContractListItemResponse {
  const open = contract.options.filter(({ decision }) => decision === null);
  const days = open.flatMap(({ exerciseBy }) => exerciseBy ?? []).sort();
  const settled = contract.successor !== null || contract.noSuccessor !== null;
  const plan = settled ? null : successorPlan(contract, context.today, context.law);
  return {
    ...{ id: contract.id, number: contract.number, title: contract.title, partner: contract.partner.name },
    ...{ members: membersOf(contract, context), procedureId: contract.procedureId, value: contract.value },
    ...{ currentValue: currentValue(contract), termFrom: contract.termFrom, endsOn: endsOn(contract) },
    ...{ optionBy: days[0] ?? null, openOptions: open.length, successorBy: plan?.startBy ?? null },
    successor: contract.successor?.fileNumber ?? null,
    smallChanges: smallChanges(contract, context.today, context.law),
  };
}

export function contractView(
  contract: Contract,
  after: AfterAward | null,
  context: ViewContext,
  may: { readonly manage: boolean; readonly procedure: boolean },
): ContractResponse {
  const { law, today } = context;
  const plan = successorPlan(contract, today, law);
  const judged = judgeChanges(contract, null, law);
  const { id, number, title, procedureId, fileNumber, partner, nature, regime, awardedOn, value } = contract;
  const { termFrom, termTo, priceClause, priceIndex, priceFrom, preparationDays, noSuccessor, version } = contract;
  return {
    ...{ id, number, title, procedureId, fileNumber, nature, awardedOn, value, termFrom, termTo },
    ...{ priceClause, priceIndex, priceFrom, preparationDays, noSuccessor, version },
    partner: { ...partner },
    members: membersOf(contract, context),
    lots: contract.lots.map((lot) => ({ ...lot })),
    natureName: NATURE_NAMES[nature],
    regimeName: REGIME_NAMES[regime],
    currentValue: currentValue(contract),
    endsOn: endsOn(contract),
    longestEnd: longestEnd(contract),
    priceClauseName: PRICE_CLAUSE_NAMES[priceClause],
    options: contract.options.map((option) => ({ ...option })),
    modifications: contract.modifications.map((one) => modificationView(one, judged)),
    adjustments: contract.adjustments.map(({ personName, at, ...one }) => ({
      ...{ ...one, person: personName, at: at.toISOString() },
    })),
    smallChanges: smallChanges(contract, today, law),
    doubts: (judged?.uncertain ?? []).map(({ id: factId, text }) => ({ id: factId, text })),
    tasks: tasksOf(contract, after, plan, today),
    successorPlan: plan && {
      ...plan,
      days: plan.days.map((day) => ({ ...day, paragraphs: [...day.paragraphs] })),
      doubts: [...plan.doubts],
    },
    successor: contract.successor && { ...contract.successor },
    retention: after && { ...after.retention },
    mayManage: may.manage,
    mayReadProcedure: may.procedure,
    changedBy: contract.changedBy,
    changedAt: contract.changedAt.toISOString(),
  };
}

/** Those of the contract and the mandatory items of its procedure, in the order of their days. */
function tasksOf(
  contract: Contract,
  after: AfterAward | null,
  plan: ReturnType<typeof successorPlan>,
  today: LocalDate,
): ContractTaskResponse[] {
  const own = contractTasks(contract, plan).map(({ proof, ...task }) => ({
    ...task,
    ...{ proof: proof?.proof ?? null, proofOn: proof?.on ?? null, person: proof?.personName ?? null },
  }));
  const duties = (after?.duties ?? []).map(({ id, title, due, paragraph, state, note, by }) => ({
    ...{ id, kind: 'duty' as const, title, due, paragraph, done: state === 'done' || state === 'waived' },
    ...{ proof: note, proofOn: null, person: by },
  }));
  return [...own, ...duties]
    .map((task) => ({ ...task, overdue: !task.done && task.due !== null && task.due < today }))
    .sort((a, b) => ((a.due ?? '9999') < (b.due ?? '9999') ? -1 : (a.due ?? '9999') > (b.due ?? '9999') ? 1 : 0));
}

type JudgedLimit = ModificationAnswer['changes'][number]['limits'][number];
const limitView = ({ factId, germanName, limit, used, left }: JudgedLimit): ContractLimitResponse => ({
  ...{ factId, name: germanName, limit, used, left },
});

function modificationView(one: Modification, judged: ModificationAnswer | null): ContractModificationResponse {
  const { id, on, amount, ground, natureChanged, reason, verdict, verdictReason, noticeDue, noticeUntil } = one;
  const answer = judged?.changes.find((each) => each.id === id);
  return {
    ...{ id, on, amount, ground, natureChanged, reason, verdict, verdictReason },
    share: answer?.share ?? '0',
    runningTotal: answer?.runningTotal ?? amount,
    totalShare: answer?.totalShare ?? '0',
    limits: (answer?.limits ?? []).map(limitView),
    notice: { due: noticeDue, until: noticeUntil },
    person: one.personName,
    at: one.at.toISOString(),
  };
}

export function previewView({ changes, referenceValue, uncertain }: ModificationAnswer): ModificationPreviewResponse {
  const answer = changes.find(({ id }) => id === INTENDED);
  if (!answer) throw new Error('the law did not judge the intended change');
  const { verdict, reason, share, runningTotal, totalShare, limits, duties, citations } = answer;
  return {
    ...{ verdict, reason, share, runningTotal, totalShare, referenceValue },
    limits: limits.map(limitView),
    notice: { due: duties.length > 0, until: duties[0]?.until ?? null },
    paragraphs: citations.map(({ statute }) => statute),
    doubts: uncertain.map(({ id, text }) => ({ id, text })),
  };
}
