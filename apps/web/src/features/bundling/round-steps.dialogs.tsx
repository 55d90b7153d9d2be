import { useState } from 'react';
import { useLocation } from 'wouter';
import { useApiMutation } from '../../shared/api';
import { counted } from '../../shared/format';
import { Button, Dialog, SelectField, useToasts } from '../../shared/ui';
import { COCKPIT_PATHS } from './round-types';
import { ROUND_PATHS, type Round } from './types';

interface StepDialogProps {
  readonly round: Round;
  readonly onClose: () => void;
}

export function CloseDialog({ round, onClose }: StepDialogProps) {
  const toasts = useToasts();
  const missing = round.members.filter(({ answered }) => !answered);
  const close = useApiMutation('post', '/api/demand-rounds/{id}/close', {
    request: () => ({ path: { id: round.id } }),
    invalidates: [...ROUND_PATHS, ...COCKPIT_PATHS],
    onSuccess: () => {
      toasts.show({ text: 'Die Bedarfsabfrage ist geschlossen.' });
      onClose();
    },
    onProblem: (problem) => toasts.showProblem(problem),
  });
  return (
    <Dialog
      open
      title="Bedarfsabfrage schließen"
      onClose={onClose}
      actions={
        <>
          <Button kind="primary" busy={close.isPending} onClick={() => close.mutate()}>
            Endgültig schließen
          </Button>
          <Button onClick={onClose}>Abbrechen</Button>
        </>
      }
    >
      <p>Danach kann niemand mehr melden oder ändern. Eine geschlossene Abfrage lässt sich nicht wieder öffnen.</p>
      {missing.length > 0 && (
        <>
          <p>{counted(missing.length, 'Mitglied hat', 'Mitglieder haben')} noch nicht geantwortet:</p>
          <ul className="bullet-list">
            {missing.map(({ member, name }) => (
              <li key={member}>{name}</li>
            ))}
          </ul>
        </>
      )}
    </Dialog>
  );
}

const TERMS = [1, 2, 3, 4].map((years) => ({ value: String(years), label: counted(years, 'Jahr', 'Jahre') }));

export function BundleDialog({ round, onClose }: StepDialogProps) {
  const [years, setYears] = useState('2');
  const [, navigate] = useLocation();
  const toasts = useToasts();
  const bundle = useApiMutation<{ id: string }>('post', '/api/demand-rounds/{id}/bundle', {
    request: () => ({ path: { id: round.id }, body: { termYears: Number(years) } }),
    invalidates: [...ROUND_PATHS, ...COCKPIT_PATHS],
    onSuccess: ({ id }) => navigate(`/buendel/${id}`),
    onProblem: (problem) => toasts.showProblem(problem),
  });
  return (
    <Dialog
      open
      title="Bedarf bündeln"
      onClose={onClose}
      actions={
        <>
          <Button kind="primary" busy={bundle.isPending} onClick={() => bundle.mutate()}>
            Bündeln
          </Button>
          <Button onClick={onClose}>Abbrechen</Button>
        </>
      }
    >
      <p>
        Die Mengen aller Mitglieder werden je Artikel zusammengezählt, je Warengruppe entsteht ein Los. Jede Menge
        bleibt bis zur gemeldeten Zeile nachvollziehbar.
      </p>
      <SelectField
        id="laufzeit"
        label="Laufzeit der Rahmenvereinbarung"
        hint="Gemeldet ist der Bedarf eines Jahres; der Auftragswert wird über die Laufzeit geschätzt (§ 3 Abs. 4 VgV)."
        value={years}
        onChange={setYears}
        options={TERMS}
        width="short"
      />
    </Dialog>
  );
}
