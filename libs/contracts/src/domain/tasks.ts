import { germanDate, type LocalDate } from '@app/kernel';
import { fact } from '@app/law';
import type { Contract, Proof } from './contract';
import type { SuccessorPlan } from './successor';

/** What is to be done for a contract, besides the mandatory items of its procedure. */
export interface ContractTask {
  readonly id: string;
  readonly kind: 'option' | 'successor' | 'change-notice';
  readonly title: string;
  /** Null: the law names no number of days, or nothing was agreed. */
  readonly due: LocalDate | null;
  readonly paragraph: string | null;
  readonly done: boolean;
  readonly proof: Proof | null;
}

export const noticeTaskId = (modificationId: string): string => `change-notice-${modificationId}`;
export const optionTaskId = (optionId: string): string => `option-${optionId}`;
export const SUCCESSOR_TASK = 'successor';

/** In the order of their days, what has none last. */
export function contractTasks(contract: Contract, plan: SuccessorPlan | null): readonly ContractTask[] {
  return [...optionTasks(contract), ...noticeTasks(contract), ...successorTask(contract, plan)].sort((a, b) =>
    (a.due ?? '9999') < (b.due ?? '9999') ? -1 : (a.due ?? '9999') > (b.due ?? '9999') ? 1 : 0,
  );
}

const optionTasks = ({ options }: Contract): readonly ContractTask[] =>
  options.map(({ id, title, exerciseBy, decision }) => ({
    ...{ id: optionTaskId(id), kind: 'option' as const, due: exerciseBy, paragraph: null, proof: null },
    title: `Über die Option „${title}“ entscheiden`,
    done: decision !== null,
  }));

const noticeTasks = ({ modifications, proofs }: Contract): readonly ContractTask[] =>
  modifications
    .filter(({ noticeDue }) => noticeDue)
    .map(({ id, on, noticeUntil }) => {
      const proof = proofs.findLast(({ taskId }) => taskId === noticeTaskId(id)) ?? null;
      return {
        ...{ id: noticeTaskId(id), kind: 'change-notice' as const, due: noticeUntil, done: proof !== null, proof },
        title: `Auftragsänderung vom ${germanDate(on)} im Amtsblatt der EU bekannt machen`,
        paragraph: fact('DL-39-5').statute,
      };
    });

const successorTask = ({ successor, noSuccessor }: Contract, plan: SuccessorPlan | null): readonly ContractTask[] =>
  plan === null && successor === null && noSuccessor === null
    ? []
    : [
        {
          ...{
            id: SUCCESSOR_TASK,
            kind: 'successor' as const,
            due: plan?.startBy ?? null,
            paragraph: null,
            proof: null,
          },
          title: 'Nachfolge vorbereiten',
          done: successor !== null || noSuccessor !== null,
        },
      ];
