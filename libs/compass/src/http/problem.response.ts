import { applyDecorators } from '@nestjs/common';
import { ApiExtraModels, ApiResponse, getSchemaPath } from '@nestjs/swagger';

export class FieldErrorResponse {
  /** JSON pointer to the field, "/estimate/lots/0/value". */
  pointer: string;
  /** The German sentence for the person. */
  message: string;
}
/** A refusal (RFC 9457). */
export class ProblemResponse {
  /** Stable, "urn:vergabezentrum:problem:law.no-rule-set". */
  type: string;
  title: string;
  status: number;
  /** The German sentence for the person. */
  detail: string;
  requestId: string;
  /** One entry per wrong field. */
  errors?: FieldErrorResponse[];
}

const problem = (status: number, description: string): MethodDecorator & ClassDecorator =>
  ApiResponse({
    status,
    description,
    content: { 'application/problem+json': { schema: { $ref: getSchemaPath(ProblemResponse) } } },
  });

/** How a question to the law is refused. */
export const RefusesQuestions = (): MethodDecorator & ClassDecorator =>
  applyDecorators(
    ApiExtraModels(ProblemResponse),
    problem(400, 'Wrong fields, each named with its pointer.'),
    problem(422, 'A day outside of every rule set or calendar, or a case no rule is stored for.'),
  );
