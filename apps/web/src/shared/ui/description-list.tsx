import type { ReactNode } from 'react';

export interface Fact {
  readonly term: string;
  readonly value: ReactNode;
}

/** Facts of one thing; in two columns where there is room, unless `single`. */
export function DescriptionList({ facts, single }: { readonly facts: readonly Fact[]; readonly single?: boolean }) {
  return (
    <dl className={single ? 'description-list description-list--single' : 'description-list'}>
      {facts.map(({ term, value }) => (
        <div key={term} className="description-list__item">
          <dt>{term}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
