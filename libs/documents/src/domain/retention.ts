import { addMonths, germanDate, type LocalDate } from '@app/kernel';
import type { LegalRetention, RetentionCitation } from '../contract/retention';

/** What the centre has set itself for a kind of subject. */
export interface OwnRule {
  readonly years: number;
  readonly note: string;
}
export interface RetentionFacts {
  /** Undefined where no room knows a legal rule for this kind of subject. */
  readonly law: LegalRetention | undefined;
  readonly own: OwnRule | undefined;
  /** The day the newest document of the subject was finished or given up. */
  readonly lastDocumentOn: LocalDate;
  readonly today: LocalDate;
  /** Reason of the hold that stands now. */
  readonly hold: string | null;
  /** Documents that wait for the queue or are being made. */
  readonly unfinished: number;
}
export interface AppliedRule {
  /** `law`: a fact of the law book · `own`: set by the centre. */
  readonly kind: 'law' | 'own';
  readonly text: string;
  readonly until: LocalDate | null;
  readonly citation: RetentionCitation | null;
}
export interface RetentionVerdict {
  /** The last day on which the documents have to be there; null where no rule names one. */
  readonly until: LocalDate | null;
  readonly rules: readonly AppliedRule[];
  readonly note: string | null;
  /** Why nothing may be deleted today, as German sentences; empty when it may. */
  readonly obstacles: readonly string[];
}

/**
 * How long the documents of a subject are kept. The law comes from the facts of the law book through the room that owns
 * the subject; the centre may only keep longer, or set a period where no fact is stored. Nothing is ever assumed.
 */
export function judgeRetention(facts: RetentionFacts): RetentionVerdict {
  const { law, own, lastDocumentOn, today, hold, unfinished } = facts;
  const rules: AppliedRule[] = [];
  if (law?.rule) rules.push({ kind: 'law', ...law.rule, until: law.until });
  if (own) {
    const until = addMonths(lastDocumentOn, 12 * own.years);
    const years = own.years === 1 ? '1 Jahr' : `${own.years} Jahre`;
    const text = `Eigene Regel des Vergabezentrums: ${years} ab dem letzten Dokument (${own.note}).`;
    rules.push({ kind: 'own', text, until, citation: null });
  }
  const ends = rules.flatMap(({ until }) => (until === null ? [] : [until])).sort();
  const until = ends.at(-1) ?? null;
  const obstacles = [
    ...(law && !law.over ? ['Der Vorgang ist noch nicht abgeschlossen.'] : []),
    ...(until === null ? ['Für diese Unterlagen ist kein Ende der Aufbewahrung hinterlegt.'] : []),
    ...(until !== null && today <= until ? [`Die Aufbewahrungsfrist läuft bis zum ${germanDate(until)}.`] : []),
    ...(hold === null ? [] : [`Es besteht eine Löschsperre: ${hold}`]),
    ...(unfinished > 0 ? ['Ein Dokument ist noch in Arbeit.'] : []),
  ];
  return { until, rules, note: law?.note ?? null, obstacles };
}
