/** The official code lists: CPV and NUTS, loaded by command, searched by everyone. What other rooms may ask. */
export const CODE_LISTS = ['cpv', 'nuts'] as const;
export type CodeListId = (typeof CODE_LISTS)[number];

/** A well-formed code and what the loaded list says about it. */
export interface CheckedCode {
  /** As the list writes it: `30197643-5`, `DE717`. */
  readonly code: string;
  /** The German name; null where the list is not loaded or lacks the code. */
  readonly name: string | null;
  /** The code stands in the loaded list. Without a loaded list nothing is known. */
  readonly known: boolean;
  /** It stood in an earlier edition of the list and no longer stands in the latest. */
  readonly withdrawn: boolean;
  /** False: no list was loaded, so only the form of the code was checked. */
  readonly listLoaded: boolean;
}

/** Asked inside an open unit of work. */
export abstract class Codes {
  /**
   * Reads a code as a person types it (`30197643`, ` de717 `). Throws `invalid` with one field error at `pointer` for a
   * malformed code or a wrong check digit; a well-formed code that the list lacks is answered, not refused.
   */
  abstract check(list: CodeListId, code: string, pointer?: string): Promise<CheckedCode>;
  /** German names by code; codes that the list lacks are missing in the map. */
  abstract names(list: CodeListId, codes: readonly string[]): Promise<ReadonlyMap<string, string>>;
}
