import type { components } from '../../shared/api/schema';
import { Card, Citation, type Cited, type Doubt } from '../../shared/ui';

type TraceStep = components['schemas']['TraceStepResponse'];

interface Explained {
  readonly trace: readonly TraceStep[];
  readonly citations: readonly Cited[];
  readonly uncertain: readonly Doubt[];
}

/** Everything that is not certain, of several answers, each once. */
export function Doubts({
  doubts,
  citations,
}: {
  readonly doubts: readonly Doubt[];
  readonly citations: readonly Cited[];
}) {
  const distinct = [...new Map(doubts.map((doubt) => [`${doubt.id} ${doubt.text}`, doubt])).values()];
  if (distinct.length === 0) return null;
  return (
    <details className="kompass-doubts">
      <summary>
        <span className="kern-icon kern-icon--warning" aria-hidden="true" />
        <strong>
          Nicht gesichert: {distinct.length === 1 ? 'ein Punkt' : `${distinct.length} Punkte`} vor der Verwendung prüfen
        </strong>
      </summary>
      <ul>
        {distinct.map(({ id, text }) => (
          <li key={`${id} ${text}`}>
            {text} <CitationOf id={id} of={{ citations, uncertain: doubts }} />
          </li>
        ))}
      </ul>
    </details>
  );
}

function CitationOf({
  id,
  of: { citations, uncertain },
}: {
  id: string | null;
  of: Pick<Explained, 'citations' | 'uncertain'>;
}) {
  const citation = citations.find((candidate) => candidate.id === id);
  return citation && <Citation citation={citation} doubts={uncertain} />;
}

/** The steps of one answer with the facts they rest on. */
export function Steps({ title, of }: { readonly title: string; readonly of: Explained }) {
  return (
    <details className="details">
      <summary>
        {title} ({of.trace.length} Schritte)
      </summary>
      <ol className="reasons">
        {of.trace.map(({ text, rule }, index) => (
          <li key={index}>
            {text} <CitationOf id={rule} of={of} />
          </li>
        ))}
      </ol>
    </details>
  );
}

/** How the answers came about, folded up. */
export function Reasoning({
  assessment,
  timeline,
}: {
  readonly assessment: Explained & { readonly ruleSet: { readonly id: string; readonly version: string } };
  readonly timeline: Explained | undefined;
}) {
  return (
    <Card title="Herleitung">
      <Steps title="Rechtsrahmen, Vergabearten und Pflichten" of={assessment} />
      {timeline && <Steps title="Termine" of={timeline} />}
      <p className="muted small">
        Regelstand {assessment.ruleSet.id.replaceAll('+', ', ')}, Fassung {assessment.ruleSet.version}
      </p>
    </Card>
  );
}
