/** What a person noted about an item. */
export interface ChecklistMark {
  readonly itemId: string;
  readonly state: 'done' | 'open';
  readonly note: string | null;
  readonly responsibleId: string | null;
  readonly responsible: string | null;
  readonly by: string;
  readonly at: Date;
}
