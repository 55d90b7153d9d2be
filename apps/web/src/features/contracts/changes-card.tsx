import { useState } from 'react';
import { date, money } from '../../shared/format';
import {
  Alert,
  Badge,
  Button,
  Card,
  type Column,
  DataTable,
  DateText,
  Dialog,
  EmptyState,
  MoneyText,
} from '../../shared/ui';
import { LimitBar, shareText } from '../compass/limit-bar';
import { ChangeForm } from './change-form';
import { type Contract, GROUND_WORDS, VERDICT_WORDS } from './model';

type Change = Contract['modifications'][number];

const COLUMNS: readonly Column<Change>[] = [
  { id: 'on', header: 'Tag', isRowHeader: true, cell: ({ on }) => <DateText value={on} /> },
  {
    id: 'what',
    header: 'Änderung',
    cell: ({ ground, reason, verdict, notice }) => (
      <div>
        {GROUND_WORDS[ground]} <Badge tone={VERDICT_WORDS[verdict][0]}>{VERDICT_WORDS[verdict][1]}</Badge>
        <div className="muted small">
          {reason}
          {notice.due && notice.until && ` Bekannt zu machen bis ${date(notice.until)}.`}
        </div>
      </div>
    ),
  },
  { id: 'amount', header: 'Betrag netto', align: 'end', cell: ({ amount }) => <MoneyText value={amount} /> },
  {
    id: 'total',
    header: 'Zusammen auf diesem Grund',
    align: 'end',
    cell: ({ runningTotal, totalShare }) => (
      <div>
        {money(runningTotal)}
        <div className="muted small">{shareText(totalShare)}</div>
      </div>
    ),
  },
];

/** Changes during the term with their running totals against the original value. */
export function ChangesCard({ contract }: { readonly contract: Contract }) {
  const [open, setOpen] = useState(false);
  const { modifications, smallChanges, doubts } = contract;
  const add = contract.mayManage ? (
    <Button small icon="add" onClick={() => setOpen(true)}>
      Änderung prüfen und erfassen
    </Button>
  ) : undefined;
  return (
    <Card title="Änderungen während der Laufzeit" actions={modifications.length > 0 ? add : undefined}>
      {smallChanges && (
        <LimitBar
          name={`Geringfügige Änderungen zusammen, engste Grenze: ${smallChanges.name}`}
          used={smallChanges.used}
          limit={smallChanges.limit}
          left={smallChanges.left}
          write={money}
        />
      )}
      {modifications.length === 0 ? (
        <EmptyState icon="edit" title="Noch keine Änderung" action={add}>
          <p>
            Vor jeder Änderung rechnet das Programm alle bisherigen zusammen und sagt, ob sie ohne neues
            Vergabeverfahren zulässig ist.
          </p>
        </EmptyState>
      ) : (
        <DataTable caption="Änderungen des Vertrags" columns={COLUMNS} rows={modifications} rowKey={({ id }) => id} />
      )}
      {doubts.length > 0 && (
        <Alert tone="info" title="Nicht gesichert">
          <ul>
            {doubts.map(({ id, text }) => (
              <li key={`${id} ${text}`}>{text}</li>
            ))}
          </ul>
        </Alert>
      )}
      <Dialog open={open} wide title="Vertragsänderung" onClose={() => setOpen(false)}>
        {open && <ChangeForm contract={contract} onClose={() => setOpen(false)} />}
      </Dialog>
    </Card>
  );
}
