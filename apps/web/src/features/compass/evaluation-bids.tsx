import { type ClipboardEvent, useState } from 'react';
import { counted } from '../../shared/format';
import {
  Alert,
  Button,
  Card,
  type Column,
  DataTable,
  Dialog,
  EmptyState,
  NumberField,
  TextAreaField,
  TextField,
} from '../../shared/ui';
import { type BidDraft, type CriterionDraft, emptyBid, nextId, nextName } from './evaluation-draft';
import type { EvaluationPartProps } from './evaluation-method';
import { MOST_BIDS, type PastedLine, pastedBids } from './pasted-bids';

interface Props extends EvaluationPartProps {
  /** Rows of the draft in the order in which they were sent. */
  readonly rows: readonly number[];
}

/** The bids with their prices and points; a block from a spreadsheet may be pasted anywhere in the table. */
export function BidsCard({ edited, mistakeAt, rows }: Props) {
  const { draft, change } = edited;
  const [pasted, setPasted] = useState<string>();
  const setBid = (id: string, part: (bid: BidDraft) => Partial<BidDraft>): void =>
    change((now) => ({ ...now, bids: now.bids.map((bid) => (bid.id === id ? { ...bid, ...part(bid) } : bid)) }));
  const add = (): void =>
    change((now) => ({ ...now, bids: [...now.bids, emptyBid(nextId('b', now.bids), nextName(now.bids))] }));
  const mistake = (id: string, field: string): string | undefined => {
    const sent = rows.indexOf(draft.bids.findIndex((bid) => bid.id === id));
    return sent < 0 ? undefined : mistakeAt(`/bids/${sent}/${field}`);
  };
  const pasteBlock = (event: ClipboardEvent): void => {
    const text = event.clipboardData.getData('text/plain');
    if (!text.includes('\t') && !text.trim().includes('\n')) return;
    event.preventDefault();
    setPasted(text);
  };
  const columns: readonly Column<BidDraft>[] = [
    {
      id: 'name',
      header: 'Bieter',
      isRowHeader: true,
      cell: ({ id, name }) => (
        <TextField
          id={`wertung-${id}-name`}
          label="Name des Bieters"
          labelHidden
          value={name}
          onChange={(value) => setBid(id, () => ({ name: value }))}
          error={mistake(id, 'id')}
        />
      ),
    },
    {
      id: 'price',
      header: 'Wertungspreis',
      align: 'end',
      cell: ({ id, name, price }) => (
        <NumberField
          id={`wertung-${id}-preis`}
          label={`Preis: ${name}`}
          labelHidden
          unit="€"
          value={price}
          onChange={(value) => setBid(id, () => ({ price: value }))}
          error={mistake(id, 'price')}
        />
      ),
    },
    ...draft.criteria.map((criterion): Column<BidDraft> => pointsColumn(criterion, setBid, mistake)),
    {
      id: 'remove',
      header: 'Entfernen',
      align: 'end',
      cell: ({ id, name }) => (
        <Button
          small
          kind="tertiary"
          iconOnly
          icon="delete"
          onClick={() => change((now) => ({ ...now, bids: now.bids.filter((bid) => bid.id !== id) }))}
        >
          {`Angebot ${name} entfernen`}
        </Button>
      ),
    },
  ];
  const addButton = (
    <Button small icon="add" onClick={add} disabled={draft.bids.length >= MOST_BIDS}>
      Angebot hinzufügen
    </Button>
  );
  return (
    <Card
      title="Angebote"
      flush
      actions={
        <>
          <Button small icon="content-copy" onClick={() => setPasted('')}>
            Aus Tabelle einfügen
          </Button>
          {addButton}
        </>
      }
    >
      <div className="evaluation-table" onPaste={pasteBlock}>
        <DataTable
          caption="Angebote mit Preis und Punkten"
          columns={columns}
          rows={draft.bids}
          rowKey={({ id }) => id}
          empty={
            <EmptyState icon="mail" title="Noch kein Angebot" action={addButton}>
              <p>Angebote einzeln eintragen oder aus einer Tabellenkalkulation einfügen.</p>
            </EmptyState>
          }
        />
      </div>
      <Dialog
        open={pasted !== undefined}
        title="Angebote aus einer Tabelle einfügen"
        onClose={() => setPasted(undefined)}
        wide
      >
        <PasteForm
          text={pasted ?? ''}
          criteria={draft.criteria}
          onDone={(bids) => {
            change((now) => ({ ...now, bids }));
            setPasted(undefined);
          }}
        />
      </Dialog>
    </Card>
  );
}

const pointsColumn = (
  criterion: CriterionDraft,
  setBid: (id: string, part: (bid: BidDraft) => Partial<BidDraft>) => void,
  mistake: (id: string, field: string) => string | undefined,
): Column<BidDraft> => ({
  id: criterion.id,
  header: criterion.name || 'Ohne Namen',
  align: 'end',
  cell: ({ id, name, points }) => (
    <NumberField
      id={`wertung-${id}-${criterion.id}`}
      label={`Punkte für ${criterion.name}: ${name}`}
      labelHidden
      places={4}
      value={points[criterion.id] ?? ''}
      onChange={(value) => setBid(id, (bid) => ({ points: { ...bid.points, [criterion.id]: value } }))}
      error={mistake(id, `points/${criterion.id}`)}
    />
  ),
});

function PasteForm({
  text: first,
  criteria,
  onDone,
}: {
  readonly text: string;
  readonly criteria: readonly CriterionDraft[];
  readonly onDone: (bids: readonly BidDraft[]) => void;
}) {
  const [text, setText] = useState(first);
  const [errors, setErrors] = useState<readonly PastedLine[]>([]);
  const take = (): void => {
    const read = pastedBids(text, criteria);
    if (read.ok) onDone(read.bids);
    else setErrors(read.errors);
  };
  return (
    <div className="stack">
      <TextAreaField
        id="wertung-einfuegen"
        label="Zeilen aus der Tabellenkalkulation"
        hint={`Spalten: ${['Bieter', 'Preis', ...criteria.map(({ name }) => name)].join(', ')}. Die Angebote oben werden ersetzt.`}
        rows={8}
        width="full"
        value={text}
        onChange={setText}
      />
      {errors.length > 0 && (
        <Alert
          tone="danger"
          live
          title={`Nichts übernommen: ${counted(errors.length, 'Zeile ist', 'Zeilen sind')} nicht lesbar`}
        >
          <ul>
            {errors.map(({ line, message }) => (
              <li key={line}>
                Zeile {line}: {message}
              </li>
            ))}
          </ul>
        </Alert>
      )}
      <div className="button-row">
        <Button kind="primary" onClick={take}>
          Angebote übernehmen
        </Button>
      </div>
    </div>
  );
}
