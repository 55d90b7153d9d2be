import { drawnLength } from '../../shared/format';
import { ShareBar } from '../../shared/ui';

/** How much of a maximum has been called off: a bar, with the figures as text beside it for everybody. */
export function RestBar({
  calledOff,
  maximum,
  label,
}: {
  readonly calledOff: string;
  readonly maximum: string;
  readonly label: string;
}) {
  const share = drawnLength(maximum) === 0 ? 0 : Math.min(100, (drawnLength(calledOff) / drawnLength(maximum)) * 100);
  const shown = share > 0 && share < 1 ? '<1' : String(Math.floor(share));
  return (
    <ShareBar percent={share}>
      <span className="visually-hidden">{label}: </span>
      {shown} % abgerufen
    </ShareBar>
  );
}
