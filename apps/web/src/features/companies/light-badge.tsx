import { date } from '../../shared/format';
import { Badge } from '../../shared/ui';
import { type Light, LIGHTS } from './model';

interface LightBadgeProps {
  readonly light: Light;
  readonly result?: 'clear' | 'adverse' | null;
  readonly validUntil?: string | null;
}

/** The light of a declaration in words. An entry or a restriction takes its place: being in time makes it no better. */
export function LightBadge({ light, result, validUntil }: LightBadgeProps) {
  const { label, tone } = LIGHTS[light];
  const hasEntry = result === 'adverse' && light !== 'missing';
  return (
    <span className="light">
      {hasEntry && (
        <Badge tone="danger" icon="warning">
          mit Eintrag
        </Badge>
      )}
      {(!hasEntry || light === 'expired') && <Badge tone={tone}>{label}</Badge>}
      {validUntil && <span className="muted small figure">bis {date(validUntil)}</span>}
    </span>
  );
}
