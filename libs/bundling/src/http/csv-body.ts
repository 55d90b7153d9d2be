import { invalid } from '@app/kernel';

/** The bytes of an uploaded file. Throws `invalid` when the request carries none. */
export function csvBytes(body: unknown): Uint8Array {
  if (body instanceof Uint8Array && body.length > 0) return body;
  throw invalid(
    'csv-missing',
    'Die Datei fehlt oder ist leer. Erwartet wird eine CSV-Datei als Inhalt der Anfrage (text/csv).',
  );
}
