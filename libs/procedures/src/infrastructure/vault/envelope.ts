import {
  createCipheriv,
  createDecipheriv,
  createPrivateKey,
  createPublicKey,
  diffieHellman,
  generateKeyPairSync,
  hkdfSync,
  randomBytes,
} from 'node:crypto';

/** Something was changed, belongs elsewhere or is locked with another key. Nothing of the content is known. */
export class EnvelopeError extends Error {}

/** The data key pair of one procedure, raw X25519 keys as base64url. */
export interface VaultKeyPair {
  readonly publicKey: string;
  readonly privateKey: string;
}

const MAGIC = Buffer.from('VZB1');
const KEY = 32;
const IV = 12;
const TAG = 16;
const LENGTH = 4;
const HEAD = MAGIC.length + KEY + IV + TAG;
/** Content is filled up to a multiple of this, so that the size of a price sheet tells nothing. */
export const PADDED_TO = 65_536;

export function newKeyPair(): VaultKeyPair {
  const { x = '', d = '' } = generateKeyPairSync('x25519').privateKey.export({ format: 'jwk' });
  return { publicKey: x, privateKey: d };
}

/**
 * Locks `content` with the public half alone: an X25519 key made for this envelope, HKDF-SHA256, AES-256-GCM.
 * `place` (procedure, bid) is authenticated, not contained: the envelope opens nowhere else.
 */
export function seal(publicKey: string, content: Uint8Array, place: string): Buffer {
  const ephemeral = newKeyPair();
  const sender = Buffer.from(ephemeral.publicKey, 'base64url');
  const key = agreedKey(ephemeral, publicKey, sender, publicKey);
  return Buffer.concat([MAGIC, sender, encrypt(key, padded(content), place)]);
}

/** The content of an envelope. Throws EnvelopeError for any changed byte, another key or another place. */
export function open(pair: VaultKeyPair, sealed: Uint8Array, place: string): Buffer {
  const bytes = Buffer.from(sealed);
  if (bytes.length < HEAD || !bytes.subarray(0, MAGIC.length).equals(MAGIC)) throw new EnvelopeError('not an envelope');
  const sender = bytes.subarray(MAGIC.length, MAGIC.length + KEY);
  const key = agreedKey(pair, sender.toString('base64url'), sender, pair.publicKey);
  return unpadded(decrypt(key, bytes.subarray(MAGIC.length + KEY), place));
}

/** Locks a short secret under a symmetric key of the server, for this place only. Base64url. */
export const wrap = (key: Buffer, secret: string, place: string): string =>
  encrypt(key, Buffer.from(secret), place).toString('base64url');

/** Throws EnvelopeError. */
export const unwrap = (key: Buffer, wrapped: string, place: string): string =>
  decrypt(key, Buffer.from(wrapped, 'base64url'), place).toString();

/** iv, tag, ciphertext. */
function encrypt(key: Buffer, plain: Uint8Array, place: string): Buffer {
  const iv = randomBytes(IV);
  const cipher = createCipheriv('aes-256-gcm', key, iv).setAAD(Buffer.from(place));
  const encrypted = Buffer.concat([cipher.update(plain), cipher.final()]);
  return Buffer.concat([iv, cipher.getAuthTag(), encrypted]);
}

function decrypt(key: Buffer, bytes: Buffer, place: string): Buffer {
  if (bytes.length < IV + TAG) throw new EnvelopeError('too short');
  const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, IV), { authTagLength: TAG })
    .setAAD(Buffer.from(place))
    .setAuthTag(bytes.subarray(IV, IV + TAG));
  try {
    return Buffer.concat([decipher.update(bytes.subarray(IV + TAG)), decipher.final()]);
  } catch {
    throw new EnvelopeError('changed, or locked with another key or for another place');
  }
}

/** Both public halves are bound as they are written: X25519 itself takes no notice of one bit of them. */
function agreedKey(own: VaultKeyPair, other: string, sender: Buffer, receiver: string): Buffer {
  const info = Buffer.concat([MAGIC, sender, Buffer.from(receiver, 'base64url')]);
  try {
    const secret = diffieHellman({
      privateKey: createPrivateKey({
        key: { kty: 'OKP', crv: 'X25519', x: own.publicKey, d: own.privateKey },
        format: 'jwk',
      }),
      publicKey: createPublicKey({ key: { kty: 'OKP', crv: 'X25519', x: other }, format: 'jwk' }),
    });
    return Buffer.from(hkdfSync('sha256', secret, MAGIC, info, KEY));
  } catch {
    throw new EnvelopeError('no usable key');
  }
}

function padded(content: Uint8Array): Buffer {
  const whole = Buffer.alloc(Math.ceil((LENGTH + content.byteLength) / PADDED_TO) * PADDED_TO);
  whole.writeUInt32BE(content.byteLength, 0);
  whole.set(content, LENGTH);
  return whole;
}

const unpadded = (whole: Buffer): Buffer => whole.subarray(LENGTH, LENGTH + whole.readUInt32BE(0));
