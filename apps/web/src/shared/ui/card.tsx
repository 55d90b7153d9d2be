import { useId, type ReactNode } from 'react';

export interface CardProps {
  readonly title?: string;
  /** Heading level; 2 below the page's title. */
  readonly level?: 2 | 3;
  readonly actions?: ReactNode;
  readonly children: ReactNode;
  /** No inner margin, for a table that fills the card. */
  readonly flush?: boolean;
}

export function Card({ title, level = 2, actions, children, flush }: CardProps) {
  const id = useId();
  const Heading = `h${level}` as const;
  return (
    <section className={flush ? 'card card--flush' : 'card'} aria-labelledby={title ? id : undefined}>
      {(title || actions) && (
        <div className="card__head">
          {title && (
            <Heading id={id} className="card__title">
              {title}
            </Heading>
          )}
          {actions && <div className="button-row">{actions}</div>}
        </div>
      )}
      <div className="card__body">{children}</div>
    </section>
  );
}
