import { Badge, Icon, type Tone } from '../../shared/ui';
import { CERTAINTIES, type Certainty } from './law-facts';

const TONES: Readonly<Record<Exclude<Certainty, 'verified'>, Tone>> = {
  unofficial: 'warning',
  remembered: 'warning',
  unknown: 'danger',
  own: 'info',
};

/** How certain a fact is; what is not verified stands out. */
export function CertaintyMark({ certainty }: { readonly certainty: Certainty }) {
  if (certainty === 'verified') {
    return (
      <span className="law-certain">
        <Icon name="check" size="small" />
        {CERTAINTIES.verified}
      </span>
    );
  }
  return <Badge tone={TONES[certainty]}>{CERTAINTIES[certainty]}</Badge>;
}
