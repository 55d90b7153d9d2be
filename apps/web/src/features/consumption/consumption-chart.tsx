import { addDecimals, compareDecimal, money, monthName } from '../../shared/format';
import { BarChart, Card } from '../../shared/ui';
import { lineName, type Report, type ReportLine } from './report';

const BARS_AT_MOST = 12;
const net = (line: ReportLine): string => String(line['net'] ?? '0');

/** "2026-11" → "Nov 26": short enough to stand under a column. */
const shortMonth = (line: ReportLine): string => {
  const [year = '', month = ''] = String(line['month'] ?? '').split('-');
  return `${monthName(Number(month)).slice(0, 3)} ${year.slice(2)}`;
};

/** The lines of one dimension as bars, the largest first; months in their order. */
export function ConsumptionChart({ report, groupBy }: { readonly report: Report; readonly groupBy: string }) {
  if (groupBy.includes(',') || report.items.length < 2) return null;
  const isMonth = groupBy === 'month';
  const lines = isMonth ? report.items : [...report.items].sort((a, b) => compareDecimal(net(b), net(a)));
  const shown = isMonth ? lines.slice(-24) : lines.slice(0, BARS_AT_MOST);
  const others = isMonth ? [] : lines.slice(BARS_AT_MOST);
  const rows = shown.map((line, index) => ({
    id: String(index),
    label: isMonth ? shortMonth(line) : lineName(line),
    values: { net: net(line) },
  }));
  const rest = { id: 'rest', label: `${others.length} weitere`, values: { net: addDecimals(others.map(net)) } };
  const largest = [...shown].sort((a, b) => compareDecimal(net(b), net(a)))[0];
  return (
    <Card>
      <BarChart
        title="Verbrauch netto"
        summary={
          largest ? `Am meisten: ${lineName(largest)} mit ${money(net(largest))} von ${money(net(report.totals))}.` : ''
        }
        rowHeader={isMonth ? 'Monat' : 'Bezeichnung'}
        layout={isMonth ? 'columns' : 'bars'}
        series={[{ id: 'net', label: 'Netto' }]}
        rows={others.length ? [...rows, rest] : rows}
        format={money}
      />
    </Card>
  );
}
