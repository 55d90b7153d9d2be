import { useApiQuery } from '../../shared/api';
import { money } from '../../shared/format';
import { Badge, Card, Citation, DescriptionList, ProblemAlert, Skeleton } from '../../shared/ui';
import { PATH, type ProcurementRequest } from './model';

/** What the law says about the request before anything is decided: regime, what is permitted, and why. */
export function LawPreview({ request: { id } }: { readonly request: ProcurementRequest }) {
  const { data: a, error, refetch } = useApiQuery(`${PATH}/{id}/assessment`, { path: { id } });
  if (error) return <ProblemAlert problem={error} onRetry={() => void refetch()} />;
  if (!a)
    return (
      <Card title="Was das Recht sagt">
        <Skeleton lines={4} label="Beurteilung wird geladen" />
      </Card>
    );
  const possible = a.procedureTypes.filter(({ verdict }) => verdict !== 'not-permitted');
  const sources = new Map(a.citations.map((citation) => [citation.id, citation]));
  const threshold = sources.get(a.trace.find(({ rule }) => rule?.startsWith('THR-'))?.rule ?? '');
  return (
    <Card title="Was das Recht sagt">
      <div className="form">
        <DescriptionList
          single
          facts={[
            { term: 'Rechtsrahmen', value: a.regime === 'eu' ? 'EU-weit' : 'National' },
            { term: 'Geschätzter Auftragswert', value: money(a.estimatedValue) },
            {
              term: 'EU-Schwellenwert',
              value: (
                <>
                  {money(a.threshold.value)} {threshold && <Citation citation={threshold} doubts={a.uncertain} />}
                </>
              ),
            },
          ]}
        />
        <ul className="request-types" aria-label="Zulässige Vergabearten">
          {possible.map(({ type, germanName, verdict, reason }) => (
            <li key={type}>
              <Badge tone={verdict === 'needs-grounds' ? 'warning' : 'success'}>{germanName}</Badge>
              <span className="small muted">{reason.replace(`${germanName}: `, '')}</span>
            </li>
          ))}
        </ul>
        {a.uncertain.length > 0 && (
          <details className="details">
            <summary>Nicht gesichert ({a.uncertain.length})</summary>
            <ul>
              {a.uncertain.map(({ id: fact, text }, index) => (
                <li key={`${fact} ${index}`}>{text}</li>
              ))}
            </ul>
          </details>
        )}
        <p className="muted small">Vorschau nach dem heutigen Recht. Entschieden wird im Verfahren.</p>
      </div>
    </Card>
  );
}
