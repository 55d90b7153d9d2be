import type { TextPart } from './model';

/** What changed between two versions: struck out in red, new in green, told to screen readers in words. */
export function TextChanges({ parts }: { readonly parts: readonly TextPart[] }) {
  return (
    <p className="text-changes">
      {parts.map(({ kind, text }, index) => {
        const key = `${index} ${kind}`;
        if (kind === 'same') return <span key={key}>{text}</span>;
        const Change = kind === 'added' ? 'ins' : 'del';
        return (
          <Change key={key}>
            <span className="visually-hidden">{kind === 'added' ? 'neu: ' : 'gestrichen: '}</span>
            {text}
          </Change>
        );
      })}
    </p>
  );
}
