import { PNG } from 'pngjs';
import type { Pixels } from './pixels';

const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
/** Where the header's fields stand: it is always the first chunk (W3C PNG, third edition, 5.6). */
const [WIDTH_AT, HEIGHT_AT, INTERLACE_AT] = [16, 20, 28];

/** Why a picture cannot be used, as the end of a German sentence. */
export class PictureFault extends Error {}

export const isPng = (bytes: Uint8Array): boolean => SIGNATURE.equals(bytes.subarray(0, SIGNATURE.length));

/**
 * The pixels of a PNG file, what is transparent on white. The header is looked at before anything is unpacked: no file
 * makes it use more than `mostPixels` needs. Throws `PictureFault`.
 */
export function decodePng(bytes: Uint8Array, mostPixels: number): Pixels {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (file.length <= INTERLACE_AT) throw new PictureFault('die Datei ist unvollständig');
  const [width, height] = [file.readUInt32BE(WIDTH_AT), file.readUInt32BE(HEIGHT_AT)];
  if (width * height > mostPixels) throw new PictureFault(`es hat mit ${width} × ${height} zu viele Bildpunkte`);
  // Its data would be unpacked without a limit.
  if (file[INTERLACE_AT] !== 0)
    throw new PictureFault('es ist „interlaced“ gespeichert; bitte ohne diese Option speichern');
  const { data } = read(file);
  const rgb = new Uint8Array(width * height * 3);
  for (let pixel = 0; pixel < width * height; pixel += 1) {
    const alpha = data[pixel * 4 + 3] ?? 255;
    for (let sign = 0; sign < 3; sign += 1) rgb[pixel * 3 + sign] = onWhite(data[pixel * 4 + sign] ?? 0, alpha);
  }
  return { width, height, rgb };
}

function read(file: Buffer): PNG {
  try {
    return PNG.sync.read(file);
  } catch {
    throw new PictureFault('die Datei ist beschädigt oder unvollständig');
  }
}

const onWhite = (value: number, alpha: number): number => Math.round((value * alpha + 255 * (255 - alpha)) / 255);

/** The pixels as a PNG of eight bits without alpha: what a PDF can hold as it is. The same pixels give the same bytes. */
export function encodePng({ width, height, rgb }: Pixels): Buffer {
  const png = new PNG({ width, height });
  png.data = Buffer.from(rgb);
  return PNG.sync.write(png, { colorType: 2, inputColorType: 2, inputHasAlpha: false, deflateLevel: 9 });
}
