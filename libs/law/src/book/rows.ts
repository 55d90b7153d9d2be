import type { LocalDate } from '@app/kernel';
import type { Buyer, NationalProcedureType, Nature, Regime, State, WorksKind } from './codes';
import freeChoice from './rules/free-choice.json';
import limits from './rules/limits.json';
import modelLimits from './rules/model-limits.json';
import ruleSets from './rules/rule-sets.json';
import stateDuties from './rules/state-duties.json';

/** The federation's own rules for federal buyers stand beside those of the states. */
export type Jurisdiction = State | 'DE';

/** A value limit of national law: up to it a procedure type is permitted without further grounds. */
export interface LimitRow {
  readonly where: string;
  /** Codes and groups, separated by commas: "public", "goods, works", "restricted, us-res-tw". */
  readonly buyers: string;
  readonly natures: string;
  readonly types: string;
  /** The fact with the amount; when it holds says the fact. */
  readonly factId: string;
  /**
   * `up-to` = not above; `below` = the amount itself is too much; `below-eu-threshold` = the whole national range;
   * `sub-threshold` = not above the EU threshold for supplies of municipalities on that day.
   */
  readonly bound: 'up-to' | 'below' | 'below-eu-threshold' | 'sub-threshold';
  /** Which number of the fact, where it names several. */
  readonly position?: number;
  /** The limit is counted per trade lot (Fachlos). */
  readonly perLot?: boolean;
  /** Position of a second number of the fact that all lots together may not exceed. */
  readonly totalPosition?: number;
  /** Only for these kinds of works; left out: for all. */
  readonly worksKinds?: string;
  /** First day for which the source speaks, where the fact names no beginning. */
  readonly notBefore?: LocalDate;
  /** A further German sentence for the reason. */
  readonly hint?: string;
}

/** A procedure type that may always be chosen. `where` may be "everywhere". */
export interface FreeRow {
  readonly where: string;
  readonly natures: string;
  readonly types: string;
  readonly factId: string;
}

/** A duty of one state, or of federal buyers alone (`DE`). Natures and regimes left out: all of them. */
export interface DutyRow {
  readonly where: string;
  readonly id: string;
  readonly germanName: string;
  readonly when: string;
  readonly factId: string;
  readonly regimes?: Regime;
  readonly natures?: string;
  /** The fact holds the value it hangs on: `from` includes it, `above` does not. */
  readonly bound?: 'from' | 'above';
}

/** A rule set: which groups of facts hold from when to when, for the federation, a state, or beside both. */
export interface RuleSetRow {
  readonly id: string;
  readonly scope: string;
  readonly germanName: string;
  readonly validFrom: LocalDate | null;
  readonly validTo: LocalDate | null;
  readonly contents: string;
  readonly groups: readonly string[];
}

export const SHIPPED_ROWS = {
  limits: limits as readonly LimitRow[],
  modelLimits: modelLimits as readonly LimitRow[],
  freeChoice: freeChoice as readonly FreeRow[],
  stateDuties: stateDuties as readonly DutyRow[],
  ruleSets: ruleSets as readonly RuleSetRow[],
};

const PUBLIC: readonly Buyer[] = ['municipality', 'state'];
const LIBERAL: readonly Nature[] = ['professional-services', 'planning'];
const GOODS: readonly Nature[] = ['supplies', 'services', 'social-services', ...LIBERAL];
const RESTRICTED: readonly NationalProcedureType[] = ['us-res-no-tw'];

/** The words a row may use for several codes at once. */
const GROUPS: Readonly<Record<string, readonly string[]>> = {
  public: PUBLIC,
  goods: GOODS,
  liberal: LIBERAL,
  all: [...GOODS, 'works'],
  restricted: RESTRICTED,
  negotiated: ['us-neg-w-call', 'us-neg-wo-call'],
  freehand: ['us-free-tw', 'us-free-no-tw'],
  standard: ['us-open', 'us-res-tw'],
};

const expanded = new Map<string, ReadonlySet<string>>();

/** Is the code named in the list of a row ("goods, works")? */
export function names(list: string, code: Buyer | Nature | NationalProcedureType | WorksKind): boolean {
  let codes = expanded.get(list);
  if (!codes) {
    codes = new Set(list.split(', ').flatMap((word) => GROUPS[word] ?? [word]));
    expanded.set(list, codes);
  }
  return codes.has(code);
}
