import { useApiQuery } from '../../../shared/api';
import type { components } from '../../../shared/api/schema';
import { money, percent } from '../../../shared/format';
import {
  BarChart,
  ButtonLink,
  Card,
  type Column,
  DataTable,
  EmptyState,
  MoneyText,
  ProblemAlert,
  Skeleton,
} from '../../../shared/ui';

type TrueSavings = components['schemas']['TrueSavingsResponse'];
type Cell = TrueSavings['cells'][number];

const COLUMNS: readonly Column<Cell>[] = [
  { id: 'name', header: 'Mitglied', cell: ({ name }) => name, sort: ({ name }) => name, isRowHeader: true },
  {
    id: 'group',
    header: 'Warengruppe',
    cell: ({ productGroup }) => productGroup,
    sort: ({ productGroup }) => productGroup,
  },
  {
    id: 'reference',
    header: 'Zu Referenzpreisen',
    align: 'end',
    cell: ({ reference }) => <MoneyText value={reference} />,
    secondary: true,
  },
  { id: 'paid', header: 'Abgerufen', align: 'end', cell: ({ paid }) => <MoneyText value={paid} /> },
  {
    id: 'saving',
    header: 'Ersparnis',
    align: 'end',
    cell: ({ saving }) => <MoneyText value={saving} />,
    sort: ({ saving }) => Number(saving),
  },
  { id: 'percent', header: 'Anteil', align: 'end', cell: (cell) => percent(cell.savingPercent), secondary: true },
];

/** What an agreement really saved: its call-offs beside the prices before. For staff of the centre. */
export function TrueSavingsCard({ frameworkId }: { readonly frameworkId: string }) {
  const { data, error, refetch } = useApiQuery<TrueSavings>('/api/frameworks/{id}/savings', {
    path: { id: frameworkId },
  });
  const file = (format: string): string => `/api/frameworks/${frameworkId}/savings?format=${format}`;
  const empty = data?.cells.length === 0;
  return (
    <Card
      title="Tatsächliche Ersparnis"
      actions={
        data &&
        !empty && (
          <>
            <ButtonLink small kind="tertiary" icon="download" href={file('xlsx')} download>
              Excel
            </ButtonLink>
            <ButtonLink small kind="tertiary" icon="download" href={file('csv')} download>
              CSV
            </ButtonLink>
          </>
        )
      }
    >
      {error && <ProblemAlert problem={error} onRetry={() => void refetch()} />}
      {!data && !error && <Skeleton lines={4} label="Die Ersparnis wird gerechnet" />}
      {data && empty && (
        <EmptyState title="Noch nichts abgerufen" icon="chart">
          Sobald Mitglieder aus der Rahmenvereinbarung bestellen, steht hier, was sie gegenüber den Referenzpreisen
          sparen.
        </EmptyState>
      )}
      {data && !empty && (
        <>
          <p className="savings-headline">{headline(data)}</p>
          <DataTable
            caption="Ersparnis je Mitglied und Warengruppe"
            columns={COLUMNS}
            rows={data.cells}
            rowKey={({ member, productGroup }) => `${member} ${productGroup}`}
            footer={{
              name: 'Summe',
              reference: <MoneyText value={data.total.reference} />,
              paid: <MoneyText value={data.total.paid} />,
              saving: <MoneyText value={data.total.saving} />,
              percent: percent(data.total.savingPercent),
            }}
          />
          {data.members.length > 1 && (
            <BarChart
              title="Ersparnis je Mitglied"
              summary={headline(data)}
              rowHeader="Mitglied"
              series={[{ id: 'saving', label: 'Ersparnis' }]}
              rows={data.members.map(({ member, name, saving }) => ({ id: member, label: name, values: { saving } }))}
              format={money}
            />
          )}
          <details className="disclosure">
            <summary>Rechenweg</summary>
            <ul className="bullet-list">
              {data.method.map((sentence) => (
                <li key={sentence}>{sentence}</li>
              ))}
            </ul>
          </details>
        </>
      )}
    </Card>
  );
}

function headline({ total }: TrueSavings): string {
  const share = total.savingPercent === null ? '' : ` (${percent(total.savingPercent.replace('-', ''))})`;
  if (total.saving === '0.00') return 'Bisher so teuer wie zu Referenzpreisen.';
  return total.saving.startsWith('-')
    ? `Bisher ${money(total.saving.slice(1))}${share} teurer als zu Referenzpreisen.`
    : `Bisher ${money(total.saving)}${share} gespart.`;
}
