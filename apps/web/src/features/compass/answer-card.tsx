import { compareDecimal, money } from '../../shared/format';
import { Badge, Citation, type Cited, MoneyText } from '../../shared/ui';
import { type Assessment, difference, type Limit, neighbours } from './limits';

/** Where the value stands on the way between the two limits, in percent; only for the drawing. */
function shareOf({ estimatedValue }: Assessment, below: Limit | null, above: Limit | null): number {
  const value = Number.parseFloat(estimatedValue);
  const from = below ? Number.parseFloat(below.value) : 0;
  if (!above) return 100;
  const to = Number.parseFloat(above.value);
  return to > from ? Math.min(100, Math.max(0, ((value - from) / (to - from)) * 100)) : 0;
}

const listed = (names: readonly string[]): string =>
  names.length > 2 ? `${names.slice(0, 2).join(', ')} und ${names.length - 2} weitere` : names.join(', ');

/** Regime, value and how far the next limits are, in both directions. */
export function AnswerCard({ assessment, isOld }: { readonly assessment: Assessment; readonly isOld: boolean }) {
  const { below, above } = neighbours(assessment);
  const { regime, estimatedValue, threshold, citations, uncertain } = assessment;
  const cited = citations.find(({ id }) => id === threshold.id) as Cited | undefined;
  return (
    <section className="card kompass-answer" aria-label="Rechtsrahmen" aria-busy={isOld || undefined}>
      <div className="kompass-answer__head">
        <div>
          <p className="kompass-answer__regime" data-regime={regime}>
            {regime === 'eu' ? 'EU-weites Vergabeverfahren' : 'Nationales Vergabeverfahren'}
          </p>
          <p className="muted">
            Geschätzter Auftragswert <MoneyText value={estimatedValue} /> netto
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
        <span style={{ width: `${shareOf(assessment, below, above)}%` }} />
      </div>
      <div className="kompass-answer__limits">
        <Distance
          limit={below}
          none="Darunter liegt keine hinterlegte Grenze."
          text={({ value }) =>
            compareDecimal(value, estimatedValue) === 0
              ? 'genau erreicht'
              : `${money(difference(estimatedValue, value))} darüber`
          }
        />
        <Distance
          limit={above}
          none="Darüber liegt keine weitere Grenze."
          text={({ value }) =>
            compareDecimal(value, estimatedValue) === 0
              ? 'genau ausgeschöpft'
              : `noch ${money(difference(value, estimatedValue))}`
          }
        />
      </div>
    </section>
  );
}

function Distance({
  limit,
  none,
  text,
}: {
  readonly limit: Limit | null;
  readonly none: string;
  readonly text: (limit: Limit) => string;
}) {
  if (!limit) return <p className="muted small">{none}</p>;
  return (
    <p>
      <strong className="figure">{text(limit)}</strong>
      <span className="muted small">
        Grenze {money(limit.value)}: {listed(limit.names)}
      </span>
    </p>
  );
}
