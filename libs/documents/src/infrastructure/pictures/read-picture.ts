import { invalid } from '@app/kernel';
import type { Picture } from '../../contract/templates';
import { isJpeg, readJpeg } from './jpeg';
import { reduced } from './pixels';
import { decodePng, encodePng, isPng, PictureFault } from './png';

export type ReadPicture = Pick<Picture, 'mediaType' | 'width' | 'height'> & { readonly bytes: Buffer };

const KILOBYTE = 1024;
export const LARGEST_PICTURE = 1024 * KILOBYTE;
const LARGEST_KEPT = 500 * KILOBYTE;
const MOST_PIXELS = 2_500_000;
/** On 42 mm at most: more than 600 points per inch nobody sees. */
const LONGEST_SIDE = 1000;
const SMALLEST_SIDE = 40;

/**
 * What an uploaded file becomes before it is kept: a PNG of eight bits without alpha, or a JPEG without its remarks.
 * By its bytes, never by its name. Every pixel of a PNG is read here, so that a file that cannot be drawn never reaches
 * a document. Throws `invalid` at `/file` with what is wrong and what to do.
 */
export function readPicture(bytes: Uint8Array): ReadPicture {
  if (bytes.byteLength === 0) return refuse('Die Datei ist leer.');
  if (bytes.byteLength > LARGEST_PICTURE) return refuse('Die Datei ist größer als 1 MB.');
  const picture = read(bytes);
  if (Math.min(picture.width, picture.height) < SMALLEST_SIDE)
    return refuse(`Das Bild ist mit ${picture.width} × ${picture.height} Bildpunkten zu klein für den Druck.`);
  if (picture.bytes.byteLength > LARGEST_KEPT)
    return refuse('Das Bild belegt mehr als 500 KB. Bitte verkleinern Sie es, etwa auf 1.000 Bildpunkte Breite.');
  return picture;
}

function read(bytes: Uint8Array): ReadPicture {
  try {
    if (isPng(bytes)) {
      const pixels = reduced(decodePng(bytes, MOST_PIXELS), LONGEST_SIDE);
      return { mediaType: 'image/png', width: pixels.width, height: pixels.height, bytes: encodePng(pixels) };
    }
    if (isJpeg(bytes)) return { mediaType: 'image/jpeg', ...readJpeg(bytes, MOST_PIXELS) };
  } catch (error) {
    if (error instanceof PictureFault) return refuse(`Das Bild kann nicht gelesen werden: ${error.message}.`);
    throw error;
  }
  return refuse('Das ist weder eine PNG- noch eine JPEG-Datei. Andere Formate (auch SVG) bitte vorher umwandeln.');
}

function refuse(message: string): never {
  throw invalid('picture', 'Das Bild kann nicht verwendet werden.', [{ pointer: '/file', message }]);
}
