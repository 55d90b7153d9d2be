import { useId, useState } from 'react';
import { ApiProblem, useApiMutation } from '../../shared/api';
import { compareDecimal } from '../../shared/format';
import { Alert, Button, ButtonRow, Card, NumberField, useToasts } from '../../shared/ui';
import { amountOf, restOf } from './order-words';
import { type Order, type OrderLine, ORDERING_PATHS } from './ordering-api';

interface ReceiptLine {
  readonly lineId: string;
  readonly quantity: string;
  readonly condition: 'accepted' | 'refused';
}
interface Counted {
  readonly accepted: string;
  readonly refused: string;
}

const NOTHING: Counted = { accepted: '', refused: '' };
const isOpen = ({ rest }: OrderLine): boolean => compareDecimal(rest, '0') > 0;
const isSome = (value: string): boolean => value !== '' && compareDecimal(value, '0') > 0;

const everything = (lines: readonly OrderLine[]): readonly ReceiptLine[] =>
  lines.filter(isOpen).map(({ id, rest }) => ({ lineId: id, quantity: rest, condition: 'accepted' }));

function counted(lines: readonly OrderLine[], counts: Readonly<Record<string, Counted>>): readonly ReceiptLine[] {
  return lines.flatMap(({ id }) => {
    const { accepted, refused } = counts[id] ?? NOTHING;
    return [
      ...(isSome(accepted) ? [{ lineId: id, quantity: accepted, condition: 'accepted' as const }] : []),
      ...(isSome(refused) ? [{ lineId: id, quantity: refused, condition: 'refused' as const }] : []),
    ];
  });
}

/** What arrived: everything with one click, or line by line with what was sent back. */
export function ReceiptCard({ order }: { readonly order: Order }) {
  const id = useId();
  const toasts = useToasts();
  const [counting, setCounting] = useState(false);
  const [counts, setCounts] = useState<Readonly<Record<string, Counted>>>({});
  const [problem, setProblem] = useState<ApiProblem>();
  const confirm = useApiMutation<Order, readonly ReceiptLine[]>('post', '/api/orders/{id}/receipts', {
    request: (lines) => ({ path: { id: order.id }, body: { lines } }),
    invalidates: [...ORDERING_PATHS, '/api/consumption'],
    onSuccess: ({ state }) => {
      setCounts({});
      setCounting(false);
      setProblem(undefined);
      toasts.show({
        text: state === 'received' ? 'Alles ist da. Danke!' : 'Der Wareneingang ist gebucht; der Rest bleibt offen.',
      });
    },
    onProblem: setProblem,
  });
  const open = order.lines.filter(isOpen);
  const sent = counted(open, counts);
  const set = (lineId: string, change: Partial<Counted>): void => {
    setProblem(undefined);
    setCounts({ ...counts, [lineId]: { ...NOTHING, ...counts[lineId], ...change } });
  };

  return (
    <Card title="Wareneingang">
      {problem && (
        <Alert tone="danger" title={problem.title} live>
          {problem.detail}
        </Alert>
      )}
      {!counting && (
        <>
          <p>
            {order.receipts.length === 0
              ? 'Ist die Lieferung vollständig und in Ordnung?'
              : `Noch offen: ${open.map((line) => `${amountOf(line.rest, line.unitName)} ${line.text}`).join(', ')}.`}
          </p>
          <ButtonRow>
            <Button
              kind="primary"
              icon="check"
              busy={confirm.isPending}
              onClick={() => confirm.mutate(everything(order.lines))}
            >
              {order.receipts.length === 0 ? 'Alles erhalten' : 'Rest erhalten'}
            </Button>
            <Button icon="edit" onClick={() => setCounting(true)}>
              Nur ein Teil …
            </Button>
          </ButtonRow>
        </>
      )}
      {counting && (
        <form
          className="form"
          onSubmit={(event) => {
            event.preventDefault();
            confirm.mutate(sent);
          }}
        >
          <ul className="receipt-lines">
            {open.map((line) => {
              const count = counts[line.id] ?? NOTHING;
              const over = isSome(count.accepted) && compareDecimal(restOf(line.rest, [count.accepted]), '0') < 0;
              return (
                <li key={line.id} className="receipt-line">
                  <p>
                    <strong>{line.text}</strong>
                    <span className="muted small"> noch {amountOf(line.rest, line.unitName)} offen</span>
                  </p>
                  <div className="receipt-line__fields">
                    <NumberField
                      id={`${id}-${line.id}-ok`}
                      label="angenommen"
                      value={count.accepted}
                      onChange={(accepted) => set(line.id, { accepted })}
                      places={3}
                      unit={line.unitName}
                      error={over ? 'Mehr als offen ist. Überzähliges bitte zurückweisen.' : undefined}
                      optional
                    />
                    <NumberField
                      id={`${id}-${line.id}-nein`}
                      label="zurückgewiesen"
                      value={count.refused}
                      onChange={(refused) => set(line.id, { refused })}
                      places={3}
                      unit={line.unitName}
                      optional
                    />
                    <Button kind="tertiary" small onClick={() => set(line.id, { accepted: line.rest })}>
                      Alle {amountOf(line.rest, line.unitName)}
                    </Button>
                  </div>
                </li>
              );
            })}
          </ul>
          <ButtonRow>
            <Button kind="primary" type="submit" busy={confirm.isPending} disabled={sent.length === 0}>
              Wareneingang buchen
            </Button>
            <Button onClick={() => setCounting(false)}>Abbrechen</Button>
          </ButtonRow>
        </form>
      )}
    </Card>
  );
}
