import { formatMoney, germanMoney, type LocalDate, type Money, parseMoney } from '@app/kernel';
import {
  assess,
  type Assessment,
  type Citation,
  citationOf,
  computeTimeline,
  germanStatute,
  type Law,
  lengthText,
  type LotAnswer,
  type ProcedureType,
  type Regime,
  type State,
  type Uncertainty,
} from '@app/law';

/** A lot as the law sees it: net cents over the whole term. */
export interface ValuedLot {
  readonly key: string;
  readonly name: string;
  readonly award: number;
  readonly outsideEu: boolean;
  readonly value: Money;
}

export interface TypeName {
  readonly type: ProcedureType;
  readonly germanName: string;
}

/** What the library says of one lot. */
export interface JudgedLot {
  readonly key: string;
  readonly regime: Regime;
  /** Let outside EU law under the 20 % rule. */
  readonly exempt: boolean;
  readonly reason: string;
  /** Usable without further grounds. */
  readonly types: readonly TypeName[];
}

/** One of the awards a variant asks the market with. */
export interface JudgedAward {
  readonly award: number;
  readonly lotKeys: readonly string[];
  readonly value: Money;
  readonly regime: Regime;
  /** The dates below are those of this type: open to all companies. */
  readonly timelineType: string;
  /** "35 Tage"; null where the library names no length. */
  readonly tenderPeriod: string | null;
  readonly earliestAward: LocalDate | null;
  /** False: judged by its own value alone it would follow laxer rules than the whole allows. */
  readonly alone: boolean;
}

export interface VariantHint {
  readonly tone: 'info' | 'warning' | 'danger';
  readonly text: string;
  readonly citation: Citation;
}

export interface JudgedVariant {
  readonly assessment: Assessment;
  readonly types: readonly TypeName[];
  readonly lots: readonly JudgedLot[];
  readonly awards: readonly JudgedAward[];
  /** Earliest day on which everything is awarded, when all awards begin at once. */
  readonly earliestAward: LocalDate | null;
  /** Of the largest lot, tenths of a percent. */
  readonly largestShare: number;
  readonly hints: readonly VariantHint[];
  readonly uncertain: readonly Uncertainty[];
}

interface Subject {
  readonly startsOn: LocalDate;
  readonly state: State;
}

/** Regime, types, dates and hints for the whole and every lot: all lots count together (§ 3 Abs. 8 VgV). */
export function judgeVariant(lots: readonly ValuedLot[], subject: Subject, law: Law): JudgedVariant {
  const whole = assessLots(lots, subject, law);
  const types = usableTypes(whole);
  const judged = lots.map(({ key }, index) => judgedLot(key, whole.lots[index], whole, types));
  const awards = [...new Set(lots.map(({ award }) => award))]
    .sort((a, b) => a - b)
    .map((award) => judgedAward(award, lots, judged, subject, law));
  const total = lots.reduce((sum, { value }) => sum + value, 0n);
  const largest = lots.reduce((most, { value }) => (value > most ? value : most), 0n);
  const days = awards.map(({ earliestAward }) => earliestAward);
  return {
    assessment: whole,
    types,
    lots: judged,
    awards,
    earliestAward: days.reduce((latest, day) => (day === null || latest === null ? null : day > latest ? day : latest)),
    largestShare: total === 0n ? 0 : Number((largest * 1000n + total / 2n) / total),
    hints: hintsOf(lots, whole, awards, subject, law),
    uncertain: whole.uncertain,
  };
}

/** Awards that must not be handed over: alone they would be let by laxer rules than the whole (§ 3 Abs. 2 VgV). */
export const unlawfulAwards = ({ awards }: JudgedVariant): readonly number[] =>
  awards.filter(({ alone }) => !alone).map(({ award }) => award);

const assessLots = (lots: readonly ValuedLot[], { startsOn, state }: Subject, law: Law): Assessment =>
  assess(
    {
      ...{ startsOn, state, buyer: 'municipality', nature: 'supplies' },
      estimate: {
        kind: 'lots',
        lots: lots.map(({ key, value, outsideEu }) => ({
          ...{ id: key, value: formatMoney(value), similar: true, outsideEu },
        })),
      },
    },
    law,
  );

const usableTypes = ({ procedureTypes }: Assessment): readonly TypeName[] =>
  procedureTypes
    .filter(({ verdict }) => verdict === 'free-choice' || verdict === 'permitted')
    .map(({ type, germanName }) => ({ type, germanName }));

function judgedLot(
  key: string,
  answer: LotAnswer | undefined,
  whole: Assessment,
  types: readonly TypeName[],
): JudgedLot {
  if (!answer) return { key, regime: whole.regime, exempt: false, reason: '', types };
  const { regime, exempt, reason, permittedTypes } = answer;
  const own = permittedTypes.map(({ type, germanName }) => ({ type, germanName }));
  return { key, regime, exempt, reason, types: regime === 'eu' ? types : own };
}

function judgedAward(
  award: number,
  lots: readonly ValuedLot[],
  judged: readonly JudgedLot[],
  subject: Subject,
  law: Law,
): JudgedAward {
  const own = lots.filter((lot) => lot.award === award);
  const keys = new Set(own.map(({ key }) => key));
  const answers = judged.filter(({ key }) => keys.has(key));
  const regime: Regime = answers.some((lot) => lot.regime === 'eu') ? 'eu' : 'national';
  const { startsOn, state } = subject;
  const procedureType: ProcedureType = regime === 'eu' ? 'open' : 'us-open';
  const timeline = computeTimeline(
    { startsOn, state, regime, procedureType, nature: 'supplies', noticeDispatchedOn: startsOn },
    law,
  );
  const minimum = timeline.steps.find(({ id }) => id === 'tender-end')?.minimum ?? null;
  return {
    award,
    lotKeys: [...keys],
    value: own.reduce((sum, { value }) => sum + value, 0n),
    regime,
    timelineType: regime === 'eu' ? 'Offenes Verfahren' : 'Öffentliche Ausschreibung',
    tenderPeriod: minimum && lengthText(minimum.length, minimum.unit),
    earliestAward: timeline.earliestAward,
    alone: isAsStrictAlone(own, answers, subject, law),
  };
}

/** Would the lots alone, by their own sum, be let by rules that the whole does not allow? */
function isAsStrictAlone(
  own: readonly ValuedLot[],
  answers: readonly JudgedLot[],
  subject: Subject,
  law: Law,
): boolean {
  const alone = assessLots(
    own.map((lot) => ({ ...lot, outsideEu: false })),
    subject,
    law,
  );
  if (answers.some(({ regime }) => regime === 'eu')) return alone.regime === 'eu';
  const allowed = answers.map(({ types }) => new Set(types.map(({ type }) => type)));
  return usableTypes(alone).every(({ type }) => allowed.every((types) => types.has(type)));
}

function hintsOf(
  lots: readonly ValuedLot[],
  whole: Assessment,
  awards: readonly JudgedAward[],
  { startsOn }: Subject,
  law: Law,
): readonly VariantHint[] {
  const hint = (tone: VariantHint['tone'], factId: string, text: string): VariantHint => ({
    ...{ tone, text, citation: citationOf(law.fact(factId)) },
  });
  const statute = (factId: string): string => germanStatute(law.fact(factId).statute);
  const threshold = parseMoney(whole.threshold.value);
  const split = awards.filter(({ alone }) => !alone);
  return [
    ...split.map(({ award, value }) =>
      hint(
        'danger',
        'EST-2',
        `Vergabe ${award} läge für sich allein bei ${germanMoney(value)}${whole.regime === 'eu' && value < threshold ? ` und damit unter dem Schwellenwert von ${germanMoney(threshold)}` : ''} und würde nach milderen Regeln beurteilt als der gesamte Bedarf von ${germanMoney(parseMoney(whole.estimatedValue))}. ${law.fact('EST-2').text} (${statute('EST-2')})`,
      ),
    ),
    ...(awards.length > 1
      ? [hint('warning', 'EST-8', `${law.fact('EST-8').text} Das gilt auch für mehrere Vergaben nacheinander.`)]
      : []),
    ...lotRules(startsOn, law).map((id) => hint(lots.length === 1 ? 'warning' : 'info', id, law.fact(id).text)),
    ...(lots.length === 1
      ? [hint('warning', 'VM-VGV-11', `Bei nur einem Los gehört in den Vergabevermerk: ${law.fact('VM-VGV-11').text}.`)]
      : []),
  ];
}

/** The rules about lots and small companies that hold on that day, where the library has one. */
const lotRules = (day: LocalDate, law: Law): readonly string[] =>
  ['LOS-26', 'HE21-LOSE'].filter((id) => law.factOn(id, day) !== null);
