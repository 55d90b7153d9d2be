/** How much a statement of the law can be relied on, as readers are told. */
export type Certainty = 'verified' | 'unofficial' | 'remembered' | 'unknown' | 'own';

/** A statute as the law library cites it. */
export interface Cited {
  readonly id: string;
  readonly statute: string;
  readonly text: string;
  readonly source: string;
  readonly status: 'verified' | 'remembered' | 'unknown';
}

/** What an answer names as not certain. */
export interface Doubt {
  readonly id: string;
  readonly status: Cited['status'];
  readonly text: string;
}

interface CertaintyWords {
  /** Short mark beside the statement; none where nothing is in doubt. */
  readonly mark: string | null;
  readonly meaning: string;
}

export const CERTAINTY_WORDS: Readonly<Record<Certainty, CertaintyWords>> = {
  verified: { mark: null, meaning: 'In der genannten Quelle gelesen.' },
  unofficial: {
    mark: 'nicht amtlich',
    meaning: 'Nur aus nicht amtlicher Quelle bekannt; vor der Verwendung im Gesetz nachlesen.',
  },
  remembered: {
    mark: 'nicht belegt',
    meaning: 'Bekannt, aber in keiner Quelle nachgelesen; vor der Verwendung im Gesetz nachlesen.',
  },
  unknown: { mark: 'unbekannt', meaning: 'Dazu wurde keine Quelle gefunden.' },
  own: {
    mark: 'eigene Angabe',
    meaning: 'Von Ihrem Zentrum eingetragen; von der Software nicht geprüft.',
  },
};

/** The words with which the law library begins a doubt that comes from where a fact was read. */
const OWN = 'Eigene Angabe';
const UNOFFICIAL = 'Nur aus nicht amtlicher Quelle';

/** The certainty of a cited fact; `doubts` are those of the same answer, which know more than the status alone. */
export function certaintyOf({ id, status }: Pick<Cited, 'id' | 'status'>, doubts: readonly Doubt[] = []): Certainty {
  const said = doubts.filter((doubt) => doubt.id === id).map(({ text }) => text);
  if (id.startsWith('EIGEN-') || said.some((text) => text.startsWith(OWN))) return 'own';
  if (status !== 'verified') return status;
  return said.some((text) => text.startsWith(UNOFFICIAL)) ? 'unofficial' : 'verified';
}

const MISSING = '-';
const LONG = 48;

/** The statute in a few words for the button: the first of several sources, the rest is in the note. */
export function shortStatute(statute: string): string {
  const [first = '', ...others] = statute.split(';').map((part) => part.trim());
  if (first === '' || first === MISSING) return 'Fundstelle offen';
  const cut = first.length > LONG ? `${first.slice(0, LONG - 1).trimEnd()}…` : first;
  return others.length > 0 ? `${cut} u. a.` : cut;
}
