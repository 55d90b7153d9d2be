/** A message or a part of one: header fields by their lower-case name, and its body as it stands in the bytes. */
export interface MimeEntity {
  readonly headers: ReadonlyMap<string, string>;
  /** Lower case, without its parameters: `multipart/report`. */
  readonly type: string;
  readonly parameters: ReadonlyMap<string, string>;
  /** Bytes as Latin-1 text, line breaks `\n`, transfer encoding still on. */
  readonly body: string;
}

/** Fields of a header block, folded lines joined (RFC 5322 2.2.3). Of a field that stands there twice the first counts. */
export function headerFields(block: string): ReadonlyMap<string, string> {
  const fields = new Map<string, string>();
  for (const line of block.replace(/\n[ \t]+/g, ' ').split('\n')) {
    const colon = line.indexOf(':');
    const name = line.slice(0, colon).trim().toLowerCase();
    if (colon > 0 && !fields.has(name)) fields.set(name, line.slice(colon + 1).trim());
  }
  return fields;
}

/** `text`: Latin-1 of the bytes with `\n` as line break. What has no header is a body without one. */
export function mimeEntity(text: string): MimeEntity {
  const end = text.startsWith('\n') ? 0 : text.indexOf('\n\n');
  const headers = headerFields(end < 0 ? text : text.slice(0, end));
  const { type, parameters } = contentType(headers.get('content-type') ?? 'text/plain');
  return { headers, type, parameters, body: end < 0 ? '' : text.slice(end + (text.startsWith('\n') ? 1 : 2)) };
}

function contentType(field: string): Pick<MimeEntity, 'type' | 'parameters'> {
  const [type = '', ...rest] = field.split(';');
  const parameters = rest.map((each) => {
    const [name = '', ...value] = each.split('=');
    return [
      name.trim().toLowerCase(),
      value
        .join('=')
        .trim()
        .replace(/^"(.*)"$/, '$1'),
    ] as const;
  });
  return { type: type.trim().toLowerCase(), parameters: new Map(parameters) };
}

/** The parts between the boundaries of a multipart entity (RFC 2046 5.1.1); of any other none. */
export function partsOf({ type, parameters, body }: MimeEntity): readonly MimeEntity[] {
  const boundary = parameters.get('boundary');
  if (!type.startsWith('multipart/') || !boundary) return [];
  const parts: string[][] = [];
  for (const line of body.split('\n')) {
    if (line.trimEnd() === `--${boundary}--`) break;
    if (line.trimEnd() === `--${boundary}`) parts.push([]);
    else parts.at(-1)?.push(line);
  }
  return parts.map((lines) => mimeEntity(lines.join('\n')));
}

/** The body with its transfer encoding taken off, as Latin-1 text with `\n` as line break. */
export function decodedBody({ headers, body }: MimeEntity): string {
  const encoding = headers.get('content-transfer-encoding')?.toLowerCase();
  if (encoding === 'base64') return Buffer.from(body, 'base64').toString('latin1').replace(/\r\n?/g, '\n');
  if (encoding !== 'quoted-printable') return body;
  return body
    .replace(/=[ \t]*\n/g, '')
    .replace(/=([0-9a-f]{2})/gi, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)));
}
