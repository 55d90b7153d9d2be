import { DomainError } from '@app/kernel';

/** The largest file in bytes (20 MB), and the most files of one request. */
export const MOST_BYTES = 20_000_000;
export const MOST_FILES = 30;

export interface FileType {
  readonly mediaType: string;
  readonly name: string;
}

const bytes = (text: string): readonly number[] => [...text].map((character) => character.charCodeAt(0));
const OFFICE = 'application/vnd.openxmlformats-officedocument';

/** What the first bytes say, whatever the name of the file claims. */
const SIGNATURES: readonly (FileType & { readonly starts: readonly number[] })[] = [
  { starts: bytes('%PDF-'), mediaType: 'application/pdf', name: 'PDF' },
  { starts: [0x89, ...bytes('PNG')], mediaType: 'image/png', name: 'Bild' },
  { starts: [0xff, 0xd8, 0xff], mediaType: 'image/jpeg', name: 'Bild' },
  { starts: bytes('GIF8'), mediaType: 'image/gif', name: 'Bild' },
  { starts: [0x49, 0x49, 0x2a, 0x00], mediaType: 'image/tiff', name: 'Bild' },
  { starts: [0xd0, 0xcf, 0x11, 0xe0], mediaType: 'application/x-ole-storage', name: 'Office-Dokument' },
  { starts: bytes('AC10'), mediaType: 'image/vnd.dwg', name: 'Zeichnung' },
  { starts: bytes('{\\rtf'), mediaType: 'application/rtf', name: 'Text' },
];

/** What a ZIP container is, by the names of its entries; the names stand uncompressed in the file. */
const CONTAINERS: readonly (FileType & { readonly holds: string })[] = [
  { holds: 'word/', mediaType: `${OFFICE}.wordprocessingml.document`, name: 'Word' },
  { holds: 'xl/', mediaType: `${OFFICE}.spreadsheetml.sheet`, name: 'Excel' },
  { holds: 'ppt/', mediaType: `${OFFICE}.presentationml.presentation`, name: 'PowerPoint' },
  { holds: 'opendocument.text', mediaType: 'application/vnd.oasis.opendocument.text', name: 'Textdokument' },
  { holds: 'opendocument.spreadsheet', mediaType: 'application/vnd.oasis.opendocument.spreadsheet', name: 'Tabelle' },
];
const ZIP: FileType = { mediaType: 'application/zip', name: 'ZIP' };
const TEXT: FileType = { mediaType: 'text/plain', name: 'Text' };

const begins = (content: Uint8Array, starts: readonly number[]): boolean =>
  starts.every((byte, index) => content[index] === byte);

const TEXT_CONTROLS = [9, 10, 12, 13];
/** Text without control characters but tab and line ends: also GAEB and CSV files, which are only ever saved, never shown. */
const isText = (content: Uint8Array): boolean => content.every((byte) => byte >= 32 || TEXT_CONTROLS.includes(byte));

/** Found out from the content. Throws `invalid` naming what is accepted. */
export function fileTypeOf(fileName: string, content: Uint8Array): FileType {
  const signed = SIGNATURES.find(({ starts }) => begins(content, starts));
  if (signed) return { mediaType: signed.mediaType, name: signed.name };
  if (begins(content, [0x50, 0x4b, 0x03, 0x04])) {
    const names = new TextDecoder('latin1').decode(content);
    const container = CONTAINERS.find(({ holds }) => names.includes(holds));
    return container ? { mediaType: container.mediaType, name: container.name } : ZIP;
  }
  if (isText(content)) return TEXT;
  throw new DomainError(
    'invalid',
    'attachment-type',
    `„${fileName}“ hat ein Format, das nicht angenommen wird. Möglich sind PDF, Bilder, Word, Excel, PowerPoint, OpenDocument, DWG, ZIP und Text.`,
  );
}

/** Throws `invalid` for an empty or too large file. */
export function checkFile(name: string, content: Uint8Array): void {
  const refuse = (code: string, message: string): never => {
    throw new DomainError('invalid', code, message, [{ pointer: '/file', message }]);
  };
  if (content.byteLength === 0) refuse('attachment-empty', `„${name}“ ist leer.`);
  if (content.byteLength > MOST_BYTES) {
    const size = (content.byteLength / 1_000_000).toFixed(1).replace('.', ',');
    refuse(
      'attachment-size',
      `„${name}“ hat ${size} MB; erlaubt sind höchstens 20 MB. Bitte verkleinern oder teilen Sie die Datei.`,
    );
  }
}
