import { compareDecimal, money } from '../../shared/format';
import { Badge, Citation, MoneyText } from '../../shared/ui';
import type { Assessment, Limit } from './limits';

/** Where the value stands on the way between the two limits, in percent; only for the drawing. */
function shareOf({ estimatedValue }: Assessment, below: Limit | undefined, above: Limit | undefined): number {
  const value = Number.parseFloat(estimatedValue);
  const from = below ? Number.parseFloat(below.amount) : 0;
  if (!above) return 100;
  const to = Number.parseFloat(above.amount);
  return to > from ? Math.min(100, Math.max(0, ((value - from) / (to - from)) * 100)) : 0;
}

const isReached = ({ distance }: Limit): boolean => compareDecimal(distance, '0') === 0;
const passedBy = (limit: Limit): string => (isReached(limit) ? 'genau erreicht' : `${money(limit.distance)} darüber`);
const leftTo = (limit: Limit): string => (isReached(limit) ? 'genau ausgeschöpft' : `noch ${money(limit.distance)}`);

export interface AnswerCardProps {
  readonly assessment: Assessment;
  /** The answer belongs to an earlier question: the new one is on its way, incomplete or refused. */
  readonly isOld: boolean;
  readonly isIncomplete: boolean;
}

/** Regime, value and how far the next limits are, in both directions. */
export function AnswerCard({ assessment, isOld, isIncomplete }: AnswerCardProps) {
  const { below = [], above = [] } = assessment.limits ?? {};
  const { regime, estimatedValue, threshold, citations, uncertain } = assessment;
  const cited = citations.find(({ id }) => id === threshold.id);
  const estimated = citations.find(
    ({ id }) => id === assessment.trace.find(({ rule }) => rule?.startsWith('EST-'))?.rule,
  );
  const further = [...below.slice(1).reverse(), ...above.slice(1)];
  return (
    <section
      className="card kompass-answer"
      aria-label="Rechtsrahmen"
      aria-busy={(isOld && !isIncomplete) || undefined}
    >
      <div className="kompass-answer__head">
        <div>
          <p className="kompass-answer__regime">
            {regime === 'eu' ? 'EU-weites Vergabeverfahren' : 'Nationales Vergabeverfahren'}
          </p>
          <p className="muted">
            {/* No longer than the usual words, so that nothing moves while a field is empty. */}
            {isIncomplete ? 'Zuvor gefragt:' : 'Geschätzter Auftragswert'} <MoneyText value={estimatedValue} /> netto{' '}
            {estimated && <Citation citation={estimated} doubts={uncertain} />}
          </p>
        </div>
        <div className="kompass-answer__threshold">
          <span>
            EU-Schwellenwert <MoneyText value={threshold.value} />
          </span>
          {cited && <Citation citation={cited} doubts={uncertain} />}
          <Badge tone={regime === 'eu' ? 'info' : 'neutral'} icon="gavel">
            {regime === 'eu' ? 'erreicht oder überschritten' : 'nicht erreicht'}
          </Badge>
        </div>
      </div>
      <div className="kompass-scale" aria-hidden="true">
        <span style={{ width: `${shareOf(assessment, below[0], above[0])}%` }} />
      </div>
      <div className="kompass-answer__limits">
        <Neighbour
          limit={below[0]}
          distance={passedBy}
          none="Darunter liegt keine hinterlegte Grenze."
          of={assessment}
        />
        <Neighbour limit={above[0]} distance={leftTo} none="Darüber liegt keine weitere Grenze." of={assessment} />
      </div>
      {further.length > 0 && (
        <details className="details small">
          <summary>Weitere Grenzen ({further.length})</summary>
          <ul className="kompass-limits">
            {further.map((limit) => (
              <li key={`${limit.id} ${limit.amount}`}>
                <span className="figure">{below.includes(limit) ? passedBy(limit) : leftTo(limit)}</span>
                <LimitText limit={limit} of={assessment} />
              </li>
            ))}
          </ul>
        </details>
      )}
    </section>
  );
}

function Neighbour({
  limit,
  distance,
  none,
  of,
}: {
  readonly limit: Limit | undefined;
  readonly distance: (limit: Limit) => string;
  readonly none: string;
  readonly of: Assessment;
}) {
  if (!limit) return <p className="muted small">{none}</p>;
  return (
    <div>
      <strong className="figure">{distance(limit)}</strong>
      <p className="small">
        <LimitText limit={limit} of={of} />
      </p>
    </div>
  );
}

function LimitText({ limit: { id, text }, of: { citations, uncertain } }: { limit: Limit; of: Assessment }) {
  const cited = citations.find((citation) => citation.id === id);
  return (
    <span>
      {text} {cited && <Citation citation={cited} doubts={uncertain} />}
    </span>
  );
}
