import { useSession } from '../../app/session';
import { Badge, DateText } from '../../shared/ui';
import { ROUND_STATES, type Round } from './types';

export function RoundFacts({ round }: { readonly round: Round }) {
  const { today } = useSession();
  const state = ROUND_STATES[round.state];
  return (
    <>
      <Badge tone={state.tone}>{state.label}</Badge>
      <span>{round.number}</span>
      <span>{round.productGroups.join(', ')}</span>
      <span>
        Meldefrist: <DateText value={round.reportUntil} today={round.state === 'open' ? today : undefined} />
      </span>
    </>
  );
}
