import { useEffect } from 'react';
import { useSearchParams } from 'wouter';
import { useSession } from '../../app/session';
import { useApiQuery } from '../../shared/api';
import { counted, date } from '../../shared/format';
import { Alert, Card, DateField, FilterBar, Link, PageHeader, ProblemAlert, Skeleton } from '../../shared/ui';
import { ChangeDays } from './change-days';
import { byReason, type PreviewedCase, previewText, type UndecidableCase } from './decision-change';
import { PreviewedCaseCard } from './previewed-case';
import { RelatedPages } from './related-pages';

export default function LawPreviewPage() {
  const { today } = useSession();
  const [parameters, setParameters] = useSearchParams();
  const on = parameters.get('tag') ?? today;
  const { data, error, refetch } = useApiQuery('/api/law/preview', { query: { on }, keepPrevious: true });
  const choose = (day: string): void => {
    if (day !== '') setParameters({ tag: day }, { replace: true });
  };
  const next = parameters.has('tag') ? undefined : data?.changeDays.find((day) => day.on > today)?.on;
  useEffect(() => {
    if (next !== undefined) setParameters({ tag: next }, { replace: true });
  }, [next, setParameters]);
  const differing = data?.items.filter(({ differs }) => differs) ?? [];
  const unchanged = data?.items.filter(({ differs }) => !differs) ?? [];
  return (
    <>
      <PageHeader
        title="Vorschau auf Rechtsänderungen"
        breadcrumb={[{ label: 'Rechtsstand', href: '/rechtsstand' }]}
        lead="Welche offenen Verfahren, Bedarfsabfragen und Bündel würden anders entschieden, wenn sie an einem anderen Tag begännen? Gespeichert wird nichts."
      />
      <FilterBar>
        <DateField id="tag" label="Beginn am" value={on} onChange={choose} />
      </FilterBar>
      {error && <ProblemAlert problem={error} onRetry={() => void refetch()} />}
      {!data && !error && <Skeleton lines={8} label="Die Vorschau wird berechnet" />}
      {data && (
        <div className="page-columns">
          <div className="stack">
            <div role="status">
              <Alert
                tone={differing.length > 0 ? 'warning' : 'info'}
                title={
                  on === today
                    ? 'Bitte wählen Sie einen Tag, an dem sich das Recht ändert.'
                    : previewText(data, date(data.on))
                }
              />
            </div>
            {differing.map((item) => (
              <PreviewedCaseCard key={item.id} item={item} on={data.on} />
            ))}
            {data.undecidable.length > 0 && (
              <Card title="Nicht zu beurteilen">
                <div className="stack">
                  {byReason(data.undecidable).map(([reason, cases]) => (
                    <div key={reason}>
                      <p className="small muted">{reason}</p>
                      <CaseLinks cases={cases} />
                    </div>
                  ))}
                </div>
              </Card>
            )}
            {unchanged.length > 0 && (
              <details className="details">
                <summary>Unverändert: {counted(unchanged.length, 'Vorgang', 'Vorgänge')}</summary>
                <CaseLinks cases={unchanged} />
              </details>
            )}
          </div>
          <ChangeDays days={data.changeDays} today={today} chosen={on} onChoose={choose} />
        </div>
      )}
      <RelatedPages current="/rechtsstand/vorschau" />
    </>
  );
}

const CaseLinks = ({ cases }: { readonly cases: readonly (PreviewedCase | UndecidableCase)[] }) => (
  <ul className="plain-list">
    {cases.map(({ id, href, label }) => (
      <li key={id}>
        <Link href={href}>{label}</Link>
      </li>
    ))}
  </ul>
);
