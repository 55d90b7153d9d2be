import { useContext, useEffect, useRef, useState } from 'react';
import { date, parseGermanDay } from '../format';
import { Calendar } from './calendar';
import { describedBy, FieldFrame, type FieldProps } from './field-frame';
import { Icon } from './icon';
import { TodayContext } from './today-context';

export interface DateFieldProps extends FieldProps<string> {
  /** First and last possible day (ISO). */
  readonly min?: string;
  readonly max?: string;
  /** The day is complete: chosen from the calendar, or typed and confirmed by Enter or by leaving the field. */
  readonly onCommit?: (day: string) => void;
  /** For drafts: text that is no day is the value as it stands, instead of "". */
  readonly keepsText?: boolean;
}

const HOW = 'Das ist kein Datum. Bitte schreiben Sie es zum Beispiel so: 5.3.2026.';

/** A day: typed as "5.3.26" or chosen from the calendar; the value is the ISO day ("" while the text is no day). */
export function DateField(props: DateFieldProps) {
  const { id, label, value, onChange, error, hint, optional, disabled, min, max, onCommit, keepsText } = props;
  const today = useContext(TodayContext);
  const [typed, setTyped] = useState<string>();
  const [refusal, setRefusal] = useState<string>();
  const [open, setOpen] = useState(false);
  const root = useRef<HTMLDivElement>(null);
  const trigger = useRef<HTMLButtonElement>(null);
  const message = refusal ?? error;

  useEffect(() => {
    if (!open) return;
    const outside = (event: Event): void => {
      if (event.target instanceof Node && !root.current?.contains(event.target)) setOpen(false);
    };
    document.addEventListener('pointerdown', outside);
    return () => document.removeEventListener('pointerdown', outside);
  }, [open]);

  const check = (day: string): string | undefined => {
    if (min && day < min) return `Das Datum muss am oder nach dem ${date(min)} liegen.`;
    if (max && day > max) return `Das Datum muss am oder vor dem ${date(max)} liegen.`;
    return undefined;
  };
  const read = (text: string): void => {
    setTyped(text);
    setRefusal(undefined);
    onChange(parseGermanDay(text, today) ?? (keepsText ? text : ''));
  };
  const leave = (): void => {
    if (typed === undefined) return;
    const day = parseGermanDay(typed, today);
    if (typed.trim() !== '' && !day) return setRefusal(HOW);
    const refused = day && check(day);
    setRefusal(refused);
    setTyped(undefined);
    if (day && !refused) onCommit?.(day);
  };
  const choose = (day: string): void => {
    setTyped(undefined);
    setRefusal(undefined);
    onChange(day);
    onCommit?.(day);
    setOpen(false);
    trigger.current?.focus();
  };

  return (
    <FieldFrame {...props} error={message}>
      <div
        ref={root}
        className="date-field"
        onKeyDown={(event) => {
          if (event.key !== 'Escape' || !open) return;
          event.preventDefault();
          event.stopPropagation();
          setOpen(false);
          trigger.current?.focus();
        }}
      >
        <input
          className="input"
          id={id}
          type="text"
          inputMode="numeric"
          placeholder="TT.MM.JJJJ"
          value={typed ?? (value === '' ? '' : date(value))}
          disabled={disabled}
          required={!optional}
          autoComplete="off"
          aria-invalid={message ? true : undefined}
          aria-describedby={describedBy(id, message, hint)}
          onChange={(event) => read(event.target.value)}
          onKeyDown={(event) => {
            if (event.key === 'Enter' && onCommit) leave();
          }}
          onBlur={leave}
        />
        <button
          ref={trigger}
          type="button"
          className="date-field__button"
          disabled={disabled}
          aria-label={`${label}: Kalender öffnen`}
          aria-haspopup="dialog"
          aria-expanded={open}
          onClick={() => setOpen(!open)}
        >
          <Icon name="calendar-today" size="small" />
        </button>
        {open && (
          <div className="date-field__panel" role="dialog" aria-label={`${label}: Datum wählen`}>
            <Calendar
              value={parseGermanDay(value, today) === value ? value : ''}
              today={today}
              min={min}
              max={max}
              onChoose={choose}
            />
          </div>
        )}
      </div>
    </FieldFrame>
  );
}
