import { useApiQuery } from '../../shared/api';
import type { components } from '../../shared/api/schema';
import { date } from '../../shared/format';
import { Alert, Button } from '../../shared/ui';
import type { Procedure } from './model';

type Hint = components['schemas']['DateHintResponse'];

/** Days that are lawful but fall badly for a member, each with the day that fits better. */
export function DateHints({
  hints,
  onTake,
}: {
  readonly hints: readonly Hint[];
  readonly onTake?: (stepId: string, day: string) => void;
}) {
  if (hints.length === 0) return null;
  return (
    <Alert tone="info" title="Schließ- und Sitzungstage der Auftraggeber" live={onTake !== undefined}>
      <ul className="date-hints">
        {hints.map(({ stepId, sentence, better }) => (
          <li key={`${stepId} ${sentence}`}>
            {sentence}{' '}
            {onTake && better && (
              <Button small kind="tertiary" onClick={() => onTake(stepId, better)}>
                {date(better)} übernehmen
              </Button>
            )}
          </li>
        ))}
      </ul>
      <p className="small">Das sind Hinweise; der Zeitplan kann auch so gespeichert werden.</p>
    </Alert>
  );
}

/** Those about the dates as they are saved. */
export function SavedDateHints({ procedure }: { readonly procedure: Procedure }) {
  const { data } = useApiQuery('/api/procedures/{id}/date-hints', { path: { id: procedure.id } });
  return <DateHints hints={data?.items ?? []} />;
}
