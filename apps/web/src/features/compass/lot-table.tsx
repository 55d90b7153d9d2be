import { Badge, Card, DataTable } from '../../shared/ui';
import type { Assessment } from './limits';

/** Which lot follows which law, and what is permitted for it by itself. */
export function LotTable({ lots }: Pick<Assessment, 'lots'>) {
  if (lots.length === 0) return null;
  return (
    <Card title="Lose" flush>
      <DataTable
        caption="Lose mit ihrem Rechtsrahmen"
        rows={lots}
        rowKey={({ id }) => id}
        columns={[
          { id: 'id', header: 'Los', isRowHeader: true, cell: ({ id }) => id },
          {
            id: 'regime',
            header: 'Recht',
            cell: ({ regime, exempt }) => (
              <Badge tone={regime === 'eu' ? 'info' : 'neutral'} icon="gavel">
                {regime === 'eu' ? 'EU-weit' : exempt ? 'national (20-Prozent-Regel)' : 'national'}
              </Badge>
            ),
          },
          { id: 'reason', header: 'Begründung', cell: ({ reason }) => reason },
          {
            id: 'types',
            header: 'Ohne weiteren Grund zulässig',
            secondary: true,
            cell: ({ permittedTypes = [] }) =>
              permittedTypes.length === 0 ? '–' : permittedTypes.map(({ germanName }) => germanName).join(', '),
          },
        ]}
      />
    </Card>
  );
}
