import { useState } from 'react';
import { Button, Dialog, useToasts } from '../../shared/ui';
import { endExercise, leaveExercise } from './exercise';

/** Ends the training for good, or only goes back to one's own centre. */
export function EndExercise() {
  const toasts = useToasts();
  const [asked, setAsked] = useState(false);
  const [busy, setBusy] = useState(false);
  const run = (work: () => Promise<void>): void => {
    setBusy(true);
    work().catch((error: unknown) => {
      setBusy(false);
      toasts.showProblem(error);
    });
  };
  return (
    <>
      <Button small onClick={() => setAsked(true)}>
        Übung verlassen
      </Button>
      <Dialog
        open={asked}
        title="Übung verlassen"
        onClose={() => setAsked(false)}
        actions={
          <>
            <Button kind="primary" busy={busy} onClick={() => run(endExercise)}>
              Beenden und auswerten
            </Button>
            <Button busy={busy} onClick={() => run(leaveExercise)}>
              Nur unterbrechen
            </Button>
            <Button kind="tertiary" onClick={() => setAsked(false)}>
              Weiterüben
            </Button>
          </>
        }
      >
        <p>
          Beim Beenden sehen Sie, was Sie getan haben und was das Programm abgelehnt hat; die Übung ist dann
          abgeschlossen. Eine unterbrochene Übung können Sie sieben Tage lang fortsetzen.
        </p>
      </Dialog>
    </>
  );
}
