import { formatMoney, type Money, parseMoney } from '@app/kernel';
import { kindOfNeed, type Need } from '@app/law';
import type { Lot, Procedure } from './procedure';

/** A lot with what its procedure says about it. */
export type LotOfProcedure = Pick<
  Procedure,
  'fileNumber' | 'title' | 'nature' | 'regime' | 'procedureType' | 'startsOn'
> & {
  readonly procedureId: string;
  readonly lotTitle: string;
  readonly cpv: Lot['cpv'];
  readonly estimatedValue: Lot['estimatedValue'];
  readonly buyerIds: readonly string[];
};

/** A need with the page that shows it. */
export type ProcedureNeed = Need & { readonly href: string };

/**
 * One need per procedure and kind: similar lots of one procedure are estimated together already, so they are one need.
 * A procedure above the EU threshold counts as let EU-wide also while its type is not chosen.
 */
export function needsOfLots(lots: readonly LotOfProcedure[]): readonly ProcedureNeed[] {
  const needs = new Map<string, ProcedureNeed & { readonly amount: Money }>();
  for (const lot of lots) {
    const kind = kindOfNeed(lot.cpv, lot.lotTitle);
    const id = `procedure:${lot.procedureId}:${kind}`;
    const amount = (needs.get(id)?.amount ?? 0n) + parseMoney(lot.estimatedValue);
    needs.set(id, {
      id,
      label: `${lot.fileNumber} ${lot.title}`,
      href: `/vergaben/${lot.procedureId}`,
      buyerIds: lot.buyerIds,
      nature: lot.nature,
      kind,
      on: lot.startsOn,
      procedureType: lot.procedureType ?? (lot.regime === 'eu' ? 'open' : null),
      value: formatMoney(amount),
      amount,
    });
  }
  return [...needs.values()].map(({ amount: _, ...need }) => need);
}
