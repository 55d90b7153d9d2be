export interface LetterTextVersion {
  readonly version: number;
  /** Null: the member took the words of the centre again. */
  readonly opening: string | null;
  readonly closing: string | null;
  readonly changedBy: string;
  readonly changedAt: string;
}
export interface LetterText {
  readonly kind: string;
  readonly name: string;
  readonly placeholders: readonly string[];
  readonly opening: string;
  readonly closing: string;
  readonly standardOpening: string;
  readonly standardClosing: string;
  readonly isOwn: boolean;
  readonly version: number;
  readonly versions: readonly LetterTextVersion[];
}
export interface LetterTexts {
  readonly items: readonly LetterText[];
  readonly mayChange: boolean;
}
export interface LetterTextPreview {
  readonly company: string;
  readonly opening: string;
  readonly closing: string;
  readonly assumed: readonly string[];
}
/** The words somebody is writing. */
export interface Words {
  readonly opening: string;
  readonly closing: string;
}
