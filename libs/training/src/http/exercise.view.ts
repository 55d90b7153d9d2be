import type { ExerciseGuide } from '../application/exercise-guide.query';
import type { ExerciseSummary } from '../domain/exercise-summary';
import type { ExerciseGuideResponse, ExercisePersonResponse, ExerciseSummaryResponse } from './exercise.response';

export function guideResponse({
  place,
  today,
  people,
  procedure,
  steps,
  refusals,
}: ExerciseGuide): ExerciseGuideResponse {
  return {
    begunAt: place.begunAt,
    today,
    people: people.map(({ id, name, role }) => ({ id, name, role: role as ExercisePersonResponse['role'] })),
    procedure: procedure && {
      id: procedure.id,
      title: procedure.title,
      fileNumber: procedure.fileNumber,
      phaseName: procedure.phaseName,
    },
    waitsFor: procedure?.waitsFor ?? null,
    steps: steps.map(({ citations, ...step }) => ({ ...step, citations: [...citations] })),
    refusals: [...refusals],
  };
}

export const summaryResponse = ({ titles, refusals, ...summary }: ExerciseSummary): ExerciseSummaryResponse => ({
  ...summary,
  titles: [...titles],
  refusals: [...refusals],
});
