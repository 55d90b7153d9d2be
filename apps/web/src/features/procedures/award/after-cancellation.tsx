import { usePermissions } from '../../../app/session';
import { Icon } from '../../../shared/ui';
import { ItemActions } from '../item-actions';
import type { Procedure } from '../model';
import type { ProcedureSteps } from '../procedure-step';

/** What a cancellation leaves to do in a procedure that it closed. */
export function AfterCancellation({
  procedure,
  steps,
}: {
  readonly procedure: Procedure;
  readonly steps: ProcedureSteps;
}) {
  const can = usePermissions();
  const items = procedure.items.filter(({ id }) => id.startsWith('cancellation-information-'));
  if (procedure.phase !== 'cancelled' || items.length === 0) return null;
  return (
    <ul className="checklist" aria-label="Nach der Aufhebung">
      {items.map((item) => {
        const settled = item.state === 'done' || item.state === 'waived';
        return (
          <li key={item.id} className="checklist__item">
            <Icon name={settled ? 'success' : 'clock'} size="small" />
            <span>
              <span className="visually-hidden">{settled ? 'Erfüllt: ' : 'Offen: '}</span>
              {item.title}. {item.paragraph && <span className="muted small">({item.paragraph})</span>}
            </span>
            {can('procedure.manage') && (
              <ItemActions procedure={procedure} conditionId={`item-${item.id}`} steps={steps} />
            )}
          </li>
        );
      })}
    </ul>
  );
}
