import { useSearchParams } from 'wouter';
import { useSession } from '../../app/session';
import { useApiQuery } from '../../shared/api';
import { date, instant } from '../../shared/format';
import { ButtonLink, FilterBar, PageHeader, ProblemAlert, SelectField, Skeleton } from '../../shared/ui';
import { DocumentList } from '../documents';
import { BreakdownCard } from './breakdown-card';
import { FigureRows } from './figure-rows';
import { FigureTiles } from './figure-tiles';
import { JointPurchasesCard } from './joint-purchases-card';
import { type AnnualReport, daysOf, readYear, startYears, yearLabel } from './report';

/** What narrows the rows of a figure, by its name in the address. */
const NARROWED = { art: 'procedureType', leistung: 'nature', kommune: 'member' } as const;

export default function AnnualReportPage() {
  const { today } = useSession();
  const [search, setSearch] = useSearchParams();
  const year = readYear(search.get('jahr'), today);
  const days = daysOf(year);
  const figure = search.get('kennzahl') ?? '';
  const { data, error, refetch } = useApiQuery<AnnualReport>('/api/annual-report', { query: days, keepPrevious: true });
  const chosen = data?.figures.find(({ id }) => id === figure);
  const yearText = `${year}-${year + 1}`;
  const addressOf = (parameters: Readonly<Record<string, string>>): string =>
    `/jahresbericht?${new URLSearchParams({ jahr: yearText, ...parameters }).toString()}`;
  const download = (format: string): string =>
    `/api/annual-report?${new URLSearchParams({ ...days, format }).toString()}`;
  const narrowed = Object.entries(NARROWED).flatMap(([name, parameter]) => {
    const value = search.get(name);
    return value === null ? [] : [[parameter, value] as const];
  });
  const names = [
    ...(data?.procedureTypes ?? []).filter(({ code }) => code === search.get('art')),
    ...(data?.natures ?? []).filter(({ code }) => code === search.get('leistung')),
    ...(data?.ordersByMember ?? []).filter(({ code }) => code === search.get('kommune')),
  ].map(({ name }) => name);

  return (
    <>
      <PageHeader
        title={`Jahresbericht ${yearLabel(year)}`}
        lead={`Die Kennzahlen des Berichtsjahres vom ${date(days.from)} bis ${date(days.to)}. Jede Kennzahl öffnet die Vorgänge, aus denen sie besteht.`}
        facts={data && <span>Stand: {instant(data.asOf)}</span>}
        actions={
          <>
            <ButtonLink download icon="download" href={download('xlsx')}>
              Excel
            </ButtonLink>
            <ButtonLink download icon="download" href={download('csv')}>
              CSV
            </ButtonLink>
          </>
        }
      />
      <FilterBar>
        <SelectField
          id="berichtsjahr"
          label="Berichtsjahr"
          optional
          value={String(year)}
          options={startYears(today).map((start) => ({ value: String(start), label: yearLabel(start) }))}
          onChange={(start) => setSearch({ jahr: `${start}-${Number(start) + 1}` })}
        />
      </FilterBar>
      {error && <ProblemAlert problem={error} onRetry={() => void refetch()} />}
      {!data && !error && <Skeleton lines={8} label="Der Jahresbericht wird geladen" />}
      {data && (
        <>
          <FigureTiles
            figures={data.figures}
            chosen={figure}
            hrefOf={(id) => addressOf(id === figure && names.length === 0 ? {} : { kennzahl: id })}
          />
          {chosen && (
            <FigureRows
              title={[chosen.name, ...names].join(': ')}
              figure={chosen.id}
              query={{ ...days, ...Object.fromEntries(narrowed) }}
              onClose={() => setSearch({ jahr: yearText })}
            />
          )}
          <div className="report-columns">
            <BreakdownCard
              title="Vergabeverfahren nach Verfahrensart"
              rowHeader="Verfahrensart"
              counted="Verfahren"
              rows={data.procedureTypes}
              empty="In diesem Berichtsjahr hat noch kein Vergabeverfahren begonnen."
              hrefOf={({ code }) => addressOf({ kennzahl: 'procedures', art: code })}
            />
            <BreakdownCard
              title="Vergabeverfahren nach Leistungsart"
              rowHeader="Leistungsart"
              counted="Verfahren"
              rows={data.natures}
              empty="In diesem Berichtsjahr hat noch kein Vergabeverfahren begonnen."
              hrefOf={({ code }) => addressOf({ kennzahl: 'procedures', leistung: code })}
            />
          </div>
          <JointPurchasesCard purchases={data.jointPurchases} />
          <div className="report-columns">
            <BreakdownCard
              title="Bestellungen nach Mitgliedskommune"
              rowHeader="Mitgliedskommune"
              counted="Bestellungen"
              rows={data.ordersByMember}
              empty="In diesem Berichtsjahr wurde noch nichts bestellt."
              hrefOf={({ code }) => addressOf({ kennzahl: 'orders', kommune: code })}
            />
            <BreakdownCard
              title="Verbrauch nach Mitgliedskommune"
              rowHeader="Mitgliedskommune"
              counted="Buchungen"
              rows={data.consumptionByMember}
              empty="In diesem Berichtsjahr wurde noch kein Wareneingang bestätigt."
              hrefOf={({ code }) =>
                `/verbrauch?${new URLSearchParams({ kommune: code, von: days.from, bis: days.to, nach: 'costCentre' }).toString()}`
              }
            />
          </div>
          <DocumentList
            subjectType="reporting-period"
            subjectId={`${days.from}_${days.to}`}
            title="Jahresbericht als PDF"
          />
        </>
      )}
    </>
  );
}
