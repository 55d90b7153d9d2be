import { useEffect } from 'react';
import { Button, FieldGroup, type FieldProps } from '../../shared/ui';
import { CodeField, type CodeFieldProps } from './code-field';
import { useCode } from './use-codes';

/** One CPV code: search by number or word, browse the tree. */
export const CpvField = (props: CodeFieldProps) => <CodeField list="cpv" {...props} />;

/** One NUTS code: where the contract is performed. */
export const NutsField = (props: Omit<CodeFieldProps, 'type'>) => <CodeField list="nuts" {...props} />;

export interface CpvCodesFieldProps extends FieldProps<readonly string[]> {
  readonly type?: CodeFieldProps['type'];
}

/** Several further CPV codes: each one chosen is added to the list above the search. */
export function CpvCodesField({ value, onChange, type, ...field }: CpvCodesFieldProps) {
  const add = (code: string): void => {
    if (code !== '' && !value.includes(code)) onChange([...value, code]);
  };
  return (
    <FieldGroup {...field}>
      {value.length > 0 && (
        <ul className="code-chips">
          {value.map((code) => (
            <ChosenCode
              key={code}
              code={code}
              onRead={(read) => onChange([...new Set(value.map((other) => (other === code ? read : other)))])}
              onRemove={() => onChange(value.filter((other) => other !== code))}
            />
          ))}
        </ul>
      )}
      <CodeField
        key={value.length}
        id={`${field.id}-suche`}
        label="Code hinzufügen"
        optional
        list="cpv"
        type={type}
        value=""
        disabled={field.disabled}
        onChange={add}
      />
    </FieldGroup>
  );
}

interface ChosenCodeProps {
  readonly code: string;
  /** The server writes the code another way: with its check digit. */
  readonly onRead: (code: string) => void;
  readonly onRemove: () => void;
}

function ChosenCode({ code, onRead, onRemove }: ChosenCodeProps) {
  const { data, error } = useCode('cpv', code);
  const read = data?.code;
  useEffect(() => {
    if (read !== undefined && read !== code) onRead(read);
  }, [read, code, onRead]);
  return (
    <li className="code-chips__item">
      <span>
        <span className="code-tree__code">{code}</span> {data?.entry?.name}
        {error && <span className="field__error">{error.errors[0]?.message ?? error.detail}</span>}
      </span>
      <Button small kind="tertiary" iconOnly icon="close" onClick={onRemove}>
        {`${code} entfernen`}
      </Button>
    </li>
  );
}
