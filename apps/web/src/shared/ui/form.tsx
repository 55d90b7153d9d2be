import { useEffect, useRef, type ReactNode } from 'react';
import type { ApiForm } from '../api/form';
import type { FieldError } from '../api/problem';
import { Button } from './button';

export interface ErrorSummaryProps {
  readonly errors: readonly FieldError[];
  readonly title?: string;
  readonly detail?: string;
  /** The field's id for a pointer; undefined where the page has no such field. */
  readonly idOf: (pointer: string) => string;
  /** A new number moves the focus here. */
  readonly attempt: number;
}

/** All mistakes of a form in one place, each a link to its field; takes the focus after a refused attempt. */
export function ErrorSummary({ errors, title, detail, idOf, attempt }: ErrorSummaryProps) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (attempt > 0) box.current?.focus();
  }, [attempt]);

  if (errors.length === 0 && !title) return null;
  const jump = (id: string): void => {
    const target = document.getElementById(id);
    target?.focus();
    target?.scrollIntoView({ block: 'center' });
  };
  return (
    <div ref={box} className="alert alert--danger error-summary" role="alert" tabIndex={-1}>
      <span className="kern-icon kern-icon--danger" aria-hidden="true" />
      <div className="alert__text">
        <p className="alert__title">{title ?? 'Bitte prüfen Sie Ihre Angaben'}</p>
        <div className="alert__body">
          {detail && <p>{detail}</p>}
          {errors.length > 0 && (
            <ul>
              {errors.map(({ pointer, message }) => (
                <li key={`${pointer} ${message}`}>
                  <a
                    className="kern-link kern-link--no-visited-state link"
                    href={`#${idOf(pointer)}`}
                    onClick={(event) => {
                      event.preventDefault();
                      jump(idOf(pointer));
                    }}
                  >
                    {message}
                  </a>
                </li>
              ))}
            </ul>
          )}
        </div>
      </div>
    </div>
  );
}

export interface FormProps<Values> {
  readonly form: ApiForm<Values>;
  readonly children: ReactNode;
  readonly submitLabel: string;
  /** Further buttons behind the first, such as "Abbrechen". */
  readonly actions?: ReactNode;
  readonly label?: string;
}

/** A form with its error summary and its button; the fields stand inside with `{...form.field('name')}`. */
export function Form<Values>({ form, children, submitLabel, actions, label }: FormProps<Values>) {
  return (
    <form className="form" noValidate onSubmit={form.submit} aria-label={label} aria-busy={form.isSubmitting}>
      <ErrorSummary
        errors={form.errors}
        title={form.problem?.title}
        detail={form.problem?.detail}
        idOf={form.idOf}
        attempt={form.attempts}
      />
      {children}
      <div className="button-row">
        <Button kind="primary" type="submit" busy={form.isSubmitting}>
          {submitLabel}
        </Button>
        {actions}
      </div>
    </form>
  );
}

/** Fields side by side where there is room. */
export function FieldRow({ children }: { readonly children: ReactNode }) {
  return <div className="field-row">{children}</div>;
}
