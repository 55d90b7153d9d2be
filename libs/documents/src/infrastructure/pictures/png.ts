import { crc32, deflateSync, inflateSync } from 'node:zlib';
import type { Pixels } from './pixels';

const SIGNATURE = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a] as const;
/** Values per pixel by colour type: grey, red-green-blue, palette, grey with alpha, red-green-blue with alpha. */
const CHANNELS: Readonly<Record<number, number>> = { 0: 1, 2: 3, 3: 1, 4: 2, 6: 4 };
const DEPTHS: Readonly<Record<number, readonly number[]>> = {
  0: [1, 2, 4, 8, 16],
  2: [8, 16],
  3: [1, 2, 4, 8],
  4: [8, 16],
  6: [8, 16],
};

/** Why a file that says it is a PNG cannot be used, as the end of a German sentence. */
export class PictureFault extends Error {}

interface Header {
  readonly width: number;
  readonly height: number;
  readonly depth: number;
  readonly colour: number;
  readonly channels: number;
}
interface Chunks {
  readonly header: Header;
  readonly palette?: Uint8Array;
  readonly transparency?: Uint8Array;
  readonly data: Uint8Array;
}

export const isPng = (bytes: Uint8Array): boolean => SIGNATURE.every((byte, at) => bytes[at] === byte);

/**
 * The pixels of a PNG file (W3C PNG, third edition), what is transparent on white. Checks everything that is read: no
 * file makes it use more than `mostPixels` needs. Throws `PictureFault`.
 */
export function decodePng(bytes: Uint8Array, mostPixels: number): Pixels {
  const chunks = readChunks(bytes, mostPixels);
  const { width, height, depth, channels } = chunks.header;
  const stride = Math.ceil((width * channels * depth) / 8);
  let raw: Uint8Array;
  try {
    raw = inflateSync(chunks.data, { maxOutputLength: (stride + 1) * height });
  } catch {
    throw new PictureFault('die Bilddaten sind beschädigt');
  }
  if (raw.length !== (stride + 1) * height) throw new PictureFault('die Bilddaten sind unvollständig');
  return { width, height, rgb: coloured(unfiltered(raw, stride, height, chunks.header), stride, chunks) };
}

function readChunks(bytes: Uint8Array, mostPixels: number): Chunks {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let header: Header | undefined;
  let palette: Uint8Array | undefined;
  let transparency: Uint8Array | undefined;
  const data: Uint8Array[] = [];
  for (let at = SIGNATURE.length; at + 12 <= bytes.length;) {
    const length = view.getUint32(at);
    if (at + 12 + length > bytes.length) break;
    const type = String.fromCharCode(...bytes.subarray(at + 4, at + 8));
    const content = bytes.subarray(at + 8, at + 8 + length);
    if (crc32(bytes.subarray(at + 4, at + 8 + length)) !== view.getUint32(at + 8 + length))
      throw new PictureFault('die Datei ist beschädigt (Prüfsumme)');
    if (type === 'IHDR') header = readHeader(content, mostPixels);
    else if (header === undefined) break;
    else if (type === 'PLTE') palette = content;
    else if (type === 'tRNS') transparency = content;
    else if (type === 'IDAT') data.push(content);
    else if (type === 'IEND') {
      if (header.colour === 3 && palette === undefined) throw new PictureFault('die Farbtafel fehlt');
      return { header, palette, transparency, data: Buffer.concat(data) };
    }
    at += 12 + length;
  }
  throw new PictureFault('die Datei ist unvollständig');
}

function readHeader(content: Uint8Array, mostPixels: number): Header {
  if (content.length !== 13) throw new PictureFault('der Dateikopf ist beschädigt');
  const view = new DataView(content.buffer, content.byteOffset, content.byteLength);
  const [width, height] = [view.getUint32(0), view.getUint32(4)];
  const [depth = 0, colour = 0, , , interlace = 0] = content.subarray(8);
  const channels = CHANNELS[colour];
  if (width === 0 || height === 0 || channels === undefined || !DEPTHS[colour]?.includes(depth))
    throw new PictureFault('der Dateikopf ist beschädigt');
  if (width * height > mostPixels) throw new PictureFault(`es hat mit ${width} × ${height} zu viele Bildpunkte`);
  if (interlace !== 0) throw new PictureFault('es ist „interlaced“ gespeichert; bitte ohne diese Option speichern');
  return { width, height, depth, colour, channels };
}

/** Every row is stored as the difference to its neighbours (filter types 0 to 4). */
function unfiltered(raw: Uint8Array, stride: number, height: number, { channels, depth }: Header): Uint8Array {
  const step = Math.max(1, (channels * depth) / 8);
  const rows = new Uint8Array(stride * height);
  for (let y = 0; y < height; y += 1) {
    const filter = raw[y * (stride + 1)] ?? 0;
    if (filter > 4) throw new PictureFault('die Bilddaten sind beschädigt');
    for (let x = 0; x < stride; x += 1) {
      const at = y * stride + x;
      const left = x >= step ? (rows[at - step] ?? 0) : 0;
      const above = y > 0 ? (rows[at - stride] ?? 0) : 0;
      const corner = x >= step && y > 0 ? (rows[at - stride - step] ?? 0) : 0;
      rows[at] = (raw[y * (stride + 1) + 1 + x] ?? 0) + predicted(filter, left, above, corner);
    }
  }
  return rows;
}

function predicted(filter: number, left: number, above: number, corner: number): number {
  if (filter === 0) return 0;
  if (filter === 1) return left;
  if (filter === 2) return above;
  if (filter === 3) return (left + above) >> 1;
  const guess = left + above - corner;
  const [byLeft, byAbove, byCorner] = [Math.abs(guess - left), Math.abs(guess - above), Math.abs(guess - corner)];
  if (byLeft <= byAbove && byLeft <= byCorner) return left;
  return byAbove <= byCorner ? above : corner;
}

/** Red, green and blue of every pixel. No lists per pixel: a picture has millions of them. */
function coloured(rows: Uint8Array, stride: number, { header, palette, transparency }: Chunks): Uint8Array {
  const { width, height, depth, colour, channels } = header;
  const rgb = new Uint8Array(width * height * 3);
  const most = depth === 16 ? 255 : 2 ** depth - 1;
  const value = (y: number, index: number): number => {
    const bit = index * depth;
    const byte = rows[y * stride + (bit >> 3)] ?? 0;
    // Of 16 bits the upper eight are enough.
    return depth >= 8 ? byte : (byte >> (8 - depth - (bit & 7))) & most;
  };
  const isColoured = colour === 2 || colour === 6;
  const hasAlpha = colour === 4 || colour === 6;
  const clear = transparency === undefined || colour === 3 ? undefined : keyOf(transparency, depth, channels);
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const from = x * channels;
      const first = value(y, from);
      const at = (y * width + x) * 3;
      if (colour === 3) {
        const entry = first * 3;
        if (palette === undefined || entry + 2 >= palette.length)
          throw new PictureFault('eine Farbe fehlt in der Farbtafel');
        const alpha = transparency?.[first] ?? 255;
        for (let sign = 0; sign < 3; sign += 1) rgb[at + sign] = onWhite(palette[entry + sign] ?? 0, alpha);
        continue;
      }
      const second = isColoured ? value(y, from + 1) : first;
      const third = isColoured ? value(y, from + 2) : first;
      const isClear =
        clear !== undefined && clear[0] === first && (!isColoured || (clear[1] === second && clear[2] === third));
      const alpha = hasAlpha ? value(y, from + channels - 1) : isClear ? 0 : 255;
      rgb[at] = onWhite((first * 255) / most, alpha);
      rgb[at + 1] = onWhite((second * 255) / most, alpha);
      rgb[at + 2] = onWhite((third * 255) / most, alpha);
    }
  }
  return rgb;
}

const onWhite = (value: number, alpha: number): number => Math.round((value * alpha + 255 * (255 - alpha)) / 255);

/** The one colour that is transparent, where a picture without alpha names it. */
const keyOf = (transparency: Uint8Array, depth: number, channels: number): readonly number[] =>
  Array.from({ length: channels }, (_, at) => transparency[at * 2 + (depth === 16 ? 0 : 1)] ?? -1);

/** The pixels as a PNG of eight bits without alpha: what a PDF can hold as it is. The same pixels give the same bytes. */
export function encodePng({ width, height, rgb }: Pixels): Buffer {
  const stride = width * 3;
  const rows = Buffer.alloc((stride + 1) * height);
  for (let y = 0; y < height; y += 1) {
    const from = y * (stride + 1);
    // Like the row above it, logos mostly are.
    rows[from] = 2;
    for (let x = 0; x < stride; x += 1) {
      const above = y > 0 ? (rgb[(y - 1) * stride + x] ?? 0) : 0;
      rows[from + 1 + x] = ((rgb[y * stride + x] ?? 0) - above) & 0xff;
    }
  }
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 2, 0, 0, 0], 8);
  return Buffer.concat([
    Buffer.from(SIGNATURE),
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(rows, { level: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function chunk(type: string, content: Uint8Array): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), content]);
  const whole = Buffer.alloc(body.length + 8);
  whole.writeUInt32BE(content.length, 0);
  whole.set(body, 4);
  whole.writeUInt32BE(crc32(body), body.length + 4);
  return whole;
}
