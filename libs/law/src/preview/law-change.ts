import type { LocalDate } from '@app/kernel';
import { germanMoney, parseMoney } from '@app/kernel';
import { REGIME_NAMES } from '../book/codes';
import type { Citation, Uncertainty } from '../book/explanation';
import { citationOf } from '../book/explanation';
import type { Law } from '../book/law';
import { SHIPPED_LAW } from '../book/law';
import type { DutyAnswer } from '../duties/duties';
import type { Change, Decision, LawChangeKind, LawQuestion } from './decision';
import { decisionOn } from './decision';
import { periodChanges } from './period-changes';
import { typeChanges } from './type-changes';

export interface DecisionChange {
  readonly kind: LawChangeKind;
  /** False for what changes without changing the decision: the threshold alone, the name of the rule set. */
  readonly decisive: boolean;
  /** German, old → new, with the paragraph. */
  readonly text: string;
  readonly citations: readonly Citation[];
}

export interface LawComparison {
  /** True when at least one change is decisive. */
  readonly differs: boolean;
  readonly changes: readonly DecisionChange[];
  /** What is not known about the law of the new day, while it was for the old one: no duty that vanishes there is surely gone. */
  readonly unknown: readonly Uncertainty[];
  /** Why one of the days cannot be judged (no rule set); null when both can. */
  readonly undecidable: string | null;
}

/**
 * Would the case be decided differently if it started on `to` instead of `from`? The dates are computed from the same
 * dispatch and the same planned days on both, so that only the law makes a difference, never the calendar.
 * A day outside every rule set is answered in `undecidable`; wrong fields of the question are refused as `invalid`.
 */
export function compareOn(
  question: LawQuestion,
  from: LocalDate,
  to: LocalDate,
  law: Law = SHIPPED_LAW,
): LawComparison {
  const before = decisionOn(question, from, law);
  const after = decisionOn(question, to, law);
  if (typeof before === 'string') return undecided(before);
  if (typeof after === 'string') return undecided(after);
  const unknown = newlyUnknown(before, after);
  const decisive = [
    ...regimeChange(before, after, law),
    ...typeChanges(before, after, question.procedureType ?? null, law),
    ...dutyChanges(before.assessment.duties, after.assessment.duties, unknown.length > 0),
    ...periodChanges(before, after, unknown.length > 0),
  ];
  const context = [...thresholdChange(before, after, law), ...ruleSetChange(before, after)];
  return {
    differs: decisive.length > 0,
    changes: [...decisive.map((change) => shown(change, true)), ...context.map((change) => shown(change, false))],
    unknown,
    undecidable: null,
  };
}

const undecided = (why: string): LawComparison => ({ differs: false, changes: [], unknown: [], undecidable: why });

const newlyUnknown = ({ assessment: old }: Decision, { assessment: now }: Decision): readonly Uncertainty[] => {
  const before = new Set(old.uncertain.map(({ id }) => id));
  return now.uncertain.filter(({ id, status }) => status === 'unknown' && !before.has(id));
};

const shown = ({ kind, text, citations }: Change, decisive: boolean): DecisionChange => {
  const unique = [...new Map(citations.map((citation) => [citation.id, citation])).values()];
  // The paragraph that decides stands last: the one of the new law, where there is one.
  const paragraph = unique.at(-1)?.statute.split(';')[0];
  return { kind, decisive, text: paragraph ? `${text} – ${paragraph}` : text, citations: unique };
};

function regimeChange({ assessment: old }: Decision, { assessment: now }: Decision, law: Law): readonly Change[] {
  if (old.regime === now.regime) return [];
  const [before, after] = [old, now].map(({ threshold }) => germanMoney(parseMoney(threshold.value)));
  const value = germanMoney(parseMoney(now.estimatedValue));
  return [
    {
      kind: 'regime',
      text: `Rechtsrahmen: ${REGIME_NAMES[old.regime]} → ${REGIME_NAMES[now.regime]}; der Wert von ${value} ist am Schwellenwert ${before} → ${after} zu messen`,
      citations: [old.threshold.id, now.threshold.id, 'THR-COMPARE'].map((id) => citationOf(law.fact(id))),
    },
  ];
}

function thresholdChange({ assessment: old }: Decision, { assessment: now }: Decision, law: Law): readonly Change[] {
  if (old.threshold.value === now.threshold.value) return [];
  const [before, after] = [old, now].map(({ threshold, distance }) => ({
    value: germanMoney(parseMoney(threshold.value)),
    left: parseMoney(distance),
  }));
  if (!before || !after) return [];
  const left = after.left > 0n ? `; bis dahin bleiben ${germanMoney(after.left)}` : '';
  return [
    {
      kind: 'threshold',
      text: `EU-Schwellenwert: ${before.value} → ${after.value}${left}`,
      citations: [old.threshold.id, now.threshold.id].map((id) => citationOf(law.fact(id))),
    },
  ];
}

const ruleSetChange = ({ assessment: old }: Decision, { assessment: now }: Decision): readonly Change[] =>
  old.ruleSet.id === now.ruleSet.id
    ? []
    : [{ kind: 'rule-set', text: `Regelstand: ${old.ruleSet.id} → ${now.ruleSet.id}`, citations: [] }];

const dutyText = ({ germanName, when, from }: DutyAnswer): string =>
  `${germanName}, ${when}${from === null ? '' : `, ab ${germanMoney(parseMoney(from))}`}`;

/** Duties that come, go, or are to be met differently. A limit that moves without reaching the case changes nothing. */
function dutyChanges(old: readonly DutyAnswer[], now: readonly DutyAnswer[], hasGaps: boolean): readonly Change[] {
  const goes = hasGaps ? 'Pflicht nicht mehr hinterlegt' : 'Pflicht entfällt';
  const before = new Map(old.map((duty) => [duty.id, duty]));
  const after = new Map(now.map((duty) => [duty.id, duty]));
  const gone = [...before.values()].filter(({ id }) => !after.has(id));
  return [
    ...[...after.values()].flatMap((duty): Change[] => {
      const known = before.get(duty.id);
      if (!known) return [{ kind: 'duty', text: `Neue Pflicht: ${dutyText(duty)}`, citations: [duty.citation] }];
      if (known.germanName === duty.germanName && known.when === duty.when) return [];
      return [
        {
          kind: 'duty',
          text: `Pflicht: ${dutyText(known)} → ${dutyText(duty)}`,
          citations: [known.citation, duty.citation],
        },
      ];
    }),
    ...gone.map((duty): Change => ({ kind: 'duty', text: `${goes}: ${dutyText(duty)}`, citations: [duty.citation] })),
  ];
}
