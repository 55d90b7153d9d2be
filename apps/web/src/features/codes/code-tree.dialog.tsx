import { useState } from 'react';
import { date } from '../../shared/format';
import { Button, Dialog } from '../../shared/ui';
import { type CodeListId, codeLabel, type CodeListState, LIST_NAMES, type OfficialCode, stateText } from './code-list';
import { CodeTree } from './code-tree';

export interface CodeTreeDialogProps {
  readonly list: CodeListId;
  readonly state: CodeListState;
  /** Where the tree is open at first. */
  readonly chosen: OfficialCode | null;
  readonly onChoose: (code: string) => void;
  readonly onClose: () => void;
}

/** The whole list as a tree, and which file it comes from. */
export function CodeTreeDialog({ list, state, chosen, onChoose, onClose }: CodeTreeDialogProps) {
  const [active, setActive] = useState<{ readonly code: string; readonly name: string } | null>(chosen);
  return (
    <Dialog
      open
      wide
      title={`Verzeichnis ${LIST_NAMES[list]}`}
      onClose={onClose}
      actions={
        <>
          <Button kind="primary" disabled={!active} onClick={() => active && onChoose(active.code)}>
            {active ? `${active.code} übernehmen` : 'Übernehmen'}
          </Button>
          <Button onClick={onClose}>Abbrechen</Button>
        </>
      }
    >
      <p className="muted small">
        Pfeiltasten öffnen und schließen Ebenen, die Eingabetaste übernimmt den Code. {stateText(list, state)}, aus{' '}
        {state.fileName}, geladen von {state.loadedBy} am {date(state.loadedAt.slice(0, 10))}.
      </p>
      <CodeTree list={list} start={chosen} onActive={setActive} onChoose={onChoose} />
      <p className="visually-hidden" role="status">
        {active && `Ausgewählt: ${codeLabel(active)}`}
      </p>
    </Dialog>
  );
}
