import { type FieldError, germanDate, invalid, type LocalDate } from '@app/kernel';

export const CHANNELS = ['phone', 'email', 'meeting', 'video', 'letter'] as const;
export type Channel = (typeof CHANNELS)[number];
export const CHANNEL_NAMES: Readonly<Record<Channel, string>> = {
  phone: 'Telefon',
  email: 'E-Mail',
  meeting: 'Gespräch vor Ort',
  video: 'Videokonferenz',
  letter: 'Schreiben',
};

export const TRAINING_KINDS = ['training', 'information'] as const;
export type TrainingKind = (typeof TRAINING_KINDS)[number];
export const TRAINING_KIND_NAMES: Readonly<Record<TrainingKind, string>> = {
  training: 'Schulung',
  information: 'Informationsveranstaltung',
};

export interface ConsultationFacts {
  readonly day: LocalDate;
  readonly memberId: string;
  /** Department or person, as the officer calls it. */
  readonly asker: string;
  readonly topic: string;
  readonly channel: Channel;
  readonly minutes: number;
  readonly note: string;
  readonly procedureId: string | null;
}

export interface TrainingFacts {
  readonly kind: TrainingKind;
  readonly day: LocalDate;
  readonly title: string;
  readonly place: string;
  readonly minutes: number;
  readonly trainer: string;
  readonly topics: string;
  /** People by member id. */
  readonly participants: readonly { readonly memberId: string; readonly people: number }[];
}

/** What was done cannot lie ahead. Throws `invalid` at `/day`. */
export function refuseFuture(day: LocalDate, today: LocalDate): void {
  if (day <= today) return;
  const message = `Erfasst wird, was schon war: Der Tag darf nicht nach dem ${germanDate(today)} liegen.`;
  throw invalid('day-ahead', message, [{ pointer: '/day', message }]);
}

/** One line per member. Throws `invalid` at the line that names a member again. */
export function refuseDoubleMembers(participants: readonly { readonly member: string }[]): void {
  const errors: FieldError[] = participants.flatMap(({ member }, index) =>
    participants.findIndex((other) => other.member === member) < index
      ? [{ pointer: `/participants/${index}/member`, message: 'Diese Kommune steht schon in der Liste.' }]
      : [],
  );
  if (errors.length) throw invalid('member-twice', 'Eine Kommune ist doppelt angegeben.', errors);
}
