import { useApiQuery } from '../../../shared/api';
import { counted, quantity } from '../../../shared/format';
import { Badge, type Column, DataTable, Dialog, ProblemAlert, Skeleton } from '../../../shared/ui';
import { exact, type TenderLine, type VariantLot } from './types';
import type { components } from '../../../shared/api/schema';

type Part = components['schemas']['TenderPartResponse'];

/** A tender line down to the reports it comes from, with its rounding and the proof. */
export function LineParts({
  bundleId,
  variantId,
  lot,
  line,
  onClose,
}: {
  readonly bundleId: string;
  readonly variantId: string | null;
  readonly lot: VariantLot;
  readonly line: TenderLine;
  readonly onClose: () => void;
}) {
  const { data, error, refetch } = useApiQuery('/api/bundles/{id}/tender-parts', {
    path: { id: bundleId },
    query: { article: line.articleNumber, lot: lot.key, ...(variantId ? { variant: variantId } : {}) },
  });
  const columns: readonly Column<Part>[] = [
    { id: 'member', header: 'Mitglied', isRowHeader: true, cell: ({ memberName }) => memberName },
    {
      id: 'costCentre',
      header: 'Kostenstelle',
      cell: ({ costCentre, costCentreName }) => `${costCentre} ${costCentreName}`,
    },
    { id: 'article', header: 'Artikel', cell: ({ articleNumber }) => <span className="figure">{articleNumber}</span> },
    {
      id: 'quantity',
      header: 'Gemeldet im Jahr',
      align: 'end',
      cell: ({ quantity: reported, unitName }) => quantity(reported, unitName),
    },
    {
      id: 'tender',
      header: 'In der Laufzeit',
      align: 'end',
      cell: ({ tenderQuantity }) => exact(tenderQuantity, line.unitName),
    },
  ];
  return (
    <Dialog open wide title={`Herkunft von ${line.articleNumber} in Los ${lot.number}`} onClose={onClose}>
      <p>{line.text}</p>
      {error && <ProblemAlert problem={error} onRetry={() => void refetch()} />}
      {!data && !error && <Skeleton lines={5} label="Die Herkunft wird geladen" />}
      {data && (
        <>
          <DataTable
            caption={`Meldungen hinter ${line.articleNumber}`}
            columns={columns}
            rows={data.parts}
            rowKey={({ lineId }) => lineId}
          />
          <dl className="sum-list">
            <div>
              <dt>Summe aus {counted(data.parts.length, 'Meldung', 'Meldungen')}</dt>
              <dd>{exact(data.line.demand, line.unitName)}</dd>
            </div>
            <div>
              <dt>Aufrundung auf ganze Gebinde</dt>
              <dd>{exact(data.line.surplus, line.unitName)}</dd>
            </div>
            <div className="sum-list__total">
              <dt>Ausgeschriebene Menge</dt>
              <dd>{quantity(data.line.quantity, line.unitName)}</dd>
            </div>
          </dl>
          <p>
            <Badge tone={data.proven ? 'success' : 'danger'}>
              {data.proven ? 'Summe nachgewiesen' : 'Summe stimmt nicht'}
            </Badge>
          </p>
        </>
      )}
    </Dialog>
  );
}
