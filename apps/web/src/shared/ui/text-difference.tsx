import { wordDiff } from './word-diff';

/** Two versions of a text in one: what went is struck out, what came is underlined; both are said to screen readers. */
export function TextDifference({ before, after }: { readonly before: string; readonly after: string }) {
  return (
    <p className="text-difference">
      {wordDiff(before, after).map(({ kind, text }, index) => {
        const key = `${index}-${kind}`;
        if (kind === 'same') return <span key={key}>{text}</span>;
        const Mark = kind === 'removed' ? 'del' : 'ins';
        return (
          <Mark key={key}>
            <span className="visually-hidden">{kind === 'removed' ? 'gestrichen: ' : 'neu: '}</span>
            {text}
          </Mark>
        );
      })}
    </p>
  );
}
