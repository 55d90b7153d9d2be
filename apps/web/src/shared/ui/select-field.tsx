import { describedBy, FieldFrame, type FieldProps } from './field-frame';

export interface Option {
  readonly value: string;
  readonly label: string;
  /** A second, quieter line: number, place, unit. */
  readonly detail?: string;
}

export interface SelectFieldProps extends FieldProps<string> {
  readonly options: readonly Option[];
  /** The text while nothing is chosen; without it one option is always chosen. */
  readonly placeholder?: string;
}

export function SelectField(props: SelectFieldProps) {
  const { id, value, onChange, error, hint, optional, disabled, options, placeholder } = props;
  return (
    <FieldFrame {...props}>
      <div className="select">
        <select
          className="input"
          id={id}
          value={value}
          disabled={disabled}
          required={!optional}
          aria-invalid={error ? true : undefined}
          aria-describedby={describedBy(id, error, hint)}
          onChange={(event) => onChange(event.target.value)}
        >
          {placeholder !== undefined && <option value="">{placeholder}</option>}
          {options.map((option) => (
            <option key={option.value} value={option.value}>
              {option.detail ? `${option.label} (${option.detail})` : option.label}
            </option>
          ))}
        </select>
      </div>
    </FieldFrame>
  );
}
