import { memo } from 'react';
import { Badge, ButtonLink, Link } from '../../shared/ui';
import { CertaintyOfFact } from './certainty-of-fact';
import { holdsOn, type LawFact, sourceKind, sourceParts, statuteOf, validityText } from './law-facts';

export interface FactRowProps {
  readonly fact: LawFact;
  readonly today: string;
  /** Where the person can enter what the fact leaves open, or read what was entered. */
  readonly completeHref: string | undefined;
}

/** One fact of the law with where it stands, since when it holds and how certain it is; its id is its address. */
export const FactRow = memo(function FactRow({ fact, today, completeHref }: FactRowProps) {
  const holds = holdsOn(fact, today);
  return (
    <li id={fact.id} tabIndex={-1} className="law-fact">
      <div className="law-fact__text">
        <p>{fact.text}</p>
        <p className="law-fact__id">
          <a className="link" href={`#${fact.id}`} aria-label={`Adresse der Regel ${fact.id}`}>
            {fact.id}
          </a>
          {!holds && <Badge>{(fact.validFrom ?? '') > today ? 'künftig' : 'gilt nicht mehr'}</Badge>}
        </p>
      </div>
      <div className="law-fact__statute">
        <p>{statuteOf(fact) || <span className="muted">Paragraph nicht bekannt</span>}</p>
        <p className="muted small figure">{validityText(fact)}</p>
      </div>
      <div className="law-fact__certainty">
        <CertaintyOfFact certainty={fact.certainty} />
        <FactSource fact={fact} />
        {completeHref && (
          <ButtonLink small icon="edit" href={completeHref}>
            {fact.certainty === 'own' ? 'Eigene Angabe ansehen' : 'Angabe ergänzen'}
            <span className="visually-hidden"> ({fact.id})</span>
          </ButtonLink>
        )}
      </div>
    </li>
  );
});

function FactSource({ fact }: { readonly fact: LawFact }) {
  const kind = sourceKind(fact);
  if (kind === '') return <p className="muted small">keine Quelle</p>;
  return (
    <details className="law-source small">
      <summary>{kind}</summary>
      <ul>
        {sourceParts(fact.source).map(({ text, href }) => (
          <li key={text}>{href ? <Link href={href}>{text}</Link> : text}</li>
        ))}
      </ul>
    </details>
  );
}
