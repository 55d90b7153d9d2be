import { counted } from '../../../shared/format';
import { Button, Dialog } from '../../../shared/ui';
import type { DueLetters } from './model';

interface Props {
  readonly due: readonly DueLetters[];
  readonly onClose: () => void;
  readonly onSend: () => void;
}

/** Says what will be written and how it leaves, before all of it does. */
export function AllLettersDialog({ due, onClose, onSend }: Props) {
  const letters = due.reduce((sum, { bidderIds }) => sum + bidderIds.length, 0);
  return (
    <Dialog
      open
      title="Alle fälligen Schreiben erzeugen?"
      onClose={onClose}
      actions={
        <>
          <Button kind="primary" icon="mail" onClick={onSend}>
            {`${counted(letters, 'Schreiben', 'Schreiben')} erzeugen und versenden`}
          </Button>
          <Button onClick={onClose}>Abbrechen</Button>
        </>
      }
    >
      <ul>
        {due.map(({ kind, kindName, aboutId, lots, bidderIds }) => (
          <li key={`${kind} ${aboutId}`}>
            {`${kindName}, Los ${lots.join(', ')}: ${counted(bidderIds.length, 'Unternehmen', 'Unternehmen')}`}
          </li>
        ))}
      </ul>
      <p>
        Die Schreiben gehen heute per E-Mail ab, an Unternehmen ohne E-Mail-Adresse per Post. Sie entstehen in einem Zug
        und lassen sich danach zusammen als ZIP oder Druckdatei herunterladen. Soll ein Schreiben anders lauten oder
        anders versandt werden, öffnen Sie es einzeln mit „Ansehen und versenden“.
      </p>
    </Dialog>
  );
}
