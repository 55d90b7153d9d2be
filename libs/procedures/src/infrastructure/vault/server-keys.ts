import { createHmac, hkdfSync, timingSafeEqual } from 'node:crypto';
import { Config, vaultSecret } from '@app/platform';
import { Injectable } from '@nestjs/common';
import { unwrap, wrap } from './envelope';

/** What the server adds from outside of the database: wrapped keys, proofs that a row came from it, pseudonyms. */
@Injectable()
export class ServerKeys {
  private readonly keys = new Map<string, Buffer>();

  constructor(private readonly config: Config) {}

  wrap(privateKey: string, place: string): string {
    return wrap(this.key('wrap'), privateKey, place);
  }

  /** Throws EnvelopeError where another server's secret was used. */
  unwrap(wrapped: string, place: string): string {
    return unwrap(this.key('wrap'), wrapped, place);
  }

  /** What only somebody with the server's secret can write beside a row. */
  proof(...parts: readonly string[]): string {
    return this.mac('proof', parts);
  }

  isProof(proof: string, ...parts: readonly string[]): boolean {
    const [a, b] = [Buffer.from(proof), Buffer.from(this.proof(...parts))];
    return a.length === b.length && timingSafeEqual(a, b);
  }

  /** The same for the same parts and telling nothing about them: not even a guess can be tried without the secret. */
  pseudonym(...parts: readonly string[]): string {
    return this.mac('pseudonym', parts);
  }

  private mac(purpose: string, parts: readonly string[]): string {
    return createHmac('sha256', this.key(purpose)).update(JSON.stringify(parts)).digest('hex');
  }

  private key(purpose: string): Buffer {
    const known = this.keys.get(purpose);
    if (known) return known;
    const made = Buffer.from(hkdfSync('sha256', vaultSecret(this.config), 'bid-vault', purpose, 32));
    this.keys.set(purpose, made);
    return made;
  }
}
