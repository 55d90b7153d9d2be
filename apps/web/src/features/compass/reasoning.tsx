import type { components } from '../../shared/api/schema';
import { Card, Citation, type Cited, type Doubt } from '../../shared/ui';

type TraceStep = components['schemas']['TraceStepResponse'];

interface Explained {
  readonly trace: readonly TraceStep[];
  readonly citations: readonly Cited[];
  readonly uncertain: readonly Doubt[];
}

/** Everything that is not certain, of several answers, each once. */
export function Doubts({ doubts }: { readonly doubts: readonly Doubt[] }) {
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
          <li key={`${id} ${text}`}>{text}</li>
        ))}
      </ul>
    </details>
  );
}

/** The steps of one answer with the facts they rest on. */
function Steps({ title, of: { trace, citations, uncertain } }: { readonly title: string; readonly of: Explained }) {
  const byId = new Map(citations.map((citation) => [citation.id, citation]));
  return (
    <details className="details">
      <summary>
        {title} ({trace.length} Schritte)
      </summary>
      <ol className="reasons">
        {trace.map(({ text, rule }, index) => {
          const citation = rule === null ? undefined : byId.get(rule);
          return (
            <li key={index}>
              {text} {citation && <Citation citation={citation} doubts={uncertain} />}
            </li>
          );
        })}
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
