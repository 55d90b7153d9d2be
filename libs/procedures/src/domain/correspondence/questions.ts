import { dayInGermany, type FieldError, germanDate, type LocalDate } from '@app/kernel';
import { type Citation, explainer, type Law } from '@app/law';
import type { Dossier } from '../dossier';
import { type Phase, PHASES } from '../phase';
import { identityIn, type Known } from './identity';

/** What was published to all, or why nothing was. A correction is another version. */
export interface AnswerVersion {
  readonly version: number;
  readonly kind: 'answer' | 'rejection';
  /** The question as it is published: nobody is named in it. */
  readonly question: string;
  readonly answer: string;
  /** Why it was corrected or is not answered; for the file, not published. */
  readonly reason: string;
  readonly personName: string;
  readonly at: Date;
}
export interface BidderQuestion {
  readonly id: string;
  readonly number: number;
  readonly receivedOn: LocalDate;
  readonly bidderId: string | null;
  /** Who asked, where it is none of the bidders; '' where nobody knows. */
  readonly askedBy: string;
  readonly text: string;
  readonly personName: string;
  readonly at: Date;
  /** The oldest first. */
  readonly versions: readonly AnswerVersion[];
}
export type QuestionState = 'open' | 'answered' | 'rejected';

export const stateOf = ({ versions }: Pick<BidderQuestion, 'versions'>): QuestionState => {
  const last = versions.at(-1);
  if (last === undefined) return 'open';
  return last.kind === 'answer' ? 'answered' : 'rejected';
};

const SHORT = 10;

/** Everything wrong with what is to be published: empty, who asked is told, or a correction without a reason. */
export function answerErrors(
  { question, answer, reason }: Pick<AnswerVersion, 'question' | 'answer' | 'reason'>,
  isCorrection: boolean,
  known: readonly Known[],
  vocabulary: string,
): readonly FieldError[] {
  const errors: FieldError[] = [];
  for (const [pointer, text] of [
    ['/question', question],
    ['/answer', answer],
  ] as const) {
    const told = identityIn(text, known, vocabulary);
    if (text.trim() === '') errors.push({ pointer, message: 'Dieser Text wird veröffentlicht und darf nicht fehlen.' });
    if (told.length > 0) {
      errors.push({
        pointer,
        message:
          `Alle Bieter lesen diesen Text, und er verrät einen von ihnen: ${told.map((one) => `„${one}“`).join(', ')}. ` +
          'Bitte neutral formulieren, etwa „ein Bieter“ oder „das angebotene Erzeugnis“.',
      });
    }
  }
  if (isCorrection && reason.trim().length < SHORT) {
    errors.push({
      pointer: '/reason',
      message: `Bitte begründen Sie die Berichtigung mit mindestens ${SHORT} Zeichen; die frühere Fassung bleibt erhalten.`,
    });
  }
  return errors;
}

const BEFORE_OPENING = PHASES.slice(0, PHASES.indexOf('opening'));
/** Bidders are answered while they may still change what they offer. */
export const takesAnswers = (phase: Phase): boolean => BEFORE_OPENING.includes(phase);

/** Until when answers are of use, and what follows when they come later. */
export interface AnswerClock {
  /** Last day for questions as it was announced; null where none was. */
  readonly questionsUntil: LocalDate | null;
  /** Last day on which an answer does not extend the period; null where the law names none. */
  readonly answersUntil: LocalDate | null;
  readonly tenderDeadline: Date | null;
  readonly sentence: string;
  /** A question that came in time was or can only be answered after that day: the period is to be extended. */
  readonly extension: string | null;
  readonly citations: readonly Citation[];
}

export function answerClock(
  { procedure, law, today, now }: Pick<Dossier, 'procedure' | 'law' | 'today' | 'now'>,
  questions: readonly BidderQuestion[],
): AnswerClock {
  const step = (id: string) => procedure.timeline?.steps.find((one) => one.id === id);
  const questionsUntil = step('question-deadline')?.planned ?? null;
  const answersStep = step('answers-until');
  const answersUntil = answersStep?.latest ?? answersStep?.planned ?? null;
  const { tenderDeadline } = procedure;
  const running = tenderDeadline === null || now < tenderDeadline;
  const late = questions.filter(
    (question) => answersUntil !== null && isLate(question, questionsUntil, answersUntil, today),
  );
  return {
    ...{ questionsUntil, answersUntil, tenderDeadline },
    sentence: clockSentence(answersUntil, today, running, tenderDeadline),
    extension: late.length > 0 && running ? extensionSentence(late, answersUntil ?? today) : null,
    citations: clockCitations(law, procedure),
  };
}

/** Asked in time, and not answered when the last useful day was over. */
function isLate(
  { receivedOn, versions }: BidderQuestion,
  questionsUntil: LocalDate | null,
  answersUntil: LocalDate,
  today: LocalDate,
): boolean {
  if (questionsUntil !== null && receivedOn > questionsUntil) return false;
  const last = versions.at(-1);
  if (last?.kind === 'rejection') return false;
  return (last ? dayInGermany(last.at) : today) > answersUntil;
}

const extensionSentence = (late: readonly BidderQuestion[], until: LocalDate): string => {
  const numbers = late.map(({ number }) => number).join(', ');
  return (
    `${late.length === 1 ? `Frage ${numbers} wurde` : `Die Fragen ${numbers} wurden`} rechtzeitig gestellt, aber nicht bis zum ` +
    `${germanDate(until)} beantwortet: Die Angebotsfrist ist zu verlängern.`
  );
};

function clockSentence(until: LocalDate | null, today: LocalDate, running: boolean, deadline: Date | null): string {
  if (!running) return 'Die Angebotsfrist ist abgelaufen; Antworten nützen den Bietern nicht mehr.';
  if (until !== null) {
    return today <= until
      ? `Antworten gehen bis zum ${germanDate(until)} an alle; danach ist die Angebotsfrist zu verlängern.`
      : `Der letzte Tag für Antworten war der ${germanDate(until)}. Wer rechtzeitig gefragt hat, bekommt seine Antwort nur mit einer längeren Angebotsfrist.`;
  }
  if (deadline === null) return 'Der letzte Tag für Antworten folgt aus dem Zeitplan; er ist noch nicht festgelegt.';
  return (
    'Einen letzten Tag für Antworten nennt der hinterlegte Rechtsstand hier nicht. Reicht die Zeit nach einer Antwort ' +
    'nicht mehr, um sie im Angebot zu berücksichtigen, prüfen Sie bitte, ob die Angebotsfrist zu verlängern ist.'
  );
}

/** What the clock rests on; none for kinds of procedures without a stored fact. */
function clockCitations(law: Law, { regime, nature, startsOn, timeline }: Dossier['procedure']): readonly Citation[] {
  const { cite, result } = explainer(law);
  const step = timeline?.steps.find(({ id }) => id === 'answers-until');
  if (step) return step.citations;
  const id = regime === 'eu' ? 'DL-20-3' : nature === 'works' ? 'VOBA-10-1' : 'UVGO-13';
  if (law.factOn(id, startsOn)) cite(id);
  return result().citations;
}
