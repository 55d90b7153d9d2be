/** A stretch of text that both versions have, or only the newer (`added`) or only the older one (`removed`). */
export interface TextPart {
  readonly kind: 'same' | 'added' | 'removed';
  readonly text: string;
}

const WORDS = /\s+|[^\s]+/g;
const wordsOf = (text: string): readonly string[] => text.match(WORDS) ?? [];

/**
 * What changed between two texts, word by word: same and removed parts give the older text, same and added ones the
 * newer. Takes time by the product of the words that differ; texts of the record have 8,000 characters at most.
 */
export function wordDiff(before: string, after: string): readonly TextPart[] {
  const [old, now] = [wordsOf(before), wordsOf(after)];
  let head = 0;
  while (head < old.length && head < now.length && old[head] === now[head]) head++;
  let tail = 0;
  const room = Math.min(old.length, now.length) - head;
  while (tail < room && old[old.length - 1 - tail] === now[now.length - 1 - tail]) tail++;
  return joined([
    ...parts('same', old.slice(0, head)),
    ...middle(old.slice(head, old.length - tail), now.slice(head, now.length - tail)),
    ...parts('same', old.slice(old.length - tail)),
  ]);
}

const parts = (kind: TextPart['kind'], words: readonly string[]): readonly TextPart[] =>
  words.map((text) => ({ kind, text }));

/** The longest common run of words stays, everything else is removed or added. */
function middle(old: readonly string[], now: readonly string[]): readonly TextPart[] {
  const width = now.length + 1;
  const longest = new Uint16Array((old.length + 1) * width);
  const at = (i: number, j: number): number => longest[i * width + j] ?? 0;
  for (let i = old.length - 1; i >= 0; i--) {
    for (let j = now.length - 1; j >= 0; j--) {
      longest[i * width + j] = old[i] === now[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
    }
  }
  const found: TextPart[] = [];
  let [i, j] = [0, 0];
  while (i < old.length && j < now.length) {
    if (old[i] === now[j]) {
      found.push({ kind: 'same', text: old[i] ?? '' });
      i++;
      j++;
    } else if (at(i + 1, j) >= at(i, j + 1)) found.push({ kind: 'removed', text: old[i++] ?? '' });
    else found.push({ kind: 'added', text: now[j++] ?? '' });
  }
  return [...found, ...parts('removed', old.slice(i)), ...parts('added', now.slice(j))];
}

const joined = (all: readonly TextPart[]): readonly TextPart[] =>
  all.reduce<readonly TextPart[]>((done, part) => {
    const last = done.at(-1);
    return last?.kind === part.kind
      ? [...done.slice(0, -1), { kind: part.kind, text: last.text + part.text }]
      : [...done, part];
  }, []);
