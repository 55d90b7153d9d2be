import { useContext, useState } from 'react';
import { useApiMutation } from '../../shared/api';
import { Button, DateField, TodayContext, useToasts } from '../../shared/ui';
import { DocumentList } from '../documents';

/** A document with the entries of one subject, or of a period, and their hashes. */
export function ExtractCard({ subject }: { readonly subject: string }) {
  const today = useContext(TodayContext);
  const toasts = useToasts();
  const [from, setFrom] = useState(`${today.slice(0, 7)}-01`);
  const [to, setTo] = useState(today);
  const about = subject || `${from}_${to}`;
  const fits = subject !== '' || (from !== '' && to !== '' && from <= to);
  const request = useApiMutation<{ id: string }, string>('post', '/api/audit/extracts', {
    request: (wanted) => ({ body: { about: wanted } }),
    invalidates: ['/api/documents'],
    onProblem: (problem) => toasts.showProblem(problem),
  });
  return (
    <div className="stack">
      {!subject && (
        <div className="audit-period">
          <DateField
            id="auszug-von"
            label="Prüfauszug von"
            value={from}
            max={to || today}
            onChange={setFrom}
            width="medium"
          />
          <DateField id="auszug-bis" label="bis" value={to} min={from} max={today} onChange={setTo} width="medium" />
        </div>
      )}
      <DocumentList
        subjectType="audit-trail"
        subjectId={about}
        title={subject ? 'Prüfauszug zu diesem Vorgang' : 'Prüfauszug des Zeitraums'}
        actions={
          <Button small icon="add" busy={request.isPending} disabled={!fits} onClick={() => request.mutate(about)}>
            Prüfauszug erzeugen
          </Button>
        }
      />
    </div>
  );
}
