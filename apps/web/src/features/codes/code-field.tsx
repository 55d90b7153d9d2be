import { useEffect, useState } from 'react';
import { Button, Combobox, Icon, useDelayed } from '../../shared/ui';
import type { FieldProps } from '../../shared/ui';
import {
  type CheckedCode,
  type CodeListAnswer,
  type CodeListId,
  codeLabel,
  codeOptions,
  LIST_NAMES,
  looksLikeCode,
  pathText,
  stateText,
} from './code-list';
import { CodeTreeDialog } from './code-tree.dialog';
import { useCode, useCodeSearch } from './use-codes';

const TYPING_PAUSE_MS = 150;

export interface CodeFieldProps extends FieldProps<string> {
  /** Kind of contract; only such codes are proposed. CPV only. */
  readonly type?: 'supplies' | 'services' | 'works' | undefined;
}

/** A code of an official list, found by number or German words or in the tree; "" for none. */
export function CodeField({ list, type, ...field }: CodeFieldProps & { readonly list: CodeListId }) {
  const { value, onChange } = field;
  const [text, setText] = useState('');
  const [browsing, setBrowsing] = useState(false);
  const q = useDelayed(text.trim(), TYPING_PAUSE_MS);
  const found = useCodeSearch(list, q, type);
  const chosen = useCode(list, value);
  const answer = found.data;
  const code = chosen.data?.code;

  // "30197643" becomes "30197643-5" once the server has read it.
  useEffect(() => {
    if (code !== undefined && code !== value) onChange(code);
  }, [code, value, onChange]);

  return (
    <div className="code-field">
      <Combobox
        {...field}
        error={field.error ?? refusal(chosen.error)}
        hint={field.hint ?? hintOf(list, answer)}
        placeholder={list === 'cpv' ? 'Nummer oder Wort' : 'Kürzel oder Kreis'}
        options={codeOptions(answer)}
        chosen={value === '' ? undefined : { value, label: labelOf(value, chosen.data) }}
        onSearch={setText}
        onLeave={(typed) => {
          if (looksLikeCode(list, typed)) onChange(typed.trim());
          setText('');
        }}
        loading={found.isFetching || q !== text.trim()}
      />
      <ChosenPath checked={value === '' ? undefined : chosen.data} />
      {answer?.list && (
        <Button small kind="tertiary" icon="layers" disabled={field.disabled} onClick={() => setBrowsing(true)}>
          Im Verzeichnis blättern
        </Button>
      )}
      {browsing && answer?.list && (
        <CodeTreeDialog
          list={list}
          state={answer.list}
          chosen={startOf(chosen.data)}
          onClose={() => setBrowsing(false)}
          onChoose={(next) => {
            onChange(next);
            setText('');
            setBrowsing(false);
          }}
        />
      )}
    </div>
  );
}

/** The server's sentence for a code it does not accept: wrong check digit, not in the list. */
const refusal = (
  error: { readonly detail: string; readonly errors: readonly { readonly message: string }[] } | null,
) => (error ? (error.errors[0]?.message ?? error.detail) : undefined);

/** The tree shows what is in force: a withdrawn code has no place in it. */
const startOf = (checked: CheckedCode | undefined) =>
  checked?.entry && !checked.entry.withdrawn ? checked.entry : null;

const labelOf = (value: string, checked: CheckedCode | undefined): string =>
  checked?.entry ? codeLabel(checked.entry) : value;

function hintOf(list: CodeListId, answer: CodeListAnswer | undefined): string {
  if (!answer) return LIST_NAMES[list];
  return answer.list ? stateText(list, answer.list) : (answer.hint ?? '');
}

function ChosenPath({ checked }: { readonly checked: CheckedCode | undefined }) {
  const entry = checked?.entry;
  if (!entry) return null;
  return (
    <>
      {entry.withdrawn && (
        <p className="code-field__withdrawn">
          <Icon name="warning" size="small" /> Dieser Code ist in der geladenen Liste entfallen.
        </p>
      )}
      {entry.ancestors.length > 0 && (
        <p className="code-field__path">
          <span className="visually-hidden">Gehört zu: </span>
          {pathText(entry.ancestors)}
        </p>
      )}
    </>
  );
}
