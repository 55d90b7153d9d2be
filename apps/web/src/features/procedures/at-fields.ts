import { type ApiProblem, asProblem } from '../../shared/api';
import { unmetOf } from './procedure-step';

/** A refusal with conditions, as mistakes at the fields they point to. */
export function atFields(error: unknown): ApiProblem {
  const problem = asProblem(error);
  const unmet = unmetOf(problem);
  if (unmet.length === 0) return problem;
  return Object.assign(problem, {
    detail: '',
    errors: unmet.map(({ pointer, sentence, paragraph }) => ({
      pointer,
      message: paragraph ? `${sentence} (${paragraph})` : sentence,
    })),
  });
}
