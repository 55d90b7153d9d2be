import { encodePng } from '../../../libs/documents/src/infrastructure/pictures/png';
import type { Product } from '../product';

/** A red square with a lighter band: small, and not all of one colour. */
export function smallPng(side = 60, shade = 40): Buffer {
  const rgb = new Uint8Array(side * side * 3);
  for (let at = 0; at < rgb.length; at += 3) rgb.set([180, at % 5 === 0 ? 200 : shade, 60], at);
  return encodePng({ width: side, height: side, rgb });
}

export async function letterheadRows(product: Product): Promise<void> {
  const head = await product.as('leitung@demo.example');
  for (const owner of ['centre', 'raunheim', 'nauheim']) {
    const { status } = await head.send(
      'PUT',
      `/api/letterheads/${owner}/picture?alt=${encodeURIComponent(`Zeichen von ${owner}`)}`,
      smallPng(),
      { 'content-type': 'application/octet-stream', 'if-match': '"0"' },
    );
    if (status !== 200) throw new Error(`letterhead of ${owner}: ${status}`);
  } // The words of a member lie beside its coat of arms on every letter.
  const { status } = await head.send(
    'PUT',
    '/api/letter-texts/award?member=raunheim',
    { opening: 'Guten Tag {Unternehmen}', closing: 'Freundliche Grüße\n\n{Bearbeitung}' },
    { 'if-match': '"0"' },
  );
  if (status !== 200) throw new Error(`words of raunheim: ${status}`);
  const trebur = await head.send(
    'PUT',
    '/api/letter-texts/award?member=trebur',
    { opening: 'Sehr geehrte Damen und Herren', closing: 'Freundliche Grüße' },
    { 'if-match': '"0"' },
  );
  if (trebur.status !== 200) throw new Error(`words of trebur: ${trebur.status}`);
}
