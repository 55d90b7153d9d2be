import { useState } from 'react';
import { Alert, Button, RadioGroup } from '../../shared/ui';
import type { Conflict } from './use-saved-request';

const MINE = 'mine';
const STORED = 'stored';

/** Two people changed the same fields: the person sees both and chooses; until then nothing is overwritten. */
export function VersionChoice({
  conflict: { changedBy, fields },
  onChoose,
}: {
  readonly conflict: Conflict;
  readonly onChoose: (takeStored: readonly string[]) => void;
}) {
  const [chosen, setChosen] = useState<Readonly<Record<string, string>>>({});
  return (
    <Alert tone="warning" live title={`${changedBy} hat dieselben Angaben geändert`}>
      <div className="form">
        <p>Ihre Eingaben sind noch da. Bitte wählen Sie, was gelten soll.</p>
        {fields.map(({ field, name, stored, yours }) => (
          <RadioGroup
            key={field}
            id={`fassung-${field}`}
            label={name}
            value={chosen[field] ?? MINE}
            onChange={(value) => setChosen({ ...chosen, [field]: value })}
            options={[
              { value: MINE, label: 'Meine Eingabe', detail: yours || 'leer' },
              { value: STORED, label: `Eingabe von ${changedBy}`, detail: stored || 'leer' },
            ]}
          />
        ))}
        <div className="button-row">
          <Button
            kind="primary"
            onClick={() => onChoose(fields.map(({ field }) => field).filter((field) => chosen[field] === STORED))}
          >
            So übernehmen
          </Button>
        </div>
      </div>
    </Alert>
  );
}
