import { dayInGermany, germanDate, type LocalDate } from '@app/kernel';
import { type Law, reviewDates, type ReviewStep, type Uncertainty } from '@app/law';
import type { Procedure } from '../procedure';

/** What a complaint is about: a breach in the notice or the documents can be seen before the tenders are due. */
export const COMPLAINT_SUBJECTS = ['notice', 'documents', 'examination', 'award', 'other'] as const;
export type ComplaintSubject = (typeof COMPLAINT_SUBJECTS)[number];

export const COMPLAINT_SUBJECT_NAMES: Readonly<Record<ComplaintSubject, string>> = {
  notice: 'Bekanntmachung',
  documents: 'Vergabeunterlagen',
  examination: 'Prüfung und Wertung',
  award: 'Beabsichtigter Zuschlag',
  other: 'Sonstiges',
};

export interface ComplaintAnswer {
  readonly outcome: 'remedied' | 'refused';
  readonly reason: string;
  readonly answeredOn: LocalDate;
  /** When the company received the refusal; null: not known, or remedied. */
  readonly receivedOn: LocalDate | null;
  readonly personName: string;
  readonly at: Date;
}

export interface Complaint {
  readonly id: string;
  readonly bidderId: string | null;
  readonly name: string;
  readonly receivedAt: Date;
  /** When the company says, or is known, to have recognised the breach. */
  readonly recognisedOn: LocalDate | null;
  readonly about: ComplaintSubject;
  readonly text: string;
  /** Empty: the whole procedure. */
  readonly lotIds: readonly string[];
  readonly personName: string;
  readonly at: Date;
  readonly answer: ComplaintAnswer | null;
}

/** `unclear`: it depends on whether the period moves to the next working day. Null: the step is not the company's complaint. */
export type Timeliness = 'in-time' | 'late' | 'unclear' | null;

export interface ComplaintClock {
  readonly step: ReviewStep;
  readonly timeliness: Timeliness;
}

export interface ComplaintClocks {
  readonly clocks: readonly ComplaintClock[];
  readonly uncertain: readonly Uncertainty[];
  /** Why there is no clock; null where there is one. */
  readonly note: string | null;
}

const NATIONAL =
  'Die Rügefristen des § 160 GWB gehören zum Rechtsschutz ab den EU-Schwellenwerten. Für nationale Verfahren ist keine Frist hinterlegt; die Rüge wird trotzdem beantwortet und dokumentiert.';
const NO_DAY =
  'Solange nicht bekannt ist, wann das Unternehmen den Verstoß erkannt hat, läuft keine Frist für die Rüge.';

type Asked = Pick<Procedure, 'regime' | 'startsOn' | 'state' | 'tenderDeadline' | 'timeline'>;

/** The clocks of a complaint (REV-160-1, REV-160-23, REV-160-4), and whether it came in time. */
export function complaintClocks(complaint: Complaint, procedure: Asked, law: Law): ComplaintClocks {
  if (procedure.regime === 'national') return { clocks: [], uncertain: [], note: NATIONAL };
  const { answer, recognisedOn } = complaint;
  const events = {
    recognisedOn,
    noticeTenderEnd: visibleUntil(complaint, procedure),
    refusalReceivedOn: answer?.outcome === 'refused' ? answer.receivedOn : null,
  };
  const { startsOn, state } = procedure;
  const { steps, uncertain } = reviewDates({ startsOn, state, events }, law);
  return {
    clocks: steps.map((step) => ({ step, timeliness: timelinessOf(complaint, step, procedure) })),
    uncertain,
    note: steps.length === 0 ? NO_DAY : null,
  };
}

/** Where a breach could be seen: in the notice until the applications or tenders are due, in the documents until the tenders are. */
function visibleUntil({ about }: Complaint, { timeline, tenderDeadline }: Asked): LocalDate | null {
  if (about !== 'notice' && about !== 'documents') return null;
  const applications = timeline?.steps.find(({ id }) => id === 'participation-end')?.planned;
  if (about === 'notice' && applications) return applications;
  return tenderDeadline === null ? null : dayInGermany(tenderDeadline);
}

function timelinessOf({ receivedAt }: Complaint, { id, ends, lastCountedDay }: ReviewStep, asked: Asked): Timeliness {
  const day = dayInGermany(receivedAt);
  if (id === 'complaint-visible' && ends !== null) {
    const { tenderDeadline } = asked;
    const atTheEnd = tenderDeadline !== null && dayInGermany(tenderDeadline) === ends;
    return (atTheEnd ? receivedAt <= tenderDeadline : day <= ends) ? 'in-time' : 'late';
  }
  if (id !== 'complaint' || ends === null || lastCountedDay === null) return null;
  if (day <= lastCountedDay) return 'in-time';
  return day <= ends ? 'unclear' : 'late';
}

const TIMELINESS: Readonly<Record<NonNullable<Timeliness>, string>> = {
  'in-time': 'rechtzeitig',
  late: 'verspätet',
  unclear: 'rechtzeitig nur, wenn sich die Frist auf den nächsten Arbeitstag verschiebt',
};

/** "Rüge nach Erkennen des Verstoßes: Frist bis 12.09.2026, rechtzeitig." */
export const clockSentence = ({ step, timeliness }: ComplaintClock): string =>
  `${step.germanName}: Frist bis ${step.ends === null ? 'offen' : germanDate(step.ends)}${timeliness ? `, ${TIMELINESS[timeliness]}` : ''}.`;
