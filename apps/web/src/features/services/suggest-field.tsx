import { FieldFrame, type FieldProps } from '../../shared/ui';
import { describedBy } from '../../shared/ui/field-frame';

export interface SuggestFieldProps extends FieldProps<string> {
  readonly suggestions: readonly string[];
}

/** Free text with what was typed before; the browser offers it while typing. */
export function SuggestField(props: SuggestFieldProps) {
  const { id, value, onChange, error, hint, disabled, suggestions } = props;
  return (
    <FieldFrame {...props}>
      <input
        className="input"
        id={id}
        list={`${id}-vorschlaege`}
        value={value}
        disabled={disabled}
        required
        maxLength={200}
        autoComplete="off"
        aria-invalid={error ? true : undefined}
        aria-describedby={describedBy(id, error, hint)}
        onChange={(event) => onChange(event.target.value)}
      />
      <datalist id={`${id}-vorschlaege`}>
        {suggestions.map((text) => (
          <option key={text} value={text} />
        ))}
      </datalist>
    </FieldFrame>
  );
}
