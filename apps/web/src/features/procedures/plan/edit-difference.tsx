import type { EditConflict } from '../../../shared/api';
import { Alert, Button } from '../../../shared/ui';
import { FIELD_NAMES, type PlanFields, valueText } from './plan-values';

/** What somebody else saved meanwhile, field by field, next to what was typed here. */
export function EditDifference({
  by,
  what,
  conflicts,
  taken,
  onTake,
}: {
  readonly by: string;
  readonly what: string;
  readonly conflicts: readonly EditConflict<PlanFields>[];
  readonly taken: readonly (keyof PlanFields)[];
  readonly onTake: (conflict: EditConflict<PlanFields>, theirs: boolean) => void;
}) {
  return (
    <Alert tone="warning" title={`${by} hat das Verfahren inzwischen geändert (${what}).`}>
      <p>
        Ihre Eingaben sind noch da.
        {taken.length > 0 && ` Übernommen wurde: ${taken.map((field) => FIELD_NAMES[field]).join(', ')}.`}
        {conflicts.length === 0 ? ' Bitte prüfen und noch einmal speichern.' : ' Bitte entscheiden Sie je Feld:'}
      </p>
      <ul className="plain-list">
        {conflicts.map((conflict) => (
          <li key={conflict.field} className="confirmations__item">
            <strong>{FIELD_NAMES[conflict.field]}</strong>
            <span>Ihre Eingabe: {valueText(conflict.field, conflict.mine)}</span>
            <span>
              Gespeichert von {by}: {valueText(conflict.field, conflict.theirs)}
            </span>
            <span className="button-row">
              <Button small onClick={() => onTake(conflict, false)}>
                Meine Eingabe behalten
              </Button>
              <Button small kind="tertiary" onClick={() => onTake(conflict, true)}>
                Gespeicherte übernehmen
              </Button>
            </span>
          </li>
        ))}
      </ul>
    </Alert>
  );
}
