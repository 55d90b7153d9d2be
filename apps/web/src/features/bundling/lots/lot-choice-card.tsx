import { useApiQuery } from '../../../shared/api';
import { counted, money } from '../../../shared/format';
import { ButtonLink, Card, type Column, DataTable, Link } from '../../../shared/ui';
import type { components } from '../../../shared/api/schema';
import type { Bundle } from '../types';

type HandedOverLot = components['schemas']['HandedOverLotResponse'];

const COLUMNS: readonly Column<HandedOverLot>[] = [
  {
    id: 'lot',
    header: 'Los',
    isRowHeader: true,
    cell: ({ lotNumber, title }) => `Los ${lotNumber}: ${title}`,
  },
  {
    id: 'procedure',
    header: 'Verfahren',
    cell: ({ procedureId, fileNumber }) => <Link href={`/vergaben/${procedureId}`}>{fileNumber}</Link>,
  },
  {
    id: 'members',
    header: 'Abrufberechtigt',
    cell: ({ members }) => counted(members.length, 'Mitglied', 'Mitglieder'),
  },
  {
    id: 'delivery',
    header: 'Lieferstellen',
    cell: ({ delivery }) =>
      delivery.length === 0 ? (
        'nicht hinterlegt'
      ) : (
        <details className="disclosure">
          <summary>{counted(delivery.length, 'Lieferstelle', 'Lieferstellen')}</summary>
          <ul className="bullet-list">
            {delivery.map(({ member, name, street, postcode, city }) => (
              <li key={`${member} ${name} ${street}`}>
                {member}: {name}, {street}, {postcode} {city}
              </li>
            ))}
          </ul>
        </details>
      ),
  },
];

/** How the bundle is cut into lots: the choice before the hand-over, the lots with buyers and places after it. */
export function LotChoiceCard({ bundle }: { readonly bundle: Bundle }) {
  const variants = useApiQuery('/api/bundles/{id}/variants', { path: { id: bundle.id } });
  const handOver = useApiQuery('/api/bundles/{id}/hand-over', { path: { id: bundle.id } });
  const items = variants.data?.items ?? [];
  const chosen = items.find(({ choice }) => choice !== null);
  const lots = handOver.data?.items ?? [];
  return (
    <Card
      title={lots.length > 0 ? 'Übergeben an das Verfahren' : 'Losaufteilung'}
      actions={
        <ButtonLink small icon="layers" href={`/buendel/${bundle.id}/lose`}>
          Lose und Varianten
        </ButtonLink>
      }
    >
      <p>
        {chosen
          ? `Gewählt ist „${chosen.name}“ mit ${counted(chosen.comparison.lotCount, 'Los', 'Losen')}, ${money(chosen.comparison.value)} über die Laufzeit: ${chosen.choice?.reason ?? ''}`
          : `Ohne Wahl wird jede Warengruppe ein Los (${counted(bundle.lots.length, 'Los', 'Lose')}).`}
        {items.length > 1 &&
          !chosen &&
          ` ${counted(items.length - 1, 'Variante liegt', 'Varianten liegen')} zum Vergleich vor.`}
      </p>
      {lots.length > 0 && (
        <DataTable
          caption="Übergebene Lose"
          columns={COLUMNS}
          rows={lots}
          rowKey={({ procedureId, lotNumber }) => `${procedureId} ${lotNumber}`}
        />
      )}
    </Card>
  );
}
