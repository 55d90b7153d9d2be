import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { usePermissions } from '../../../app/session';
import { useApiQuery } from '../../../shared/api';
import {
  Alert,
  Badge,
  Button,
  Card,
  Citation,
  EmptyState,
  InstantText,
  Link,
  ProblemAlert,
  type Tone,
  useToasts,
} from '../../../shared/ui';
import { useRequestDocument } from '../../documents';
import type { Phase, Procedure } from '../model';
import { AskDialog, NoteDialog } from './missing-forms';
import { type Missing, MISSING_PATH, type MissingRequest } from './model';

const EXAMINED: readonly Phase[] = ['opening', 'examination', 'negotiation', 'evaluation'];
const STATES: Readonly<Record<MissingRequest['state'], { readonly label: string; readonly tone: Tone }>> = {
  draft: { label: 'noch nicht versandt', tone: 'warning' },
  waiting: { label: 'Frist läuft', tone: 'info' },
  overdue: { label: 'Frist abgelaufen', tone: 'danger' },
  complete: { label: 'vollständig', tone: 'success' },
  incomplete: { label: 'nicht vollständig', tone: 'danger' },
  withdrawn: { label: 'zurückgenommen', tone: 'neutral' },
};
const ITEM_STATES: Readonly<Record<MissingRequest['items'][number]['state'], string>> = {
  open: 'steht aus',
  received: 'eingegangen',
  late: 'verspätet eingegangen',
  'not-received': 'nicht eingegangen',
};

/** Documents asked for later, bidder by bidder; what follows is decided in the examination. */
export function MissingCard({ procedure, editable }: { readonly procedure: Procedure; readonly editable: boolean }) {
  const can = usePermissions();
  const toasts = useToasts();
  const queries = useQueryClient();
  const letter = useRequestDocument();
  const [asking, setAsking] = useState(false);
  const [noting, setNoting] = useState<MissingRequest>();
  const { data, error, refetch } = useApiQuery<Missing>(MISSING_PATH, { path: { id: procedure.id } });
  const open = editable && EXAMINED.includes(procedure.phase);
  const done = (): void => {
    for (const key of [MISSING_PATH, '/api/procedures/{id}', '/api/procedures/{id}/record']) {
      void queries.invalidateQueries({ queryKey: [key] });
    }
    setAsking(false);
    setNoting(undefined);
  };
  const ask = open && procedure.bidders.length > 0 && (
    <Button small icon="add" onClick={() => setAsking(true)}>
      Unterlagen nachfordern
    </Button>
  );
  const write = ({ id, bidder }: MissingRequest): void =>
    letter.mutate(
      { template: 'missing-documents', subject: { type: 'missing-documents', id } },
      {
        onSuccess: () =>
          toasts.show({ text: `Das Schreiben an ${bidder} wird erzeugt und erscheint unter „Dokumente“.` }),
      },
    );
  return (
    <Card title="Nachforderungen" level={3} actions={data && data.items.length > 0 && ask}>
      {error && <ProblemAlert problem={error} onRetry={() => void refetch()} />}
      {data?.items.length === 0 && (
        <EmptyState icon="draft" title="Nichts nachgefordert" action={ask}>
          <p>Fehlen einem geöffneten Angebot Unterlagen, werden sie hier je Bieter mit Frist nachgefordert.</p>
        </EmptyState>
      )}
      {data && (open || data.items.length > 0) && (
        <>
          {data.notes.length > 0 && (
            <Alert title="Rechtsgrundlage">
              {data.notes.map((note) => (
                <p key={note}>{note}</p>
              ))}
            </Alert>
          )}
          <p className="muted question-clock">
            {data.basis && <Citation citation={data.basis} />}{' '}
            {data.consequence && <Citation citation={data.consequence} />}
          </p>
        </>
      )}
      <ul className="questions">
        {data?.items.map((request) => (
          <li key={request.id} className="questions__item">
            <div className="questions__head">
              <h4>{request.bidder}</h4>
              <Badge tone={STATES[request.state].tone}>{STATES[request.state].label}</Badge>
              <span className="muted small">
                Frist <InstantText value={request.due} />
              </span>
            </div>
            <ul className="missing-items">
              {request.items.map(({ id, name, request: wanted, state }) => (
                <li key={id}>
                  <strong>{name}</strong>: {wanted} <span className="muted">({ITEM_STATES[state]})</span>
                </li>
              ))}
            </ul>
            {request.state === 'incomplete' && (
              <p>
                Was daraus folgt, entscheidet die Prüfung:{' '}
                <Link href={`/vergaben/${procedure.id}?bereich=pruefung`}>zur formalen Prüfung</Link>
              </p>
            )}
            {editable && request.state !== 'withdrawn' && (
              <div className="questions__actions">
                {request.state !== 'complete' && (
                  <Button small onClick={() => setNoting(request)}>
                    Stand festhalten<span className="visually-hidden">: {request.bidder}</span>
                  </Button>
                )}
                {request.state === 'draft' && (
                  <Link href={`/vergaben/${procedure.id}?bereich=nachrichten`}>
                    Versenden<span className="visually-hidden">: {request.bidder}</span>
                  </Link>
                )}
                {can('document.request') && (
                  <Button small kind="tertiary" icon="draft" onClick={() => write(request)}>
                    Schreiben erzeugen<span className="visually-hidden">: {request.bidder}</span>
                  </Button>
                )}
              </div>
            )}
          </li>
        ))}
      </ul>
      {asking && <AskDialog procedure={procedure} onClose={() => setAsking(false)} onDone={done} />}
      {noting && (
        <NoteDialog procedureId={procedure.id} request={noting} onClose={() => setNoting(undefined)} onDone={done} />
      )}
    </Card>
  );
}
