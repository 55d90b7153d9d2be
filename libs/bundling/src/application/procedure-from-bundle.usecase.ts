import { CENTRE_STATE } from '@app/compass/contract';
import {
  addDays,
  addMonths,
  conflict,
  formatMoney,
  formatQuantity,
  germanMoney,
  localDate,
  notFound,
  parseMoney,
  parseQuantity,
  unitName,
} from '@app/kernel';
import { AuditTrail, requirePermission, UnitOfWork } from '@app/platform';
import { Procedures } from '@app/procedures/contract';
import { Injectable } from '@nestjs/common';
import { type BundleHead, BundleRepository } from '../infrastructure/bundle.repository';

/** Share that the maximum of a framework agreement lies above the reported demand. */
export const MARGIN_PERCENT = 20;
/** Months from today after which the agreement is planned to begin, on the first of a month. */
const PREPARATION_MONTHS = 4;

/** Makes a procurement procedure of a bundle: one lot per product group, every article a position. */
@Injectable()
export class ProcedureFromBundle {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly bundles: BundleRepository,
    private readonly audit: AuditTrail,
    private readonly procedures: Procedures,
  ) {}

  /** Returns the procedure's id, also when it was made before. `from` is the planned first day of the agreement. */
  async execute(bundleId: string, from?: string): Promise<string> {
    requirePermission(this.uow.actor, 'demand-round.manage');
    requirePermission(this.uow.actor, 'procedure.manage');
    await this.bundles.holdForProcedure(bundleId);
    const bundle = await this.bundles.find(bundleId);
    if (!bundle) throw notFound('Dieses Bündel');
    if (bundle.procedureId) return bundle.procedureId;

    const { id, fileNumber } = await this.procedures.create({
      title: bundle.title,
      nature: 'supplies',
      state: CENTRE_STATE,
      buyerIds: await this.buyers(bundleId),
      lots: await this.lots(bundle),
      estimateReasons: reasonsOf(bundle),
      term: this.term(bundle.termYears, from),
      joint: (await this.buyers(bundleId)).length > 1,
      origin: { type: 'bundle', id: bundleId },
    });
    await this.bundles.linkProcedure(bundleId, id, fileNumber);
    this.audit.record({
      action: 'bundle.procedure-created',
      subject: { type: 'bundle', id: bundleId, label: bundle.roundNumber },
      after: { procedureId: id, fileNumber },
    });
    return id;
  }

  private async buyers(bundleId: string): Promise<readonly string[]> {
    return [...new Set((await this.bundles.parts(bundleId)).map(({ memberId }) => memberId))].sort();
  }

  /** Bidders price what is needed over the whole term. */
  private async lots({ id, termYears }: BundleHead) {
    const items = await this.bundles.items(id);
    return (await this.bundles.lots(id)).map((lot) => ({
      title: lot.name,
      estimatedValue: formatMoney(parseMoney(lot.estimatedValue) * BigInt(termYears)),
      cpv: lot.cpv,
      positions: items
        .filter(({ lotId }) => lotId === lot.id)
        .map(({ articleNumber, text, unit, quantity }) => ({
          articleNumber,
          text,
          unit,
          quantity: formatQuantity(parseQuantity(quantity) * BigInt(termYears)),
        })),
    }));
  }

  private term(years: number, from: string | undefined): { from: string; to: string } {
    const first =
      from === undefined ? `${addMonths(this.uow.today(), PREPARATION_MONTHS).slice(0, 7)}-01` : localDate(from);
    if (first < this.uow.today())
      throw conflict('term-in-the-past', 'Die Rahmenvereinbarung kann nicht in der Vergangenheit beginnen.');
    return { from: first, to: addDays(addMonths(first, 12 * years), -1) };
  }
}

/** How the value was reached, for the procurement record. */
function reasonsOf({ roundNumber, title, estimatedValue, termYears, proof }: BundleHead): readonly string[] {
  const yearly = parseMoney(estimatedValue);
  const units = [...new Set(proof.articles.map(({ unit }) => unitName(unit)))].join(', ');
  return [
    `Grundlage ist die Bedarfsabfrage ${roundNumber} „${title}“ mit ${proof.lineCount} Meldungen zu ${proof.articles.length} Artikeln (Einheiten: ${units}).`,
    `Die gemeldeten Mengen eines Jahres, bewertet mit den Referenzpreisen des Artikelstamms, ergeben ${germanMoney(yearly)} ohne Umsatzsteuer.`,
    `Die Rahmenvereinbarung soll ${termYears} ${termYears === 1 ? 'Jahr' : 'Jahre'} laufen; über die Laufzeit sind das ${germanMoney(yearly * BigInt(termYears))}.`,
    `Die Höchstmenge jedes Artikels liegt ${MARGIN_PERCENT} % über dem gemeldeten Bedarf der Laufzeit.`,
  ];
}
