import { StreamableFile } from '@nestjs/common';

const TYPES = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
} as const;
export type DownloadFormat = keyof typeof TYPES;

/** A file to be saved under its German name (RFC 6266, RFC 5987). */
export function download(bytes: Uint8Array, name: string, format: DownloadFormat): StreamableFile {
  const file = `${name}.${format}`;
  const ascii = file.replace(/[^\x20-\x7e]/g, '_').replace(/["\\]/g, '_');
  const encoded = encodeURIComponent(file).replace(
    /['()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return new StreamableFile(bytes, {
    type: TYPES[format],
    disposition: `attachment; filename="${ascii}"; filename*=UTF-8''${encoded}`,
    length: bytes.byteLength,
  });
}
