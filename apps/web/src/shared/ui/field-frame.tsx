import type { ReactNode } from 'react';
import { classNames } from './class-names';
import { Icon } from './icon';

/** What all fields have in common; `form.field('title')` gives id, value, error and onChange. */
export interface FieldProps<Value> {
  readonly id: string;
  readonly label: string;
  readonly value: Value;
  readonly onChange: (value: Value) => void;
  readonly error?: string | undefined;
  readonly hint?: ReactNode;
  /** Fields are mandatory unless they say otherwise. */
  readonly optional?: boolean;
  readonly disabled?: boolean;
  /** Hides the label from sight where a table head already says it. */
  readonly labelHidden?: boolean;
  readonly width?: 'short' | 'medium' | 'full';
}

export const errorId = (id: string): string => `${id}-fehler`;
export const hintId = (id: string): string => `${id}-hinweis`;

/** The texts that describe the field, for aria-describedby. */
export const describedBy = (id: string, error: unknown, hint: unknown): string | undefined =>
  classNames(hint ? hintId(id) : '', error ? errorId(id) : '') || undefined;

export interface FieldFrameProps extends Pick<
  FieldProps<unknown>,
  'id' | 'label' | 'error' | 'hint' | 'optional' | 'labelHidden' | 'width'
> {
  readonly children: ReactNode;
}

export function FieldFrame({ id, label, error, hint, optional, labelHidden, width, children }: FieldFrameProps) {
  return (
    <div className={classNames('field', width && `field--${width}`, error && 'field--error')}>
      <label className={labelHidden ? 'visually-hidden' : 'field__label'} htmlFor={id}>
        {label}
        {optional && <span className="field__optional"> (freiwillig)</span>}
      </label>
      {hint && (
        <div className="field__hint" id={hintId(id)}>
          {hint}
        </div>
      )}
      {children}
      <FieldError id={id} error={error} />
    </div>
  );
}

export function FieldError({ id, error }: { id: string; error: string | undefined }) {
  if (!error) return null;
  return (
    <p className="field__error" id={errorId(id)}>
      <Icon name="danger" size="small" />
      <span>{error}</span>
    </p>
  );
}

export interface FieldGroupProps extends Pick<FieldProps<unknown>, 'id' | 'label' | 'error' | 'hint' | 'optional'> {
  readonly children: ReactNode;
}

/** Several controls under one question. */
export function FieldGroup({ id, label, error, hint, optional, children }: FieldGroupProps) {
  return (
    <fieldset
      id={id}
      tabIndex={-1}
      className={classNames('field', 'field-group', error && 'field--error')}
      aria-describedby={describedBy(id, error, hint)}
    >
      <legend className="field__label">
        {label}
        {optional && <span className="field__optional"> (freiwillig)</span>}
      </legend>
      {hint && (
        <div className="field__hint" id={hintId(id)}>
          {hint}
        </div>
      )}
      {children}
      <FieldError id={id} error={error} />
    </fieldset>
  );
}
