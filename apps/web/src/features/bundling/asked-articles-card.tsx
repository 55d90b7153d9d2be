import { useState } from 'react';
import { useApiQuery } from '../../shared/api';
import { counted, date } from '../../shared/format';
import { Button, Card, type Column, DataTable, ProblemAlert, UnitPriceText } from '../../shared/ui';
import { PRICE_ORIGINS, type RoundArticle } from './round-types';

const COLUMNS: readonly Column<RoundArticle>[] = [
  {
    id: 'article',
    header: 'Artikel',
    isRowHeader: true,
    cell: ({ text, articleNumber, label }) => (
      <div>
        {text} <span className="muted small figure">{articleNumber}</span>
        {label && <div className="muted small row-detail">{label}</div>}
      </div>
    ),
    sort: ({ articleNumber }) => articleNumber,
  },
  { id: 'requirement', header: 'Anforderung', cell: ({ requirement }) => requirement || '–' },
  {
    id: 'price',
    header: 'Referenzpreis netto',
    align: 'end',
    cell: ({ referencePrice, unitName }) => (
      <span>
        <UnitPriceText value={referencePrice} /> <span className="muted small">je {unitName}</span>
      </span>
    ),
  },
  {
    id: 'origin',
    header: 'Herkunft des Preises',
    secondary: true,
    cell: ({ priceOrigin, priceAsOf, priceSource }) =>
      `${PRICE_ORIGINS[priceOrigin]}, ${date(priceAsOf)}${priceSource ? ` (${priceSource})` : ''}`,
  },
];

/** What the round asks for, as of its opening: requirements first, everything on demand. */
export function AskedArticlesCard({ roundId }: { readonly roundId: string }) {
  const [all, setAll] = useState(false);
  const { data, error, refetch } = useApiQuery('/api/demand-rounds/{id}/articles', { path: { id: roundId } });
  if (error) return <ProblemAlert problem={error} onRetry={() => void refetch()} />;
  if (!data) return null;
  const demanding = data.items.filter(({ requirement }) => requirement !== '');
  const rows = all ? data.items : demanding;
  return (
    <Card
      flush={rows.length > 0}
      title="Abgefragte Artikel"
      actions={
        <Button small icon={all ? 'arrow-up' : 'arrow-down'} aria-expanded={all} onClick={() => setAll(!all)}>
          {all ? 'Weniger zeigen' : `Alle ${data.items.length} Artikel zeigen`}
        </Button>
      }
    >
      {rows.length > 0 ? (
        <DataTable
          caption="Abgefragte Artikel mit Anforderung und Referenzpreis"
          columns={COLUMNS}
          rows={rows}
          rowKey={({ articleNumber }) => articleNumber}
        />
      ) : (
        <p className="muted">
          {counted(data.items.length, 'Artikel', 'Artikel')} mit Referenzpreis, Stand der Eröffnung; ohne besondere
          Anforderungen.
        </p>
      )}
    </Card>
  );
}
