import { notFound } from '@app/kernel';
import { type Actor, UnitOfWork } from '@app/platform';
import { Injectable } from '@nestjs/common';
import { type CheckedCode, type CodeListId, Codes } from '../contract';
import { type CodeType, LISTS } from '../domain/code-list';
import type { CodeRow, ListLoad } from '../infrastructure/code.repository';
import { type LoadedList, LoadedLists } from './loaded-lists';

export interface CodeQuestion {
  /** Words or the beginning of a number; without it the children of `parent`, or the top of the list. */
  readonly q?: string | undefined;
  /** With `q`: only codes somewhere below it. */
  readonly parent?: string | undefined;
  readonly type?: CodeType | undefined;
  readonly limit: number;
}

export interface FoundCode extends CodeRow {
  /** What it belongs to, the widest first. */
  readonly ancestors: readonly CodeRow[];
  readonly hasChildren: boolean;
}

/** A complete code that was typed: how the list writes it, or why it is none. */
export interface TypedCode {
  readonly code: string | null;
  readonly problem: string | null;
}

export interface CodesAnswer {
  readonly items: readonly FoundCode[];
  readonly typed: TypedCode | null;
  /** null: the official list is not loaded. */
  readonly load: ListLoad | null;
}

/** Search and look-up in the official lists, for whoever is signed in. */
@Injectable()
export class FindCodes {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly lists: LoadedLists,
    private readonly codes: Codes,
  ) {}

  find(actor: Actor, list: CodeListId, question: CodeQuestion): Promise<CodesAnswer> {
    return this.uow.run(actor, async () => {
      const loaded = await this.lists.get(list);
      const q = question.q?.trim() ?? '';
      const typed = typedCode(list, q);
      if (!loaded) return { items: [], typed, load: null };
      const rows = q === '' ? children(loaded, list, question) : matches(loaded, list, q, question);
      return { items: rows.slice(0, question.limit).map((row) => withPlace(loaded, row)), typed, load: loaded.load };
    });
  }

  /**
   * One code with what it belongs to. Throws `invalid` for a malformed code and `not-found` for one the loaded list lacks;
   * without a list a well-formed code is answered as not known.
   */
  one(
    actor: Actor,
    list: CodeListId,
    code: string,
  ): Promise<CheckedCode & Pick<CodesAnswer, 'load'> & { found: FoundCode | null }> {
    return this.uow.run(actor, async () => {
      const checked = await this.codes.check(list, code, '/code');
      const loaded = await this.lists.get(list);
      const row = loaded?.byCode.get(checked.code);
      if (loaded && !row) throw notFound(`Den Code ${checked.code} (${LISTS[list].title})`);
      return { ...checked, load: loaded?.load ?? null, found: loaded && row ? withPlace(loaded, row) : null };
    });
  }
}

function typedCode(list: CodeListId, q: string): TypedCode | null {
  const isComplete = list === 'cpv' ? /^\d{8}/.test(q.replace(/\s/g, '')) : /^[a-z]{2}[0-9a-z]{0,3}$/i.test(q);
  if (!isComplete) return null;
  const { code, problem } = LISTS[list].read(q);
  return { code: code ?? null, problem: problem ?? null };
}

const parentCode = (list: CodeListId, parent: string | undefined): string | null =>
  parent ? (LISTS[list].read(parent).code ?? parent) : null;

const ofType = (type: CodeType | undefined) => (row: CodeRow) => type === undefined || row.type === type;

const children = (loaded: LoadedList, list: CodeListId, { parent, type }: CodeQuestion): CodeRow[] =>
  (loaded.children.get(parentCode(list, parent)) ?? []).filter(ofType(type));

/** By number in the order of the list, then by words, the best first. */
function matches(loaded: LoadedList, list: CodeListId, q: string, { parent, type, limit }: CodeQuestion): CodeRow[] {
  const top = parentCode(list, parent);
  const allows = (row: CodeRow): boolean =>
    ofType(type)(row) && (top === null || ancestorsOf(loaded, row).some(({ code }) => code === top));
  const beginning = numberBeginning(list, q);
  const byNumber =
    beginning === null ? [] : loaded.current.filter((row) => row.code.startsWith(beginning) && allows(row));
  // "30197643" can only be a number, "Da" is the beginning of a name, too.
  if (byNumber.length > 0 || (beginning !== null && list === 'cpv')) return byNumber;
  const row = (code: string): CodeRow[] => [loaded.byCode.get(code)].filter((found) => found !== undefined);
  return loaded.search.find(q, limit, (code) => row(code).every(allows)).flatMap(row);
}

/** The typed beginning of a number; a check digit does not narrow the search, wrong ones are told apart from it. */
function numberBeginning(list: CodeListId, q: string): string | null {
  const text = q.replace(/\s/g, '');
  if (list === 'cpv') return /^(\d{1,8})(?:[-–‑]?\d?)$/.exec(text)?.[1] ?? null;
  return /^[a-z]{2}[0-9a-z]{0,3}$/i.test(text) ? text.toUpperCase() : null;
}

function ancestorsOf(loaded: LoadedList, row: CodeRow): CodeRow[] {
  const parent = row.parent === null ? undefined : loaded.byCode.get(row.parent);
  return parent ? [...ancestorsOf(loaded, parent), parent] : [];
}

const withPlace = (loaded: LoadedList, row: CodeRow): FoundCode => ({
  ...row,
  ancestors: ancestorsOf(loaded, row),
  hasChildren: loaded.children.has(row.code),
});
