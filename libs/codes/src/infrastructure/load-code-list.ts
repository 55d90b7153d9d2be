import { createHash } from 'node:crypto';
import { readCsv } from '@app/platform';
import { DomainError } from '@app/kernel';
import type { EntityManager } from 'typeorm';
import { type CodeListId } from '../contract';
import { type RawCode, rawCode, readCodeList, recognisedList } from '../domain/read-code-file';

/** A file with one of the official lists. */
export interface CodeListFile {
  readonly name: string;
  readonly bytes: Uint8Array;
  /** Who loads it, as people will read it. */
  readonly by: string;
  /** Left out: recognised by the first code. */
  readonly list?: CodeListId;
}

export interface LoadedCodeList {
  readonly list: CodeListId;
  readonly records: number;
  readonly added: number;
  readonly changed: number;
  readonly withdrawn: number;
  /** The very file that was loaded last: nothing was done. */
  readonly unchanged: boolean;
}

/**
 * Replaces a list by the file's, as the owner of the schema and in one transaction. Codes the file lacks stay readable and
 * count as withdrawn. Throws `invalid` naming every wrong record; then nothing is loaded.
 */
export async function loadCodeList(owner: EntityManager, file: CodeListFile): Promise<LoadedCodeList> {
  const raw = rawCodes(file);
  const list = file.list ?? recognisedList(raw);
  const entries = readCodeList(list, raw);
  const sha256 = createHash('sha256').update(file.bytes).digest('hex');
  return owner.transaction(async (manager) => {
    // Two people who load at once do it one after the other.
    await manager.query('lock table codes.list_load in exclusive mode');
    const [last] = await manager.query<{ number: number; sha256: string }[]>(
      'select number, sha256 from codes.list_load where list = $1 order by number desc limit 1',
      [list],
    );
    const records = entries.length;
    if (last?.sha256 === sha256) return { list, records, added: 0, changed: 0, withdrawn: 0, unchanged: true };
    const number = (last?.number ?? 0) + 1;
    await manager.query(
      `insert into codes.list_load (list, number, file_name, sha256, records, added, changed, withdrawn, loaded_by)
       values ($1, $2, $3, $4, $5, 0, 0, 0, $6)`,
      [list, number, file.name, sha256, records, file.by],
    );
    const [counts] = await manager.query<{ added: number; changed: number; withdrawn: number }[]>(MERGE, [
      list,
      JSON.stringify(entries),
      number,
    ]);
    return { list, records, added: 0, changed: 0, withdrawn: 0, ...counts, unchanged: false };
  });
}

const MERGE = `
  with entry as materialized (
    select * from jsonb_to_recordset($2::jsonb)
      as e (code text, parent text, "nameDe" text, "nameEn" text, type text)
  ), written as (
    insert into codes.code as c (list, code, parent, name_de, name_en, type)
    select $1::text, code, parent, "nameDe", "nameEn", type from entry
    on conflict (list, code) do update
      set parent = excluded.parent, name_de = excluded.name_de, name_en = excluded.name_en, type = excluded.type,
          withdrawn_in = null
      where (c.parent, c.name_de, c.name_en, c.type, c.withdrawn_in)
        is distinct from (excluded.parent, excluded.name_de, excluded.name_en, excluded.type, null::integer)
    returning xmax = 0 as is_new
  ), gone as (
    update codes.code set withdrawn_in = $3
    where list = $1 and withdrawn_in is null and not exists (select from entry where entry.code = codes.code.code)
    returning 1
  ), counted as (
    select (select count(*) from written where is_new)::int as added,
           (select count(*) from written where not is_new)::int as changed, (select count(*) from gone)::int as withdrawn
  ), stated as (
    update codes.list_load l set added = c.added, changed = c.changed, withdrawn = c.withdrawn
    from counted c where l.list = $1 and l.number = $3
    returning c.added, c.changed, c.withdrawn
  )
  select added, changed, withdrawn from stated`;

/** JSON starts with a bracket; everything else is read as CSV with the columns code, de, en and parent. */
function rawCodes({ name, bytes }: CodeListFile): RawCode[] {
  const text = Buffer.from(bytes)
    .toString('utf8')
    .replace(/^\uFEFF/, '')
    .trimStart();
  if (text.startsWith('[') || text.startsWith('{')) return jsonCodes(name, text);
  const { columns, records } = readCsv(bytes);
  const header = new Map(columns.map((column) => [column.toLowerCase(), column]));
  const missing = ['code', 'de'].filter((column) => !header.has(column));
  if (missing.length) {
    throw new DomainError(
      'invalid',
      'code-list',
      `In ${name} fehlt die Spalte ${missing.join(' und ')}. Erwartet werden code, de und, wo vorhanden, en, parent und type.`,
    );
  }
  return records.map(({ values }) =>
    rawCode(Object.fromEntries([...header].map(([key, column]) => [key, values.get(column)]))),
  );
}

function jsonCodes(name: string, text: string): RawCode[] {
  const notReadable = (reason: string): DomainError =>
    new DomainError('invalid', 'code-list', `${name} ist nicht lesbar: ${reason}`);
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    throw notReadable(`kein gültiges JSON (${(error as Error).message}).`);
  }
  if (!Array.isArray(value)) throw notReadable('erwartet wird eine Liste von Einträgen mit code und de.');
  return value.map(rawCode);
}
