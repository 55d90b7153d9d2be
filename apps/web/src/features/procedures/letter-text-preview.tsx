import { useState } from 'react';
import { useLocation } from 'wouter';
import { usePermissions } from '../../app/session';
import { useApiMutation, useApiQuery } from '../../shared/api';
import { Alert, Button, ButtonRow, SelectField, useToasts } from '../../shared/ui';
import type { LetterTextPreview, Words } from './letter-text';

interface ListedProcedures {
  readonly items: readonly { readonly id: string; readonly fileNumber: string; readonly title: string }[];
}
const MOST = 50;

/** The words as they stand in the form, filled with the data of a procedure; nothing is saved. */
export function LetterTextPreviewPart({ kind, words }: { readonly kind: string; readonly words: Words }) {
  const procedures = useApiQuery<ListedProcedures>('/api/procedures', { query: { limit: MOST } });
  const [chosen, setChosen] = useState('');
  const [, navigate] = useLocation();
  const can = usePermissions();
  const toasts = useToasts();
  const request = (procedureId: string) => ({
    path: { kind },
    body: { procedureId, opening: words.opening, closing: words.closing },
  });
  const preview = useApiMutation<LetterTextPreview, string>('post', '/api/letter-texts/{kind}/preview', { request });
  const draft = useApiMutation<{ documentId: string }, string>('post', '/api/letter-texts/{kind}/draft', {
    request,
    onSuccess: ({ documentId }) => navigate(`/dokumente?dokument=${documentId}`),
    onProblem: (problem) => toasts.showProblem(problem),
  });
  const items = procedures.data?.items ?? [];
  if (items.length === 0) return null;
  const procedureId = chosen || (items[0]?.id ?? '');
  return (
    <section className="stack letter-preview" aria-label="Vorschau">
      <h3 className="kern-heading-small">Vorschau mit einem Vergabeverfahren</h3>
      <SelectField
        id="vorschau-verfahren"
        label="Vergabeverfahren"
        value={procedureId}
        onChange={(id) => {
          setChosen(id);
          preview.reset();
        }}
        options={items.map(({ id, fileNumber, title }) => ({ value: id, label: `${fileNumber} · ${title}` }))}
      />
      <ButtonRow>
        <Button icon="visibility" busy={preview.isPending} onClick={() => preview.mutate(procedureId)}>
          Vorschau zeigen
        </Button>
        {can('document.request') && (
          <Button icon="draft" busy={draft.isPending} onClick={() => draft.mutate(procedureId)}>
            Entwurf als PDF
          </Button>
        )}
      </ButtonRow>
      {preview.error && (
        <Alert title="So kann der Text nicht gespeichert werden" tone="danger">
          {preview.error.errors.map(({ message }) => message).join(' ') || preview.error.detail}
        </Alert>
      )}
      {preview.data && (
        <div className="letter-preview__paper" aria-live="polite">
          <p className="muted small">An {preview.data.company}</p>
          <p className="questions__answer">{preview.data.opening}</p>
          <p className="letter-preview__facts">Angaben aus der Akte</p>
          <p className="questions__answer">{preview.data.closing}</p>
          {preview.data.assumed.length > 0 && (
            <p className="muted small">
              Angenommen, weil in der Akte noch nichts dazu steht: {preview.data.assumed.join(', ')}.
            </p>
          )}
        </div>
      )}
    </section>
  );
}
