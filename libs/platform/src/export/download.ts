import { StreamableFile } from '@nestjs/common';
import { contentDisposition } from '../http/content-disposition';

const TYPES = {
  csv: 'text/csv; charset=utf-8',
  eml: 'message/rfc822',
  ics: 'text/calendar; charset=utf-8; method=PUBLISH',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
} as const;
export type DownloadFormat = keyof typeof TYPES;

/** A file to be saved under its German name (RFC 6266, RFC 5987). */
export function download(bytes: Uint8Array, name: string, format: DownloadFormat): StreamableFile {
  return new StreamableFile(bytes, {
    type: TYPES[format],
    disposition: contentDisposition('attachment', `${name}.${format}`),
    length: bytes.byteLength,
  });
}
