import { useState } from 'react';
import { germanDecimal, parseGermanDecimal } from '../format';
import { describedBy, FieldFrame, type FieldProps } from './field-frame';

export interface NumberFieldProps extends FieldProps<string> {
  /** Places after the comma that may be typed; 0 for whole numbers. */
  readonly places?: number;
  readonly negative?: boolean;
  /** Stands behind the field: "€", "Stück", "%". */
  readonly unit?: string;
  /** For drafts: text that is no number is the value as it stands, instead of "". */
  readonly keepsText?: boolean;
}

/**
 * A German number: the person types "1.234,5", the value is the decimal string "1234.5" ("" while the text is no number).
 */
export function NumberField(props: NumberFieldProps) {
  const { id, value, onChange, error, hint, optional, disabled, places = 2, negative, unit, keepsText } = props;
  const [typed, setTyped] = useState<string>();
  const [sent, setSent] = useState<readonly string[]>([]);
  const [refusal, setRefusal] = useState<string>();
  const [seen, setSeen] = useState(value);
  if (value !== seen) {
    setSeen(value);
    // A value that was not typed here (the back button, an example put in) takes the place of what is being typed.
    if (!sent.includes(value)) {
      setTyped(undefined);
      setRefusal(undefined);
    }
  }
  const shown = typed ?? (value === '' ? '' : germanDecimal(value, 0, Math.max(places, 4)));
  const message = refusal ?? error;

  const read = (text: string): void => {
    setTyped(text);
    setRefusal(undefined);
    const parsed = parseGermanDecimal(text, { places, negative });
    const next = parsed.ok ? parsed.value : keepsText ? text : '';
    setSent((before) => [...(typed === undefined ? [] : before), next]);
    onChange(next);
  };

  const leave = (): void => {
    if (typed === undefined) return;
    const parsed = parseGermanDecimal(typed, { places, negative });
    if (typed.trim() !== '' && !parsed.ok) setRefusal(parsed.message);
    else setTyped(undefined);
  };

  return (
    <FieldFrame {...props} error={message}>
      <div className="input-with-unit">
        <input
          className="input input--number"
          id={id}
          type="text"
          inputMode={places === 0 && !negative ? 'numeric' : 'decimal'}
          value={shown}
          disabled={disabled}
          required={!optional}
          autoComplete="off"
          aria-invalid={message ? true : undefined}
          aria-describedby={describedBy(id, message, hint)}
          onChange={(event) => read(event.target.value)}
          onBlur={leave}
        />
        {unit && <span className="input-with-unit__unit">{unit}</span>}
      </div>
    </FieldFrame>
  );
}
