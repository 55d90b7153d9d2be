import { type Actor, AuditTrail, requirePermission, UnitOfWork } from '@app/platform';
import { conflict } from '@app/kernel';
import { Injectable } from '@nestjs/common';
import { TWO_PEOPLE } from '../../domain/conditions';
import type { Dossier } from '../../domain/dossier';
import { DossierLoader } from '../../infrastructure/dossier.loader';
import { RecordRepository } from '../../infrastructure/record.repository';
import { SealedBidRepository } from '../../infrastructure/sealed-bid.repository';
import { BidVault } from '../../infrastructure/vault/bid-vault';
import { type Unsealed, UnsealBids } from './unseal-bids';

/** The part of the opening that concerns the vault: attest in one's own session, take the bids out with the last one. */
@Injectable()
export class VaultOpening {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly audit: AuditTrail,
    private readonly dossiers: DossierLoader,
    private readonly bids: SealedBidRepository,
    private readonly vault: BidVault,
    private readonly unseal: UnsealBids,
    private readonly record: RecordRepository,
  ) {}

  /** Within the step that opens the procedure. Returns what was taken out, where the opening is complete by it. */
  async attest(dossier: Dossier, complete: boolean): Promise<readonly Unsealed[]> {
    const { procedure } = dossier;
    if (!(await this.bids.vault(procedure))) return [];
    await this.vault.attest(procedure);
    // A vault that came after the first person is opened by `again`: that person has not attested to it yet.
    return complete && (await this.unseal.isOpen(dossier)) ? this.unseal.run(dossier) : [];
  }

  /**
   * After the opening: takes out what is still in the vault. Needed where the first bid came late, after one person
   * had attested, or where an envelope was unreadable and has been restored. Two people here as well.
   */
  again(actor: Actor, procedureId: string): Promise<void> {
    return this.uow.run(actor, async () => {
      requirePermission(actor, 'procedure.manage');
      const dossier = await this.dossiers.lock(procedureId);
      const { procedure, openings } = dossier;
      if ((await this.unseal.waiting(dossier)).length === 0)
        throw conflict('nothing-sealed', 'Es ist kein verschlossenes Angebot mehr da.');
      if (openings.length === 0 || procedure.tenderDeadline === null || procedure.tenderDeadline >= dossier.now) {
        throw conflict('opening-not-due', 'Die Angebote werden zuerst im Verfahren geöffnet.');
      }
      if (!(await this.unseal.isOpen(dossier))) await this.vault.attest(procedure);
      const open = await this.unseal.isOpen(dossier);
      const unsealed = open ? await this.unseal.run(dossier) : [];
      const texts = open
        ? unsealed.map(({ sentence }) => sentence)
        : [
            `${actor.name} bestätigt die Öffnung der verschlossenen Angebote; von ${TWO_PEOPLE} Personen fehlt noch eine.`,
          ];
      for (const text of texts) await this.record.add(procedureId, text);
      this.audit.record({
        action: open ? 'procedure.bids-unsealed' : 'procedure.opening-attested',
        subject: { type: 'procedure', id: procedureId, label: procedure.fileNumber },
        after: { receipts: unsealed.map(({ number }) => number) },
      });
    });
  }
}
