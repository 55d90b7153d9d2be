import { CertaintyMark, Icon, type Certainty } from '../../shared/ui';
import { CERTAINTIES } from './law-facts';

/** As the mark beside citations, and also said where a fact is verified. */
export function CertaintyOfFact({ certainty }: { readonly certainty: Certainty }) {
  if (certainty !== 'verified') return <CertaintyMark certainty={certainty} />;
  return (
    <span className="law-certain">
      <Icon name="check" size="small" />
      {CERTAINTIES.verified}
    </span>
  );
}
