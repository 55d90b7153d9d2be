import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { asProblem, call, useApiMutation } from '../../shared/api';
import { fileSize } from '../../shared/format';
import { Button, Card, FileField, Icon, InstantText, Link, useToasts } from '../../shared/ui';
import { type Attachment, PATH, type ProcurementRequest } from './model';

const MOST_BYTES = 20_000_000;
const PATHS = [`${PATH}/{id}`];

/** Files of the request; they are stored as soon as they are dropped. */
export function Attachments({ request }: { readonly request: ProcurementRequest }) {
  const { id, attachments, commands } = request;
  const queries = useQueryClient();
  const toasts = useToasts();
  const [sending, setSending] = useState('');
  const [error, setError] = useState<string>();
  const mayAdd = commands.includes('attach');

  const send = async (files: readonly File[]): Promise<void> => {
    setError(undefined);
    for (const file of files) {
      setSending(file.name);
      try {
        await call('post', `${PATH}/{id}/attachments`, {
          path: { id },
          query: { name: file.name },
          body: new Blob([file]),
          contentType: 'application/octet-stream',
        });
      } catch (failure) {
        const { detail, title } = asProblem(failure);
        setError(detail || title);
        break;
      }
    }
    setSending('');
    await Promise.all(PATHS.map((path) => queries.invalidateQueries({ queryKey: [path] })));
  };
  const remove = useApiMutation<unknown, Attachment>('delete', `${PATH}/{id}/attachments/{file}`, {
    request: (file) => ({ path: { id, file: file.id } }),
    invalidates: PATHS,
    onProblem: (problem) => toasts.showProblem(problem),
  });

  return (
    <Card title={mayAdd && commands.includes('save') ? '6. Anlagen' : 'Anlagen'}>
      <div className="form">
        {attachments.length === 0 && !mayAdd && <p className="muted">Keine Anlagen.</p>}
        {attachments.length > 0 && (
          <ul className="request-files" aria-label="Anlagen des Antrags">
            {attachments.map((file) => (
              <li key={file.id} className="request-files__item">
                <Icon name="draft" size="small" />
                <span>
                  <Link download href={`/api/procurement-requests/${id}/attachments/${file.id}`}>
                    {file.name}
                  </Link>{' '}
                  <span className="muted small">
                    {file.typeName}, {fileSize(file.size)}, {file.person}, <InstantText value={file.addedAt} />
                  </span>
                </span>
                {commands.includes('detach') && (
                  <Button small iconOnly kind="tertiary" icon="delete" onClick={() => remove.mutate(file)}>
                    {`${file.name} entfernen`}
                  </Button>
                )}
              </li>
            ))}
          </ul>
        )}
        {mayAdd && (
          <FileField
            id="antrag-anlagen"
            label={attachments.length > 0 ? 'Weitere Dateien' : 'Pläne, Leistungsbeschreibung, Angebote, Fotos'}
            hint="PDF, Bilder, Office, DWG, ZIP oder Text, je Datei höchstens 20 MB."
            multiple
            optional
            maxBytes={MOST_BYTES}
            value={[]}
            onChange={(files) => void send(files)}
            error={error}
          />
        )}
        <p className="visually-hidden" role="status">
          {sending && `${sending} wird hochgeladen`}
        </p>
        {sending && <p className="muted small">„{sending}“ wird hochgeladen …</p>}
      </div>
    </Card>
  );
}
