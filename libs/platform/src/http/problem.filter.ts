import { DomainError, type ErrorKind } from '@app/kernel';
import { type ArgumentsHost, Catch, type ExceptionFilter, HttpException, Logger } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { QueryFailedError } from 'typeorm';
import { Outage } from '../lifecycle/outage';

/** RFC 9457. `type` is stable; `detail` is the German sentence for the person. */
export interface Problem {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly detail: string;
  readonly requestId: string;
  readonly errors?: readonly { readonly pointer: string; readonly message: string }[];
  readonly [member: string]: unknown;
}

/** A request that failed carries why, for what looks at it after the answer. */
export type RefusedRequest = FastifyRequest & { problem?: Problem };

const STATUS: Record<ErrorKind, number> = {
  invalid: 400,
  unauthenticated: 401,
  forbidden: 403,
  'not-found': 404,
  conflict: 409,
  stale: 412,
  unprocessable: 422,
};
const TITLE: Record<number, string> = {
  400: 'Die Eingabe ist nicht richtig',
  401: 'Anmeldung nötig',
  403: 'Keine Berechtigung',
  404: 'Nicht gefunden',
  409: 'Im jetzigen Stand nicht möglich',
  412: 'Inzwischen geändert',
  413: 'Zu groß',
  415: 'Dieses Format wird nicht angenommen',
  422: 'So nicht verarbeitbar',
  429: 'Zu viele Versuche',
  500: 'Unerwarteter Fehler',
  503: 'Vorübergehend nicht verfügbar',
};
const DETAIL: Record<number, string> = {
  404: 'Unter dieser Adresse gibt es nichts.',
  413: 'Die gesendeten Daten sind zu groß.',
  415: 'Der Inhaltstyp der Anfrage wird hier nicht angenommen.',
  500: 'Es ist ein unerwarteter Fehler aufgetreten. Ihre Eingabe wurde nicht gespeichert. Bitte versuchen Sie es erneut.',
};
// Ids are opaque: one that is no UUID cannot exist. Unique and foreign keys are the last line of defence.
const DATABASE: Record<string, { status: number; detail: string }> = {
  '22P02': { status: 404, detail: 'Unter dieser Kennung gibt es nichts.' },
  '23505': { status: 409, detail: 'Das gibt es bereits.' },
  '23503': { status: 409, detail: 'Der Eintrag wird noch gebraucht oder verweist auf etwas, das es nicht gibt.' },
  // A text with the character NUL, half a character, or a number or day beyond what a column holds.
  '22021': { status: 400, detail: 'Die Eingabe enthält Zeichen, die nicht gespeichert werden können.' },
  '22P05': { status: 400, detail: 'Die Eingabe enthält Zeichen, die nicht gespeichert werden können.' },
  '22003': { status: 400, detail: 'Eine Zahl ist zu groß.' },
  '22007': { status: 400, detail: 'Ein Datum liegt außerhalb des möglichen Bereichs.' },
  '22008': { status: 400, detail: 'Ein Datum liegt außerhalb des möglichen Bereichs.' },
  '42501': { status: 403, detail: 'Dafür fehlt Ihnen die Berechtigung.' },
};

/** Turns every failure into problem+json. The only place where errors become HTTP. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  private readonly logger = new Logger('http');

  catch(error: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    const request = http.getRequest<RefusedRequest>();
    const reply = http.getResponse<FastifyReply>();
    const problem = toProblem(error, request.id);
    request.problem = problem;
    if (problem.status >= 500) this.logger.error({ msg: 'request failed', requestId: request.id, err: error });
    if (reply.sent) return;
    sendProblem(reply, problem);
  }
}

export function sendProblem(reply: FastifyReply, problem: Problem): void {
  void reply.status(problem.status).header('content-type', 'application/problem+json').send(problem);
}

export function toProblem(error: unknown, requestId: string): Problem {
  const problem = (status: number, code: string, detail: string, more: object = {}): Problem => ({
    type: `urn:vergabezentrum:problem:${code}`,
    title: TITLE[status] ?? 'Fehler',
    status,
    detail,
    requestId,
    ...more,
  });
  if (error instanceof DomainError) {
    const errors = error.errors.length ? { errors: error.errors } : {};
    return problem(STATUS[error.kind], error.code, error.message, { ...error.details, ...errors });
  }
  if (error instanceof Outage) return problem(503, 'outage', error.message);
  if (error instanceof QueryFailedError) {
    const { code = '', routine = '' } = error.driverError as { code?: string; routine?: string };
    // Half a character is refused by JSON columns with the code of a malformed id.
    const known = DATABASE[code === '22P02' && routine.startsWith('json') ? '22P05' : code];
    if (known) return problem(known.status, 'database', known.detail);
  }
  const status =
    error instanceof HttpException ? error.getStatus() : ((error as { statusCode?: number }).statusCode ?? 500);
  const safe = status >= 400 && status < 600 ? status : 500;
  const detail = DETAIL[safe] ?? (safe < 500 ? 'Die Anfrage konnte nicht gelesen werden.' : (DETAIL[500] ?? ''));
  return problem(safe, `http-${safe}`, detail);
}
