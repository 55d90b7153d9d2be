import type { CentreHead, OpenedArrival, OpeningProtocolData } from '@app/documents/contract';
import { conflict } from '@app/kernel';
import { PROCEDURE_TYPE_NAMES } from '@app/law';
import { openedByTwo } from '../../domain/conditions';
import type { Dossier } from '../../domain/dossier';
import { type Receipt, receiptState, type ReceiptState } from '../../domain/vault/receipt';
import { CHANNEL_NAMES } from '../../domain/vault/sealed-content';

const STATES: Readonly<Record<ReceiptState, string>> = {
  sealed: 'verschlossen',
  withdrawn: 'zurückgezogen',
  replaced: 'ersetzt',
  opened: 'geöffnet',
  unreadable: 'nicht lesbar',
};

export interface OpeningContext {
  readonly centre: CentreHead;
  readonly buyers: readonly string[];
  readonly receipts: readonly Receipt[];
  /** Why one person was enough. */
  readonly soleReason: string | null;
}

/** The Niederschrift of the round that runs. Throws `conflict` before the opening is complete. */
export function openingProtocol(dossier: Dossier, context: OpeningContext): OpeningProtocolData {
  const { procedure: p, openings, peopleToOpen, bids, bidders, now } = dossier;
  const complete = openings[peopleToOpen - 1];
  if (!complete || !p.tenderDeadline) {
    throw conflict('protocol-early', 'Die Niederschrift gibt es, sobald die Angebote geöffnet sind.');
  }
  const deadline = p.tenderDeadline;
  const { centre, buyers, receipts, soleReason } = context;
  return {
    centre,
    fileNumber: p.fileNumber,
    createdAt: now.toISOString(),
    title: p.title,
    buyers,
    ...(p.procedureType ? { procedureType: PROCEDURE_TYPE_NAMES[p.procedureType] } : {}),
    basis: openedByTwo(dossier).paragraph ?? '',
    deadline: deadline.toISOString(),
    openedAt: complete.at.toISOString(),
    by: openings.map(({ personName, at }) => ({ name: personName, at: at.toISOString() })),
    ...(peopleToOpen === 1 && soleReason ? { soleOpening: soleReason } : {}),
    arrivals: receipts.filter(({ round }) => round === p.round).map((receipt) => arrival(dossier, receipt)),
    bids: bids.map(({ bidderId, lotId, total, receivedAt }) => {
      const bidder = bidders.find(({ id }) => id === bidderId);
      const address = bidder && [bidder.street, `${bidder.postcode} ${bidder.city}`.trim()].filter(Boolean).join(', ');
      return {
        bidder: bidder?.name ?? '',
        ...(address ? { address } : {}),
        lot: lotNumber(dossier, lotId),
        net: total,
        ...(receivedAt ? { receivedAt: receivedAt.toISOString() } : {}),
        late: receivedAt !== null && receivedAt > deadline,
      };
    }),
  };
}

function arrival(dossier: Dossier, receipt: Receipt): OpenedArrival {
  const { number, receivedAt, channel, late, sha256, replacedBy, opened } = receipt;
  return {
    number,
    receivedAt: receivedAt.toISOString(),
    channel: CHANNEL_NAMES[channel],
    state: replacedBy === null ? STATES[receiptState(receipt, true)] : `ersetzt durch ${replacedBy}`,
    late,
    sealedSha256: sha256,
    ...(opened
      ? {
          bidder: opened.bidder,
          ...(opened.lotId ? { lot: lotNumber(dossier, opened.lotId) } : {}),
          ...(opened.fileName ? { fileName: opened.fileName } : {}),
          sha256: opened.sha256,
          ...(opened.discountPercent ? { discountPercent: opened.discountPercent } : {}),
          ...(opened.variants > 0 ? { variants: opened.variants } : {}),
          ...(opened.remarks ? { remarks: opened.remarks } : {}),
          ...(opened.findings.length > 0 ? { findings: opened.findings } : {}),
        }
      : {}),
  };
}

const lotNumber = ({ lots }: Dossier, lotId: string): string =>
  lots.find(({ id }) => id === lotId)?.number.toString() ?? '';
