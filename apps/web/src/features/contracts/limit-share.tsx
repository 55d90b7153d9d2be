import { drawnLength, money } from '../../shared/format';
import type { components } from '../../shared/api/schema';

type Limit = components['schemas']['ContractLimitResponse'];

/** How much of the tightest limit on small changes is used: a bar with the figures as text. */
export function LimitShare({ of }: { readonly of: Limit }) {
  const whole = drawnLength(of.limit);
  const share = whole === 0 ? 100 : Math.min(100, (drawnLength(of.used) / whole) * 100);
  return (
    <span className="rest-bar">
      <span className="rest-bar__track" aria-hidden="true">
        <span
          className={share >= 90 ? 'rest-bar__fill rest-bar__fill--scarce' : 'rest-bar__fill'}
          style={{ width: `${share}%` }}
        />
      </span>
      <span className="rest-bar__text figure">
        {money(of.used)} von {money(of.limit)}
      </span>
    </span>
  );
}
