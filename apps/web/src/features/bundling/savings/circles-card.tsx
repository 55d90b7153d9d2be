import { counted, money } from '../../../shared/format';
import { BarChart, Card, type Column, DataTable, MoneyText } from '../../../shared/ui';
import { circleName, type Savings } from './savings-wish';

type Circles = NonNullable<Savings['circles']>;
type Circle = Circles['ranking'][number];

const SHOWN = 10;

/** Which circle of members saves most; without `onChoose` only to be read. */
export function CirclesCard({
  savings,
  onChoose,
}: {
  readonly savings: Savings;
  readonly onChoose?: (members: readonly string[]) => void;
}) {
  const { circles, everybody } = savings;
  if (!circles) {
    return (
      <Card title="Welcher Kreis spart am meisten?">
        <p>
          Für mehr als 16 Mitglieder wird keine Rangfolge aller Kreise gerechnet. Einzelne Kreise lassen sich oben
          wählen.
        </p>
      </Card>
    );
  }
  const [best] = circles.ranking;
  const columns: readonly Column<Circle>[] = [
    { id: 'rank', header: 'Rang', align: 'end', cell: ({ rank }) => rank },
    { id: 'members', header: 'Kreis', cell: ({ members }) => circleName(members, everybody), isRowHeader: true },
    { id: 'size', header: 'Mitglieder', align: 'end', cell: ({ members }) => members.length, secondary: true },
    { id: 'saving', header: 'Ersparnis', align: 'end', cell: ({ saving }) => <MoneyText value={saving} /> },
  ];
  return (
    <Card title="Welcher Kreis spart am meisten?">
      <p>
        {counted(circles.count, 'Kreis ist', 'Kreise sind')} möglich; wer nicht dazugehört, kauft allein. Der gewählte
        steht auf Rang {circles.rank}.
        {best &&
          circles.rank > 1 &&
          ` Am meisten spart: ${circleName(best.members, everybody)} mit ${money(best.saving)}.`}
      </p>
      <DataTable
        caption="Die besten Kreise"
        columns={columns}
        rows={circles.ranking.slice(0, SHOWN)}
        rowKey={({ rank }) => String(rank)}
        actions={
          onChoose &&
          (({ members }) => [{ label: 'Wählen', onClick: () => onChoose(members.map(({ member }) => member)) }])
        }
      />
      {circles.bySize.length > 2 && (
        <BarChart
          title="Bester Kreis je Größe"
          summary={sizeSummary(circles)}
          rowHeader="Größe"
          series={[{ id: 'saving', label: 'Ersparnis' }]}
          rows={circles.bySize.slice(1).map((circle) => ({
            id: String(circle.members.length),
            label: counted(circle.members.length, 'Mitglied', 'Mitglieder'),
            values: { saving: circle.saving },
          }))}
          format={money}
        />
      )}
    </Card>
  );
}

function sizeSummary({ bySize }: Circles): string {
  const [best] = [...bySize].sort((a, b) => a.rank - b.rank);
  return best
    ? `Am meisten spart ein Kreis von ${counted(best.members.length, 'Mitglied', 'Mitgliedern')}.`
    : 'Ersparnis nach Größe des Kreises.';
}
