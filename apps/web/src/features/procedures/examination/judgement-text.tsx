import { Badge, InstantText, type Tone } from '../../../shared/ui';
import type { Judgement } from './examination';

const WORDS: Readonly<Record<string, readonly [label: string, tone: Tone]>> = {
  passed: ['in Ordnung', 'success'],
  excluded: ['ausgeschlossen', 'danger'],
  withdrawn: ['zurückgenommen', 'neutral'],
  met: ['erfüllt', 'success'],
  'not-met': ['nicht erfüllt', 'danger'],
  open: ['offen', 'warning'],
  absent: ['liegt nicht vor', 'success'],
  'self-cleaned': ['Selbstreinigung', 'success'],
  kept: ['kein Ausschluss', 'success'],
  asked: ['gefragt', 'warning'],
  answered: ['beantwortet', 'warning'],
  plausible: ['aufgeklärt', 'success'],
  rejected: ['abgelehnt', 'danger'],
};

export const judgementWord = (result: string): string => WORDS[result]?.[0] ?? result;

export function JudgementBadge({ result }: { readonly result: string }) {
  const [label, tone] = WORDS[result] ?? [result, 'neutral'];
  return <Badge tone={tone}>{label}</Badge>;
}

/** Who found what, when and why; the oldest first. */
export function Judgements({ judgements }: { readonly judgements: readonly Judgement[] }) {
  return (
    <ul className="judgements">
      {judgements.map((one) => (
        <li key={`${one.at} ${one.result}`}>
          <JudgementBadge result={one.result} /> {one.reason}{' '}
          <span className="muted small">
            {one.person}, <InstantText value={one.at} />
          </span>
        </li>
      ))}
    </ul>
  );
}
