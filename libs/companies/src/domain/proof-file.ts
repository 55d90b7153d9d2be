import { invalid } from '@app/kernel';

const MEGABYTE = 1024 * 1024;
const LARGEST = 10 * MEGABYTE;

const SIGNATURES: readonly {
  readonly mediaType: string;
  readonly extension: string;
  readonly bytes: readonly number[];
}[] = [
  { mediaType: 'application/pdf', extension: 'pdf', bytes: [0x25, 0x50, 0x44, 0x46, 0x2d] },
  { mediaType: 'image/png', extension: 'png', bytes: [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a] },
  { mediaType: 'image/jpeg', extension: 'jpg', bytes: [0xff, 0xd8, 0xff] },
];

/**
 * What kind of proof the bytes are, by their signature and not by their name. Throws `invalid` for an empty file, one of
 * more than 10 MB and anything but PDF, PNG and JPEG.
 */
export function proofType(bytes: Uint8Array): { readonly mediaType: string; readonly extension: string } {
  const refuse = (message: string): never => {
    throw invalid('proof', 'Die Datei kann nicht angehängt werden.', [{ pointer: '/file', message }]);
  };
  if (bytes.byteLength === 0) refuse('Die Datei ist leer.');
  if (bytes.byteLength > LARGEST) refuse('Die Datei ist größer als 10 MB.');
  const found = SIGNATURES.find((signature) => signature.bytes.every((byte, at) => bytes[at] === byte));
  return found ?? refuse('Angehängt werden PDF-, PNG- und JPEG-Dateien.');
}

/** A clean name (`uploadedFileName`) with the ending of its kind. */
export const proofName = (name: string, extension: string): string =>
  `${
    name
      .replace(/\.[a-z0-9]{1,5}$/i, '')
      .trim()
      .slice(0, 120) || 'Nachweis'
  }.${extension}`;
