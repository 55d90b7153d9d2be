import { germanDate, germanInstant, type LocalDate } from '@app/kernel';
import { type Explanation, explainer, type Law } from '@app/law';
import type { Dossier } from '../dossier';
import { pathOf, type Phase, PHASES } from '../phase';
import type { Procedure } from '../procedure';
import type { DateConflict } from '../timeline-plan';
import { type ExtensionGround, GROUND_NAMES, type ExtensionRequest } from './deadline-extension';
import { moveDeadline, type MovedPlan, type NewDeadline } from './move-dates';

export * from './deadline-extension';

export interface ExtensionPlan extends MovedPlan {
  /** The deadline has expired: a second person must agree, and no fact says that it is allowed. */
  readonly late: boolean;
  /** Who must be told, in German. */
  readonly tell: readonly string[];
  readonly notice: string | null;
  readonly explanation: Explanation;
  /** What forbids it. */
  readonly faults: readonly DateConflict[];
}

const NOT_VERIFIED =
  'Ob eine schon abgelaufene Frist noch verlängert werden darf, ist durch die hinterlegten Rechtsquellen nicht belegt. Bitte vor der Entscheidung rechtlich prüfen.';
const RUNNING: readonly Phase[] = ['published', 'participation', 'invited', 'bidding'];
const fault = (pointer: string, sentence: string, paragraph: string | null = null): DateConflict => ({
  pointer,
  sentence,
  paragraph,
});

/** Why the deadline cannot be extended at all; null when it can. */
export function extensionBarred({ procedure, openings }: Dossier): string | null {
  const { phase, tenderDeadline, timeline } = procedure;
  if (phase === 'planned' || phase === 'prepared') {
    return 'Vor der Veröffentlichung lassen sich alle Termine im Zeitplan ändern; verlängert wird erst danach.';
  }
  if (!RUNNING.includes(phase)) return 'Die Angebote sind geöffnet; die Frist lässt sich nicht mehr verlängern.';
  if (tenderDeadline === null || timeline === null) return 'Dieses Verfahren hat keine Angebotsfrist.';
  const [first] = openings;
  return first
    ? `${first.personName} hat die Öffnung schon bestätigt; die Frist lässt sich nicht mehr verlängern.`
    : null;
}

/** What an extension would do. Throws for a procedure whose deadline is barred (`extensionBarred`). */
export function planExtension(dossier: Dossier, request: ExtensionRequest): ExtensionPlan {
  const { procedure, law, now, today } = dossier;
  const before = participationEndOf(procedure);
  const deadline: NewDeadline = {
    tenderEnd: request.tenderEnd,
    tenderTime: request.tenderTime ?? procedure.timelineInputs?.tenderTime ?? null,
    participationEnd: request.participationEnd === before ? null : (request.participationEnd ?? null),
  };
  const plan = moveDeadline(procedure, deadline, law);
  const late =
    (procedure.tenderDeadline !== null && procedure.tenderDeadline < now) ||
    (deadline.participationEnd !== null && before !== null && before < today);
  const notice = noticeOf(procedure);
  return {
    ...plan,
    late,
    tell: toldPeople(dossier),
    notice,
    explanation: explained(dossier, request, late),
    faults: [...faultsOf(dossier, deadline, plan), ...plan.dates.conflicts],
  };
}

const participationEndOf = ({ timeline }: Procedure): LocalDate | null =>
  timeline?.steps.find(({ id }) => id === 'participation-end')?.planned ?? null;

/** A deadline only ever moves to a later moment, and to one that is still ahead. */
function faultsOf(
  { procedure, now, today }: Dossier,
  { participationEnd }: NewDeadline,
  { dates }: MovedPlan,
): readonly DateConflict[] {
  const { tenderDeadline: before, phase } = procedure;
  const after = dates.tenderDeadline;
  const faults: DateConflict[] = [];
  if (before === null || after === null || after < before) {
    faults.push(
      fault(
        '/tenderEnd',
        `Eine Frist darf nur verlängert, nie verkürzt werden; sie endet jetzt am ${before ? germanInstant(before) : '–'}.`,
      ),
    );
  } else if (after.getTime() === before.getTime() && participationEnd === null) {
    faults.push(
      fault('/tenderEnd', `Die Frist endet schon am ${germanInstant(before)}; bitte einen späteren Tag wählen.`),
    );
  }
  if (after !== null && after <= now) {
    faults.push(fault('/tenderEnd', 'Das neue Ende der Angebotsfrist muss noch vor uns liegen.'));
  }
  return [...faults, ...participationFaults(participationEndOf(procedure), participationEnd, phase, today)];
}

function participationFaults(
  before: LocalDate | null,
  after: LocalDate | null,
  phase: Phase,
  today: LocalDate,
): readonly DateConflict[] {
  if (after === null) return [];
  const at = (sentence: string): readonly DateConflict[] => [fault('/participationEnd', sentence)];
  if (before === null) return at('In diesem Verfahren gibt es keine Teilnahmefrist.');
  if (PHASES.indexOf(phase) > PHASES.indexOf('participation')) return at('Der Teilnahmewettbewerb ist abgeschlossen.');
  if (after < before)
    return at(`Die Teilnahmefrist darf nur verlängert, nie verkürzt werden; sie endet am ${germanDate(before)}.`);
  return after < today ? at('Das neue Ende der Teilnahmefrist muss noch vor uns liegen.') : [];
}

const isAnnounced = (procedure: Procedure): boolean => pathOf(procedure).includes('published');

function toldPeople({ procedure, bidders }: Dossier): readonly string[] {
  const names = bidders.map(({ name }) => name);
  return isAnnounced(procedure)
    ? [...names, 'Alle weiteren Unternehmen, die die Vergabeunterlagen abgerufen haben']
    : names;
}

function noticeOf(procedure: Procedure): string | null {
  if (!isAnnounced(procedure)) return null;
  return procedure.regime === 'eu'
    ? 'Änderungsbekanntmachung (eForms) an das Amt für Veröffentlichungen der EU'
    : 'Berichtigung überall dort, wo die Bekanntmachung erschienen ist';
}

function explained({ procedure, law }: Dossier, { ground }: ExtensionRequest, late: boolean): Explanation {
  const explain = explainer(law);
  const basis = basisOf(procedure);
  const why: Readonly<Record<ExtensionGround, string>> = {
    'late-answer': `Auskünfte, die rechtzeitig verlangt wurden, kamen später als vorgesehen${answerDays(procedure, law)}: Die Frist ist zu verlängern.`,
    'substantial-change': 'Die Vergabeunterlagen wurden wesentlich geändert: Die Frist ist zu verlängern.',
    technical: 'Angebote konnten zeitweise nicht abgegeben werden: Die Frist muss angemessen bleiben.',
    other: 'Die Frist muss angemessen bleiben; der Grund steht in der Begründung.',
  };
  explain.step(why[ground], {}, basis);
  explain.step('Die neue Frist beginnt mit dem Ablauf der alten; sie wird nicht neu von vorn gezählt.', {}, 'BGB-190');
  if (isAnnounced(procedure) && procedure.regime === 'eu') {
    explain.step('Was in der Bekanntmachung stand, wird durch eine Änderungsbekanntmachung berichtigt.', {}, 'EFORMS');
  }
  if (late) explain.doubt(basis, NOT_VERIFIED);
  return explain.result();
}

function basisOf({ regime, nature }: Procedure): string {
  if (regime === 'eu') return nature === 'works' ? 'VOBEU-INFO' : 'DL-20-3';
  return nature === 'works' ? 'VOBA-10-1' : 'UVGO-13';
}

const answerDays = (procedure: Procedure, law: Law): string =>
  basisOf(procedure) === 'DL-20-3' ? ` (${String(law.fact('DL-20-3').value)} Tage vor Ablauf der Angebotsfrist)` : '';

/** In German, for the record and for the second person. */
export const extensionText = (
  { procedure }: Dossier,
  { dates, late, notice }: ExtensionPlan,
  { ground, reason }: ExtensionRequest,
): string =>
  [
    `Angebotsfrist verlängert: bisher ${moment(procedure.tenderDeadline)}, jetzt ${moment(dates.tenderDeadline)}.`,
    `Grund: ${GROUND_NAMES[ground]}. ${reason}`,
    ...(notice ? [`Zu berichtigen: ${notice}.`] : []),
    ...(late ? [`Die Frist war schon abgelaufen. ${NOT_VERIFIED}`] : []),
  ].join(' ');

const moment = (at: Date | null): string => (at ? germanInstant(at) : '–');
