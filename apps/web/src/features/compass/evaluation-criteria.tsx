import { percent } from '../../shared/format';
import { Button, Card, type Column, DataTable, Icon, NumberField, TextField } from '../../shared/ui';
import { balanced, type CriterionDraft, isBalanced, isWeighted, nextId, weightSum } from './evaluation-draft';
import type { EvaluationPartProps } from './evaluation-method';

/** The price as a row beside the criteria. */
const PRICE = 'preis';

/** The weights of price and criteria, with their sum. */
export function CriteriaCard({ edited: { draft, change, set }, mistakeAt }: EvaluationPartProps) {
  const weighted = isWeighted(draft.method);
  const setCriterion = (id: string, part: Partial<CriterionDraft>): void =>
    change((now) => ({ ...now, criteria: now.criteria.map((row) => (row.id === id ? { ...row, ...part } : row)) }));
  const add = (): void =>
    change((now) => {
      const id = nextId('k', now.criteria);
      return { ...now, criteria: [...now.criteria, { id, name: `Kriterium ${id.slice(1)}`, weight: '', minimum: '' }] };
    });
  const remove = (id: string): void =>
    change((now) => ({ ...now, criteria: now.criteria.filter((row) => row.id !== id) }));
  const place = (id: string): number => draft.criteria.findIndex((row) => row.id === id);
  const columns: readonly Column<CriterionDraft>[] = [
    {
      id: 'name',
      header: 'Kriterium',
      isRowHeader: true,
      cell: ({ id, name }) =>
        id === PRICE ? (
          'Preis'
        ) : (
          <TextField
            id={`wertung-${id}-name`}
            label="Name des Kriteriums"
            labelHidden
            value={name}
            onChange={(value) => setCriterion(id, { name: value })}
          />
        ),
    },
    {
      id: 'weight',
      header: 'Gewicht',
      align: 'end',
      cell: ({ id, name, weight }) => (
        <NumberField
          id={`wertung-${id}-gewicht`}
          label={`Gewicht: ${name}`}
          labelHidden
          unit="%"
          value={weight}
          onChange={(value) => (id === PRICE ? set({ priceWeight: value }) : setCriterion(id, { weight: value }))}
          error={mistakeAt(id === PRICE ? '/priceWeight' : `/criteria/${place(id)}/weight`)}
        />
      ),
    },
    {
      id: 'minimum',
      header: 'Mindestpunkte',
      align: 'end',
      cell: ({ id, name, minimum }) =>
        id === PRICE ? null : (
          <NumberField
            id={`wertung-${id}-mindest`}
            label={`Mindestpunkte: ${name}`}
            labelHidden
            places={4}
            value={minimum}
            onChange={(value) => setCriterion(id, { minimum: value })}
            error={mistakeAt(`/criteria/${place(id)}/minimum`)}
          />
        ),
    },
    {
      id: 'remove',
      header: 'Entfernen',
      align: 'end',
      cell: ({ id, name }) =>
        id === PRICE ? null : (
          <Button small kind="tertiary" iconOnly icon="delete" onClick={() => remove(id)}>
            {`${name} entfernen`}
          </Button>
        ),
    },
  ];
  const price: CriterionDraft = { id: PRICE, name: 'Preis', weight: draft.priceWeight, minimum: '' };
  return (
    <Card
      title="Gewichte"
      flush
      actions={
        <Button small icon="add" onClick={add}>
          Kriterium hinzufügen
        </Button>
      }
    >
      <div className="evaluation-table">
        <DataTable
          caption="Kriterien mit Gewicht und Mindestpunkten"
          columns={columns}
          rows={weighted ? [price, ...draft.criteria] : draft.criteria}
          rowKey={({ id }) => id}
        />
      </div>
      <div className="card__inset evaluation-sum">
        <WeightSum sum={weightSum(draft)} fits={isBalanced(draft)} onBalance={() => change(balanced)} />
        <NumberField
          id="wertung-skala"
          label="Punkte je Kriterium höchstens"
          places={4}
          value={draft.maximumPoints}
          onChange={(maximumPoints) => set({ maximumPoints })}
          error={mistakeAt('/maximumPoints')}
        />
      </div>
      {!weighted && (
        <p className="card__inset muted">
          Bei dieser Methode hat der Preis kein eigenes Gewicht; die Kriterien ergeben zusammen 100 %.
        </p>
      )}
    </Card>
  );
}

function WeightSum({
  sum,
  fits,
  onBalance,
}: {
  readonly sum: string;
  readonly fits: boolean;
  readonly onBalance: () => void;
}) {
  return (
    <p className="evaluation-sum__text">
      <span>
        <Icon name={fits ? 'success' : 'danger'} size="small" /> Summe <strong>{percent(sum)}</strong>
        {!fits && ' statt 100 %'}
      </span>
      {!fits && (
        <Button small onClick={onBalance}>
          Kriterien anpassen
        </Button>
      )}
    </p>
  );
}
