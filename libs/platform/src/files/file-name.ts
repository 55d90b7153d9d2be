import { invalid } from '@app/kernel';

const LONGEST_NAME = 200;
/** Names Windows keeps for devices, with any ending. */
const DEVICE = /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i;

/**
 * The name an uploaded file is kept, shown and archived under: its last part without folders, without control and
 * direction characters and what file systems refuse. Every upload of the product goes through here.
 * Throws `invalid` at `pointer` where nothing is left, or more than 200 characters.
 */
export function uploadedFileName(name: string, pointer = '/file'): string {
  const cleaned = (name.normalize('NFC').split(/[\\/]/).at(-1) ?? '')
    .replace(/[\p{C}\p{Zl}\p{Zp}<>:"|?*]/gu, '')
    .replace(/\s+/g, ' ')
    // A name of dots is a folder; a leading one hides the file, a trailing one is lost on Windows.
    .replace(/^[\s.]+|[\s.]+$/g, '');
  const refuse = (message: string): never => {
    throw invalid('file-name', 'Der Name der Datei wird so nicht angenommen.', [{ pointer, message }]);
  };
  if (cleaned === '') return refuse('Die Datei hat keinen verwendbaren Namen. Bitte benennen Sie sie um.');
  if (cleaned.length > LONGEST_NAME)
    return refuse(`Der Name der Datei ist länger als ${LONGEST_NAME} Zeichen. Bitte kürzen Sie ihn.`);
  return DEVICE.test(cleaned) ? `_${cleaned}` : cleaned;
}
