import { conflict, notFound } from '@app/kernel';
import { type Actor, requirePermission, UnitOfWork } from '@app/platform';
import { Injectable } from '@nestjs/common';
import type { Dossier } from '../../domain/dossier';
import type { Receipt } from '../../domain/vault/receipt';
import { DossierLoader } from '../../infrastructure/dossier.loader';
import { SealedBidRepository, type SoleOpening } from '../../infrastructure/sealed-bid.repository';
import { BidVault, sha256Of } from '../../infrastructure/vault/bid-vault';
import { UnsealBids } from './unseal-bids';

export interface VaultState {
  readonly dossier: Dossier;
  readonly receipts: readonly Receipt[];
  readonly open: boolean;
  readonly soleOpening: SoleOpening | null;
}
export interface BidFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** Receipts for everyone who may read the procedure; files only once they are opened. */
@Injectable()
export class SealedBidsQuery {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly dossiers: DossierLoader,
    private readonly bids: SealedBidRepository,
    private readonly vault: BidVault,
    private readonly unseal: UnsealBids,
  ) {}

  read(actor: Actor, procedureId: string): Promise<VaultState> {
    return this.uow.run(actor, async () => {
      requirePermission(actor, 'procedure.read');
      const dossier = await this.dossiers.read(procedureId);
      return {
        dossier,
        receipts: await this.bids.receipts(procedureId),
        open: await this.unseal.isOpen(dossier),
        soleOpening: (await this.bids.soleOpening(dossier.procedure)) ?? null,
      };
    });
  }

  /** The file of an opened bid, taken out of its envelope again. Throws `conflict` while it is sealed, `not-found`. */
  file(actor: Actor, procedureId: string, number: number): Promise<BidFile> {
    return this.uow.run(actor, async () => {
      requirePermission(actor, 'procedure.read');
      const receipt = (await this.bids.receipts(procedureId)).find((one) => one.number === number);
      if (!receipt) throw notFound('Diesen Eingang');
      if (!receipt.opened) {
        throw conflict('bids-sealed', `Eingang ${number} ist verschlossen. Gelesen wird er erst nach der Öffnung.`);
      }
      if (receipt.opened.fileName === null) throw notFound('Eine Datei zu diesem Eingang');
      const of = { id: procedureId, round: receipt.round };
      const content = await this.vault.take(await this.vault.release(of), of, receipt);
      if (!content || sha256Of(content.bytes) !== receipt.opened.sha256) {
        throw conflict(
          'envelope-changed',
          `Die verschlossene Datei von Eingang ${number} fehlt oder wurde verändert. Bitte aus der Sicherung wiederherstellen.`,
        );
      }
      return { name: receipt.opened.fileName, bytes: content.bytes };
    });
  }
}
