import { counted, money } from '../../shared/format';
import { Badge, Card, DescriptionList, MoneyText } from '../../shared/ui';
import type { Assessment } from './types';

const VERDICTS = {
  'free-choice': 'frei wählbar',
  permitted: 'wegen des Auftragswerts zulässig',
  'needs-grounds': 'nur mit Ausnahmegrund',
  'not-permitted': 'nicht zulässig',
} as const;

/** What the law library said about the bundle, shortest first; every step of the reasoning one click away. */
export function AssessmentCard({ assessment }: { readonly assessment: Assessment }) {
  const { regime, threshold, distance, procedureTypes, trace, uncertain, citations } = assessment;
  const usable = procedureTypes.filter(({ verdict }) => verdict === 'free-choice' || verdict === 'permitted');
  const statutes = [...new Set(citations.map(({ statute }) => statute).filter(Boolean))];
  return (
    <Card title="Rechtsrahmen">
      <p>
        <Badge tone={regime === 'eu' ? 'warning' : 'info'} icon="gavel">
          {regime === 'eu' ? 'EU-weites Vergabeverfahren' : 'Nationales Vergabeverfahren'}
        </Badge>
      </p>
      <DescriptionList
        single
        facts={[
          { term: 'Schwellenwert', value: <MoneyText value={threshold.value} /> },
          {
            term: distance.startsWith('-') ? 'Überschritten um' : 'Abstand bis zum Schwellenwert',
            value: <MoneyText value={distance.replace('-', '')} />,
          },
          {
            term: 'Verfahrensarten',
            value:
              usable.map(({ germanName, verdict }) => `${germanName} (${VERDICTS[verdict]})`).join(', ') ||
              'Keine ohne Ausnahmegrund',
          },
        ]}
      />
      <details className="disclosure">
        <summary>Begründung in {counted(trace.length, 'Schritt', 'Schritten')}</summary>
        <ol className="number-list">
          {trace.map(({ text }, index) => (
            <li key={index}>{text}</li>
          ))}
        </ol>
        <p className="muted small">Fundstellen: {statutes.join(', ')}</p>
      </details>
      {uncertain.length > 0 && (
        <details className="disclosure">
          <summary>{counted(uncertain.length, 'Angabe ist', 'Angaben sind')} vor der Verwendung nachzulesen</summary>
          <ul className="bullet-list">
            {uncertain.map(({ id, text }) => (
              <li key={`${id} ${text}`}>{text}</li>
            ))}
          </ul>
        </details>
      )}
      <p className="muted small">Geprüft für {money(assessment.estimatedValue)} am Tag der Bündelung, Land Hessen.</p>
    </Card>
  );
}
