import { DomainError, germanInstant, germanMoney, parseMoney } from '@app/kernel';
import { readCsv } from '@app/platform';
import { Injectable } from '@nestjs/common';
import { isInvited } from '../../domain/dates/bid-round';
import type { Dossier } from '../../domain/dossier';
import { requestedPositions } from '../../domain/evaluation';
import { keptPositions, type PricedBid, priceNewBid } from '../../domain/new-bid';
import { importPriceSheet } from '../../domain/price-sheet';
import { readPrices } from '../../domain/price-workbook/read-prices';
import type { Bid, Bidder, Lot } from '../../domain/procedure';
import { isActive, type Receipt } from '../../domain/vault/receipt';
import { normalisedName, type SealedContent } from '../../domain/vault/sealed-content';
import { AwardRepository } from '../../infrastructure/award.repository';
import { ExaminationRepository } from '../../infrastructure/examination.repository';
import { isWorkbook, readWorkbook, sheetLot } from '../../infrastructure/price-workbook';
import { ProcedureRepository } from '../../infrastructure/procedure.repository';
import { SealedBidRepository } from '../../infrastructure/sealed-bid.repository';
import { BidVault, sha256Of } from '../../infrastructure/vault/bid-vault';

/** One envelope after the opening, for the record. */
export interface Unsealed {
  readonly number: number;
  readonly readable: boolean;
  readonly sentence: string;
}
interface Prices {
  readonly priced: PricedBid | null;
  readonly findings: readonly string[];
}

/** Takes every bid out of the vault that is still in it. Safe to repeat: what was taken out stays as it is. */
@Injectable()
export class UnsealBids {
  constructor(
    private readonly vault: BidVault,
    private readonly bids: SealedBidRepository,
    private readonly award: AwardRepository,
    private readonly procedures: ProcedureRepository,
    private readonly examination: ExaminationRepository,
  ) {}

  /** Whether the key may be had: the opening is complete and its people are known to the vault. */
  async isOpen({ procedure }: Dossier): Promise<boolean> {
    if (!(await this.bids.vault(procedure))) return false;
    return (await this.vault.people(procedure)) >= (await this.vault.peopleNeeded(procedure));
  }

  /** Runs in the transaction of the opening. Throws `conflict` while the bids stay sealed. */
  async run(dossier: Dossier): Promise<readonly Unsealed[]> {
    const { procedure } = dossier;
    const waiting = await this.waiting(dossier);
    if (waiting.length === 0) return [];
    const pair = await this.vault.release(procedure);
    const done: Unsealed[] = [];
    for (const receipt of waiting) {
      const content = await this.vault.take(pair, procedure, receipt);
      done.push(content ? await this.enter(dossier, receipt, content) : unreadable(receipt));
    }
    return done;
  }

  /** What lies in the vault of the round that runs. */
  async waiting({ procedure }: Dossier): Promise<readonly Receipt[]> {
    const receipts = await this.bids.receipts(procedure.id);
    return receipts.filter((one) => isActive(one) && !one.opened && one.round === procedure.round);
  }

  private async enter(dossier: Dossier, receipt: Receipt, content: SealedContent): Promise<Unsealed> {
    const { procedure, lots } = dossier;
    const bidder = await this.bidderOf(procedure.id, content);
    const lot = lots.find(({ id }) => id === content.lotId);
    const { priced, findings } = await pricesOf(procedure.id, lot, content);
    const saved =
      lot && priced ? await this.save(dossier, receipt, lot, bidder, priced) : { bidId: null, finding: null };
    const { file, bytes, bid, remarks, discountPercent, variants } = content;
    if (saved.bidId !== null && discountPercent !== null)
      await this.examination.insertFinding(procedure.id, {
        ...{ kind: 'statement', bidId: saved.bidId },
        statement: { net: null, gross: null, discountPercent, vatRate: null, lines: [] },
      });
    await this.bids.insertOpened(procedure, receipt.id, {
      bidderId: bidder.id,
      lotId: lot?.id ?? null,
      bidId: saved.bidId,
      total: priced?.total ?? null,
      fileName: file?.name ?? null,
      contentType: file?.contentType ?? null,
      size: file ? bytes.byteLength : null,
      sha256: sha256Of(file ? bytes : Buffer.from(JSON.stringify(bid))),
      remarks,
      discountPercent,
      variants,
      findings: [...findings, ...(saved.finding ? [saved.finding] : [])].map(storable),
    });
    const sum = priced ? `, ${germanMoney(parseMoney(priced.total))} netto` : '';
    const extras = besidesText(content);
    const open = findings.length > 0 || saved.finding ? ' Bitte prüfen.' : '';
    return {
      number: receipt.number,
      readable: true,
      sentence: `Eingang ${receipt.number}: ${bidder.name}${lot ? `, Los ${lot.number}` : ''}${sum}${extras}${receipt.late ? `, verspätet (${germanInstant(receipt.receivedAt)})` : ''}.${open}`,
    };
  }

  /** A bid that came in time is never put aside for a late one. */
  private async save(
    dossier: Dossier,
    { receivedAt, late, number }: Receipt,
    lot: Lot,
    bidder: Bidder,
    priced: PricedBid,
  ): Promise<{ readonly bidId: string | null; readonly finding: string | null }> {
    const { procedure, bids: recorded, evaluations } = dossier;
    if (!isInvited(dossier, bidder.id))
      return { bidId: null, finding: `Zu Runde ${procedure.round} nicht eingeladen; als Schriftstück in der Akte.` };
    if (evaluations.length > 0)
      return { bidId: null, finding: 'Nach dem Beginn der Wertung eingegangen; als Schriftstück in der Akte.' };
    const same = (bid: Bid): boolean => bid.lotId === lot.id && bid.bidderId === bidder.id;
    const before = recorded.find(same) ?? (await this.award.bids(procedure.id, procedure.round)).find(same);
    if (before && late)
      return {
        bidId: null,
        finding: `Verspätet; für Los ${lot.number} ist schon ein Angebot dieses Unternehmens eingetragen.`,
      };
    const bidId = await this.award.saveBid(procedure.id, procedure.round, {
      lotId: lot.id,
      bidderId: bidder.id,
      receivedAt,
      ...priced,
    });
    const finding = before
      ? `Mehrere Angebote dieses Unternehmens für Los ${lot.number}; eingetragen ist das zuletzt eingegangene (Eingang ${number}). Bitte klären, welches gelten soll.`
      : late
        ? `Verspätet eingegangen am ${germanInstant(receivedAt)}.`
        : null;
    return { bidId, finding };
  }

  private async bidderOf(procedureId: string, { bidder }: SealedContent): Promise<Bidder> {
    const known = await this.procedures.bidders(procedureId);
    const found =
      known.find(({ id }) => id === bidder.id) ??
      known.find(({ name }) => normalisedName(name) === normalisedName(bidder.name));
    return found ?? { ...bidder, id: await this.procedures.insertBidder(procedureId, bidder) };
  }
}

/** Prices of a typed bid or a price sheet. What cannot be read is told; the file stays as it came. */
async function pricesOf(
  procedureId: string,
  lot: Lot | undefined,
  { bid, file, bytes }: SealedContent,
): Promise<Prices> {
  if (!lot || (!bid && !file?.priceSheet)) return { priced: null, findings: [] };
  try {
    if (bid) return complete(priceNewBid(lot, bid));
    if (isWorkbook(bytes)) return await pricesOfWorkbook(procedureId, lot, bytes);
    const sheet = importPriceSheet(readCsv(bytes), requestedPositions(lot));
    if (sheet.rejected.length > 0) {
      const rows = sheet.rejected.map(({ line, message }) => `Zeile ${line}: ${message}`);
      return { priced: null, findings: ['Das Preisblatt hat Fehler und wurde nicht eingetragen.', ...rows] };
    }
    return complete(priceNewBid(lot, { positions: keptPositions(sheet.positions) }));
  } catch (error) {
    // Whatever a file does to the reader: the opening goes on, and somebody looks at the file.
    const known = error instanceof DomainError ? [error.message, ...error.errors.map(({ message }) => message)] : [];
    return { priced: null, findings: ['Die Preise konnten nicht gelesen werden.', ...known] };
  }
}

async function pricesOfWorkbook(procedureId: string, lot: Lot, bytes: Uint8Array): Promise<Prices> {
  const { deviations, positions } = readPrices(await readWorkbook(bytes), procedureId, sheetLot(procedureId, lot));
  const rows = deviations.map(({ row, message }) => (row === null ? message : `Zeile ${row}: ${message}`));
  if (deviations.some(({ matters }) => matters))
    return { priced: null, findings: ['Das Preisblatt weicht ab und wurde nicht eingetragen.', ...rows] };
  const { priced, findings } = complete(priceNewBid(lot, { positions }));
  return { priced, findings: [...findings, ...rows] };
}

const complete = (priced: PricedBid): Prices => ({
  priced,
  findings: priced.missing.length > 0 ? [`Ohne Preis für die geforderte Menge: ${priced.missing.join(', ')}.`] : [],
});

/** ", 3 % Nachlass, 1 Nebenangebot", as it is read out. */
const besidesText = ({ discountPercent, variants }: SealedContent): string =>
  [
    ...(discountPercent === null ? [] : [`${discountPercent.replace('.', ',')} % Nachlass`]),
    ...(variants === 0 ? [] : [`${variants} ${variants === 1 ? 'Nebenangebot' : 'Nebenangebote'}`]),
  ]
    .map((one) => `, ${one}`)
    .join('');

const unreadable = ({ number, sha256 }: Receipt): Unsealed => ({
  number,
  readable: false,
  sentence: `Eingang ${number} konnte nicht geöffnet werden: Die verschlossene Datei (SHA-256 ${sha256}) fehlt oder wurde verändert.`,
});

/** Values of a file stand in findings: characters that no database takes are replaced. */
const storable = (text: string): string =>
  text
    .replaceAll('\0', '\ufffd')
    .replace(/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g, '\ufffd');
