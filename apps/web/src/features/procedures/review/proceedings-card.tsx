import { useState } from 'react';
import { useApiQuery } from '../../../shared/api';
import { date, dayOfInstant, instant } from '../../../shared/format';
import {
  Alert,
  Badge,
  Button,
  Card,
  Citation,
  EmptyState,
  InstantText,
  ProblemAlert,
  Skeleton,
  type TimelineEntry,
} from '../../../shared/ui';
import type { Procedure } from '../model';
import { Clocks } from './clocks';
import { lotsText, type Proceedings, type ReviewEvent, REVIEWS_PATH } from './model';
import { EndDialog, EventDialog, openEvents, ReviewDialog } from './proceedings-forms';

type Asked = { readonly kind: 'inform' } | { readonly kind: 'event' | 'end'; readonly review: Proceedings };

/** Proceedings before the chamber: what happened, what follows, and since when the award is forbidden. */
export function ProceedingsCard({
  procedure,
  editable,
}: {
  readonly procedure: Procedure;
  readonly editable: boolean;
}) {
  const [asked, setAsked] = useState<Asked>();
  const { data, error, refetch } = useApiQuery(REVIEWS_PATH, { path: { id: procedure.id } });
  const close = (): void => setAsked(undefined);
  const inform = editable && (
    <Button small icon="add" onClick={() => setAsked({ kind: 'inform' })}>
      Nachprüfung erfassen
    </Button>
  );
  return (
    <Card title="Nachprüfungsverfahren" level={3} actions={data && data.items.length > 0 && inform}>
      {error && <ProblemAlert problem={error} onRetry={() => void refetch()} />}
      {!data && !error && <Skeleton />}
      {data?.items.length === 0 && (
        <EmptyState icon="gavel" title="Kein Nachprüfungsverfahren" action={inform}>
          <p>
            {data.note ??
              'Sobald die Vergabekammer über einen Antrag informiert, darf der Zuschlag nicht mehr erteilt werden. Wird die Information hier erfasst, ist er sofort gesperrt, bis das Ende der Nachprüfung eingetragen ist und eine zweite Person zustimmt.'}{' '}
            {data.basis && <Citation citation={data.basis} />}
          </p>
        </EmptyState>
      )}
      {data && data.items.length > 0 && data.note && <p className="muted">{data.note}</p>}
      <ul className="questions">
        {data?.items.map((review) => (
          <ProceedingsItem
            key={review.id}
            review={review}
            procedure={procedure}
            onAsk={editable && review.running ? (kind) => setAsked({ kind, review }) : undefined}
          />
        ))}
      </ul>
      {asked?.kind === 'inform' && <ReviewDialog procedure={procedure} onClose={close} />}
      {asked?.kind === 'event' && <EventDialog procedure={procedure} review={asked.review} onClose={close} />}
      {asked?.kind === 'end' && <EndDialog procedure={procedure} review={asked.review} onClose={close} />}
    </Card>
  );
}

function ProceedingsItem({
  review,
  procedure,
  onAsk,
}: {
  readonly review: Proceedings;
  readonly procedure: Procedure;
  readonly onAsk: ((kind: 'event' | 'end') => void) | undefined;
}) {
  const { chamber, fileNumber, informedAt, lots, person, running, events, clocks, uncertain, endAsked, freeFrom } =
    review;
  const where = lotsText(lots, procedure.lots.length);
  const happened: readonly TimelineEntry[] = [
    {
      ...{ id: 'informed', date: dayOfInstant(informedAt), state: 'done', title: 'Auftraggeber informiert' },
      reason: `${instant(informedAt)}, erfasst von ${person}`,
    },
    ...events.map(entryOf),
  ];
  return (
    <li className="questions__item">
      <div className="questions__head">
        <h4>{fileNumber}</h4>
        <Badge tone={running ? 'danger' : 'neutral'}>{running ? 'läuft' : 'beendet'}</Badge>
        <span className="muted small">
          {chamber}
          {where && `, ${where}`}, seit <InstantText value={informedAt} />
        </span>
      </div>
      {running && procedure.regime === 'eu' && (
        <p>
          {freeFrom
            ? `Nach den erfassten Ereignissen endet das Zuschlagsverbot so, dass der Zuschlag frühestens ab dem ${date(freeFrom)} wieder erteilt werden kann. Aufgehoben ist es erst, wenn das Ende der Nachprüfung eingetragen ist und eine zweite Person zugestimmt hat.`
            : 'Wann das Zuschlagsverbot endet, lässt sich nach den erfassten Ereignissen noch nicht sagen.'}
        </p>
      )}
      <Clocks
        label={`Ablauf der Nachprüfung ${fileNumber}`}
        before={happened}
        clocks={running ? clocks : []}
        doubts={running ? uncertain : []}
      />
      {endAsked && (
        <Alert tone="warning" title="Das Ende wartet auf eine zweite Person">
          <p>{endAsked} Mitgezeichnet wird oben unter „Als Nächstes“.</p>
        </Alert>
      )}
      {onAsk && (
        <div className="questions__actions">
          {openEvents(review).length > 0 && (
            <Button small kind="secondary" onClick={() => onAsk('event')}>
              Ereignis erfassen<span className="visually-hidden">: {fileNumber}</span>
            </Button>
          )}
          {endAsked === null && (
            <Button small kind="tertiary" onClick={() => onAsk('end')}>
              Nachprüfung beenden<span className="visually-hidden">: {fileNumber}</span>
            </Button>
          )}
        </div>
      )}
    </li>
  );
}

function entryOf({ kind, kindName, on, rejected, endName, note, person }: ReviewEvent): TimelineEntry {
  const result =
    rejected === null ? null : rejected ? 'Der Antrag ist abgelehnt.' : 'Dem Antrag ist ganz oder teilweise gefolgt.';
  return {
    ...{ id: `event-${kind}`, date: on, title: kindName, state: 'done' },
    reason: [result, endName && `${endName}.`, note, `Erfasst von ${person}.`].filter(Boolean).join(' '),
  };
}
