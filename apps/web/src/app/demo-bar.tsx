import { useState } from 'react';
import { call } from '../shared/api';
import { addDays, date } from '../shared/format';
import { Button, DateField, Dialog, useToasts } from '../shared/ui';
import { usePermissions, useSession, useSessionState } from './session';

/** Shows the date of the demo; who may, moves it, so that periods can be seen running out. */
export function DemoBar() {
  const { today } = useSession();
  const { reload } = useSessionState();
  const can = usePermissions();
  const toasts = useToasts();
  const [busy, setBusy] = useState(false);
  const [chosen, setChosen] = useState<string>();

  const moveTo = async (day: string): Promise<void> => {
    setBusy(true);
    try {
      await call('post', '/api/demo/clock', { body: { today: day } });
      await reload();
      setChosen(undefined);
      toasts.show({ text: `Das Demo-Datum ist jetzt der ${date(day)}.` });
    } catch (error) {
      toasts.showProblem(error);
    } finally {
      setBusy(false);
    }
  };

  return (
    <section className="demo-bar" aria-label="Demo-Datum">
      <span>
        Demo-Datum: <strong className="figure">{date(today)}</strong>
      </span>
      {can('demo.clock') && (
        <>
          <Button small busy={busy} onClick={() => void moveTo(addDays(today, 1))}>
            +1 Tag
          </Button>
          <Button small busy={busy} onClick={() => void moveTo(addDays(today, 7))}>
            +1 Woche
          </Button>
          <Button small busy={busy} onClick={() => setChosen(today)}>
            Datum …
          </Button>
        </>
      )}
      <Dialog
        open={chosen !== undefined}
        title="Demo-Datum einstellen"
        onClose={() => setChosen(undefined)}
        actions={
          <>
            <Button kind="primary" busy={busy} disabled={!chosen} onClick={() => chosen && void moveTo(chosen)}>
              Übernehmen
            </Button>
            <Button onClick={() => setChosen(undefined)}>Abbrechen</Button>
          </>
        }
      >
        <p>
          Fristen, Aufgaben und Auswertungen rechnen ab sofort mit diesem Tag. Das Datum gilt für alle Personen des
          Vergabezentrums und geht nur vorwärts.
        </p>
        <DateField id="demo-datum" label="Neues Datum" value={chosen ?? ''} onChange={setChosen} min={today} />
      </Dialog>
    </section>
  );
}
