import { useState, type DragEvent } from 'react';
import { counted, money, quantity } from '../../../shared/format';
import { Badge, Button, Menu, type MenuItem } from '../../../shared/ui';
import type { LotQuestion } from './lot-dialog';
import { exact, type LotChange, REGIMES, type TenderLine, type VariantLot } from './types';

interface Props {
  readonly lot: VariantLot;
  readonly lots: readonly VariantLot[];
  readonly severalAwards: boolean;
  readonly editable: boolean;
  readonly onChange: (change: LotChange) => void;
  readonly onAsk: (question: LotQuestion) => void;
  readonly onOpen: (line: TenderLine) => void;
}

/** What is dragged: the reported articles of a line and the lot they leave. */
const DRAGGED = 'application/x-lot-line';

/** A lot as a column of the board. */
export function LotColumn({ lot, lots, severalAwards, editable, onChange, onAsk, onOpen }: Props) {
  const [over, setOver] = useState(false);
  const move = (articleNumber: string, from: string, to: string): void =>
    onChange({ kind: 'move-article', articleNumber, from, to });
  const drop = (event: DragEvent): void => {
    event.preventDefault();
    setOver(false);
    const [from = '', articleNumber = ''] = event.dataTransfer.getData(DRAGGED).split('\n');
    if (from && from !== lot.key) move(articleNumber, from, lot.key);
  };
  const others = lots.filter(({ key }) => key !== lot.key);
  const actions: readonly MenuItem[] = [
    { label: 'Umbenennen', icon: 'edit', onClick: () => onAsk({ kind: 'rename', lot }) },
    ...(lot.lines.length > 1 || lot.members.length > 1
      ? [{ label: 'Los teilen', onClick: () => onAsk({ kind: 'split', lot }) }]
      : []),
    ...(others.length > 0
      ? [
          { label: 'Mit einem anderen Los zusammenlegen', onClick: () => onAsk({ kind: 'merge', lot }) },
          { label: 'Ein Mitglied verschieben', onClick: () => onAsk({ kind: 'move-member', lot }) },
        ]
      : []),
    { label: 'Einer Vergabe zuordnen', onClick: () => onAsk({ kind: 'award', lot }) },
    {
      label: lot.outsideEu ? '20-Prozent-Regel nicht beanspruchen' : '20-Prozent-Regel beanspruchen',
      onClick: () => onChange({ kind: 'outside-eu', lot: lot.key, outsideEu: !lot.outsideEu }),
    },
  ];
  return (
    <section
      className={over ? 'lot-column lot-column--over' : 'lot-column'}
      aria-label={`Los ${lot.number}: ${lot.name}`}
      onDragOver={(event) => {
        if (!editable || !event.dataTransfer.types.includes(DRAGGED)) return;
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      <header className="lot-column__head">
        <h3 className="lot-column__title">
          Los {lot.number}: {lot.name}
        </h3>
        {editable && <Menu label={`Los ${lot.number} ändern`} items={actions} />}
      </header>
      <p className="lot-column__facts">
        <Badge tone={lot.regime === 'eu' ? 'warning' : 'info'}>{REGIMES[lot.regime]}</Badge>
        {severalAwards && <Badge tone="neutral">Vergabe {lot.award}</Badge>}
        {lot.exempt && <Badge tone="success">20-Prozent-Regel</Badge>}
        <strong className="figure">{money(lot.value)}</strong>
      </p>
      <p className="muted small">
        {counted(lot.lines.length, 'Position', 'Positionen')}, {counted(lot.members.length, 'Mitglied', 'Mitglieder')},
        CPV {lot.cpv}
      </p>
      <details className="disclosure small">
        <summary>Was das Recht sagt</summary>
        <p>{lot.reason}</p>
        <p>{lot.types.map(({ germanName }) => germanName).join(', ') || 'Keine Verfahrensart ohne Ausnahmegrund.'}</p>
      </details>
      <ul className="lot-column__lines">
        {lot.lines.map((line) => (
          <LotLine
            key={line.articleNumber}
            lot={lot}
            line={line}
            others={others}
            editable={editable}
            onMove={move}
            onOpen={() => onOpen(line)}
          />
        ))}
      </ul>
      {lot.surplusValue !== '0.00' && (
        <p className="lot-column__surplus small">Aufrundung auf ganze Gebinde: {money(lot.surplusValue)}</p>
      )}
    </section>
  );
}

function LotLine({
  lot,
  line,
  others,
  editable,
  onMove,
  onOpen,
}: {
  readonly lot: VariantLot;
  readonly line: TenderLine;
  readonly others: readonly VariantLot[];
  readonly editable: boolean;
  readonly onMove: (articleNumber: string, from: string, to: string) => void;
  readonly onOpen: () => void;
}) {
  const { sources, articleNumber, surplus } = line;
  // A merged line moves by its reported articles; one alone is dragged, more of them are named in the menu.
  const [only] = sources;
  const alone = sources.length === 1 && only ? only.articleNumber : null;
  const items: readonly MenuItem[] = sources.flatMap((source) =>
    others.map((target) => ({
      label: `${alone ? '' : `${source.articleNumber} `}nach Los ${target.number}: ${target.name}`,
      onClick: () => onMove(source.articleNumber, lot.key, target.key),
    })),
  );
  const movable = editable && others.length > 0;
  return (
    <li
      className="lot-line"
      draggable={movable && alone !== null}
      onDragStart={(event) => {
        event.dataTransfer.setData(DRAGGED, `${lot.key}\n${alone ?? ''}`);
        event.dataTransfer.effectAllowed = 'move';
      }}
    >
      <div className="lot-line__text">
        <span className="lot-line__name">{line.text}</span>
        <span className="muted small">
          <span className="figure">{articleNumber}</span> · {quantity(line.quantity, line.unitName)} ·{' '}
          {money(line.demandValue)}
        </span>
        {sources.length > 1 && (
          <span className="small">
            zusammengeführt:{' '}
            {sources
              .map((source) => `${source.articleNumber} (${quantity(source.quantity, source.unitName)})`)
              .join(', ')}
          </span>
        )}
        {surplus !== '0' && (
          <span className="small">
            gemeldet {exact(line.demand, line.unitName)}, aufgerundet um {exact(surplus, line.unitName)} (
            {money(line.surplusValue)})
          </span>
        )}
      </div>
      <Button small kind="tertiary" icon="visibility" iconOnly onClick={onOpen}>
        {`Herkunft von ${articleNumber}`}
      </Button>
      {movable && <Menu label={`${articleNumber} verschieben`} items={items} />}
    </li>
  );
}
