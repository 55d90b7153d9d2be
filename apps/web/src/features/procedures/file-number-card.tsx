import { call, useApiForm, useApiQuery } from '../../shared/api';
import type { components } from '../../shared/api/schema';
import { Card, Form, InstantText, ProblemAlert, Skeleton, TextField } from '../../shared/ui';

type Scheme = components['schemas']['FileNumberSchemeResponse'];

/** How the centre writes its file numbers; only the head changes it. */
export function FileNumberCard() {
  const { data, error, refetch } = useApiQuery('/api/file-number-scheme');
  return (
    <Card title="Aktenzeichen">
      {error && <ProblemAlert problem={error} onRetry={() => void refetch()} />}
      {!data && !error && <Skeleton lines={3} label="Das Muster wird geladen" />}
      {data && <SchemeForm key={data.version} scheme={data} onSaved={() => void refetch()} />}
    </Card>
  );
}

function SchemeForm({ scheme, onSaved }: { readonly scheme: Scheme; readonly onSaved: () => void }) {
  const form = useApiForm({
    initial: { pattern: scheme.pattern },
    submit: ({ pattern }) => call('put', '/api/file-number-scheme', { body: { pattern }, version: scheme.version }),
    onSuccess: onSaved,
  });
  return (
    <>
      <p>
        Neue Vergaben heißen zum Beispiel <span className="figure">{scheme.example}</span>. Bereits vergebene
        Aktenzeichen bleiben, wie sie sind.
        {scheme.changedAt && (
          <>
            {' '}
            Zuletzt geändert von {scheme.changedBy} am <InstantText value={scheme.changedAt} />.
          </>
        )}
      </p>
      {scheme.mayChange && (
        <Form form={form} submitLabel="Muster speichern" label="Muster der Aktenzeichen">
          <TextField
            {...form.field('pattern')}
            label="Muster"
            hint="{jahr}, auf Wunsch {art} (L, D oder B) und zuletzt {nummer}; {nummer:5} hat fünf Stellen."
            maxLength={60}
          />
        </Form>
      )}
    </>
  );
}
