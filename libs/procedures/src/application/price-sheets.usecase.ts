import { conflict, DomainError, formatMoney } from '@app/kernel';
import { Directory } from '@app/organisation/contract';
import { type Actor, requirePermission, UnitOfWork } from '@app/platform';
import { Injectable } from '@nestjs/common';
import { priceBid } from '../domain/evaluation';
import { priceNewBid } from '../domain/new-bid';
import { type Deviation, readPrices } from '../domain/price-workbook/read-prices';
import type { BidPosition, Lot, Position } from '../domain/procedure';
import { DossierLoader } from '../infrastructure/dossier.loader';
import { readWorkbook, sheetLot, writePriceWorkbook } from '../infrastructure/price-workbook';
import { type BidTarget, RecordBid, requireOpened, targetOf } from './record-bid.usecase';

export interface PriceSheetFile {
  readonly name: string;
  readonly bytes: Buffer;
}
export interface PricedRow extends Position {
  readonly unitPrice: string | null;
  readonly amount: string | null;
}
export interface PriceSheetReport {
  readonly deviations: readonly Deviation[];
  /** Every position of the lot with its price, if it has one. */
  readonly prices: readonly PricedRow[];
  readonly total: string;
  readonly missing: readonly string[];
  /** The prices stand in the bid now. */
  readonly stored: boolean;
}

/** The price sheet as a workbook: for the bidders, and read back with every deviation from what was sent. */
@Injectable()
export class PriceSheets {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly dossiers: DossierLoader,
    private readonly directory: Directory,
    private readonly recordBid: RecordBid,
  ) {}

  /** Throws `conflict` when no lot has positions. */
  async file(actor: Actor, procedureId: string): Promise<PriceSheetFile> {
    const sheet = await this.uow.run(actor, async () => {
      requirePermission(actor, 'procedure.read');
      const { procedure, lots } = await this.dossiers.read(procedureId);
      const priced = lots.filter(({ positions }) => positions.length > 0);
      if (priced.length === 0)
        throw conflict('no-positions', 'Kein Los hat Positionen mit Preisen; ein Preisblatt wird nicht gebraucht.');
      return {
        procedureId,
        fileNumber: procedure.fileNumber,
        title: procedure.title,
        centre: (await this.directory.centre()).name,
        on: this.uow.today(),
        lots: priced.map((lot) => sheetLot(procedureId, lot)),
      };
    });
    const bytes = await writePriceWorkbook(sheet);
    return { name: `Preisblatt ${sheet.fileNumber.replaceAll('/', '-')}.xlsx`, bytes };
  }

  /**
   * `check` stores nothing; `apply` stores the prices only while no deviation matters, else it throws `unprocessable`
   * with the same report. Only after the bids were opened.
   */
  async read(
    actor: Actor,
    procedureId: string,
    target: BidTarget,
    bytes: Uint8Array,
    mode: 'check' | 'apply',
  ): Promise<PriceSheetReport> {
    const workbook = await readWorkbook(bytes);
    return this.uow.run(actor, async () => {
      requirePermission(actor, 'procedure.manage');
      const dossier = await this.dossiers.read(procedureId);
      requireOpened(dossier);
      const { lot } = targetOf(dossier, target);
      const { deviations, positions } = readPrices(workbook, procedureId, sheetLot(procedureId, lot));
      const { total, missing } = priceNewBid(lot, { positions });
      const report = { deviations, prices: pricedRows(lot, positions), total, missing, stored: false };
      if (mode === 'check') return report;
      const serious = deviations.filter(({ matters }) => matters).length;
      if (serious > 0)
        throw new DomainError(
          'unprocessable',
          'price-sheet',
          `Das Preisblatt weicht an ${serious} ${serious === 1 ? 'Stelle' : 'Stellen'} von dem ab, was versandt wurde; es wurde nichts übernommen.`,
          [],
          { ...report },
        );
      await this.recordBid.run(actor, procedureId, target, { positions });
      return { ...report, stored: true };
    });
  }
}

function pricedRows(lot: Lot, positions: readonly BidPosition[]): readonly PricedRow[] {
  const priceOf = new Map(positions.map(({ articleNumber, tiers }) => [articleNumber, tiers[0]?.unitPrice ?? null]));
  const amountOf = new Map(
    priceBid(lot, positions).positions.map(({ articleNumber, amount }) => [articleNumber, formatMoney(amount)]),
  );
  return lot.positions.map((position) => ({
    ...position,
    unitPrice: priceOf.get(position.articleNumber) ?? null,
    amount: amountOf.get(position.articleNumber) ?? null,
  }));
}
