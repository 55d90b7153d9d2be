export interface TreePlace {
  /** Of the focused item among the visible ones. */
  readonly index: number;
  readonly count: number;
  /** `aria-expanded`: null for an item without children. */
  readonly expanded: string | null;
  /** Index of the item it lies in; its own at the top. */
  readonly parent: number;
}

/** What a key does in a tree view: the index to go to, opening or closing, choosing; undefined for any other key. */
export function keyTarget(
  key: string,
  { index, count, expanded, parent }: TreePlace,
): number | 'toggle' | 'choose' | undefined {
  switch (key) {
    case 'ArrowDown':
      return Math.min(index + 1, count - 1);
    case 'ArrowUp':
      return Math.max(index - 1, 0);
    case 'Home':
      return 0;
    case 'End':
      return count - 1;
    case 'ArrowRight':
      if (expanded === null) return index;
      return expanded === 'true' ? Math.min(index + 1, count - 1) : 'toggle';
    case 'ArrowLeft':
      return expanded === 'true' ? 'toggle' : parent;
    case 'Enter':
    case ' ':
      return 'choose';
    default:
      return undefined;
  }
}
