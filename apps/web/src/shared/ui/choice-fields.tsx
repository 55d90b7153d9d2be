import { useState } from 'react';
import { Button } from './button';
import { describedBy, FieldGroup, type FieldProps } from './field-frame';
import type { Option } from './select-field';

const FILTER_FROM = 9;

export interface CheckboxGroupProps extends FieldProps<readonly string[]> {
  readonly options: readonly Option[];
}

/** Any number of choices; long lists get a filter and "Alle auswählen". */
export function CheckboxGroup(props: CheckboxGroupProps) {
  const { label, value, onChange, options, disabled } = props;
  const [filter, setFilter] = useState('');
  const long = options.length >= FILTER_FROM;
  const shown = options.filter((option) => option.label.toLowerCase().includes(filter.trim().toLowerCase()));
  const all = shown.every((option) => value.includes(option.value));

  const toggle = (chosen: string): void => {
    const next = new Set(value);
    if (!next.delete(chosen)) next.add(chosen);
    onChange(options.filter((option) => next.has(option.value)).map((option) => option.value));
  };
  const toggleAll = (): void => {
    const names = new Set(shown.map((option) => option.value));
    const kept = value.filter((chosen) => !names.has(chosen));
    onChange(
      all ? kept : options.map((option) => option.value).filter((name) => names.has(name) || kept.includes(name)),
    );
  };

  return (
    <FieldGroup {...props}>
      {long && (
        <div className="choice-bar">
          <input
            className="input"
            type="search"
            placeholder="Liste filtern"
            aria-label={`${label}: Liste filtern`}
            value={filter}
            onChange={(event) => setFilter(event.target.value)}
          />
          <Button small kind="tertiary" onClick={toggleAll} disabled={disabled || shown.length === 0}>
            {all ? 'Alle abwählen' : 'Alle auswählen'}
          </Button>
          <span className="choice-bar__count" role="status">
            {value.length} von {options.length} gewählt
          </span>
        </div>
      )}
      <div className={long ? 'choices choices--columns' : 'choices'}>
        {shown.map((option) => (
          <label key={option.value} className="choice">
            <input
              type="checkbox"
              checked={value.includes(option.value)}
              disabled={disabled}
              onChange={() => toggle(option.value)}
            />
            <span>
              {option.label}
              {option.detail && <span className="choice__detail">{option.detail}</span>}
            </span>
          </label>
        ))}
        {shown.length === 0 && <p className="muted">Kein Eintrag passt zu „{filter}“.</p>}
      </div>
    </FieldGroup>
  );
}

export interface RadioGroupProps extends FieldProps<string> {
  readonly options: readonly Option[];
}

/** One of a few choices that are all worth seeing. */
export function RadioGroup(props: RadioGroupProps) {
  const { id, value, onChange, options, disabled } = props;
  return (
    <FieldGroup {...props}>
      <div className="choices">
        {options.map((option) => (
          <label key={option.value} className="choice">
            <input
              type="radio"
              name={id}
              checked={value === option.value}
              disabled={disabled}
              onChange={() => onChange(option.value)}
            />
            <span>
              {option.label}
              {option.detail && <span className="choice__detail">{option.detail}</span>}
            </span>
          </label>
        ))}
      </div>
    </FieldGroup>
  );
}

export interface CheckboxProps extends Omit<FieldProps<boolean>, 'labelHidden' | 'optional' | 'width'> {
  readonly detail?: string;
}

/** A single yes or no. */
export function Checkbox({ id, label, value, onChange, error, hint, disabled, detail }: CheckboxProps) {
  return (
    <div className="field">
      <label className="choice">
        <input
          id={id}
          type="checkbox"
          checked={value}
          disabled={disabled}
          aria-invalid={error ? true : undefined}
          aria-describedby={describedBy(id, error, hint)}
          onChange={(event) => onChange(event.target.checked)}
        />
        <span>
          {label}
          {detail && <span className="choice__detail">{detail}</span>}
        </span>
      </label>
      {hint && (
        <div className="field__hint" id={`${id}-hinweis`}>
          {hint}
        </div>
      )}
      {error && (
        <p className="field__error" id={`${id}-fehler`}>
          {error}
        </p>
      )}
    </div>
  );
}
