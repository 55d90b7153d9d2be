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

/** The item a tree item lies in: the nearest one above with a lower level; its own index at the top. */
export function parentIndex(levels: readonly number[], index: number): number {
  const level = levels[index] ?? 1;
  const above = levels.slice(0, index).findLastIndex((other) => other < level);
  return above < 0 ? index : above;
}
