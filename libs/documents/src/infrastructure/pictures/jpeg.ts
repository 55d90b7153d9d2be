import { PictureFault } from './png';

export interface JpegFile {
  readonly width: number;
  readonly height: number;
  /** The file without what cameras and programs write into it: place, time, thumbnails, turning. */
  readonly bytes: Buffer;
}

const START_OF_SCAN = 0xda;
/** Frames a PDF reader can show: baseline, extended and progressive, Huffman coded. */
const FRAMES = [0xc0, 0xc1, 0xc2];
const ALL_FRAMES = [0xc0, 0xc1, 0xc2, 0xc3, 0xc5, 0xc6, 0xc7, 0xc9, 0xca, 0xcb, 0xcd, 0xce, 0xcf];
/** JFIF and Adobe segments say how colours are stored; every other APPn and every comment is left out. */
const isTalk = (marker: number): boolean => (marker >= 0xe1 && marker <= 0xef && marker !== 0xee) || marker === 0xfe;

export const isJpeg = (bytes: Uint8Array): boolean => bytes[0] === 0xff && bytes[1] === 0xd8 && bytes[2] === 0xff;

/** Walks the segments of a JPEG file (ITU T.81, annex B) up to the picture itself. Throws `PictureFault`. */
export function readJpeg(bytes: Uint8Array, mostPixels: number): JpegFile {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = file.lastIndexOf(Buffer.from([0xff, 0xd9]));
  if (end < 0) throw new PictureFault('die Datei ist unvollständig');
  const kept: Buffer[] = [file.subarray(0, 2)];
  let size: { width: number; height: number } | undefined;
  for (let at = 2; at + 4 <= end;) {
    if (file[at] !== 0xff) throw new PictureFault('die Datei ist beschädigt');
    const marker = file[at + 1] ?? 0;
    if (marker === 0xff) {
      at += 1;
      continue;
    }
    const next = at + 2 + file.readUInt16BE(at + 2);
    if (next > end) throw new PictureFault('die Datei ist unvollständig');
    if (ALL_FRAMES.includes(marker)) size = frameSize(marker, file.subarray(at + 4, next), mostPixels);
    if (marker === START_OF_SCAN) {
      if (size === undefined) throw new PictureFault('die Datei ist beschädigt');
      return { ...size, bytes: Buffer.concat([...kept, file.subarray(at, end + 2)]) };
    }
    if (!isTalk(marker)) kept.push(file.subarray(at, next));
    at = next;
  }
  throw new PictureFault('die Datei ist unvollständig');
}

function frameSize(marker: number, frame: Buffer, mostPixels: number): { width: number; height: number } {
  if (!FRAMES.includes(marker) || frame.length < 6 || frame[0] !== 8)
    throw new PictureFault('diese Art von JPEG zeigt nicht jedes Programm an; bitte als gewöhnliches JPEG speichern');
  const [height, width, channels] = [frame.readUInt16BE(1), frame.readUInt16BE(3), frame[5]];
  if (width === 0 || height === 0) throw new PictureFault('der Dateikopf ist beschädigt');
  if (width * height > mostPixels) throw new PictureFault(`es hat mit ${width} × ${height} zu viele Bildpunkte`);
  if (channels !== 1 && channels !== 3)
    throw new PictureFault('seine Farben sind für den Druck getrennt (CMYK); bitte in RGB speichern');
  return { width, height };
}
