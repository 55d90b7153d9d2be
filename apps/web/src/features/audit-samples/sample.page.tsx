import { useParams } from 'wouter';
import { useApiQuery } from '../../shared/api';
import { counted, money } from '../../shared/format';
import {
  Alert,
  Badge,
  ButtonLink,
  Card,
  DescriptionList,
  InstantText,
  Link,
  PageHeader,
  PageSkeleton,
  ProblemAlert,
} from '../../shared/ui';
import { Findings } from './findings';
import { criteriaText, type Sample, type SampledProcedure } from './model';

/** A sample: how it was drawn, that its population stands, and each procedure with marks, package and findings. */
export default function SamplePage() {
  const { id = '' } = useParams();
  const { data, error, refetch } = useApiQuery('/api/audit-samples/{id}', { path: { id } });
  if (error && !data) return <ProblemAlert problem={error} onRetry={() => void refetch()} />;
  if (!data) return <PageSkeleton />;
  return (
    <>
      <PageHeader
        title={data.title}
        breadcrumb={[{ label: 'Prüfung', href: '/pruefung' }]}
        lead={criteriaText(data)}
        actions={
          <ButtonLink icon="download" href={`/api/audit-samples/${id}/protocol`} download>
            Ziehungsprotokoll (CSV)
          </ButtonLink>
        }
      />
      <Draw sample={data} />
      <h2>{counted(data.procedures.length, 'gezogenes Verfahren', 'gezogene Verfahren')}</h2>
      {data.procedures.map((procedure) => (
        <ProcedureCard key={procedure.id} sampleId={id} procedure={procedure} />
      ))}
    </>
  );
}

function Draw({ sample }: { readonly sample: Sample }) {
  const { added, removed, changed } = sample.changes;
  const differences = [
    added.length > 0 && `hinzugekommen: ${added.join(', ')}`,
    removed.length > 0 && `nicht mehr dabei: ${removed.join(', ')}`,
    changed.length > 0 && `Wert geändert: ${changed.join(', ')}`,
  ].filter(Boolean);
  return (
    <Card title="Ziehung">
      <div className="stack">
        {!sample.populationIntact && (
          <Alert tone="danger" title="Die gespeicherte Grundgesamtheit wurde verändert">
            <p>Sie passt nicht mehr zu ihrem Prüfwert. Bitte prüfen Sie das Protokoll der Anwendung.</p>
          </Alert>
        )}
        <DescriptionList
          facts={[
            { term: 'Startwert', value: sample.seed },
            {
              term: 'Gezogen',
              value: (
                <>
                  <InstantText value={sample.drawnAt} /> von {sample.drawnBy}
                </>
              ),
            },
            { term: 'Grundgesamtheit', value: counted(sample.population.length, 'Verfahren', 'Verfahren') },
            { term: 'Prüfwert (SHA-256)', value: <code className="hash">{sample.populationSha256}</code> },
            {
              term: 'Seither',
              value: differences.length > 0 ? differences.join('; ') : 'In der Grundgesamtheit ist nichts anders.',
            },
          ]}
        />
        <details className="details">
          <summary>Nachrechnen</summary>
          <p>
            Je Verfahren eine Zeile „Kennung;Aktenzeichen;Wert“, sortiert nach der Kennung: Der SHA-256 davon ist der
            Prüfwert. Gezogen wird in der Reihenfolge des SHA-256 von „Startwert:Kennung“, zuerst alle ab der
            Wertgrenze, dann die ersten des Rests.
          </p>
          <pre className="hash" tabIndex={0} role="region" aria-label="Grundgesamtheit">
            {sample.population.map(({ id, fileNumber, value }) => `${id};${fileNumber};${value}\n`).join('')}
          </pre>
        </details>
      </div>
    </Card>
  );
}

function ProcedureCard({
  sampleId,
  procedure: p,
}: {
  readonly sampleId: string;
  readonly procedure: SampledProcedure;
}) {
  return (
    <Card
      title={`${p.place}. ${p.fileNumber} ${p.title}`}
      level={3}
      actions={
        <>
          <ButtonLink small icon="download" href={`/api/procedures/${p.id}/archive`} download>
            Paket
            <span className="visually-hidden">: ganze Akte von {p.fileNumber} als ZIP</span>
          </ButtonLink>
          <Link href={`/vergaben/${p.id}`}>
            Akte ansehen<span className="visually-hidden">: {p.fileNumber}</span>
          </Link>
          <Link href={`/protokoll?vorgang=${p.id}`}>
            Protokoll<span className="visually-hidden">: {p.fileNumber}</span>
          </Link>
        </>
      }
    >
      <div className="stack">
        <DescriptionList
          facts={[
            { term: 'Gezogen als', value: p.stratum === 'above' ? 'ab der Wertgrenze' : 'Zufall' },
            { term: 'Vergabeart', value: [p.procedureTypeName ?? 'noch nicht gewählt', p.regimeName].join(', ') },
            { term: 'Stand', value: p.phaseName },
            { term: 'Schätzung netto', value: money(p.estimatedValue) },
            {
              term: 'Zuschlag',
              value: p.awardedValue === null ? 'noch keiner' : `${money(p.awardedValue)} an ${p.winners.join(', ')}`,
            },
            { term: 'Zuständig', value: p.officer ?? 'niemand' },
          ]}
        />
        {p.marks.length > 0 ? (
          <ul className="risk-marks" aria-label={`Risikomerkmale von ${p.fileNumber}`}>
            {p.marks.map(({ id, text }) => (
              <li key={id}>
                <Badge tone="warning">{text}</Badge>
              </li>
            ))}
          </ul>
        ) : (
          <p className="muted">Keine Risikomerkmale.</p>
        )}
        <Findings sampleId={sampleId} procedure={p} />
      </div>
    </Card>
  );
}
