import fc from 'fast-check';
import { EnvelopeError, newKeyPair, open, PADDED_TO, seal, unwrap, wrap } from './envelope';

const place = fc.string({ minLength: 1, maxLength: 60 });
const content = fc.uint8Array({ maxLength: 300 });

describe('the envelope of a bid', () => {
  const pair = newKeyPair();

  it('gives back exactly what was put in, never the same bytes twice', () => {
    fc.assert(
      fc.property(content, place, (bytes, where) => {
        const [a, b] = [seal(pair.publicKey, bytes, where), seal(pair.publicKey, bytes, where)];
        expect(a.equals(b)).toBe(false);
        expect(open(pair, a, where)).toEqual(Buffer.from(bytes));
      }),
      { numRuns: 40 },
    );
  });

  it('holds nothing readable and does not tell the size of the content', () => {
    const marker = Buffer.from('GEHEIM-4711-Angebotssumme');
    const small = seal(pair.publicKey, marker, 'p/1');
    const large = seal(pair.publicKey, Buffer.concat([marker, Buffer.alloc(50_000, 'x')]), 'p/1');
    expect(small.length).toBe(large.length);
    expect(small.length % PADDED_TO).toBeLessThan(100);
    expect(small.includes(marker)).toBe(false);
  });

  it('refuses every single changed byte of the head and any of the rest, in any bit', () => {
    const sealed = seal(pair.publicKey, Buffer.from('Preis 12,50'), 'p/1');
    const flipped = (index: number, bit: number): Buffer => {
      const copy = Buffer.from(sealed);
      copy[index] = (copy[index] ?? 0) ^ (1 << bit);
      return copy;
    };
    for (let index = 0; index < 64; index++) {
      for (let bit = 0; bit < 8; bit++) expect(() => open(pair, flipped(index, bit), 'p/1')).toThrow(EnvelopeError);
    }
    fc.assert(
      fc.property(fc.nat(sealed.length - 1), fc.nat(7), (index, bit) => {
        expect(() => open(pair, flipped(index, bit), 'p/1')).toThrow(EnvelopeError);
      }),
    );
    fc.assert(
      fc.property(fc.nat(sealed.length - 1), (length) => {
        expect(() => open(pair, sealed.subarray(0, length), 'p/1')).toThrow(EnvelopeError);
      }),
    );
  });

  it('opens with its own key and at its own place only', () => {
    const other = newKeyPair();
    fc.assert(
      fc.property(content, place, place, (bytes, where, elsewhere) => {
        fc.pre(where !== elsewhere);
        const sealed = seal(pair.publicKey, bytes, where);
        expect(() => open(other, sealed, where)).toThrow(EnvelopeError);
        expect(() => open(pair, sealed, elsewhere)).toThrow(EnvelopeError);
        expect(() => open({ ...other, publicKey: pair.publicKey }, sealed, where)).toThrow(EnvelopeError);
      }),
      { numRuns: 30 },
    );
  });

  it('refuses the points of X25519 that agree on nothing', () => {
    const zero = Buffer.alloc(32).toString('base64url');
    expect(() => seal(zero, Buffer.from('x'), 'p/1')).toThrow(EnvelopeError);
  });

  it('wraps the private half under the key of the server, for one procedure', () => {
    const [key, another] = [Buffer.alloc(32, 1), Buffer.alloc(32, 2)];
    const wrapped = wrap(key, pair.privateKey, 'p');
    expect(wrapped).not.toContain(pair.privateKey);
    expect(unwrap(key, wrapped, 'p')).toBe(pair.privateKey);
    expect(() => unwrap(another, wrapped, 'p')).toThrow(EnvelopeError);
    expect(() => unwrap(key, wrapped, 'q')).toThrow(EnvelopeError);
  });
});
