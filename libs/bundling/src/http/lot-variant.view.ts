import { formatMoney, formatQuantity, type LocalDate, parseMoney, unitName } from '@app/kernel';
import type { Member } from '@app/organisation/contract';
import type { TenderLot } from '../domain/hand-over';
import { rationalText } from '../domain/rational';
import type { TenderLine } from '../domain/tender-line';
import type { JudgedVariant } from '../domain/variant-judgement';
import type { StoredVariant } from '../infrastructure/lot-variant.repository';
import type {
  LotVariantHeadResponse,
  TenderLineResponse,
  VariantComparisonResponse,
  VariantLotResponse,
} from './lot-variant.response';

type Members = ReadonlyMap<string, Member>;

export const STANDARD = 'Ein Los je Warengruppe (ohne Wahl)';

export const slugsOf = (memberIds: readonly string[], members: Members): string[] =>
  memberIds.map((id) => members.get(id)?.slug ?? '').sort();

export function headView(variant: StoredVariant | null, comparison: VariantComparisonResponse): LotVariantHeadResponse {
  if (variant === null)
    return {
      ...{ id: null, number: 0, name: STANDARD, createdBy: null, createdAt: null, choice: null, version: 1 },
      comparison,
    };
  const { id, number, name, createdByName, createdAt, chosenAt, chosenByName, chosenReason, version } = variant;
  return {
    ...{ id, number, name, createdBy: createdByName, createdAt, comparison, version },
    choice: chosenAt ? { by: chosenByName ?? '', at: chosenAt, reason: chosenReason ?? '' } : null,
  };
}

const total = (lots: readonly TenderLot[], value: (lot: TenderLot) => bigint): string =>
  formatMoney(lots.reduce((sum, lot) => sum + value(lot), 0n));

export function comparisonView(
  lots: readonly TenderLot[],
  judged: JudgedVariant,
  asOf: LocalDate,
  proven: boolean,
): VariantComparisonResponse {
  const { assessment, awards, largestShare } = judged;
  return {
    demandValue: total(lots, ({ demandValue }) => demandValue),
    surplusValue: total(lots, ({ surplusValue }) => surplusValue),
    value: total(lots, ({ value }) => value),
    regime: assessment.regime,
    threshold: assessment.threshold.value,
    distance: formatMoney(parseMoney(assessment.threshold.value) - parseMoney(assessment.estimatedValue)),
    lotCount: lots.length,
    largestShare: `${Math.floor(largestShare / 10)}.${largestShare % 10}`,
    types: judged.types.map((type) => ({ ...type })),
    awards: awards.map(({ lotKeys, value, alone, ...award }) => ({
      ...award,
      lots: lotKeys.length,
      value: formatMoney(value),
      lawful: alone,
    })),
    earliestAward: judged.earliestAward,
    hints: judged.hints.map(({ tone, text, citation }) => ({ tone, text, citation: { ...citation } })),
    uncertain: [...new Set(judged.uncertain.map(({ text }) => text))],
    asOf,
    proven,
  };
}

export const lineView = (line: TenderLine, members: Members): TenderLineResponse => ({
  articleNumber: line.articleNumber,
  text: line.text,
  unit: line.unit,
  unitName: unitName(line.unit),
  quantity: formatQuantity(line.quantity),
  demand: rationalText(line.demand),
  surplus: rationalText(line.surplus),
  demandValue: formatMoney(line.demandValue),
  surplusValue: formatMoney(line.surplusValue),
  sources: line.sources.map(({ articleNumber, unit, quantity, factor }) => ({
    articleNumber,
    unitName: unitName(unit),
    quantity: formatQuantity(quantity),
    factor: rationalText(factor),
  })),
  members: slugsOf(line.memberIds, members),
});

export function lotViews(lots: readonly TenderLot[], judged: JudgedVariant, members: Members): VariantLotResponse[] {
  const names = new Map([...members.values()].map(({ slug, name }) => [slug, name]));
  return lots.map(({ lot, cpv, lines, memberIds, demandValue, surplusValue, value }, index) => {
    const answer = judged.lots.find(({ key }) => key === lot.key);
    return {
      ...{ key: lot.key, number: index + 1, name: lot.name, cpv, award: lot.award, outsideEu: lot.outsideEu },
      demandValue: formatMoney(demandValue),
      surplusValue: formatMoney(surplusValue),
      value: formatMoney(value),
      members: slugsOf(memberIds, members),
      memberNames: slugsOf(memberIds, members).map((slug) => names.get(slug) ?? slug),
      regime: answer?.regime ?? judged.assessment.regime,
      exempt: answer?.exempt ?? false,
      reason: answer?.reason ?? '',
      types: (answer?.types ?? judged.types).map((type) => ({ ...type })),
      lines: lines.map((line) => lineView(line, members)),
    };
  });
}
