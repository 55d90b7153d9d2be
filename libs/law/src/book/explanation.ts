import type { Fact, FactStatus } from './facts';
import type { Law } from './law';
import type { Regulation } from './regulations';
import { statutePart } from './regulations';
import { germanStatute } from './statute-names';

/** A fact an answer rests on, as the reader sees it. */
export interface Citation {
  readonly id: string;
  readonly statute: string;
  readonly text: string;
  readonly source: string;
  readonly status: FactStatus;
}

/** One step of the reasoning: a German sentence, what went in, and the fact it applied. */
export interface TraceStep {
  readonly text: string;
  readonly inputs: Readonly<Record<string, string>>;
  /** Id of the fact; null for a step of plain arithmetic. */
  readonly rule: string | null;
}

/** What an answer rests on although it is not certain. */
export interface Uncertainty {
  readonly id: string;
  readonly status: FactStatus;
  readonly text: string;
}

export interface Explanation {
  readonly citations: readonly Citation[];
  readonly trace: readonly TraceStep[];
  readonly uncertain: readonly Uncertainty[];
}

const citations = new WeakMap<Fact, Map<Regulation | undefined, Citation>>();

/** Of a statute that several regulations share, only the part of the regulation that governs the contract is shown. */
export function citationOf(row: Fact, regulation?: Regulation): Citation {
  const known = citations.get(row) ?? new Map<Regulation | undefined, Citation>();
  citations.set(row, known);
  const { id, statute, text, source, status } = row;
  const citation = known.get(regulation) ?? {
    id,
    statute: germanStatute(regulation === undefined ? statute : statutePart(statute, regulation)),
    text,
    source,
    status,
  };
  known.set(regulation, citation);
  return citation;
}

const DOUBT: Readonly<Record<FactStatus, string>> = {
  verified: 'Nur aus nicht amtlicher Quelle bekannt, vor der Verwendung im Gesetz nachzulesen:',
  remembered: 'Nicht belegt, vor der Verwendung im Gesetz nachzulesen:',
  unknown: 'Offen:',
};

/** The grade of a value an administrator entered for the own centre. */
export const OWN_ENTRY = 'own-entry';

const doubtOf = ({ status, sourceGrade }: Fact): string =>
  sourceGrade === OWN_ENTRY ? 'Eigene Angabe des Zentrums, von der Software nicht geprüft:' : DOUBT[status];

const isDoubtful = (row: Fact): boolean => row.status !== 'verified' || (row.sourceGrade ?? '').startsWith('tertiary');

export interface Explainer {
  /** Adds a sentence of the reasoning and cites the facts it used. */
  step(text: string, inputs?: Readonly<Record<string, string>>, ...factIds: readonly string[]): void;
  cite(...factIds: readonly string[]): void;
  /** Names a doubt that does not follow from the status of the fact itself. */
  doubt(factId: string, text: string): void;
  result(): Explanation;
}

/** Collects the reasons of one answer; facts that are not certain come into `uncertain` by themselves. */
export function explainer({ fact }: Pick<Law, 'fact'>, regulation?: Regulation): Explainer {
  const facts = new Map<string, Fact>();
  const trace: TraceStep[] = [];
  const doubts: Uncertainty[] = [];
  const cited = (...ids: readonly string[]): void => ids.forEach((id) => facts.set(id, fact(id)));
  return {
    step(text, inputs = {}, ...factIds) {
      cited(...factIds);
      trace.push({ text, inputs, rule: factIds[0] ?? null });
    },
    cite: cited,
    doubt(factId, text) {
      cited(factId);
      if (!doubts.some((known) => known.id === factId && known.text === text)) {
        doubts.push({ id: factId, status: fact(factId).status, text });
      }
    },
    result: () => ({
      citations: [...facts.values()].map((row) => citationOf(row, regulation)),
      trace,
      uncertain: [
        ...[...facts.values()]
          .filter(isDoubtful)
          .map((row) => ({ id: row.id, status: row.status, text: `${doubtOf(row)} ${row.text}` })),
        ...doubts,
      ],
    }),
  };
}
