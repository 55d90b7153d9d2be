import { describedBy, FieldFrame, type FieldProps } from './field-frame';

export interface TextFieldProps extends FieldProps<string> {
  readonly type?: 'text' | 'email' | 'password' | 'search' | 'tel' | 'url';
  readonly autoComplete?: string;
  readonly placeholder?: string;
  readonly maxLength?: number;
  /** Takes the focus when the dialog around it opens. */
  readonly autoFocus?: boolean;
}

export function TextField(props: TextFieldProps) {
  const { id, value, onChange, error, hint, optional, disabled, type = 'text' } = props;
  return (
    <FieldFrame {...props}>
      <input
        className="input"
        id={id}
        type={type}
        value={value}
        disabled={disabled}
        required={!optional}
        autoComplete={props.autoComplete ?? 'off'}
        placeholder={props.placeholder}
        maxLength={props.maxLength}
        data-autofocus={props.autoFocus || undefined}
        aria-invalid={error ? true : undefined}
        aria-describedby={describedBy(id, error, hint)}
        onChange={(event) => onChange(event.target.value)}
      />
    </FieldFrame>
  );
}

export interface TextAreaFieldProps extends FieldProps<string> {
  readonly rows?: number;
  readonly maxLength?: number;
}

export function TextAreaField(props: TextAreaFieldProps) {
  const { id, value, onChange, error, hint, optional, disabled, rows = 4, maxLength } = props;
  return (
    <FieldFrame {...props}>
      <textarea
        className="input input--area"
        id={id}
        rows={rows}
        value={value}
        disabled={disabled}
        required={!optional}
        maxLength={maxLength}
        aria-invalid={error ? true : undefined}
        aria-describedby={describedBy(id, error, hint)}
        onChange={(event) => onChange(event.target.value)}
      />
    </FieldFrame>
  );
}
