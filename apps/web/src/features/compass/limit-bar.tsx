import { drawnLength, germanDecimal } from '../../shared/format';
import { Citation, type Cited, classNames, type Doubt } from '../../shared/ui';

/** "10.0001" → "10,0001 %": never rounded, so that more than 10 % does not read as 10 %. */
export const shareText = (share: string): string => `${germanDecimal(share, 0, 4)}\u00a0%`;

export interface LimitBarProps {
  readonly name: string;
  /** Decimal strings; `left` is negative where the limit is exceeded. */
  readonly used: string;
  readonly limit: string;
  readonly left: string;
  /** How the three are written: as money or as quantity. */
  readonly write: (value: string) => string;
  readonly citation?: Cited;
  readonly doubts?: readonly Doubt[];
}

/** How much of a limit is used: a bar, and the same in words. */
export function LimitBar({ name, used, limit, left, write, citation, doubts }: LimitBarProps) {
  const over = left.startsWith('-');
  const whole = drawnLength(limit);
  const share = whole === 0 ? 100 : Math.min(100, (drawnLength(used) / whole) * 100);
  return (
    <div className={classNames('limit-bar', over && 'limit-bar--over')}>
      <p className="limit-bar__name">
        <span>{name}</span> {citation && <Citation citation={citation} doubts={doubts} />}
      </p>
      <div className="limit-bar__track" aria-hidden="true">
        <span style={{ width: `${share}%` }} />
      </div>
      <p className="limit-bar__text small">
        <span className="muted">
          {write(used)} von {write(limit)}
        </span>
        <strong>{over ? `${write(left.slice(1))} zu viel` : `${write(left)} frei`}</strong>
      </p>
    </div>
  );
}
