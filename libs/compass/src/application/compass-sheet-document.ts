import type { CentreHead, CompassSheetData } from '@app/documents/contract';
import {
  type Assessment,
  BUYER_NAMES,
  type Citation,
  type FactStatus,
  type Ground,
  lengthText,
  NATURE_NAMES,
  PROCEDURE_TYPE_NAMES,
  type ProcedureTypeAnswer,
  REGIME_NAMES,
  type Timeline,
  type TimelineStep,
} from '@app/law';
import type { CompassSheetOrder } from '../contract';

export interface SheetContext {
  readonly centre: CentreHead;
  readonly stateName: string;
  readonly person: string;
  readonly at: Date;
}

/** The answer of the Kompass as the sheet for the file shows it. */
export function compassSheet(order: CompassSheetOrder, context: SheetContext): CompassSheetData {
  const { title, fileNumber, chosen, deviations, answer } = order;
  const { question, assessment, timeline } = answer;
  const permitted = assessment.procedureTypes.filter(({ verdict }) => verdict !== 'not-permitted');
  return {
    centre: context.centre,
    fileNumber,
    createdAt: context.at.toISOString(),
    title,
    by: context.person,
    question: {
      startsOn: question.startsOn,
      state: context.stateName,
      buyer: BUYER_NAMES[question.buyer],
      nature: NATURE_NAMES[question.nature],
      value: assessment.estimatedValue,
      estimate: estimateOf(assessment),
    },
    regime: {
      name: REGIME_NAMES[assessment.regime],
      threshold: assessment.threshold.value,
      distance: assessment.distance,
      ...cited(statuteOf(assessment, assessment.threshold.id)),
    },
    types: permitted.map((type) => typeOf(type, assessment)),
    notPermitted: assessment.procedureTypes
      .filter(({ verdict }) => verdict === 'not-permitted')
      .map(({ germanName }) => germanName),
    ...(chosen === null
      ? {}
      : {
          chosen: {
            name: PROCEDURE_TYPE_NAMES[chosen.type],
            ...(chosen.reason === null ? {} : { reason: chosen.reason }),
            permitted: permitted.some(({ type }) => type === chosen.type),
          },
        }),
    duties: assessment.duties.map(({ germanName, when, from, citation }) => ({
      name: germanName,
      when,
      ...(from === null ? {} : { from }),
      ...cited(firstStatute(citation.statute)),
      uncertain: isUncertain(assessment, citation.id, citation.status),
    })),
    ...(timeline === null ? {} : { steps: timeline.steps.map((step) => stepOf(step, timeline)) }),
    uncertain: doubtsOf(assessment, timeline),
    ruleSet: `${assessment.ruleSet.id}, Fassung ${assessment.ruleSet.version}`,
    ...(deviations.length === 0 ? {} : { deviations }),
  };
}

const cited = (statute: string | undefined): { citation?: string } =>
  statute === undefined || statute === '' || statute === '-' ? {} : { citation: statute };

/** "§ 134 Abs. 2 GWB; VK Bund …" → "§ 134 Abs. 2 GWB": the rule itself; what interprets it stands in the answer. */
const firstStatute = (statute: string): string => statute.split(';')[0]?.trim() ?? '';

function typeOf(type: ProcedureTypeAnswer, assessment: Assessment): CompassSheetData['types'][number] {
  const { verdict, germanName, minimumBidders, reason, grounds } = type;
  const fact = assessment.trace.find(({ text }) => text === reason)?.rule ?? '';
  const ofGrounds = verdict === 'needs-grounds' ? [...new Set(grounds.map(paragraphOf))].slice(0, 2).join(', ') : '';
  return {
    name: germanName,
    verdict: verdict === 'not-permitted' ? 'needs-grounds' : verdict,
    ...(minimumBidders === null ? {} : { minimumBidders }),
    text: withoutName(reason, germanName),
    ...cited(ofGrounds === '' ? statuteOf(assessment, fact) : ofGrounds),
    uncertain: isUncertain(assessment, fact) || grounds.some(({ citation }) => citation.status !== 'verified'),
  };
}

/** Where the list of grounds stands: "§ 14 Abs. 4 Nr. 2 VgV" → "§ 14 Abs. 4 VgV". */
const paragraphOf = ({ citation }: Ground): string =>
  firstStatute(citation.statute).replace(/ Nr\. .+ (\S+(?: n\.F\.)?)$/, ' $1');

/** A provision, not an essay about it. */
const isRule = (statute: string): boolean => /§|Art\.|HVTG/.test(statute);

const statuteOf = ({ citations }: Assessment, factId: string): string | undefined => {
  const citation: Citation | undefined = citations.find(({ id }) => id === factId);
  return citation && firstStatute(citation.statute);
};

const isUncertain = (
  { uncertain }: Pick<Assessment, 'uncertain'>,
  factId: string,
  status: FactStatus = 'verified',
): boolean => status !== 'verified' || uncertain.some(({ id }) => id === factId);

/** The reasoning before the rule set is named is how the value came about; then what became of each lot. */
function estimateOf(assessment: Assessment): CompassSheetData['question']['estimate'] {
  const before = assessment.trace.slice(
    0,
    assessment.trace.findIndex(({ rule }) => rule === 'EST-3'),
  );
  return [
    ...before.map(({ text, rule }) => ({ text, ...cited(statuteOf(assessment, rule ?? '')) })),
    ...assessment.lots.map(({ id, regime, reason }) => ({ text: `Los ${id}, ${REGIME_NAMES[regime]}: ${reason}` })),
  ];
}

/** "Direktauftrag: ohne weiteren …" → "Ohne weiteren …": the name stands beside it already. */
function withoutName(reason: string, name: string): string {
  const text = reason.startsWith(`${name}: `) ? reason.slice(name.length + 2) : reason;
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function stepOf(step: TimelineStep, timeline: Timeline): NonNullable<CompassSheetData['steps']>[number] {
  const statutes = [...new Set(step.citations.map(({ statute }) => firstStatute(statute)).filter(isRule))];
  const problem = timeline.conflicts.find(({ stepId }) => stepId === step.id)?.message;
  return {
    name: step.germanName,
    ...(step.minimum ? { minimum: lengthText(step.minimum.length, step.minimum.unit) } : {}),
    ...(step.earliest ? { earliest: step.earliest } : {}),
    planned: step.planned,
    ...(step.latest ? { latest: step.latest } : {}),
    ...cited(statutes.slice(0, 2).join(', ')),
    uncertain: step.citations.some(({ id, status }) => isUncertain(timeline, id, status)),
    ...(step.lawful ? {} : { problem: problem ?? 'Der geplante Tag ist unzulässig.' }),
  };
}

/** Every doubt once, in the order of the answers. */
function doubtsOf(assessment: Assessment, timeline: Timeline | null): CompassSheetData['uncertain'] {
  const all = [...assessment.uncertain, ...(timeline?.uncertain ?? [])];
  return [...new Map(all.map(({ text, status }) => [text, { text, status }])).values()];
}
