import { conflict, DomainError, type FieldError, germanInstant, invalid, notFound } from '@app/kernel';
import { type Actor, AuditTrail, newId, requirePermission, UnitOfWork, uploadedFileName } from '@app/platform';
import { Injectable } from '@nestjs/common';
import { isInvited } from '../../domain/dates/bid-round';
import type { Dossier } from '../../domain/dossier';
import { priceNewBid } from '../../domain/new-bid';
import { isBeforePublication, isClosed, PHASE_NAMES } from '../../domain/phase';
import type { Bidder } from '../../domain/procedure';
import { isActive, type Receipt } from '../../domain/vault/receipt';
import {
  type Channel,
  CHANNEL_NAMES,
  normalisedName,
  type SealedBidder,
  type SealedContent,
} from '../../domain/vault/sealed-content';
import { DossierLoader } from '../../infrastructure/dossier.loader';
import { RecordRepository } from '../../infrastructure/record.repository';
import { SealedBidRepository } from '../../infrastructure/sealed-bid.repository';
import { BidVault, sha256Of } from '../../infrastructure/vault/bid-vault';
import { UnsealBids } from './unseal-bids';

export interface ArrivedBid extends Omit<SealedContent, 'bidder'> {
  /** A company of the procedure by its id, or one that is not among them yet. */
  readonly bidder: { readonly id: string } | Omit<Bidder, 'id'>;
  readonly channel: Channel;
  /** The receipt of the same bidder's bid whose place this one takes. */
  readonly replaces: number | null;
}

const MOST_BYTES = 15_000_000;

/** Takes a bid in and locks it away at once; withdraws or replaces one by its receipt before the deadline. */
@Injectable()
export class SealBid {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly audit: AuditTrail,
    private readonly dossiers: DossierLoader,
    private readonly bids: SealedBidRepository,
    private readonly vault: BidVault,
    private readonly unseal: UnsealBids,
    private readonly record: RecordRepository,
  ) {}

  /**
   * The receipt. The same bid sent twice gives the first receipt again (compared by a keyed fingerprint, never by the
   * idempotency store, which would keep a hash of the request). Late bids are taken and marked. Throws `conflict`
   * before the publication and after the end, `invalid` at the field.
   */
  run(actor: Actor, procedureId: string, { channel, replaces, ...arrived }: ArrivedBid): Promise<Receipt> {
    return this.uow.run(actor, async () => {
      requirePermission(actor, 'procedure.manage');
      const dossier = await this.dossiers.lock(procedureId);
      requireRunning(dossier);
      const file = arrived.file && { ...arrived.file, name: uploadedFileName(arrived.file.name, '/file/name') };
      const content: SealedContent = { ...arrived, file, bidder: sealedBidder(dossier, arrived.bidder) };
      checkContent(dossier, content);
      const { name } = content.bidder;
      const before = await this.bids.receipts(procedureId);
      const pseudonym = this.vault.pseudonym(dossier.procedure, normalisedName(name));
      const fingerprint = this.fingerprint(dossier, name, content);
      const same = before.find((one) => isActive(one) && one.fingerprint === fingerprint);
      if (same) return same;
      const old = replaces === null ? undefined : replaceable(before, replaces, pseudonym, dossier);
      const id = newId();
      const sha256 = await this.vault.lock(dossier.procedure, id, content);
      await this.bids.insert(dossier.procedure, { id, channel, sha256, pseudonym, fingerprint });
      if (old) await this.bids.withdraw(old.id, id);
      const receipt = await this.receipt(procedureId, id);
      const text =
        `Angebot ${CHANNEL_NAMES[channel]} eingegangen und verschlossen: Eingang ${receipt.number} vom ${germanInstant(receipt.receivedAt)}` +
        `${receipt.late ? ', verspätet' : ''}${old ? `, anstelle von Eingang ${old.number}` : ''}. SHA-256 der verschlossenen Datei: ${sha256}.`;
      await this.note(dossier, receipt.late ? 'late-bid-sealed' : 'bid-sealed', text, {
        receipt: receipt.number,
        sha256,
        ...(old ? { replaces: old.number } : {}),
      });
      if (receipt.late && (await this.unseal.isOpen(dossier))) {
        await this.unseal.run(dossier);
        return this.receipt(procedureId, id);
      }
      return receipt;
    });
  }

  /** Throws `conflict` after the deadline. */
  withdraw(actor: Actor, procedureId: string, number: number): Promise<void> {
    return this.uow.run(actor, async () => {
      requirePermission(actor, 'procedure.manage');
      const dossier = await this.dossiers.lock(procedureId);
      const receipt = (await this.bids.receipts(procedureId)).find((one) => one.number === number);
      if (!receipt) throw notFound('Diesen Eingang');
      requireActive(receipt);
      requireBeforeDeadline(dossier);
      await this.bids.withdraw(receipt.id, null);
      await this.note(
        dossier,
        'sealed-bid-withdrawn',
        `Angebot zurückgezogen: Eingang ${number}. Es bleibt verschlossen.`,
        {
          receipt: number,
        },
      );
    });
  }

  private async receipt(procedureId: string, id: string): Promise<Receipt> {
    const receipt = (await this.bids.receipts(procedureId)).find((one) => one.id === id);
    if (!receipt) throw notFound('Diesen Eingang');
    return receipt;
  }

  private fingerprint({ procedure }: Dossier, name: string, { bytes, bidder: _, ...head }: SealedContent): string {
    return this.vault.pseudonym(procedure, normalisedName(name), JSON.stringify(head), sha256Of(bytes));
  }

  private async note({ procedure }: Dossier, action: string, text: string, after: object): Promise<void> {
    await this.record.add(procedure.id, text);
    this.audit.record({
      action: `procedure.${action}`,
      subject: { type: 'procedure', id: procedure.id, label: procedure.fileNumber },
      after,
    });
  }
}

/** From the publication with its deadline until the end; after the deadline they are late. */
export const acceptsBids = ({ procedure }: Dossier): boolean =>
  !isClosed(procedure.phase) && !isBeforePublication(procedure.phase) && procedure.tenderDeadline !== null;

function requireRunning(dossier: Dossier): void {
  if (acceptsBids(dossier)) return;
  throw conflict(
    'vault-closed',
    `Angebote werden angenommen, sobald das Verfahren mit seiner Angebotsfrist veröffentlicht ist und bis es abgeschlossen ist (jetzt: ${PHASE_NAMES[dossier.procedure.phase]}).`,
  );
}

function requireBeforeDeadline({ procedure, now }: Dossier): void {
  if (procedure.tenderDeadline !== null && now < procedure.tenderDeadline) return;
  throw conflict(
    'deadline-passed',
    'Die Angebotsfrist ist abgelaufen. Ein Angebot kann nicht mehr zurückgezogen oder ersetzt werden.',
  );
}

function requireActive({ withdrawnAt, number }: Receipt): void {
  if (withdrawnAt) throw conflict('withdrawn', `Eingang ${number} wurde bereits zurückgezogen oder ersetzt.`);
}

/**
 * Written out in full, so that the envelope says who it is from whatever becomes of the list of companies. In a later
 * round only who was invited to it may bid, also under a name that is typed in.
 */
function sealedBidder(dossier: Dossier, bidder: ArrivedBid['bidder']): SealedBidder {
  if ('id' in bidder) {
    const known = dossier.bidders.find(({ id }) => id === bidder.id);
    if (!known) return refuseBidder('/bidderId', 'Dieses Unternehmen gehört nicht zum Verfahren.');
    requireInvited(dossier, known, '/bidderId');
    return known;
  }
  const same = dossier.bidders.find(({ name }) => normalisedName(name) === normalisedName(bidder.name));
  requireInvited(dossier, same, '/bidder/name');
  return { ...bidder, id: null };
}

function requireInvited(dossier: Dossier, bidder: Bidder | undefined, pointer: string): void {
  if (isInvited(dossier, bidder?.id ?? null)) return;
  refuseBidder(pointer, `Dieses Unternehmen ist zu Runde ${dossier.procedure.round} nicht eingeladen.`);
}

function refuseBidder(pointer: string, message: string): never {
  throw invalid('validation', 'Eine Angabe ist nicht richtig.', [{ pointer, message }]);
}

function replaceable(before: readonly Receipt[], number: number, pseudonym: string, dossier: Dossier): Receipt {
  const old = before.find((one) => one.number === number);
  const wrong = (message: string): DomainError =>
    invalid('validation', 'Eine Angabe ist nicht richtig.', [{ pointer: '/replaces', message }]);
  if (!old) throw wrong(`Einen Eingang ${number} gibt es in diesem Verfahren nicht.`);
  requireActive(old);
  // Says no more than that it is another one: whose bid it is stays hidden.
  if (old.pseudonym !== pseudonym) throw wrong(`Eingang ${number} ist kein Angebot dieses Unternehmens.`);
  requireBeforeDeadline(dossier);
  return old;
}

/** Checks what the envelope shall hold, as far as it will be needed at the opening. */
function checkContent(
  dossier: Dossier,
  { bidder, lotId, bid, file, remarks, discountPercent, bytes }: SealedContent,
): void {
  const errors: FieldError[] = [];
  const lot = dossier.lots.find(({ id }) => id === lotId);
  if (lotId !== null && !lot) errors.push({ pointer: '/lotId', message: 'Dieses Los gehört nicht zum Verfahren.' });
  if (!lot && (bid || file?.priceSheet))
    errors.push({ pointer: '/lotId', message: 'Preise gehören zu einem Los. Bitte wählen Sie es.' });
  if (!bid && !file) errors.push({ pointer: '/file', message: 'Bitte wählen Sie eine Datei.' });
  if (file && bytes.byteLength === 0) errors.push({ pointer: '/file', message: 'Die Datei ist leer.' });
  if (bytes.byteLength > MOST_BYTES) errors.push({ pointer: '/file', message: 'Die Datei ist größer als 15 MB.' });
  if (discountPercent !== null && !isPercent(discountPercent))
    errors.push({
      pointer: '/discountPercent',
      message: 'Bitte einen Prozentsatz über 0 und unter 100 angeben, zum Beispiel 2,5.',
    });
  if (!isStorable(JSON.stringify([bidder, bid, file, remarks])))
    errors.push({ pointer: '', message: 'Die Eingabe enthält Zeichen, die nicht gespeichert werden können.' });
  if (errors.length > 0) throw invalid('validation', 'Eine Angabe ist nicht richtig.', errors);
  if (bid && lot) priceNewBid(lot, bid);
}

/** JSON writes NUL and half characters as escapes; the database takes neither, and at the opening it would be too late. */
const isStorable = (json: string): boolean => !/\\u(0000|d[89a-f][0-9a-f]{2})/i.test(json);

const isPercent = (text: string): boolean => /^\d{1,2}(\.\d{1,2})?$/.test(text) && Number(text) > 0;
