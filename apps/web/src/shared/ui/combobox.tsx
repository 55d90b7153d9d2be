import { useMemo, useState, type KeyboardEvent } from 'react';
import { describedBy, FieldFrame, type FieldProps } from './field-frame';
import { Icon } from './icon';
import { matchOptions } from './option-matching';
import type { Option } from './select-field';

const SHOWN_AT_MOST = 50;

export interface ComboboxProps extends FieldProps<string> {
  readonly options: readonly Option[];
  /** Where the server finds the options: called with what is typed; `options` are then taken as they come. */
  readonly onSearch?: (text: string) => void;
  readonly loading?: boolean;
  readonly placeholder?: string;
  /** The chosen option where `options` do not hold it: what the server found is another search by now. */
  readonly chosen?: Option | undefined;
  /** Called with what was typed when the field is left without a choice; otherwise it is dropped. */
  readonly onLeave?: (typed: string) => void;
}

/** A choice from many by typing (WAI-ARIA combobox with list). The value is the chosen option's, "" for none. */
export function Combobox(props: ComboboxProps) {
  const { id, label, value, onChange, error, hint, optional, disabled, options, onSearch, loading, placeholder } =
    props;
  const [typed, setTyped] = useState<string>();
  const [open, setOpen] = useState(false);
  const [active, setActive] = useState(0);
  const chosen = props.chosen ?? options.find((option) => option.value === value);
  const shown = useMemo(
    () => (onSearch ? options : matchOptions(options, typed ?? '')).slice(0, SHOWN_AT_MOST),
    [onSearch, options, typed],
  );

  const search = (text: string): void => {
    setTyped(text);
    setActive(0);
    setOpen(true);
    onSearch?.(text);
    if (text === '') onChange('');
  };
  const choose = (option: Option): void => {
    onChange(option.value);
    setTyped(undefined);
    setOpen(false);
  };
  const leave = (): void => {
    setOpen(false);
    setTyped(undefined);
  };
  const keys = (event: KeyboardEvent): void => {
    const option = shown[active];
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      if (!open) return setOpen(true);
      const step = event.key === 'ArrowDown' ? 1 : -1;
      setActive((active + step + shown.length) % Math.max(shown.length, 1));
    } else if (event.key === 'Enter' && open && option) {
      event.preventDefault();
      choose(option);
    } else if (event.key === 'Escape' && open) {
      event.preventDefault();
      event.stopPropagation();
      leave();
    }
  };

  return (
    <FieldFrame {...props}>
      <div className="combobox">
        <input
          className="input"
          id={id}
          type="text"
          role="combobox"
          value={typed ?? chosen?.label ?? ''}
          disabled={disabled}
          required={!optional}
          autoComplete="off"
          placeholder={placeholder}
          aria-expanded={open}
          aria-controls={`${id}-liste`}
          aria-autocomplete="list"
          aria-activedescendant={open && shown[active] ? `${id}-${active}` : undefined}
          aria-invalid={error ? true : undefined}
          aria-describedby={describedBy(id, error, hint)}
          onChange={(event) => search(event.target.value)}
          onClick={() => setOpen(true)}
          onKeyDown={keys}
          onBlur={() => {
            if (typed) props.onLeave?.(typed);
            leave();
          }}
        />
        <button
          type="button"
          className="combobox__button"
          tabIndex={-1}
          disabled={disabled}
          aria-label={`${label}: Liste zeigen`}
          onPointerDown={(event) => {
            event.preventDefault();
            document.getElementById(id)?.focus();
            setOpen(!open);
          }}
        >
          <Icon name="arrow-down" size="small" />
        </button>
        <div className={open ? 'combobox__list' : 'visually-hidden'} onPointerDown={(event) => event.preventDefault()}>
          <ul id={`${id}-liste`} role="listbox" aria-label={label}>
            {open &&
              shown.map((option, index) => (
                <li
                  key={option.value}
                  id={`${id}-${index}`}
                  role="option"
                  aria-selected={index === active}
                  className="option"
                  ref={index === active ? scrollIntoList : undefined}
                  onClick={() => choose(option)}
                >
                  <span className="option__label">{option.label}</span>
                  {option.detail && <span className="option__detail">{option.detail}</span>}
                </li>
              ))}
          </ul>
          <p className={open && shown.length === 0 ? 'combobox__none' : 'visually-hidden'} role="status">
            {open &&
              (loading ? 'Suche läuft …' : shown.length === 0 ? 'Kein Eintrag passt.' : `${shown.length} Einträge`)}
          </p>
        </div>
      </div>
    </FieldFrame>
  );
}

const scrollIntoList = (element: HTMLLIElement | null): void => element?.scrollIntoView({ block: 'nearest' });
