import type { LocalDate } from '@app/kernel';
import type { LawQuestion, Need, State } from '@app/law';

/** The federal state whose law the centre works under. */
export const CENTRE_STATE: State = 'HE';

/** Something that is not decided for good yet, so that a change of the law can still reach it. */
export interface LawCase {
  /** `procedure`, `demand-round`, `bundle`. */
  readonly type: string;
  readonly id: string;
  /** What people call it: file number and title. */
  readonly label: string;
  readonly href: string;
  /** The day whose law it is judged by now. */
  readonly startsOn: LocalDate;
  /** What the law library is asked about it; null when something is missing for that. */
  readonly question: LawQuestion | null;
  /** German sentence, where `question` is null. */
  readonly missing?: string;
}

/** A source reads its rows in one query, inside the caller's unit of work, with what the actor may see. */
export interface LawCaseSource {
  open(): Promise<readonly LawCase[]>;
}

/** Rooms register here at start what of theirs is still open; the preview of law changes asks them all. */
export abstract class LawCases {
  abstract register(source: LawCaseSource): void;
}

/** A need with the page that shows it. */
export interface NeedOnPage extends Need {
  readonly href: string;
}

export interface NeedSource {
  /** Needs whose estimate refers to `from` or a later day. */
  needs(from: LocalDate): Promise<readonly NeedOnPage[]>;
}

/** Rooms register here at start what is bought through them; the splitting watch adds it up. */
export abstract class NeedSources {
  abstract register(source: NeedSource): void;
}
