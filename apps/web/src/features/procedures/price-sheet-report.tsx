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
      <span>
        {message} <Badge tone={matters ? 'danger' : 'info'}>{matters ? 'verhindert die Übernahme' : 'Hinweis'}</Badge>
      </span>
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
      <span>
        <span className="figure">{articleNumber}</span> {text}
      </span>
    ),
  },
  { id: 'quantity', header: 'Menge', align: 'end', cell: (row) => quantity(row.quantity, row.unitName) },
  { id: 'price', header: 'Preis', align: 'end', cell: (row) => (row.unitPrice ? unitPrice(row.unitPrice) : 'fehlt') },
  { id: 'amount', header: 'Betrag', align: 'end', cell: ({ amount }) => (amount ? <MoneyText value={amount} /> : '–') },
];

/** What a filled price sheet says: every deviation by its row, and the prices that `step` (a button) would take over. */
export function PriceSheetReport({ report, step }: { readonly report: SheetReport; readonly step: string }) {
  const { deviations, prices, total } = report;
  const serious = deviations.filter(({ matters }) => matters).length;
  return (
    <>
      {serious > 0 ? (
        <Alert
          live
          tone="danger"
          title={`${counted(serious, 'Abweichung verhindert', 'Abweichungen verhindern')} die Übernahme`}
        >
          <p>
            Es wurde nichts gespeichert. Das Original bleibt, wie es eingegangen ist; was fehlt oder abweicht, klären
            Sie nach den Regeln der Prüfung.
          </p>
        </Alert>
      ) : (
        <Alert
          live
          tone={deviations.length > 0 ? 'info' : 'success'}
          title={
            deviations.length > 0
              ? `Das Preisblatt ist geprüft, ${counted(deviations.length, 'Hinweis', 'Hinweise')}`
              : 'Das Preisblatt ist geprüft und weicht nirgends ab'
          }
        >
          <p>Noch ist nichts gespeichert. Mit „{step}“ übernehmen Sie die Preise.</p>
        </Alert>
      )}
      {deviations.length > 0 && (
        <DataTable
          caption={counted(deviations.length, 'Abweichung', 'Abweichungen')}
          captionVisible
          columns={DEVIATIONS}
          rows={deviations.map((deviation, index) => ({ ...deviation, key: String(index) }))}
          rowKey={({ key }) => key}
        />
      )}
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
