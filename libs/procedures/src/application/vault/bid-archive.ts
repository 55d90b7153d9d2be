import { germanInstant } from '@app/kernel';
import { UnitOfWork } from '@app/platform';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { type ArchiveEntry, ArchiveSources, textFile } from '../../contract';
import type { Receipt } from '../../domain/vault/receipt';
import { CHANNEL_NAMES } from '../../domain/vault/sealed-content';
import { SealedBidRepository } from '../../infrastructure/sealed-bid.repository';
import { SealedBidsQuery } from './sealed-bids.query';

/** Puts what arrived into the archive: a receipt for every arrival, the files of the opened ones as the bidders sent them. */
@Injectable()
export class BidArchive implements OnModuleInit {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly sources: ArchiveSources,
    private readonly bids: SealedBidRepository,
    private readonly query: SealedBidsQuery,
  ) {}

  onModuleInit(): void {
    this.sources.register((procedureId) => this.entries(procedureId));
  }

  private async entries(procedureId: string): Promise<readonly ArchiveEntry[]> {
    const receipts = await this.bids.receipts(procedureId);
    return receipts.flatMap((receipt) => [receiptFile(receipt), ...this.fileOf(procedureId, receipt)]);
  }

  private fileOf(procedureId: string, { id, number, opened }: Receipt): readonly ArchiveEntry[] {
    if (opened === null || opened.fileName === null) return [];
    const { actor } = this.uow;
    const arrival = `Eingang ${String(number).padStart(3, '0')}`;
    return [
      {
        folder: 'bids',
        name: ['Dateien der Bieter', `${arrival} ${opened.bidder}`, opened.fileName],
        title: `${arrival}: ${opened.fileName}`,
        mediaType: opened.contentType ?? 'application/octet-stream',
        origin: `Angebot von ${opened.bidder}, geöffnet am ${germanInstant(opened.openedAt)}`,
        createdAt: opened.openedAt,
        content: {
          open: async () => {
            const { bytes } = await this.query.file(actor, procedureId, number);
            return (async function* () {
              yield await Promise.resolve(bytes);
            })();
          },
        },
        auditSubjects: [id],
      },
    ];
  }
}

/** Says that something came in and nothing of what it holds. */
function receiptFile({
  id,
  round,
  number,
  receivedAt,
  late,
  channel,
  sha256,
  withdrawnAt,
  replacedBy,
}: Receipt): ArchiveEntry {
  const name = `Eingang ${String(number).padStart(3, '0')}`;
  return textFile(
    {
      folder: 'receipts',
      name: [`${name}.txt`],
      title: name,
      origin: 'Eingangsbuch der Vergabestelle',
      createdAt: withdrawnAt ?? receivedAt,
      auditSubjects: [id],
    },
    [
      `Angebot, ${name}`,
      `Eingegangen am ${germanInstant(receivedAt)}${late ? ', verspätet' : ''}`,
      `Weg: ${CHANNEL_NAMES[channel]}`,
      `Runde: ${round}`,
      `Prüfsumme des Umschlags (SHA-256): ${sha256}`,
      ...(withdrawnAt ? [`Zurückgezogen am ${germanInstant(withdrawnAt)}`] : []),
      ...(replacedBy === null ? [] : [`Ersetzt durch Eingang ${replacedBy}`]),
    ],
  );
}
