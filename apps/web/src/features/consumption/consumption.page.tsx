import { useSearchParams } from 'wouter';
import { usePermissions, useSession } from '../../app/session';
import { useApiQuery } from '../../shared/api';
import { instant } from '../../shared/format';
import { Alert, ButtonLink, EmptyState, PageHeader, ProblemAlert, Skeleton } from '../../shared/ui';
import { DocumentButton } from '../documents';
import { ConsumptionChart } from './consumption-chart';
import { ConsumptionFilters } from './consumption-filters';
import { ConsumptionTable } from './consumption-table';
import { downloadOf, type Filters, queryOf, readFilters, selectionOf, writeFilters } from './filters';
import { PostingsCard } from './postings-card';
import { linesCounted, type Report } from './report';

const LINES_AT_MOST = 500;

export default function ConsumptionPage() {
  const { members } = useSession();
  const can = usePermissions();
  const [search, setSearch] = useSearchParams();
  const ownGrouping = members.length === 1 ? 'costCentre' : 'member';
  const filters = readFilters(search, ownGrouping);
  // Whoever acts for one member makes a document of that member.
  const selection = selectionOf({
    ...filters,
    member: filters.member || (members.length === 1 ? (members[0]?.slug ?? '') : ''),
  });
  const isFiltered = search.size > 0;
  const change = (changed: Partial<Filters>): void =>
    setSearch(new URLSearchParams(writeFilters({ ...filters, ...changed })), { replace: true });
  const { data, error, refetch, isPlaceholderData } = useApiQuery<Report>('/api/consumption', {
    query: { ...queryOf(filters), limit: LINES_AT_MOST },
    keepPrevious: true,
  });
  const hasMore = Boolean(data?.nextCursor);

  return (
    <>
      <PageHeader
        title="Verbrauch"
        lead="Was die Kostenstellen über bestätigte Wareneingänge verbraucht haben. Ein Klick auf eine Zeile führt zu Kostenstelle, Artikel und einzelner Buchung."
        facts={data && <span>Stand: {instant(data.asOf)}</span>}
        actions={
          data && data.items.length > 0 ? (
            <>
              <ButtonLink download icon="download" href={downloadOf(filters, 'xlsx')}>
                Excel
              </ButtonLink>
              <ButtonLink download icon="download" href={downloadOf(filters, 'csv')}>
                CSV
              </ButtonLink>
              {can('document.request') && (
                <DocumentButton
                  key={selection}
                  template="consumption-report"
                  subject={{ type: 'consumption', id: selection }}
                  label="Bericht (PDF)"
                  done="Bericht herunterladen"
                />
              )}
            </>
          ) : undefined
        }
      />
      <ConsumptionFilters
        filters={filters}
        change={change}
        reset={isFiltered ? () => setSearch(new URLSearchParams()) : undefined}
        result={data && linesCounted(data.items.length, hasMore)}
      />
      {error && <ProblemAlert problem={error} onRetry={() => void refetch()} />}
      {!data && !error && <Skeleton lines={8} label="Der Verbrauch wird geladen" />}
      {data?.items.length === 0 && (
        <EmptyState icon="chart" title={isFiltered ? 'Kein Verbrauch zu diesen Filtern' : 'Noch kein Verbrauch'}>
          <p>
            {isFiltered
              ? 'Bitte wählen Sie einen anderen Zeitraum oder setzen Sie die Filter zurück.'
              : 'Sobald ein Wareneingang zu einer Bestellung bestätigt ist, steht er hier bei seiner Kostenstelle.'}
          </p>
        </EmptyState>
      )}
      {data && data.items.length > 0 && (
        <>
          <ConsumptionChart report={data} groupBy={filters.groupBy} />
          {hasMore && (
            <Alert tone="info" title={`Gezeigt werden die ersten ${LINES_AT_MOST} Zeilen.`}>
              Die Summe zählt alle Zeilen; vollständig stehen sie in den Ausgaben als Excel- und CSV-Datei.
            </Alert>
          )}
          <ConsumptionTable filters={filters} report={data} stale={isPlaceholderData} />
          {(filters.costCentre || filters.article) && <PostingsCard filters={filters} />}
        </>
      )}
    </>
  );
}
