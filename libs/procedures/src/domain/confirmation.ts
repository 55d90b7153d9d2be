/** What a second person has to agree to. */
export const CONFIRMATION_KINDS = [
  'procedure-type',
  'checklist-gap',
  'late-extension',
  'cancellation',
  'review-ended',
] as const;
export type ConfirmationKind = (typeof CONFIRMATION_KINDS)[number];

export const CONFIRMATION_NAMES: Readonly<Record<ConfirmationKind, string>> = {
  'procedure-type': 'Wahl der Vergabeart',
  'checklist-gap': 'Offener Pflichtpunkt',
  'late-extension': 'Verlängerung nach Fristablauf',
  cancellation: 'Aufhebung',
  'review-ended': 'Ende der Nachprüfung',
};

/** Something one person asks and another one decides; never changed afterwards. */
export interface Confirmation {
  readonly id: string;
  readonly kind: ConfirmationKind;
  /** What exactly: the moment of the choice, the id of the item. */
  readonly subject: string;
  /** In German, what the second person reads. */
  readonly text: string;
  readonly askedById: string;
  readonly askedBy: string;
  readonly askedAt: Date;
  readonly decision: 'agreed' | 'refused' | null;
  readonly decidedBy: string | null;
  readonly decidedAt: Date | null;
  readonly comment: string | null;
}

/** The latest confirmation of a subject. */
export const confirmationOf = (
  { confirmations }: { readonly confirmations: readonly Confirmation[] },
  kind: ConfirmationKind,
  subject: string,
): Confirmation | undefined => confirmations.filter((one) => one.kind === kind && one.subject === subject).at(-1);

export const waiting = (confirmation: Confirmation): boolean => confirmation.decision === null;
