import { addDecimals, compareDecimal, counted, money, percent } from '../../../shared/format';
import {
  Badge,
  BarChart,
  Card,
  type Column,
  DataTable,
  DecimalText,
  DescriptionList,
  MoneyText,
  type Tone,
  UnitPriceText,
} from '../../../shared/ui';
import type { Savings } from './savings-wish';

type MemberRow = Savings['members'][number];
type ArticleRow = Savings['articles'][number];

const OUTCOMES: Readonly<Record<MemberRow['outcome'], { readonly label: string; readonly tone: Tone }>> = {
  gains: { label: 'spart', tone: 'success' },
  loses: { label: 'zahlt mehr', tone: 'danger' },
  even: { label: 'gleich', tone: 'neutral' },
};
const amountOf = (value: string): string => value.replace('-', '');

const MEMBER_COLUMNS: readonly Column<MemberRow>[] = [
  { id: 'name', header: 'Mitglied', cell: ({ name }) => name, sort: ({ name }) => name, isRowHeader: true },
  {
    id: 'alone',
    header: 'Allein',
    align: 'end',
    cell: ({ alone }) => <MoneyText value={alone.total} />,
    sort: ({ alone }) => Number(alone.total),
  },
  {
    id: 'joint',
    header: 'Anteil gemeinsam',
    align: 'end',
    cell: ({ joint }) => <MoneyText value={joint.total} />,
    sort: ({ joint }) => Number(joint.total),
  },
  {
    id: 'saving',
    header: 'Ersparnis',
    align: 'end',
    cell: ({ saving }) => <MoneyText value={saving} />,
    sort: ({ saving }) => Number(saving),
  },
  {
    id: 'outcome',
    header: 'Ergebnis',
    cell: ({ outcome }) => <Badge tone={OUTCOMES[outcome].tone}>{OUTCOMES[outcome].label}</Badge>,
  },
  {
    id: 'contribution',
    header: 'Bringt dem Kreis',
    align: 'end',
    cell: ({ contribution }) => <MoneyText value={contribution} />,
    secondary: true,
  },
];

/** What the circle saves, in one sentence and by kind of cost. */
export function ResultCard({ savings }: { readonly savings: Savings }) {
  const { saving, savingPercent, joint, alone, breakEvenProcessCost: even } = savings;
  const losers = savings.members.filter(({ outcome }) => outcome === 'loses').map(({ name }) => name);
  return (
    <Card title="Ergebnis für ein Jahr">
      <p className="savings-headline" role="status">
        {headline(savings)} {savingPercent !== null && saving !== '0.00' && <>({percent(amountOf(savingPercent))})</>}
      </p>
      {losers.length > 0 && (
        <p>
          <Badge tone="danger">Allein günstiger</Badge> {losers.join(', ')}: außerhalb dieses Kreises{' '}
          {losers.length === 1 ? 'stünde das Mitglied' : 'stünden die Mitglieder'} besser.
        </p>
      )}
      <table className="data-table cost-kinds">
        <caption className="visually-hidden">Kosten nach Art, allein und gemeinsam</caption>
        <thead>
          <tr>
            <th scope="col">Kosten netto</th>
            <th scope="col" className="data-table__figure">
              Jedes allein
            </th>
            <th scope="col" className="data-table__figure">
              Gemeinsam
            </th>
          </tr>
        </thead>
        <tbody>
          {(
            [
              ['Ware', 'goods'],
              ['Mindestbestellwert', 'topUp'],
              ['Fracht', 'freight'],
              ['Prozesskosten', 'process'],
              ['Summe', 'total'],
            ] as const
          ).map(([label, kind]) => (
            <tr key={kind} className={kind === 'total' ? 'cost-kinds__total' : undefined}>
              <th scope="row">{label}</th>
              <td className="data-table__figure">
                <MoneyText value={alone[kind]} />
              </td>
              <td className="data-table__figure">
                <MoneyText value={joint[kind]} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <DescriptionList
        facts={[
          { term: 'Bestellungen im Jahr', value: `${savings.ordersAlone} allein, ${savings.ordersJoint} gemeinsam` },
          {
            term: 'Lohnt sich ab Prozesskosten von',
            value:
              even === null
                ? 'bei keiner Höhe'
                : even === '0.00'
                  ? 'immer, schon ohne'
                  : `${money(even)} je Bestellung`,
          },
          { term: 'Ware zu Vergleichspreisen', value: <MoneyText value={savings.referenceGoods} /> },
          {
            term: savings.referenceSaving.startsWith('-')
              ? 'Ware teurer als Vergleich um'
              : 'Ware günstiger als Vergleich um',
            value: <MoneyText value={amountOf(savings.referenceSaving)} />,
          },
        ]}
      />
    </Card>
  );
}

function headline({ saving, members }: Savings): string {
  const who = counted(members.length, 'Mitglied', 'Mitglieder');
  if (members.length === 1) return 'Ein Mitglied allein ist noch kein Kreis: Es gibt nichts zu sparen.';
  if (saving === '0.00') return `Gemeinsam zahlen ${who} so viel wie jedes für sich.`;
  return saving.startsWith('-')
    ? `Gemeinsam zahlen ${who} ${money(amountOf(saving))} mehr`
    : `Gemeinsam sparen ${who} ${money(saving)}`;
}

/** Who gains and who loses, as table and as bars. */
export function MembersCard({ savings }: { readonly savings: Savings }) {
  const { members, joint, alone, saving } = savings;
  const [most] = [...members].sort((a, b) => compareDecimal(b.saving, a.saving));
  return (
    <Card title="Mitglieder">
      <DataTable
        caption="Kosten und Ersparnis je Mitglied"
        columns={MEMBER_COLUMNS}
        rows={members}
        rowKey={({ member }) => member}
        footer={{
          name: 'Summe',
          alone: <MoneyText value={alone.total} />,
          joint: <MoneyText value={joint.total} />,
          saving: <MoneyText value={saving} />,
        }}
      />
      {members.length > 1 && (
        <BarChart
          title="Allein und gemeinsam"
          summary={
            most ? `Am meisten spart ${most.name}: ${money(most.saving)}.` : 'Kosten je Mitglied, allein und gemeinsam.'
          }
          rowHeader="Mitglied"
          series={[
            { id: 'alone', label: 'Allein' },
            { id: 'joint', label: 'Anteil gemeinsam' },
          ]}
          rows={members.map((row) => ({
            id: row.member,
            label: row.name,
            values: { alone: row.alone.total, joint: row.joint.total },
          }))}
          format={money}
        />
      )}
    </Card>
  );
}

const ARTICLE_COLUMNS: readonly Column<ArticleRow>[] = [
  {
    id: 'article',
    header: 'Artikel',
    cell: ({ text, articleNumber }) => (
      <span>
        {text} <span className="muted small figure">{articleNumber}</span>
      </span>
    ),
    sort: ({ articleNumber }) => articleNumber,
    isRowHeader: true,
  },
  {
    id: 'quantity',
    header: 'Menge',
    align: 'end',
    cell: ({ quantity, unitName }) => <DecimalText value={quantity} unit={unitName} />,
    sort: ({ quantity }) => Number(quantity),
  },
  {
    id: 'reference',
    header: 'Vergleichspreis',
    align: 'end',
    cell: ({ reference }) => <UnitPriceText value={reference} />,
    secondary: true,
  },
  {
    id: 'price',
    header: 'Preis gemeinsam',
    align: 'end',
    cell: ({ unitPrice }) => <UnitPriceText value={unitPrice} />,
  },
  {
    id: 'from',
    header: 'Günstiger ab',
    align: 'end',
    cell: ({ breakEvenQuantity, unitName, hasTiers }) =>
      breakEvenQuantity ? (
        <DecimalText value={breakEvenQuantity} unit={unitName} />
      ) : hasTiers ? (
        'nie'
      ) : (
        'keine Staffel'
      ),
    secondary: true,
  },
  {
    id: 'difference',
    header: 'Ersparnis Ware',
    align: 'end',
    cell: (row) => <MoneyText value={differenceOf(row)} />,
    sort: (row) => Number(differenceOf(row)),
  },
];
const differenceOf = ({ goods, goodsAlone }: ArticleRow): string =>
  addDecimals([goodsAlone, goods.startsWith('-') ? goods.slice(1) : `-${goods}`]);

/** Every article with its price; closed, because only some readers want it. */
export function ArticlesCard({ savings }: { readonly savings: Savings }) {
  return (
    <Card title="Artikel">
      <details className="disclosure">
        <summary>Mengen und Preise von {counted(savings.articles.length, 'Artikel', 'Artikeln')} zeigen</summary>
        <DataTable
          caption="Artikel mit Menge, Preis und Ersparnis"
          columns={ARTICLE_COLUMNS}
          rows={savings.articles}
          rowKey={({ articleNumber }) => articleNumber}
        />
      </details>
    </Card>
  );
}

/** The sentences behind the figures. */
export function MethodCard({ savings }: { readonly savings: Savings }) {
  return (
    <Card title="Rechenweg und Annahmen">
      <ol className="number-list">
        {savings.method.map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ol>
      {savings.sources.map((source) => (
        <p key={source.field} className="muted small">
          {source.text} {source.certainty}: {source.sources.join('; ')}.
        </p>
      ))}
    </Card>
  );
}
