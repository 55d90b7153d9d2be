/** Which file the list comes from: shown to people as "Stand". */
export class CodeListStateResponse {
  fileName: string;
  sha256: string;
  /** Codes in the file. */
  records: number;
  loadedAt: string;
  loadedBy: string;
}
export class CodePlaceResponse {
  code: string;
  name: string;
}
export class OfficialCodeResponse {
  code: string;
  /** German. */
  name: string;
  nameEn: string | null;
  /** CPV only. */
  type: 'supplies' | 'services' | 'works' | null;
  parent: string | null;
  /** What it belongs to, the widest first. */
  ancestors: CodePlaceResponse[];
  hasChildren: boolean;
  /** It stood in an earlier list and no longer stands in the latest. */
  withdrawn: boolean;
}
/** A complete code in `q`: how the list writes it, or the German sentence why it is none. */
export class TypedCodeResponse {
  code: string | null;
  problem: string | null;
}
export class OfficialCodeListResponse {
  /** Best first; codes below one parent in their order. */
  items: OfficialCodeResponse[];
  typed: TypedCodeResponse | null;
  /** null: the official list is not loaded; then well-formed codes are accepted. */
  list: CodeListStateResponse | null;
  /** How the list is loaded, where it is not; German. */
  hint: string | null;
}
export class CheckedCodeResponse {
  /** As the list writes it. */
  code: string;
  /** false: the official list is not loaded, only the form of the code was checked. */
  known: boolean;
  entry: OfficialCodeResponse | null;
  list: CodeListStateResponse | null;
  hint: string | null;
}
