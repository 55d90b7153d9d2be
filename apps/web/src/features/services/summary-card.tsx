import { useState } from 'react';
import { useSession } from '../../app/session';
import { useApiQuery } from '../../shared/api';
import { germanDecimal } from '../../shared/format';
import { Card, type Column, DataTable, ProblemAlert, SelectField, Skeleton } from '../../shared/ui';
import { daysOf, startYearOf, startYears, yearLabel } from '../reporting/report';

interface Line {
  readonly consultations: number;
  readonly minutes: number;
  readonly trainings: number;
  readonly informationEvents: number;
  readonly participants: number;
}
interface Summary {
  readonly total: Line;
  readonly members: readonly (Line & { readonly memberName: string })[];
  readonly months: readonly (Line & { readonly month: string })[];
}
const FIGURES: readonly (readonly [keyof Line, string])[] = [
  ['consultations', 'Beratungen'],
  ['minutes', 'Minuten'],
  ['trainings', 'Schulungen'],
  ['informationEvents', 'Infoveranstaltungen'],
  ['participants', 'Teilnehmende'],
];
const number = (value: number): string => germanDecimal(String(value));
const columns = <Row extends Line>(first: Column<Row>): readonly Column<Row>[] => [
  first,
  ...FIGURES.map(([id, header]) => ({ id, header, align: 'end' as const, cell: (row: Row) => number(row[id]) })),
];
const totals = (total: Line): Record<string, string> =>
  Object.fromEntries(FIGURES.map(([id]) => [id, number(total[id])]));

/** What was done in a reporting year, by member and by month. */
export function SummaryCard() {
  const { today } = useSession();
  const [year, setYear] = useState(startYearOf(today));
  const { data, error } = useApiQuery<Summary>('/api/services/summary', { query: daysOf(year), keepPrevious: true });
  return (
    <>
      <SelectField
        id="beratung-jahr"
        label="Berichtsjahr"
        value={String(year)}
        width="medium"
        options={startYears(today).map((start) => ({ value: String(start), label: yearLabel(start) }))}
        onChange={(start) => setYear(Number(start))}
      />
      {error && <ProblemAlert problem={error} />}
      {!data && !error && <Skeleton lines={6} label="Die Übersicht wird geladen" />}
      {data && (
        <>
          <Card title="Nach Mitgliedskommune" flush>
            <DataTable
              caption="Nach Mitgliedskommune"
              columns={columns({
                id: 'member',
                header: 'Kommune',
                isRowHeader: true,
                cell: (row: Summary['members'][number]) => row.memberName,
              })}
              rows={data.members}
              rowKey={(row) => row.memberName}
              footer={{ member: 'Insgesamt', ...totals(data.total) }}
              empty={<p className="muted figure-rows__none">In diesem Berichtsjahr wurde noch nichts erfasst.</p>}
            />
          </Card>
          <Card title="Nach Monat" flush>
            <DataTable
              caption="Nach Monat"
              columns={columns({
                id: 'month',
                header: 'Monat',
                isRowHeader: true,
                cell: (row: Summary['months'][number]) => row.month.split('-').reverse().join('/'),
              })}
              rows={data.months}
              rowKey={(row) => row.month}
              empty={<p className="muted figure-rows__none">In diesem Berichtsjahr wurde noch nichts erfasst.</p>}
            />
          </Card>
        </>
      )}
      <p className="muted small">
        Eine Veranstaltung zählt bei jeder Kommune, die jemanden entsandt hat, und insgesamt einmal.
      </p>
    </>
  );
}
