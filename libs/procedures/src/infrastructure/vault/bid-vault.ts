import { createHash } from 'node:crypto';
import { buffer } from 'node:stream/consumers';
import { conflict, DomainError } from '@app/kernel';
import { FileStore, UnitOfWork } from '@app/platform';
import { Injectable } from '@nestjs/common';
import { QueryFailedError } from 'typeorm';
import { TWO_PEOPLE } from '../../domain/conditions';
import type { Receipt } from '../../domain/vault/receipt';
import { decodeContent, encodeContent, type SealedContent } from '../../domain/vault/sealed-content';
import { SealedBidRepository, type VaultOf } from '../sealed-bid.repository';
import { EnvelopeError, newKeyPair, open, seal, type VaultKeyPair } from './envelope';
import { ServerKeys } from './server-keys';

const INSUFFICIENT_PRIVILEGE = '42501';

/** Locks bids away with the public half of a procedure's key and takes them out with the private half, once released. */
@Injectable()
export class BidVault {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly bids: SealedBidRepository,
    private readonly keys: ServerKeys,
    private readonly files: FileStore,
  ) {}

  /**
   * The envelope is stored as a file; its SHA-256 comes back. The first bid of a procedure makes the key: from then on
   * the private half exists nowhere but wrapped in the table that only the database itself reads.
   */
  async lock(of: VaultOf, bidId: string, content: SealedContent): Promise<string> {
    const publicKey = await this.publicKey(of);
    const envelope = seal(publicKey, encodeContent(content), this.place(of, bidId));
    return (await this.files.put(envelope)).sha256;
  }

  private async publicKey(of: VaultOf): Promise<string> {
    const kept = await this.bids.vault(of);
    if (!kept) {
      const { publicKey, privateKey } = newKeyPair();
      const wrapped = this.keys.wrap(privateKey, this.place(of, publicKey));
      await this.bids.keepKey(of, publicKey, this.proofOf(of, publicKey), wrapped);
      return publicKey;
    }
    // A key that somebody wrote into the database would let them read what comes in.
    if (!this.isOwn(of, kept)) throw foreignKey();
    return kept.publicKey;
  }

  /** The key pair, where clock and people allow it. Throws `conflict` while the bids stay sealed. */
  async release(of: VaultOf): Promise<VaultKeyPair> {
    const kept = await this.bids.vault(of);
    if (!kept || !this.isOwn(of, kept)) throw foreignKey();
    await this.requirePeople(of);
    const wrapped = await this.bids.releasedKey(of).catch((error: unknown) => {
      throw isRefusal(error) ? staysSealed() : error;
    });
    try {
      return {
        publicKey: kept.publicKey,
        privateKey: this.keys.unwrap(wrapped, this.place(of, kept.publicKey)),
      };
    } catch (error) {
      throw error instanceof EnvelopeError ? foreignKey() : error;
    }
  }

  /** The content of one envelope, or undefined where it is missing or was changed. */
  async take(pair: VaultKeyPair, of: VaultOf, { id, sha256 }: Receipt): Promise<SealedContent | undefined> {
    try {
      const envelope = await buffer(await this.files.read(sha256));
      return decodeContent(open(pair, envelope, this.place(of, id)));
    } catch (error) {
      const lost = error instanceof EnvelopeError || (error instanceof DomainError && error.kind === 'not-found');
      if (lost) return undefined;
      throw error;
    }
  }

  /** One person in one session. Throws `conflict` where person, session or token have attested already. */
  async attest(of: VaultOf): Promise<void> {
    const { personId, ticket: shown } = this.uow.actor;
    if (personId === null || shown === undefined) throw noSession();
    const ticket = this.keys.pseudonym('ticket', shown);
    const before = await this.bids.attestations(of);
    if (before.some((one) => one.ticket === ticket || one.personId === personId)) {
      throw conflict(
        'opening-same-session',
        'Mit dieser Anmeldung wurde die Öffnung schon bestätigt. Die zweite Person bestätigt in ihrer eigenen Sitzung.',
      );
    }
    await this.bids.attest(of, ticket, this.proofOf(of, personId, ticket)).catch((error: unknown) => {
      throw isRefusal(error) ? staysSealed() : error;
    });
  }

  /** How many people have attested with a proof of this server. */
  async people(of: VaultOf): Promise<number> {
    const rows = await this.bids.attestations(of);
    return rows.filter(({ personId, ticket, proof }) => this.keys.isProof(proof, ...this.parts(of, personId, ticket)))
      .length;
  }

  async chooseSoleOpening(of: VaultOf, reason: string): Promise<void> {
    const { personId } = this.uow.actor;
    if (personId === null) throw noSession();
    await this.bids.chooseSoleOpening(of, reason, this.proofOf(of, personId, 'sole', reason));
  }

  /** How many people must open: one where that was chosen through this server and every bid came electronically. */
  async peopleNeeded(of: VaultOf): Promise<number> {
    const alone = (await this.isSoleOpening(of)) && (await this.allElectronic(of));
    return alone ? 1 : TWO_PEOPLE;
  }

  /** Of those that came in time. */
  private async allElectronic(of: VaultOf): Promise<boolean> {
    const receipts = await this.bids.receipts(of.id);
    return receipts.every(({ channel, round, late }) => round !== of.round || late || channel === 'portal');
  }

  private async isSoleOpening(of: VaultOf): Promise<boolean> {
    const sole = await this.bids.soleOpening(of);
    if (!sole) return false;
    return this.keys.isProof(sole.proof, ...this.parts(of, sole.personId, 'sole', sole.reason));
  }

  /** Rows that only the database was told would let one person pass for two. */
  private async requirePeople(of: VaultOf): Promise<void> {
    if ((await this.people(of)) < (await this.peopleNeeded(of))) throw staysSealed();
  }

  pseudonym(of: VaultOf, ...parts: readonly string[]): string {
    return this.keys.pseudonym(...this.parts(of, ...parts));
  }

  private isOwn(of: VaultOf, { publicKey, proof }: { publicKey: string; proof: string }): boolean {
    return this.keys.isProof(proof, ...this.parts(of, publicKey));
  }

  private readonly parts = ({ id, round }: VaultOf, ...parts: readonly string[]): readonly string[] => [
    this.uow.actor.centreId,
    id,
    String(round),
    ...parts,
  ];
  private readonly proofOf = (of: VaultOf, ...parts: readonly string[]): string =>
    this.keys.proof(...this.parts(of, ...parts));
  private readonly place = (of: VaultOf, ...parts: readonly string[]): string =>
    JSON.stringify(this.parts(of, ...parts));
}

export const sha256Of = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

const isRefusal = (error: unknown): boolean =>
  error instanceof QueryFailedError && (error.driverError as { code?: string }).code === INSUFFICIENT_PRIVILEGE;

const staysSealed = (): DomainError =>
  conflict(
    'bids-sealed',
    'Die Angebote bleiben verschlossen, bis die Angebotsfrist abgelaufen ist und zwei Personen in eigenen Sitzungen die Öffnung bestätigt haben.',
  );
const noSession = (): DomainError =>
  new DomainError('forbidden', 'no-session', 'Die Öffnung bestätigt eine Person in ihrer eigenen Sitzung.');
const foreignKey = (): DomainError =>
  conflict(
    'vault-key',
    'Der Schlüssel der verschlossenen Angebote gehört nicht zu diesem Server. Bitte das Geheimnis des Tresors (VAULT_SECRET oder die Datei vault-secret) aus der Sicherung wiederherstellen; bis dahin wird nichts angenommen und nichts geöffnet.',
  );
