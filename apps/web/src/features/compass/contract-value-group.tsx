import { compareDecimal, date, money } from '../../shared/format';
import { Badge, Citation, type Column, DataTable, DateText, Link, MoneyText } from '../../shared/ui';
import { type ContractValue, measure } from './contract-values';

type Need = ContractValue['needs'][number];

const COLUMNS: readonly Column<Need>[] = [
  {
    id: 'label',
    header: 'Bedarf',
    isRowHeader: true,
    cell: ({ href, label }) => <Link href={href}>{label}</Link>,
  },
  { id: 'on', header: 'Beginn', cell: ({ on }) => <DateText value={on} /> },
  { id: 'buyers', header: 'Für', secondary: true, cell: ({ buyerNames }) => buyerNames.join(', ') },
  { id: 'value', header: 'Wert netto', align: 'end', cell: ({ value }) => <MoneyText value={value} /> },
];

/** Similar needs of one buyer: the bar against the next limit, and what it consists of. */
export function ContractValueGroup({ group }: { readonly group: ContractValue }) {
  const { kind, natureName, hint, needs, reasons, against, limits, largest, year } = group;
  const { share, text } = measure(group);
  return (
    <details className="value-group" open={hint && group.buyerId !== null}>
      <summary>
        <span className="value-group__name">
          <strong>{kind}</strong>
          <span className="muted small">
            {natureName}
            {needs[0] && (needs.length > 1 ? `, etwa ${needs[0].label}` : `, ${needs[0].label}`)}
          </span>
          {hint && <Badge tone="warning">Bitte prüfen</Badge>}
        </span>
        <span className="value-group__measure">
          <span className="rest-bar__track" aria-hidden="true">
            <span
              className={hint ? 'rest-bar__fill value-group__fill--hint' : 'rest-bar__fill'}
              style={{ width: `${share}%` }}
            />
          </span>
          <span className="small">{text}</span>
        </span>
      </summary>
      <div className="value-group__body">
        <ul className="value-group__reasons">
          {reasons.map((reason) => (
            <li key={reason}>{reason}</li>
          ))}
        </ul>
        {against.length > 0 && (
          <>
            <p className="value-group__heading">Was dagegen spricht</p>
            <ul className="value-group__reasons">
              {against.map((reason) => (
                <li key={reason}>{reason}</li>
              ))}
            </ul>
          </>
        )}
        {compareDecimal(largest.sum, year.sum) > 0 && (
          <p>
            Die höchste Summe in zwölf Monaten, {money(largest.sum)}, liegt vom {date(largest.from)} bis{' '}
            {date(largest.to)}.
          </p>
        )}
        <DataTable caption={`Bedarfe: ${kind}, ${natureName}`} columns={COLUMNS} rows={needs} rowKey={({ id }) => id} />
        <ul className="value-group__limits small">
          {limits.map(({ id, germanName, upTo, perLot, citation }) => (
            <li key={id}>
              {germanName}: bis {money(upTo)}
              {perLot && ' je Fachlos'}, <Citation citation={citation} />
            </li>
          ))}
        </ul>
      </div>
    </details>
  );
}
