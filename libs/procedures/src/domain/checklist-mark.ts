/** What a person noted about an item. */
export interface ChecklistMark {
  readonly itemId: string;
  /** The lot it is about, where lots go their own ways; null: all of them. */
  readonly lotId: string | null;
  readonly state: 'done' | 'open';
  readonly note: string | null;
  readonly responsibleId: string | null;
  readonly responsible: string | null;
  readonly by: string;
  readonly at: Date;
}
