import { NATURE_NAMES, PROCEDURE_TYPE_NAMES, REGIME_NAMES } from '@app/law';
import type { Dossier } from '../dossier';
import { PHASE_NAMES } from '../phase';
import { procurementRecord } from '../procurement-record';
import type { BidRound } from './bid-rounds';
import type { RetentionFacts } from './retention';

/** Raised whenever a field changes its meaning or goes; new fields do not raise it. */
export const DATA_SCHEMA = 'urn:vergabezentrum:procedure-data:1';

export interface DataContext {
  readonly centre: { readonly id: string; readonly name: string };
  readonly buyers: readonly { readonly id: string; readonly name: string; readonly ags: string }[];
  readonly entries: readonly {
    readonly id: string;
    readonly at: Date;
    readonly personName: string;
    readonly text: string;
    readonly citation: string | null;
  }[];
  readonly retention: RetentionFacts;
  /** Only those that may leave the product. */
  readonly rounds: readonly BidRound[];
}

/**
 * The procedure for other programs: plain JSON, described by `Verfahren.schema.json`. Amounts are decimal strings in
 * EUR net, days "2026-11-22", instants in UTC. Says nothing that depends on the moment it is asked.
 */
export function procedureData(dossier: Dossier, { centre, buyers, entries, retention, rounds }: DataContext): object {
  const { procedure: p, lots, bidders, evaluations, proposals, letters, decisions, marks, confirmations } = dossier;
  const opened = rounds.length > 0;
  const named = <T extends string>(id: T, names: Readonly<Record<T, string>>) => ({ id, name: names[id] });
  return {
    schema: DATA_SCHEMA,
    centre,
    procedure: {
      id: p.id,
      fileNumber: p.fileNumber,
      title: p.title,
      nature: named(p.nature, NATURE_NAMES),
      state: p.state,
      phase: named(p.phase, PHASE_NAMES),
      regime: named(p.regime, REGIME_NAMES),
      procedureType: p.procedureType && named(p.procedureType, PROCEDURE_TYPE_NAMES),
      typeChoice: p.typeChoice,
      officer: p.officerName,
      deputy: p.deputyName,
      onBehalfOf: p.onBehalfOf,
      joint: p.joint,
      origin: p.originType === null ? null : { type: p.originType, id: p.originId },
      term: p.termFrom && { from: p.termFrom, to: p.termTo },
      estimatedValue: p.estimatedValue,
      estimateReasons: p.estimateReasons,
      startsOn: p.startsOn,
      noticeDispatchedOn: p.noticeDispatchedOn,
      tenderDeadline: p.tenderDeadline,
      bindingUntil: p.bindingUntil,
      suspendedOn: p.suspendedOn,
      awardedOn: p.awardedOn,
      awardedValue: p.awardedValue,
      createdAt: p.createdAt,
      changedAt: p.changedAt,
      changedBy: p.changedBy,
      version: p.version,
    },
    buyers,
    lots,
    bidders,
    rounds,
    evaluations: opened ? evaluations : [],
    proposals: opened ? proposals : [],
    letters,
    decisions,
    checklist: marks,
    confirmations,
    law: { ruleSet: p.ruleSet, version: p.lawVersion, assessment: p.assessment },
    timeline: p.timeline,
    timelineInputs: p.timelineInputs,
    retention,
    record: { items: recordItems(dossier, buyers, entries), entries },
  };
}

const recordItems = (dossier: Dossier, buyers: DataContext['buyers'], entries: DataContext['entries']): object[] =>
  procurementRecord(dossier, { buyers, entries }).map((item) => ({
    id: item.id,
    title: item.title,
    state: item.state,
    obligation: item.obligation,
    paragraph: item.paragraph,
    reason: item.reason,
    sentences: item.statements.map(({ text }) => text),
  }));
