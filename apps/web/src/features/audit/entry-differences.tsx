import { Icon } from '../../shared/ui';
import type { Difference } from './audit-diff';

const SHOWN_AT_ONCE = 3;

function Side({ difference: { before, after } }: { readonly difference: Difference }) {
  if (before === undefined) return <>{after}</>;
  return (
    <>
      <del>
        <span className="visually-hidden">vorher </span>
        {before}
      </del>
      {after !== undefined && (
        <>
          <Icon name="arrow-forward" size="small" />
          <ins>
            <span className="visually-hidden">nachher </span>
            {after}
          </ins>
        </>
      )}
    </>
  );
}

const List = ({ differences }: { readonly differences: readonly Difference[] }) => (
  <dl className="differences">
    {differences.map((difference) => (
      <div key={difference.field}>
        <dt>{difference.field}</dt>
        <dd>
          <Side difference={difference} />
        </dd>
      </div>
    ))}
  </dl>
);

/** What an entry changed; long entries open on demand. */
export function EntryDifferences({ differences }: { readonly differences: readonly Difference[] }) {
  if (differences.length === 0) return <span className="muted">–</span>;
  if (differences.length <= SHOWN_AT_ONCE) return <List differences={differences} />;
  return (
    <details className="differences-more">
      <summary>{differences.length} Angaben</summary>
      <List differences={differences} />
    </details>
  );
}
