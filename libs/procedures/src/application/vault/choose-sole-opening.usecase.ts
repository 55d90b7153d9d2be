import { conflict, invalid } from '@app/kernel';
import { type Actor, AuditTrail, requirePermission, UnitOfWork } from '@app/platform';
import { Injectable } from '@nestjs/common';
import { soleOpeningHindrances, soleOpeningParagraph } from '../../domain/vault/sole-opening';
import { DossierLoader } from '../../infrastructure/dossier.loader';
import { RecordRepository } from '../../infrastructure/record.repository';
import { SealedBidRepository } from '../../infrastructure/sealed-bid.repository';
import { refuseUnmet } from '../procedure-step';
import { BidVault } from '../../infrastructure/vault/bid-vault';

const MOST_SHORT_REASON = 10;

/** Somebody decides, with a reason for the record, that one person opens (§ 55 (2) sentence 3 VgV). Never by itself. */
@Injectable()
export class ChooseSoleOpening {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly audit: AuditTrail,
    private readonly dossiers: DossierLoader,
    private readonly bids: SealedBidRepository,
    private readonly vault: BidVault,
    private readonly record: RecordRepository,
  ) {}

  /** Throws `conflict` with every reason against it, `invalid` without a reason. */
  run(actor: Actor, procedureId: string, reason: string): Promise<void> {
    return this.uow.run(actor, async () => {
      requirePermission(actor, 'procedure.manage');
      const dossier = await this.dossiers.lock(procedureId);
      const { procedure } = dossier;
      if (await this.bids.soleOpening(procedure))
        throw conflict('sole-opening-chosen', 'Die Öffnung durch eine Person ist schon gewählt.');
      const hindrances = soleOpeningHindrances(dossier, await this.bids.receipts(procedureId));
      if (hindrances.length > 0) {
        const paragraph = soleOpeningParagraph();
        const unmet = hindrances.map((sentence) => ({
          id: 'sole-opening',
          met: false,
          pointer: '/opening',
          sentence,
          paragraph,
        }));
        refuseUnmet('sole-opening-refused', 'Eine Person allein darf hier nicht öffnen.', unmet);
      }
      if (reason.length < MOST_SHORT_REASON) {
        throw invalid('reason-missing', 'Diese Entscheidung muss begründet werden.', [
          {
            pointer: '/reason',
            message: `Bitte begründen Sie die Entscheidung mit mindestens ${MOST_SHORT_REASON} Zeichen für den Vergabevermerk.`,
          },
        ]);
      }
      await this.vault.chooseSoleOpening(procedure, reason);
      await this.record.add(
        procedureId,
        `${actor.name} wählt die Öffnung durch eine Person: Alle Angebote kamen elektronisch und liegen verschlossen, vollständig und unverändert in diesem Programm. Grund: ${reason}`,
        soleOpeningParagraph(),
      );
      this.audit.record({
        action: 'procedure.sole-opening-chosen',
        subject: { type: 'procedure', id: procedureId, label: procedure.fileNumber },
        after: { reason },
      });
    });
  }
}
