import { type KeyboardEvent, useEffect, useRef } from 'react';
import { germanDecimal, parseGermanDecimal, quantity } from '../../shared/format';
import { Button, type Column, DataTable, Tooltip } from '../../shared/ui';
import { contentOf } from './pack-content';
import { type CellKey, keyOf } from './sheet-cells';
import type { DemandProposal, DemandProposals, SheetArticle } from './types';
import type { SheetHandle } from './use-demand-sheet';

interface SheetTableProps {
  readonly costCentre: string;
  readonly articles: readonly SheetArticle[];
  readonly handle: SheetHandle;
  readonly proposals: DemandProposals;
  /** What reporting refused, by key of the field. */
  readonly faults: ReadonlyMap<string, string>;
  /** The person leaves the last field downwards. */
  readonly onEnd: () => void;
}

/** Once the person has gone from field to field, the next cost centre begins with its first field. */
let goesOn = false;

export function SheetTable({ costCentre, articles, handle, proposals, faults, onEnd }: SheetTableProps) {
  const region = useRef<HTMLDivElement>(null);
  const inputs = (): HTMLInputElement[] => [
    ...(region.current?.querySelectorAll<HTMLInputElement>('input.sheet__input') ?? []),
  ];
  useEffect(() => {
    if (!goesOn) return;
    goesOn = false;
    const [first] = inputs();
    first?.focus();
    first?.select();
  }, []);
  const move = (event: KeyboardEvent<HTMLInputElement>): void => {
    const step = { Enter: event.shiftKey ? -1 : 1, ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step === undefined) return;
    event.preventDefault();
    const all = inputs();
    const next = all[all.indexOf(event.currentTarget) + step];
    if (next) {
      next.focus();
      next.select();
    } else if (step > 0) {
      goesOn = true;
      onEnd();
    }
  };
  const proposed = new Map(
    proposals.items.filter((item) => item.costCentre === costCentre).map((item) => [item.articleNumber, item]),
  );
  const keyFor = ({ articleNumber }: SheetArticle): CellKey => ({ costCentre, articleNumber });
  const columns: readonly Column<SheetArticle>[] = [
    {
      id: 'article',
      header: 'Artikel',
      isRowHeader: true,
      cell: (article) => (
        <span>
          {article.text}{' '}
          <span className="muted small figure">
            {article.articleNumber} · {contentOf(article)}
          </span>
        </span>
      ),
    },
    ...(proposed.size > 0
      ? [
          {
            id: 'proposal',
            header: 'Vorschlag',
            cell: (article: SheetArticle) => (
              <Proposal
                proposal={proposed.get(article.articleNumber)}
                article={article}
                onTake={(typed) => handle.type(keyFor(article), typed)}
              />
            ),
          },
        ]
      : []),
    {
      id: 'quantity',
      header: 'Menge',
      width: '15rem',
      cell: (article) => <QuantityCell {...{ article, handle, faults }} at={keyFor(article)} onKeyDown={move} />,
    },
    {
      id: 'reported',
      header: 'Gemeldet',
      align: 'end',
      secondary: true,
      cell: (article) => {
        const reported = handle.fields.get(keyOf(keyFor(article)))?.reported;
        return reported ? quantity(reported, article.unitName) : '–';
      },
    },
  ];
  return (
    <div ref={region}>
      <DataTable
        caption={`Mengen der Kostenstelle ${costCentre}`}
        columns={columns}
        rows={articles}
        rowKey={({ articleNumber }) => articleNumber}
      />
    </div>
  );
}

/** What was typed, in base units; nothing while it is no number. */
function contentText(text: string, { contentPerUnit, baseUnit, unitName, divisible }: SheetArticle): string {
  const parsed = parseGermanDecimal(text, { places: divisible ? 3 : 0 });
  if (!parsed.ok || (unitName === baseUnit && contentPerUnit === '1')) return '';
  return quantity(times(parsed.value, contentPerUnit), baseUnit);
}

/** Both with at most three places. */
function times(left: string, right: string): string {
  const scaled = (value: string): bigint => {
    const [whole = '0', fraction = ''] = value.split('.');
    return BigInt(whole + fraction.padEnd(3, '0').slice(0, 3));
  };
  const product = scaled(left) * scaled(right);
  return `${product / 1_000_000n}.${String(product % 1_000_000n).padStart(6, '0')}`;
}

interface ProposalProps {
  readonly proposal: DemandProposal | undefined;
  readonly article: SheetArticle;
  readonly onTake: (typed: string) => void;
}

function Proposal({ proposal, article, onTake }: ProposalProps) {
  if (!proposal) return <span className="muted">kein Verbrauch</span>;
  const reasons = () => (
    <span className="sheet__reasons">
      {proposal.reasons.map((reason) => (
        <span key={reason}>{reason}</span>
      ))}
    </span>
  );
  const { quantity: amount, low, high } = proposal;
  if (amount === null || low === null || high === null)
    return (
      <Tooltip content={reasons} label={`Warum es keinen Vorschlag gibt: ${article.text}`}>
        kein Vorschlag
      </Tooltip>
    );
  return (
    <span className="sheet__proposal">
      <Button small kind="tertiary" onClick={() => onTake(amount.replace('.', ','))}>
        {germanDecimal(amount, 0, 3)}
        <span className="visually-hidden">
          {' '}
          {article.unitName} übernehmen: {article.text}
        </span>
      </Button>
      <span className="figure muted">
        ({germanDecimal(low, 0, 3)}–{germanDecimal(high, 0, 3)})
      </span>
      <Tooltip content={reasons} label={`Warum ${germanDecimal(amount, 0, 3)} ${article.unitName}: ${article.text}`}>
        weil …
      </Tooltip>
    </span>
  );
}

interface QuantityCellProps {
  readonly article: SheetArticle;
  readonly at: CellKey;
  readonly handle: SheetHandle;
  readonly faults: ReadonlyMap<string, string>;
  readonly onKeyDown: (event: KeyboardEvent<HTMLInputElement>) => void;
}

function QuantityCell({ article, at, handle, faults, onKeyDown }: QuantityCellProps) {
  const key = keyOf(at);
  const cell = handle.cellAt(at);
  const field = handle.fields.get(key);
  const text = handle.textOf(at);
  const fault = (cell ? cell.fault : field?.fault) ?? (cell?.dirty ? null : (faults.get(key) ?? null));
  const hint = cell ? cell.hint : field?.hint;
  const id = `bogen-${at.costCentre}-${at.articleNumber}`;
  const content = contentText(text, article);
  const isDraft = (cell ? cell.typed : (field?.typed ?? null)) !== null;
  return (
    <div className="sheet__cell">
      <div className="input-with-unit">
        <input
          id={id}
          className="input input--number sheet__input"
          type="text"
          inputMode={article.divisible ? 'decimal' : 'numeric'}
          autoComplete="off"
          maxLength={60}
          value={text}
          aria-label={`Menge in ${article.unitName}: ${article.text}, ${article.articleNumber}`}
          aria-invalid={fault ? true : undefined}
          aria-describedby={content || fault || hint || cell?.theirs ? `${id}-text` : undefined}
          onChange={(event) => handle.type(at, event.target.value)}
          onKeyDown={onKeyDown}
        />
        <span className="input-with-unit__unit">{article.unitName}</span>
      </div>
      <div id={`${id}-text`} className="sheet__texts">
        {content && <span className="muted small figure">= {content}</span>}
        {fault && <span className="field__error">{fault}</span>}
        {hint && !fault && <span className="muted small">{hint}</span>}
        {cell?.theirs && (
          <span className="sheet__theirs" role="alert">
            {cell.theirs.typedBy ?? 'Jemand'} hat inzwischen „{cell.theirs.typed ?? ''}“ eingetragen. Ihr Wert steht
            noch im Feld.
            <span className="button-row">
              <Button small onClick={() => handle.takeTheirs(at)}>
                „{cell.theirs.typed ?? ''}“ übernehmen
              </Button>
              <Button small kind="tertiary" onClick={() => handle.keepMine(at)}>
                Meinen Wert behalten
              </Button>
            </span>
          </span>
        )}
        {isDraft && field?.reported && !cell?.theirs && (
          <span>
            <Button small kind="tertiary" onClick={() => handle.type(at, null)}>
              Entwurf verwerfen<span className="visually-hidden">: {article.text}</span>
            </Button>
          </span>
        )}
        {field?.typedBy && field.typed !== null && !cell && <span className="muted small">{field.typedBy}</span>}
      </div>
    </div>
  );
}
