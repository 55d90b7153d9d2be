import type { components } from '../../shared/api/schema';
import { counted, quantity, unitPrice } from '../../shared/format';
import { Alert, Badge, type Column, DataTable, MoneyText } from '../../shared/ui';

export type SheetReport = components['schemas']['PriceSheetReportResponse'];
type Deviation = SheetReport['deviations'][number];
type Price = SheetReport['prices'][number];

const DEVIATIONS: readonly Column<Deviation & { readonly key: string }>[] = [
  { id: 'row', header: 'Zeile', align: 'end', cell: ({ row }) => row ?? '–' },
  {
    id: 'message',
    header: 'Abweichung',
    isRowHeader: true,
    cell: ({ message, matters }) => (
      <>
        {message} <Badge tone={matters ? 'danger' : 'info'}>{matters ? 'verhindert die Übernahme' : 'Hinweis'}</Badge>
      </>
    ),
  },
  { id: 'found', header: 'In der Datei', cell: ({ found }) => found || '(leer)' },
  { id: 'expected', header: 'Versandt', secondary: true, cell: ({ expected }) => expected ?? '' },
];

const PRICES: readonly Column<Price>[] = [
  {
    id: 'article',
    header: 'Position',
    isRowHeader: true,
    cell: ({ articleNumber, text }) => (
      <>
        <span className="figure">{articleNumber}</span> {text}
      </>
    ),
  },
  { id: 'quantity', header: 'Menge', align: 'end', cell: (row) => quantity(row.quantity, row.unitName) },
  { id: 'price', header: 'Preis', align: 'end', cell: (row) => (row.unitPrice ? unitPrice(row.unitPrice) : 'fehlt') },
  { id: 'amount', header: 'Betrag', align: 'end', cell: ({ amount }) => (amount ? <MoneyText value={amount} /> : '–') },
];

/** What a filled price sheet says: every deviation by its row, and the prices that would be taken over. */
export function PriceSheetReport({ report }: { readonly report: SheetReport }) {
  const { deviations, prices, total } = report;
  const serious = deviations.filter(({ matters }) => matters).length;
  return (
    <>
      <Alert
        live
        tone={serious > 0 ? 'danger' : 'info'}
        title={
          serious > 0
            ? `${counted(serious, 'Abweichung verhindert', 'Abweichungen verhindern')} die Übernahme`
            : 'Das Preisblatt ist geprüft; es wurde noch nichts gespeichert'
        }
      >
        <p>
          {serious > 0
            ? 'Es wurde nichts gespeichert. Das Original bleibt, wie es eingegangen ist; was fehlt oder abweicht, klären Sie nach den Regeln der Prüfung.'
            : 'Bitte sehen Sie die Hinweise durch und senden Sie erneut ab, um die Preise zu übernehmen.'}
        </p>
      </Alert>
      <DataTable
        caption={counted(deviations.length, 'Abweichung', 'Abweichungen')}
        captionVisible
        columns={DEVIATIONS}
        rows={deviations.map((deviation, index) => ({ ...deviation, key: String(index) }))}
        rowKey={({ key }) => key}
      />
      <DataTable
        caption="Gelesene Preise"
        captionVisible
        columns={PRICES}
        rows={prices}
        rowKey={({ articleNumber }) => articleNumber}
        footer={{ article: 'Summe', amount: <MoneyText value={total} /> }}
      />
    </>
  );
}
