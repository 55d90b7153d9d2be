import { date } from '../../../shared/format';
import { Alert, Button, ButtonLink, Citation, Dialog } from '../../../shared/ui';
import { LightBadge } from '../../companies/light-badge';
import type { ProcedureBidder } from './model';

/** Every declaration of a bidder's company on the day, with its paragraph. */
export function StandingDialog({
  bidder,
  on,
  onClose,
}: {
  readonly bidder: ProcedureBidder;
  readonly on: string;
  readonly onClose: () => void;
}) {
  return (
    <Dialog
      open
      wide
      title={`Nachweise: ${bidder.name}`}
      onClose={onClose}
      actions={
        <>
          {bidder.companyId && (
            <ButtonLink kind="primary" href={`/unternehmen/${bidder.companyId}`}>
              Im Adressbuch öffnen
            </ButtonLink>
          )}
          <Button onClick={onClose}>Schließen</Button>
        </>
      }
    >
      <p className="muted">Stand am {date(on)}</p>
      {bidder.blockedReason !== null && (
        <Alert tone="warning" title="Gesperrt">
          <p>{bidder.blockedReason}</p>
          {bidder.admissionReason && <p>Nimmt teil, weil: {bidder.admissionReason}</p>}
        </Alert>
      )}
      <ul className="standing">
        {bidder.standing?.map(({ kind, name, light, result, validUntil, sentence, citations }) => (
          <li key={`${kind} ${name}`} className="standing__item">
            <div className="standing__head">
              <h3 className="standing__name">{name}</h3>
              <LightBadge light={light} result={result} validUntil={validUntil} />
            </div>
            <p>{sentence}</p>
            <p className="standing__law">
              {citations.map((citation) => (
                <Citation key={citation.id} citation={citation} />
              ))}
            </p>
          </li>
        ))}
      </ul>
    </Dialog>
  );
}
