import { money } from '../../shared/format';
import { Card, Citation, DataTable } from '../../shared/ui';
import type { Assessment } from './limits';

/** What has to be done at this value on this day, each with its paragraph. */
export function DutyTable({ assessment: { duties, uncertain } }: { readonly assessment: Assessment }) {
  return (
    <Card title="Pflichten bei diesem Wert" flush>
      <DataTable
        caption="Pflichten bei diesem Wert"
        rows={duties}
        rowKey={({ id }) => id}
        columns={[
          { id: 'name', header: 'Pflicht', isRowHeader: true, cell: ({ germanName }) => germanName },
          {
            id: 'from',
            header: 'Ab Wert',
            align: 'end',
            cell: ({ from }) => (from === null ? <span className="muted">immer</span> : money(from)),
          },
          { id: 'when', header: 'Wann', cell: ({ when }) => when },
          {
            id: 'citation',
            header: 'Fundstelle',
            cell: ({ citation }) => <Citation citation={citation} doubts={uncertain} />,
          },
        ]}
        empty={<p className="card__inset muted">Bei diesem Wert ist keine weitere Pflicht hinterlegt.</p>}
      />
    </Card>
  );
}
