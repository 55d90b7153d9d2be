import { Link as RouterLink } from 'wouter';
import { type Certainty, CERTAINTY_WORDS, certaintyOf, type Cited, type Doubt, shortStatute } from './certainty';
import { Badge, type Tone } from './badge';
import { Icon } from './icon';
import { Tooltip } from './tooltip';

const MARK_TONES: Readonly<Record<Certainty, Tone>> = {
  verified: 'success',
  unofficial: 'warning',
  remembered: 'warning',
  unknown: 'danger',
  own: 'info',
};

/** Visible mark of what is not verified; nothing where it is. */
export function CertaintyMark({ certainty }: { readonly certainty: Certainty }) {
  const { mark } = CERTAINTY_WORDS[certainty];
  if (mark === null) return null;
  return (
    <Badge tone={MARK_TONES[certainty]} icon={certainty === 'own' ? 'edit' : undefined}>
      {mark}
    </Badge>
  );
}

export interface CitationProps {
  readonly citation: Cited;
  /** The doubts of the same answer, so that unofficial sources and own entries are marked, too. */
  readonly doubts?: readonly Doubt[];
}

/** A paragraph that a statement rests on: its text, source and certainty open on hover, focus and click. */
export function Citation({ citation, doubts }: CitationProps) {
  const certainty = certaintyOf(citation, doubts);
  const { id, statute, text, source } = citation;
  return (
    <span className="citation">
      <Tooltip
        className="citation__button"
        content={(pinned) => (
          <>
            {statute !== '-' && <strong>{statute}</strong>}
            <span>{text}</span>
            <span className="muted small">
              {source === '-' || source === '' ? (
                'Keine Quelle hinterlegt.'
              ) : (
                <Source source={source} pinned={pinned} />
              )}
            </span>
            <span className="small">
              <Icon name={certainty === 'verified' ? 'success' : 'warning'} size="small" />{' '}
              {CERTAINTY_WORDS[certainty].meaning}
            </span>
            <RouterLink className="link small" href={`/rechtsstand#${id}`} tabIndex={pinned ? 0 : -1}>
              Im Rechtsstand zeigen
            </RouterLink>
          </>
        )}
      >
        {shortStatute(statute)}
      </Tooltip>
      <CertaintyMark certainty={certainty} />
    </span>
  );
}

function Source({ source, pinned }: { readonly source: string; readonly pinned: boolean }) {
  const address = /^https?:\/\/\S+$/.exec(source)?.[0];
  if (!address) return <>Quelle: {source}</>;
  return (
    <>
      Quelle:{' '}
      <a className="link" href={address} target="_blank" rel="noreferrer" tabIndex={pinned ? 0 : -1}>
        {address.replace(/^https?:\/\/(www\.)?/, '')}
        <span className="visually-hidden"> (öffnet in neuem Fenster)</span>
      </a>
    </>
  );
}

/** Several paragraphs behind one statement. */
export function Citations({
  citations,
  doubts,
}: {
  readonly citations: readonly Cited[];
  readonly doubts?: readonly Doubt[];
}) {
  const distinct = [...new Map(citations.map((citation) => [citation.id, citation])).values()];
  if (distinct.length === 0) return null;
  return (
    <span className="citations">
      {distinct.map((citation) => (
        <Citation key={citation.id} citation={citation} doubts={doubts} />
      ))}
    </span>
  );
}
