import { UnitOfWork } from '@app/platform';
import { Injectable } from '@nestjs/common';
import type { Procedure } from '../domain/procedure';
import type { OpenedBid, Receipt } from '../domain/vault/receipt';
import type { Channel } from '../domain/vault/sealed-content';

/** A round of bids of a procedure has a vault of its own. */
export type VaultOf = Pick<Procedure, 'id' | 'round'>;

export interface NewSealedBid {
  readonly id: string;
  readonly channel: Channel;
  readonly sha256: string;
  readonly pseudonym: string;
  readonly fingerprint: string;
}
export interface VaultAttestation {
  readonly personId: string;
  readonly ticket: string;
  readonly proof: string;
}
export interface SoleOpening {
  readonly personId: string;
  readonly personName: string;
  readonly reason: string;
  readonly proof: string;
  readonly at: Date;
}
interface ReceiptRow extends Omit<Receipt, 'opened'>, Partial<Omit<OpenedBid, 'openedAt' | 'sha256'>> {
  readonly openedAt: Date | null;
  readonly plainSha256: string;
}

/** The vault of a procedure. What the application's role must not write itself goes through functions of the database. */
@Injectable()
export class SealedBidRepository {
  constructor(private readonly uow: UnitOfWork) {}

  vault({ id, round }: VaultOf): Promise<{ readonly publicKey: string; readonly proof: string } | undefined> {
    return this.uow.first(
      'select public_key as "publicKey", proof from procedures.bid_vault where procedure_id = $1 and round = $2',
      [id, round],
    );
  }

  async keepKey({ id, round }: VaultOf, publicKey: string, proof: string, wrapped: string): Promise<void> {
    await this.uow.query('select procedures.keep_bid_key($1, $2, $3, $4, $5)', [id, round, publicKey, proof, wrapped]);
  }

  async insert({ id, round }: VaultOf, bid: NewSealedBid): Promise<void> {
    await this.uow.query('select procedures.seal_bid($1, $2, $3, $4, $5, $6, $7)', [
      bid.id,
      id,
      round,
      bid.channel,
      bid.sha256,
      bid.pseudonym,
      bid.fingerprint,
    ]);
  }

  async withdraw(id: string, replacedBy: string | null): Promise<void> {
    await this.uow.query('select procedures.withdraw_sealed_bid($1, $2)', [id, replacedBy]);
  }

  /** In the order of arrival. */
  async receipts(procedureId: string): Promise<readonly Receipt[]> {
    const rows = await this.uow.query<ReceiptRow>(
      `select b.id, b.round, b.number, b.received_at as "receivedAt", b.late, b.channel, b.sha256, b.pseudonym, b.fingerprint,
              w.withdrawn_at as "withdrawnAt", r.number as "replacedBy",
              o.bidder_id as "bidderId", c.name as bidder, o.lot_id as "lotId", o.bid_id as "bidId", o.total,
              o.file_name as "fileName", o.content_type as "contentType", o.size, o.sha256 as "plainSha256",
              o.remarks, o.discount_percent as "discountPercent", o.variants, o.findings, o.opened_at as "openedAt"
       from procedures.sealed_bid b
       left join procedures.sealed_bid_withdrawal w on (w.centre_id, w.sealed_bid_id) = (b.centre_id, b.id)
       left join procedures.sealed_bid r on (r.centre_id, r.id) = (w.centre_id, w.replaced_by)
       left join procedures.opened_bid o on (o.centre_id, o.sealed_bid_id) = (b.centre_id, b.id)
       left join procedures.bidder c on (c.centre_id, c.id) = (o.centre_id, o.bidder_id)
       where b.procedure_id = $1 order by b.number`,
      [procedureId],
    );
    return rows.map(receiptOf);
  }

  async insertOpened(
    { id, round }: VaultOf,
    sealedBidId: string,
    opened: Omit<OpenedBid, 'bidder' | 'openedAt'>,
  ): Promise<void> {
    await this.uow.execute(
      `insert into procedures.opened_bid (sealed_bid_id, procedure_id, round, bidder_id, lot_id, bid_id, total, file_name,
         content_type, size, sha256, remarks, discount_percent, variants, findings, opened_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)`,
      [
        sealedBidId,
        id,
        round,
        opened.bidderId,
        opened.lotId,
        opened.bidId,
        opened.total,
        opened.fileName,
        opened.contentType,
        opened.size,
        opened.sha256,
        opened.remarks,
        opened.discountPercent,
        opened.variants,
        JSON.stringify(opened.findings),
        this.uow.now(),
      ],
    );
  }

  async attest({ id, round }: VaultOf, ticket: string, proof: string): Promise<void> {
    await this.uow.query('select procedures.attest_bid_opening($1, $2, $3, $4)', [id, round, ticket, proof]);
  }

  attestations({ id, round }: VaultOf): Promise<readonly VaultAttestation[]> {
    return this.uow.query(
      'select person_id as "personId", ticket, proof from procedures.bid_opening where procedure_id = $1 and round = $2',
      [id, round],
    );
  }

  soleOpening({ id, round }: VaultOf): Promise<SoleOpening | undefined> {
    return this.uow.first(
      `select person_id as "personId", person_name as "personName", reason, proof, chosen_at as at
       from procedures.sole_opening where procedure_id = $1 and round = $2`,
      [id, round],
    );
  }

  async chooseSoleOpening({ id, round }: VaultOf, reason: string, proof: string): Promise<void> {
    await this.uow.query('select procedures.choose_sole_opening($1, $2, $3, $4, $5)', [
      id,
      round,
      this.uow.actor.name,
      reason,
      proof,
    ]);
  }

  /** The wrapped private half. The database refuses (42501) before the deadline and without enough people. */
  async releasedKey({ id, round }: VaultOf): Promise<string> {
    const row = await this.uow.first<{ key: string }>('select procedures.release_bid_key($1, $2) as key', [id, round]);
    return row?.key ?? '';
  }
}

function receiptOf({ openedAt, plainSha256, ...row }: ReceiptRow): Receipt {
  const { bidderId, bidder, lotId, bidId, total, fileName, contentType, size, remarks, findings, ...others } = row;
  const { discountPercent, variants, ...receipt } = others;
  if (openedAt === null) return { ...receipt, opened: null };
  return {
    ...receipt,
    opened: {
      bidderId: bidderId ?? '',
      bidder: bidder ?? '',
      lotId: lotId ?? null,
      bidId: bidId ?? null,
      total: total ?? null,
      fileName: fileName ?? null,
      contentType: contentType ?? null,
      size: size ?? null,
      sha256: plainSha256,
      remarks: remarks ?? null,
      discountPercent: discountPercent ?? null,
      variants: variants ?? 0,
      findings: findings ?? [],
      openedAt,
    },
  };
}
