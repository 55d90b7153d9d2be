import { invalid, notFound } from '@app/kernel';
import { type Actor, contentDisposition, CurrentActor, NotRemembered, Requires } from '@app/platform';
import { Body, Controller, Get, HttpCode, Param, Post, StreamableFile } from '@nestjs/common';
import { ChooseSoleOpening } from '../application/vault/choose-sole-opening.usecase';
import { type ArrivedBid, SealBid } from '../application/vault/seal-bid.usecase';
import { SealedBidsQuery } from '../application/vault/sealed-bids.query';
import { VaultOpening } from '../application/vault/vault-opening';
import { SealBidRequest, SealedFileRequest, SoleOpeningRequest } from './sealed-bid.request';
import { SealedBidReceiptResponse, SealedBidsResponse } from './sealed-bid.response';
import { receiptView, vaultView } from './sealed-bid.view';

/** Bids that arrive before the opening, and what was in them afterwards. */
@Controller('procedures/:id/sealed-bids')
export class SealedBidController {
  constructor(
    private readonly sealBid: SealBid,
    private readonly query: SealedBidsQuery,
    private readonly opening: VaultOpening,
    private readonly soleOpening: ChooseSoleOpening,
  ) {}

  @Get()
  @Requires('procedure.read')
  async all(@CurrentActor() actor: Actor, @Param('id') id: string): Promise<SealedBidsResponse> {
    return vaultView(await this.query.read(actor, id));
  }

  /** Not even a hash of the request is remembered; the vault itself knows the same bid again. */
  @Post()
  @NotRemembered()
  @Requires('procedure.manage')
  async seal(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Body() body: SealBidRequest,
  ): Promise<SealedBidReceiptResponse> {
    return receiptView(await this.sealBid.run(actor, id, arrived(body)), false);
  }

  @Post(':number/withdrawal')
  @HttpCode(200)
  @Requires('procedure.manage')
  async withdraw(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Param('number') number: string,
  ): Promise<SealedBidsResponse> {
    await this.sealBid.withdraw(actor, id, receiptNumber(number));
    return vaultView(await this.query.read(actor, id));
  }

  /** Takes out what is still in the vault after the opening: late bids, envelopes that were restored. Repeatable. */
  @Post('unsealing')
  @HttpCode(200)
  @Requires('procedure.manage')
  async unseal(@CurrentActor() actor: Actor, @Param('id') id: string): Promise<SealedBidsResponse> {
    await this.opening.again(actor, id);
    return vaultView(await this.query.read(actor, id));
  }

  /** One person shall open: electronic tenders that are kept sealed and unchanged (§ 55 (2) sentence 3 VgV). */
  @Post('sole-opening')
  @HttpCode(200)
  @Requires('procedure.manage')
  async chooseSole(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Body() { reason }: SoleOpeningRequest,
  ): Promise<SealedBidsResponse> {
    await this.soleOpening.run(actor, id, reason);
    return vaultView(await this.query.read(actor, id));
  }

  @Get(':number/file')
  @Requires('procedure.read')
  async file(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Param('number') number: string,
  ): Promise<StreamableFile> {
    const { name, bytes } = await this.query.file(actor, id, receiptNumber(number));
    return new StreamableFile(bytes, {
      // A bidder's file is saved, never shown: whatever it says it is.
      type: 'application/octet-stream',
      disposition: contentDisposition('attachment', name),
      length: bytes.byteLength,
    });
  }
}

function receiptNumber(text: string): number {
  if (!/^[1-9]\d{0,5}$/.test(text)) throw notFound('Diesen Eingang');
  return Number(text);
}

function arrived(body: SealBidRequest): ArrivedBid {
  const { bidderId, bidder, positions, total, file } = body;
  if ((bidderId === undefined) === (bidder === undefined)) {
    throw invalid('validation', 'Eine Angabe ist nicht richtig.', [
      { pointer: '/bidderId', message: 'Bitte wählen Sie ein Unternehmen des Verfahrens oder geben Sie ein neues an.' },
    ]);
  }
  const priced = positions !== undefined || total !== undefined;
  return {
    channel: body.channel,
    replaces: body.replaces ?? null,
    bidder: bidder ? { ...bidder } : { id: bidderId ?? '' },
    lotId: body.lotId ?? null,
    remarks: body.remarks || null,
    discountPercent: body.discountPercent ?? null,
    variants: body.variants ?? 0,
    bid: priced
      ? {
          positions: (positions ?? []).map(({ articleNumber, tiers }) => ({
            articleNumber,
            tiers: tiers.map(({ fromQuantity, unitPrice }) => ({ fromQuantity, unitPrice })),
          })),
          ...(total === undefined ? {} : { total }),
        }
      : null,
    file: file
      ? {
          name: file.name,
          contentType: file.contentType ?? 'application/octet-stream',
          priceSheet: file.priceSheet ?? false,
        }
      : null,
    bytes: file ? bytesOf(file) : new Uint8Array(),
  };
}

function bytesOf({ content }: SealedFileRequest): Uint8Array {
  const bytes = Buffer.from(content, 'base64');
  if (bytes.toString('base64') === content) return bytes;
  throw invalid('validation', 'Eine Angabe ist nicht richtig.', [
    { pointer: '/file/content', message: 'Der Inhalt der Datei muss in Base64 stehen.' },
  ]);
}
