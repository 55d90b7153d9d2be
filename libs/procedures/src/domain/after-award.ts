import type { LocalDate } from '@app/kernel';
import type { StepId } from '@app/law';
import type { AfterAward } from '../contract/after-award';
import { retentionOf } from './archive/retention';
import { checklistItems } from './checklist';
import type { Dossier } from './dossier';
import type { Phase } from './phase';

/** Items settled after the award, and the step of the timeline that says when they are due. */
const DUE: Readonly<Record<string, StepId>> = {
  'award-notice': 'award-notice',
  'statistics-report': 'statistics-report',
};
const AFTER: readonly Phase[] = ['notified', 'closed'];

/** What the award leaves to do, and how long the file is kept when the contract ends on this day. */
export function afterAward(dossier: Dossier, contractEndsOn: LocalDate | null): AfterAward {
  const steps = dossier.procedure.timeline?.steps ?? [];
  const { retention, note } = retentionOf({
    ...dossier,
    procedure: { ...dossier.procedure, termTo: contractEndsOn ?? dossier.procedure.termTo },
  });
  return {
    duties: checklistItems(dossier, ({ before }) => AFTER.includes(before)).map(
      ({ id, title, paragraph, state, mark }) => {
        const step = steps.find((one) => one.id === DUE[id]);
        return {
          ...{ id, title, paragraph, state, due: step ? (step.latest ?? step.planned) : null },
          ...{ note: mark?.note ?? null, by: mark?.by ?? null, at: mark?.at ?? null },
        };
      },
    ),
    retention: { until: retention?.until ?? null, note },
  };
}
