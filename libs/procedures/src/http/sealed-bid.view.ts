import type { VaultState } from '../application/vault/sealed-bids.query';
import { acceptsBids } from '../application/vault/seal-bid.usecase';
import { type Receipt, receiptState } from '../domain/vault/receipt';
import { CHANNEL_NAMES } from '../domain/vault/sealed-content';
import { soleOpeningHindrances, soleOpeningParagraph } from '../domain/vault/sole-opening';
import type { SealedBidReceiptResponse, SealedBidsResponse } from './sealed-bid.response';

export function receiptView(receipt: Receipt, open: boolean): SealedBidReceiptResponse {
  const { opened } = receipt;
  return {
    number: receipt.number,
    receivedAt: receipt.receivedAt.toISOString(),
    late: receipt.late,
    channel: receipt.channel,
    channelName: CHANNEL_NAMES[receipt.channel],
    sha256: receipt.sha256,
    state: receiptState(receipt, open),
    replacedBy: receipt.replacedBy,
    opened: opened && {
      bidderId: opened.bidderId,
      bidder: opened.bidder,
      lotId: opened.lotId,
      entered: opened.bidId !== null,
      total: opened.total,
      fileName: opened.fileName,
      size: opened.size,
      sha256: opened.sha256,
      remarks: opened.remarks,
      discountPercent: opened.discountPercent,
      variants: opened.variants,
      findings: [...opened.findings],
      openedAt: opened.openedAt.toISOString(),
    },
  };
}

export function vaultView({ dossier, receipts, open, soleOpening: chosen }: VaultState): SealedBidsResponse {
  return {
    tenderDeadline: dossier.procedure.tenderDeadline?.toISOString() ?? null,
    now: dossier.now.toISOString(),
    accepting: acceptsBids(dossier),
    opened: open,
    soleOpening: {
      paragraph: soleOpeningParagraph(),
      hindrances: [...soleOpeningHindrances(dossier, receipts)],
      chosen: chosen && { person: chosen.personName, reason: chosen.reason, at: chosen.at.toISOString() },
    },
    items: receipts.map((receipt) => receiptView(receipt, open || receipt.round < dossier.procedure.round)),
  };
}
