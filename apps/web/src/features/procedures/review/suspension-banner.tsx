import { useApiQuery } from '../../../shared/api';
import { date } from '../../../shared/format';
import { Alert, Button, Citation } from '../../../shared/ui';
import type { Procedure } from '../model';
import { lotsText, REVIEWS_PATH } from './model';

/** While review proceedings forbid the award: since when, which ones, which lots, by which paragraph. */
export function SuspensionBanner({
  procedure,
  onOpen,
}: {
  readonly procedure: Procedure;
  readonly onOpen: () => void;
}) {
  const { suspendedOn } = procedure;
  const { data } = useApiQuery(REVIEWS_PATH, { path: { id: procedure.id }, enabled: suspendedOn !== null });
  if (suspendedOn === null) return null;
  const running = data?.items.filter((review) => review.running) ?? [];
  return (
    <Alert
      tone="danger"
      title={`Zuschlag gesperrt seit dem ${date(suspendedOn)}`}
      actions={
        <Button small onClick={onOpen}>
          Zur Nachprüfung
        </Button>
      }
    >
      <p>
        Solange das Nachprüfungsverfahren läuft, darf der Zuschlag nicht erteilt werden.{' '}
        {data?.basis && <Citation citation={data.basis} />}
      </p>
      {running.map(({ id, chamber, fileNumber, lots, freeFrom }) => (
        <p key={id}>
          {chamber}, {[fileNumber, lotsText(lots, procedure.lots.length)].filter(Boolean).join(', ')}
          {freeFrom && `; frei frühestens ab dem ${date(freeFrom)}`}
        </p>
      ))}
    </Alert>
  );
}
