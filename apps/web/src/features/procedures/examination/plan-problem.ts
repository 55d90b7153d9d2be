import { ApiProblem, asProblem } from '../../../shared/api';
import { fieldOf } from './plan-field';

/** The refusal with its pointers moved into the form of one lot. */
export function relocated(error: unknown, lot: string): ApiProblem {
  const problem = asProblem(error);
  const errors = problem.errors.map(({ pointer, message }) => ({ pointer: fieldOf(pointer, lot), message }));
  const { type, title, detail, status, extra } = problem;
  return new ApiProblem({ type, title, detail, status, errors, extra });
}
