/** One mistake in what was sent: `pointer` names the field as JSON pointer ("/lines/0/quantity"). */
export interface FieldError {
  readonly pointer: string;
  readonly message: string;
}

export interface ProblemDetails {
  readonly status: number;
  readonly type: string;
  readonly title: string;
  readonly detail: string;
  readonly errors: readonly FieldError[];
  /** Every further member of the problem document, such as the current state after a conflict. */
  readonly extra: Readonly<Record<string, unknown>>;
}

/** A refusal of the server (RFC 9457) or a call that never reached it (`status` 0). */
export class ApiProblem extends Error implements ProblemDetails {
  readonly status: number;
  readonly type: string;
  readonly title: string;
  readonly detail: string;
  readonly errors: readonly FieldError[];
  readonly extra: Readonly<Record<string, unknown>>;

  constructor(details: ProblemDetails) {
    super(details.detail || details.title);
    this.name = 'ApiProblem';
    this.status = details.status;
    this.type = details.type;
    this.title = details.title;
    this.detail = details.detail;
    this.errors = details.errors;
    this.extra = details.extra;
  }

  /** The call did not reach the server or its answer did not come back: whether it took effect is unknown. */
  get isUnanswered(): boolean {
    return this.status === 0;
  }
}

const SENTENCES: Readonly<Record<number, readonly [title: string, detail: string]>> = {
  401: ['Nicht angemeldet', 'Bitte melden Sie sich an.'],
  403: ['Kein Zugriff', 'Für diesen Schritt fehlt Ihnen die Berechtigung.'],
  404: ['Nicht gefunden', 'Der gesuchte Eintrag ist nicht (mehr) vorhanden.'],
  409: ['Zwischenzeitlich geändert', 'Der Vorgang wurde inzwischen geändert. Bitte laden Sie die Seite neu.'],
  412: ['Zwischenzeitlich geändert', 'Der Vorgang wurde inzwischen geändert. Bitte laden Sie die Seite neu.'],
  413: ['Datei zu groß', 'Bitte wählen Sie eine kleinere Datei.'],
  429: ['Zu viele Anfragen', 'Bitte warten Sie einen Augenblick und versuchen Sie es erneut.'],
};
const SERVER_FAILED = [
  'Störung auf dem Server',
  'Der Vorgang wurde nicht ausgeführt. Bitte versuchen Sie es in einigen Minuten erneut.',
] as const;
const REFUSED = ['Nicht möglich', 'Der Server hat die Anfrage abgelehnt.'] as const;

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;
const text = (value: unknown): string => (typeof value === 'string' ? value : '');

function fieldErrors(value: unknown): FieldError[] {
  if (!Array.isArray(value)) return [];
  return value.filter(isRecord).map((error) => ({
    pointer: text(error.pointer).replace(/^#/, ''),
    message: text(error.message) || text(error.detail),
  }));
}

/** Turns the body of an answer that is not 2xx into a problem; German sentences stand in where the body has none. */
export function problemOf(status: number, body: unknown): ApiProblem {
  const [title, detail] = SENTENCES[status] ?? (status >= 500 ? SERVER_FAILED : REFUSED);
  if (!isRecord(body)) return new ApiProblem({ status, type: 'about:blank', title, detail, errors: [], extra: {} });
  const { type, title: ownTitle, detail: ownDetail, errors, status: _status, ...extra } = body;
  return new ApiProblem({
    status,
    type: text(type) || 'about:blank',
    title: text(ownTitle) || title,
    detail: text(ownDetail) || (text(ownTitle) ? '' : detail),
    errors: fieldErrors(errors),
    extra,
  });
}

export const unanswered = (): ApiProblem =>
  new ApiProblem({
    status: 0,
    type: 'about:blank',
    title: 'Keine Verbindung',
    detail:
      'Der Server antwortet nicht. Ihre Eingaben bleiben erhalten. Bitte prüfen Sie die Verbindung und versuchen Sie es erneut.',
    errors: [],
    extra: {},
  });

/** Any error as a problem, so that pages need to know one kind only. */
export const asProblem = (error: unknown): ApiProblem =>
  error instanceof ApiProblem
    ? error
    : new ApiProblem({
        status: -1,
        type: 'about:blank',
        title: 'Unerwarteter Fehler',
        detail: error instanceof Error ? error.message : String(error),
        errors: [],
        extra: {},
      });

/** The mistake the server found at this place of the request. */
export const mistakeAt = (problem: ApiProblem | undefined, pointer: string): string | undefined =>
  problem?.errors.find((error) => error.pointer === pointer)?.message;
