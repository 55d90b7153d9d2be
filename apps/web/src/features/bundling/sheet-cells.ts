/** A field of the sheet as the server knows it. */
export interface ServerField {
  readonly costCentre: string;
  readonly articleNumber: string;
  readonly reported: string | null;
  readonly typed: string | null;
  readonly typedBy: string | null;
  readonly version: number;
  readonly fault: string | null;
  readonly hint: string | null;
}

/** A field in this browser: what the person typed, and what the server said of it. */
export interface LocalCell {
  readonly costCentre: string;
  readonly articleNumber: string;
  /** Null: the draft is to be taken away. */
  readonly typed: string | null;
  readonly version: number;
  /** What is on its way to the server. */
  readonly sent?: { readonly typed: string | null };
  readonly dirty: boolean;
  readonly fault: string | null;
  readonly hint: string | null;
  /** Somebody else changed it since it was read; nothing is sent until the person decides. */
  readonly theirs?: ServerField;
}
export type Cells = ReadonlyMap<string, LocalCell>;
export interface CellKey {
  readonly costCentre: string;
  readonly articleNumber: string;
}
export interface SentCell extends CellKey {
  readonly typed: string | null;
  readonly version: number;
}

export const keyOf = ({ costCentre, articleNumber }: CellKey): string => `${costCentre} ${articleNumber}`;

/** The field here, unless the server has told of a newer one since and nothing typed here waits. */
export function currentCell(cells: Cells, key: CellKey, field: ServerField | undefined): LocalCell | undefined {
  const cell = cells.get(keyOf(key));
  // A draft that was taken away here has no version to compare.
  const waits = cell?.dirty || cell?.sent || cell?.theirs || cell?.typed === null;
  return cell && !waits && field && field.version > cell.version ? undefined : cell;
}

const put = (cells: Cells, cell: LocalCell): Cells => new Map(cells).set(keyOf(cell), cell);

/** The person typed; `field` is what the server knew when the sheet was read. */
export function typeInto(cells: Cells, key: CellKey, typed: string | null, field: ServerField | undefined): Cells {
  const before = currentCell(cells, key, field);
  const { costCentre, articleNumber } = key;
  return put(cells, {
    ...{ costCentre, articleNumber, typed, dirty: true, fault: null, hint: null },
    version: before?.version ?? field?.version ?? 0,
    ...(before?.sent ? { sent: before.sent } : {}),
    ...(before?.theirs ? { theirs: before.theirs } : {}),
  });
}

/** What has to be sent now. */
export const unsent = (cells: Cells): readonly SentCell[] =>
  [...cells.values()]
    .filter(({ dirty, sent, theirs }) => dirty && !sent && !theirs)
    .map(({ costCentre, articleNumber, typed, version }) => ({ costCentre, articleNumber, typed, version }));

export function markSent(cells: Cells, sent: readonly SentCell[]): Cells {
  const next = new Map(cells);
  for (const { typed, ...key } of sent) {
    const cell = next.get(keyOf(key));
    if (cell) next.set(keyOf(key), { ...cell, dirty: false, sent: { typed } });
  }
  return next;
}

/** The server answered: what it kept has a new version; what somebody else changed waits for the person. */
export function markAnswered(
  cells: Cells,
  sent: readonly SentCell[],
  saved: readonly ServerField[],
  conflicts: readonly ServerField[],
): Cells {
  const kept = new Map(saved.map((field) => [keyOf(field), field]));
  const late = new Map(conflicts.map((field) => [keyOf(field), field]));
  const next = new Map(cells);
  for (const { costCentre, articleNumber } of sent) {
    const key = keyOf({ costCentre, articleNumber });
    const cell = next.get(key);
    if (!cell) continue;
    const { sent: _gone, ...rest } = cell;
    const theirs = late.get(key);
    const field = kept.get(key);
    if (theirs) next.set(key, { ...rest, dirty: true, theirs });
    else
      next.set(key, {
        ...rest,
        version: field?.version ?? 0,
        // What was typed meanwhile has not been judged yet.
        fault: rest.dirty ? null : (field?.fault ?? null),
        hint: rest.dirty ? null : (field?.hint ?? null),
      });
  }
  return next;
}

/** The call failed: everything is to be sent again. */
export function markFailed(cells: Cells, sent: readonly SentCell[]): Cells {
  const next = new Map(cells);
  for (const key of sent) {
    const cell = next.get(keyOf(key));
    if (!cell) continue;
    const { sent: _gone, ...rest } = cell;
    next.set(keyOf(key), { ...rest, dirty: true });
  }
  return next;
}

/** The person keeps the own text over the other's. */
export function keepMine(cells: Cells, key: CellKey): Cells {
  const cell = cells.get(keyOf(key));
  if (!cell?.theirs) return cells;
  const { theirs, ...rest } = cell;
  return put(cells, { ...rest, version: theirs.version, dirty: true });
}

/** The person takes the other's text. */
export function takeTheirs(cells: Cells, key: CellKey): Cells {
  const cell = cells.get(keyOf(key));
  if (!cell?.theirs) return cells;
  const { theirs, ...rest } = cell;
  const { typed, version, fault, hint } = theirs;
  return put(cells, { ...rest, typed, version, fault, hint, dirty: false });
}

/** What stands in the field. */
export function shownText(cell: LocalCell | undefined, field: ServerField | undefined): string {
  const typed = cell ? cell.typed : field?.typed;
  return typed ?? field?.reported?.replace('.', ',') ?? '';
}
