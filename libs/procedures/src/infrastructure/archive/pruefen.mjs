#!/usr/bin/env node
// Prüft ein Archiv einer Vergabeakte ohne die Anwendung, aus der es stammt. Braucht nur Node ab Version 20.
//
//   node pruefen.mjs                      prüft den Ordner, in dem dieses Programm liegt
//   node pruefen.mjs Archiv.zip           prüft die ZIP-Datei, ohne sie auszupacken
//   node pruefen.mjs Ordner               prüft das ausgepackte Archiv
//   … --pruefzahl=<64 Zeichen>            vergleicht zusätzlich mit der Prüfzahl aus dem Vergabezentrum
//
// Endet mit 0, wenn jede Datei da und unverändert ist, sonst mit 1.
import { createHash } from 'node:crypto';
import { createReadStream, realpathSync } from 'node:fs';
import { open, readdir, stat } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { TextDecoder } from 'node:util';
import { createInflateRaw } from 'node:zlib';

const MANIFEST = 'manifest.json';
const SUMS = 'SHA256SUMS';
const SCHEMA = 'urn:vergabezentrum:archive:1';
/** What file managers leave behind in every folder: named, but no fault. */
const LEFT_BY_SYSTEMS = ['.DS_Store', 'Thumbs.db', 'desktop.ini'];
/** Lists and extracts are read whole; no honest one is larger. */
const LARGEST_LIST = 256 * 1024 * 1024;

/** A target that cannot be read as an archive at all. */
class Unreadable extends Error {}

const sha256 = (bytes) => createHash('sha256').update(bytes).digest('hex');
/** Takes down what is wrong. */
const fault = (faults, kind, path, text) => void faults.push({ kind, path, text });
const isHash = (text) => typeof text === 'string' && /^[0-9a-f]{64}$/.test(text);
const byCode = (a, b) => (a < b ? -1 : a > b ? 1 : 0);
/** A name for the screen: nothing in it can move the cursor or start a new line. */
const shown = (name) =>
  `„${String(name).replace(/[\p{Cc}\p{Cf}\u2028\u2029]/gu, (sign) => `\\u{${sign.codePointAt(0).toString(16)}}`)}“`;

/** Why a file of this name must not be unpacked, or undefined. */
function nameFault(name) {
  if (name === '' || name.length > 400) return 'der Name ist leer oder zu lang';
  if (/^[/\\]|^[A-Za-z]:/.test(name)) return 'der Name beginnt außerhalb des Archivs';
  if (/[\\\p{Cc}]/u.test(name)) return 'der Name enthält unzulässige Zeichen';
  const parts = name.replace(/\/$/, '').split('/');
  if (parts.some((part) => part === '..' || part === '.' || part === '')) return 'der Name führt aus dem Archiv hinaus';
  return undefined;
}

// ── ZIP ──────────────────────────────────────────────────────────────────────────────────────────────────────────

async function bytesAt(handle, position, length, size) {
  if (!(position >= 0 && length >= 0 && position + length <= size))
    throw new Unreadable('Die ZIP-Datei ist abgeschnitten oder beschädigt.');
  const buffer = Buffer.alloc(length);
  const { bytesRead } = await handle.read(buffer, 0, length, position);
  if (bytesRead !== length) throw new Unreadable('Die ZIP-Datei ist abgeschnitten oder beschädigt.');
  return buffer;
}

const big = (buffer, at) => Number(buffer.readBigUInt64LE(at));

/** Where the list of contents lies; archives above 4 GB keep it in a second record. */
async function findDirectory(handle, size) {
  const tail = await bytesAt(handle, Math.max(0, size - 65_557), Math.min(size, 65_557), size);
  for (let at = tail.length - 22; at >= 0; at--) {
    if (tail.readUInt32LE(at) !== 0x06054b50 || at + 22 + tail.readUInt16LE(at + 20) !== tail.length) continue;
    const start = size - tail.length + at;
    const found = {
      count: tail.readUInt16LE(at + 10),
      length: tail.readUInt32LE(at + 12),
      offset: tail.readUInt32LE(at + 16),
      end: start,
    };
    const locator = start >= 20 ? await bytesAt(handle, start - 20, 20, size) : Buffer.alloc(20);
    if (locator.readUInt32LE(0) !== 0x07064b50) return found;
    const position = big(locator, 8);
    const record = await bytesAt(handle, position, 56, size);
    if (record.readUInt32LE(0) !== 0x06064b50)
      throw new Unreadable('Die ZIP-Datei ist beschädigt: Ihr Verzeichnis ist nicht lesbar.');
    return { count: big(record, 32), length: big(record, 40), offset: big(record, 48), end: position };
  }
  throw new Unreadable('Das ist keine vollständige ZIP-Datei; sie ist abgeschnitten, beschädigt oder etwas anderes.');
}

/** Sizes and offset above 4 GB stand in an extra field, each only where the plain field is full. */
function withLargeNumbers(record, extra) {
  const full = { ...record };
  for (let at = 0; at + 4 <= extra.length; at += 4 + extra.readUInt16LE(at + 2)) {
    if (extra.readUInt16LE(at) !== 1) continue;
    let next = at + 4;
    for (const field of ['size', 'packed', 'offset']) {
      if (full[field] !== 0xffffffff || next + 8 > extra.length) continue;
      full[field] = big(extra, next);
      next += 8;
    }
  }
  return full;
}

function nameOf(bytes) {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new Unreadable('Die ZIP-Datei ist beschädigt: Ein Dateiname ist nicht lesbar.');
  }
}

async function* unpacked(file, { method, dataAt, packed, size }) {
  if (packed > 0) {
    const raw = createReadStream(file, { start: dataAt, end: dataAt + packed - 1 });
    const inflate = method === 8 ? createInflateRaw() : undefined;
    if (inflate) raw.on('error', (error) => inflate.destroy(error));
    let seen = 0;
    for await (const chunk of inflate ? raw.pipe(inflate) : raw) {
      seen += chunk.length;
      if (seen > size) throw new Error('larger than the list of contents says');
      yield chunk;
    }
    if (seen !== size) throw new Error('smaller than the list of contents says');
  }
}

/** Reads the list of contents of a ZIP and compares it with what stands before each file. */
async function openZip(file) {
  const handle = await open(file, 'r');
  try {
    const { size } = await handle.stat();
    const directory = await findDirectory(handle, size);
    if (directory.offset + directory.length !== directory.end)
      throw new Unreadable('Die ZIP-Datei ist beschädigt: Vor ihrem Verzeichnis liegt Fremdes oder es fehlt etwas.');
    const list = await bytesAt(handle, directory.offset, directory.length, size);
    const entries = [];
    const faults = [];
    let at = 0;
    let end = 0;
    while (at < list.length) {
      if (at + 46 > list.length || list.readUInt32LE(at) !== 0x02014b50)
        throw new Unreadable('Die ZIP-Datei ist beschädigt: Ihr Verzeichnis ist nicht lesbar.');
      const [nameLength, extraLength, noteLength] = [28, 30, 32].map((field) => list.readUInt16LE(at + field));
      const next = at + 46 + nameLength + extraLength + noteLength;
      if (next > list.length) throw new Unreadable('Die ZIP-Datei ist beschädigt: Ihr Verzeichnis ist nicht lesbar.');
      const nameBytes = list.subarray(at + 46, at + 46 + nameLength);
      const record = withLargeNumbers(
        { size: list.readUInt32LE(at + 24), packed: list.readUInt32LE(at + 20), offset: list.readUInt32LE(at + 42) },
        list.subarray(at + 46 + nameLength, at + 46 + nameLength + extraLength),
      );
      const method = list.readUInt16LE(at + 10);
      const name = nameOf(nameBytes);
      const local = await bytesAt(handle, record.offset, 30, size);
      const localName = await bytesAt(handle, record.offset + 30, local.readUInt16LE(26), size);
      const dataAt = record.offset + 30 + localName.length + local.readUInt16LE(28);
      if (local.readUInt32LE(0) !== 0x04034b50 || dataAt + record.packed > directory.offset)
        throw new Unreadable(
          'Die ZIP-Datei ist beschädigt: Eine Datei liegt nicht dort, wo das Verzeichnis sie nennt.',
        );
      if (!localName.equals(nameBytes))
        fault(
          faults,
          'name',
          name,
          `Die Datei heißt im Verzeichnis der ZIP-Datei ${shown(name)}, am Ort ihres Inhalts aber anders.`,
        );
      if (record.offset < end)
        fault(
          faults,
          'archive',
          name,
          `Der Inhalt von ${shown(name)} überschneidet sich in der ZIP-Datei mit einem anderen.`,
        );
      if (list.readUInt16LE(at + 8) & 1 || (method !== 0 && method !== 8))
        fault(faults, 'archive', name, `Die Datei ${shown(name)} ist verschlüsselt oder auf unbekannte Weise gepackt.`);
      end = dataAt + record.packed;
      at = next;
      if (!name.endsWith('/')) entries.push({ name, read: () => unpacked(file, { ...record, method, dataAt }) });
      else if (nameFault(name))
        fault(faults, 'name', name, `Der Ordner ${shown(name)} ist unzulässig: ${nameFault(name)}.`);
    }
    return { entries, faults, notes: [] };
  } finally {
    await handle.close();
  }
}

// ── Folder ───────────────────────────────────────────────────────────────────────────────────────────────────────

async function openFolder(folder) {
  const entries = [];
  const faults = [];
  const notes = [];
  const walk = async (within) => {
    for (const item of await readdir(path.join(folder, within), { withFileTypes: true })) {
      const name = within === '' ? item.name : `${within}/${item.name}`;
      if (item.isDirectory()) await walk(name);
      else if (LEFT_BY_SYSTEMS.includes(item.name))
        notes.push(`${shown(name)} stammt vom Betriebssystem und gehört nicht zum Archiv.`);
      else if (item.isFile())
        entries.push({ name, read: () => createReadStream(path.join(folder, ...name.split('/'))) });
      else
        fault(
          faults,
          'name',
          name,
          `${shown(name)} ist keine gewöhnliche Datei, sondern zum Beispiel eine Verknüpfung.`,
        );
    }
  };
  await walk('');
  return { entries, faults, notes };
}

// ── Lists ────────────────────────────────────────────────────────────────────────────────────────────────────────

/** Hash and size of everything that is there; the lists and the audit extract also as bytes. */
async function measured(entries, wanted, faults) {
  const present = new Map();
  const folded = new Map();
  for (const { name, read } of entries) {
    const why = nameFault(name);
    if (why) fault(faults, 'name', name, `Die Datei ${shown(name)} ist unzulässig: ${why}.`);
    const key = name.normalize('NFC');
    const twin = folded.get(key.toLowerCase());
    if (twin !== undefined)
      fault(faults, 'name', name, `Die Datei ${shown(name)} ist doppelt vorhanden (auch als ${shown(twin)}).`);
    folded.set(key.toLowerCase(), name);
    const hash = createHash('sha256');
    const kept = [];
    let size = 0;
    try {
      for await (const chunk of read()) {
        hash.update(chunk);
        size += chunk.length;
        if (wanted(key) && size <= LARGEST_LIST) kept.push(chunk);
      }
      if (!present.has(key))
        present.set(key, { sha256: hash.digest('hex'), size, bytes: wanted(key) ? Buffer.concat(kept) : undefined });
    } catch {
      if (!present.has(key)) present.set(key, { sha256: '', size: -1 });
      fault(faults, 'changed', key, `Die Datei ${shown(key)} ist beschädigt und lässt sich nicht lesen.`);
    }
  }
  return present;
}

function readManifest(bytes, faults) {
  const bad = (text) => void fault(faults, 'manifest', MANIFEST, text);
  if (!bytes) return void fault(faults, 'missing', MANIFEST, `Es fehlt: ${shown(MANIFEST)}.`);
  let manifest;
  try {
    manifest = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    return bad(`Die Datei ${shown(MANIFEST)} ist beschädigt und lässt sich nicht lesen.`);
  }
  if (manifest?.schema !== SCHEMA || !Array.isArray(manifest.files))
    return bad(`Die Datei ${shown(MANIFEST)} ist kein Verzeichnis eines Archivs, das dieses Programm kennt.`);
  const files = new Map();
  for (const file of manifest.files) {
    if (
      typeof file?.path !== 'string' ||
      !isHash(file.sha256) ||
      !Number.isSafeInteger(file.size) ||
      nameFault(file.path)
    )
      bad('Ein Eintrag des Verzeichnisses manifest.json ist ungültig.');
    else if (files.has(file.path)) bad(`Das Verzeichnis manifest.json nennt ${shown(file.path)} zweimal.`);
    else files.set(file.path, file);
  }
  const lines = [...files.values()]
    .map((file) => [file.path, `${file.sha256}  ${file.path}\n`])
    .sort(([a], [b]) => byCode(a, b));
  if (sha256(lines.map(([, line]) => line).join('')) !== manifest.listSha256)
    bad('Das Verzeichnis manifest.json wurde verändert: Seine Liste passt nicht zu ihrer eigenen Prüfsumme.');
  if (manifest.fileCount !== files.size)
    bad(`Das Verzeichnis manifest.json spricht von ${Number(manifest.fileCount)} Dateien und nennt ${files.size}.`);
  return { ...manifest, files };
}

function readSums(bytes, faults) {
  if (!bytes) return void fault(faults, 'missing', SUMS, `Es fehlt: ${shown(SUMS)}.`);
  const sums = new Map();
  const text = bytes.toString('utf8');
  for (const line of text.split('\n').slice(0, -1)) {
    const [, hash, name] = /^([0-9a-f]{64}) [ *](.+)$/.exec(line) ?? [];
    if (name === undefined || sums.has(name))
      fault(faults, 'manifest', SUMS, `Die Datei ${shown(SUMS)} enthält eine ungültige Zeile.`);
    else sums.set(name, hash);
  }
  if (!text.endsWith('\n')) fault(faults, 'manifest', SUMS, `Die Datei ${shown(SUMS)} ist abgeschnitten.`);
  return sums;
}

/** Where the two lists contradict each other somebody has written one of them anew. */
function compareLists(manifest, manifestBytes, sums, faults) {
  const said = new Map([...manifest.files].map(([name, file]) => [name, file.sha256]));
  said.set(MANIFEST, sha256(manifestBytes));
  for (const name of new Set([...said.keys(), ...sums.keys()])) {
    if (said.get(name) === sums.get(name)) continue;
    const text =
      name === MANIFEST
        ? 'Das Verzeichnis manifest.json wurde verändert: Seine Prüfsumme steht anders in SHA256SUMS.'
        : `Die beiden Verzeichnisse widersprechen sich bei ${shown(name)}: manifest.json und SHA256SUMS sagen Verschiedenes.`;
    fault(faults, 'manifest', name, text);
  }
}

// ── Comparison ───────────────────────────────────────────────────────────────────────────────────────────────────

/** What is missing, changed, additional, renamed or swapped against the list. */
function compareFiles(expected, present, faults) {
  const placeOf = new Map([...expected].map(([name, hash]) => [hash, name]));
  const additional = new Map([...present].filter(([name]) => !expected.has(name) && name !== SUMS));
  for (const [name, hash] of expected) {
    const file = present.get(name);
    if (file?.sha256 === hash || (name === MANIFEST && file === undefined)) continue;
    if (file === undefined) {
      const moved = [...additional].find(([, other]) => other.sha256 === hash);
      if (moved) {
        additional.delete(moved[0]);
        fault(faults, 'renamed', name, `Umbenannt: ${shown(name)} heißt jetzt ${shown(moved[0])}.`);
      } else fault(faults, 'missing', name, `Es fehlt: ${shown(name)}.`);
      continue;
    }
    if (file.sha256 === '') continue;
    const owner = placeOf.get(file.sha256);
    if (owner !== undefined)
      fault(faults, 'swapped', name, `Vertauscht: ${shown(name)} hat den Inhalt von ${shown(owner)}.`);
    else fault(faults, 'changed', name, `Verändert: ${shown(name)}.`);
  }
  for (const name of additional.keys())
    fault(faults, 'additional', name, `Zusätzlich und nicht im Verzeichnis: ${shown(name)}.`);
}

/** Recomputes each entry of the audit extract: the hash of the entry before it and its own fields, each with its length. */
function checkAudit(bytes, name, faults) {
  try {
    const { entries } = JSON.parse(bytes.toString('utf8'));
    for (const { seq, previousHash, hash, fields } of entries) {
      const text = fields.map((field) => (field === null ? '-' : `${[...field].length}:${field}`)).join(',');
      const computed = createHash('sha256').update(Buffer.from(previousHash, 'hex')).update(text).digest('hex');
      if (computed !== hash)
        fault(faults, 'audit', name, `Der Eintrag ${Number(seq)} des Protokollauszugs passt nicht zu seinem Prüfwert.`);
    }
    return entries.length;
  } catch {
    fault(faults, 'audit', name, `Der Protokollauszug ${shown(name)} lässt sich nicht lesen.`);
    return 0;
  }
}

/**
 * Checks a ZIP file or an unpacked folder. `expected` is the Prüfzahl the centre keeps (hash of manifest.json).
 * Returns { ok, faults: [{ kind, path, text }], notes: [text], summary }; never throws for a bad archive.
 */
export async function verifyArchive(target, { expected } = {}) {
  const faults = [];
  const outcome = (notes, summary) => ({ ok: faults.length === 0, faults, notes, summary });
  let content;
  try {
    content = (await stat(target)).isDirectory() ? await openFolder(target) : await openZip(target);
  } catch (error) {
    const text = error instanceof Unreadable ? error.message : `${shown(target)} lässt sich nicht öffnen.`;
    fault(faults, 'archive', target, text);
    return outcome([]);
  }
  faults.push(...content.faults);
  const isList = (name) => name === MANIFEST || name === SUMS || /(^|\/)Protokollauszug\.json$/.test(name);
  const present = await measured(content.entries, isList, faults);
  const manifestBytes = present.get(MANIFEST)?.bytes;
  const manifest = readManifest(manifestBytes, faults);
  const sums = readSums(present.get(SUMS)?.bytes, faults);
  if (manifest && sums) compareLists(manifest, manifestBytes, sums, faults);
  if (manifest || sums) {
    const listed = new Map(manifest ? [...manifest.files].map(([name, file]) => [name, file.sha256]) : sums);
    if (manifest) listed.set(MANIFEST, sha256(manifestBytes));
    compareFiles(listed, present, faults);
  }
  for (const { path: name, size } of manifest?.files.values() ?? []) {
    const file = present.get(name);
    if (file && file.size !== size && file.sha256 === manifest.files.get(name).sha256)
      fault(faults, 'manifest', name, `Die Größe von ${shown(name)} steht falsch in manifest.json.`);
  }
  const audit = manifest && present.get(manifest.auditExtract);
  const auditEntries = audit?.bytes ? checkAudit(audit.bytes, manifest.auditExtract, faults) : 0;
  const seal = manifestBytes ? sha256(manifestBytes) : undefined;
  if (expected !== undefined && expected.toLowerCase() !== seal)
    fault(
      faults,
      'seal',
      MANIFEST,
      'Die Prüfzahl ist eine andere als die angegebene: Das ist nicht das Archiv, zu dem sie gehört.',
    );
  return outcome(
    content.notes,
    manifest && {
      fileNumber: manifest.fileNumber,
      title: manifest.title,
      centre: manifest.centre?.name,
      created: manifest.created,
      retention: manifest.retention,
      files: present.size,
      auditEntries,
      seal,
      compared: expected !== undefined,
    },
  );
}

// ── Command ──────────────────────────────────────────────────────────────────────────────────────────────────────

const germanDay = (day) => String(day).slice(0, 10).split('-').reverse().join('.');

function report({ ok, faults, notes, summary }) {
  const lines = [];
  if (summary) {
    lines.push(`Vergabeakte ${summary.fileNumber}: ${summary.title}`);
    lines.push(
      `${summary.centre}; Stand zusammengestellt am ${germanDay(summary.created?.at)} von ${summary.created?.by}`,
    );
    if (summary.retention?.until) lines.push(`Aufzubewahren mindestens bis ${germanDay(summary.retention.until)}`);
    lines.push('');
  }
  for (const { text } of faults) lines.push(`FEHLER   ${text}`);
  for (const text of notes) lines.push(`Hinweis  ${text}`);
  if (ok) {
    lines.push(
      `In Ordnung: Alle ${summary.files} Dateien sind da und unverändert, ${summary.auditEntries} Einträge des Protokollauszugs stimmen.`,
    );
    lines.push(`Prüfzahl des Archivs: ${summary.seal}`);
    lines.push(
      summary.compared
        ? 'Die Prüfzahl ist die angegebene.'
        : 'Ob es das Archiv des Vergabezentrums ist, zeigt erst der Vergleich dieser Prüfzahl mit der dort geführten.',
    );
  } else lines.push('', `NICHT in Ordnung: ${faults.length === 1 ? '1 Fehler' : `${faults.length} Fehler`}.`);
  // Control characters come from names and titles only; a manifest cannot dress up the answer with them.
  return lines.map((line) => line.replace(/[\p{Cc}\p{Cf}]/gu, '?')).join('\n');
}

async function main(args) {
  const option = '--pruefzahl=';
  const expected = args
    .find((arg) => arg.startsWith(option))
    ?.slice(option.length)
    .trim();
  const [target = path.dirname(fileURLToPath(import.meta.url)), ...rest] = args.filter((arg) => !arg.startsWith('--'));
  const unknown = args.filter((arg) => arg.startsWith('--') && !arg.startsWith(option));
  if (rest.length > 0 || unknown.length > 0 || (expected !== undefined && !/^[0-9a-f]{64}$/i.test(expected))) {
    process.stdout.write('Aufruf: node pruefen.mjs [Archiv.zip oder Ordner] [--pruefzahl=<64 Zeichen 0-9, a-f>]\n');
    return 1;
  }
  const outcome = await verifyArchive(target, { expected });
  process.stdout.write(`${report(outcome)}\n`);
  return outcome.ok ? 0 : 1;
}

if (process.argv[1] && realpathSync(process.argv[1]) === fileURLToPath(import.meta.url)) {
  void main(process.argv.slice(2)).then((code) => (process.exitCode = code));
}
