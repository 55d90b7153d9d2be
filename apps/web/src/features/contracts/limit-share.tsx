import { drawnLength, money } from '../../shared/format';
import type { components } from '../../shared/api/schema';
import { ShareBar } from '../../shared/ui';

type Limit = components['schemas']['ContractLimitResponse'];

/** How much of the tightest limit on small changes is used: a bar with the figures as text. */
export function LimitShare({ of }: { readonly of: Limit }) {
  const whole = drawnLength(of.limit);
  const share = whole === 0 ? 100 : Math.min(100, (drawnLength(of.used) / whole) * 100);
  return (
    <ShareBar percent={share}>
      {money(of.used)} von {money(of.limit)}
    </ShareBar>
  );
}
