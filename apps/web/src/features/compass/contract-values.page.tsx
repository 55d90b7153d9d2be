import { useSearchParams } from 'wouter';
import { useSession } from '../../app/session';
import { useApiQuery } from '../../shared/api';
import { counted } from '../../shared/format';
import {
  Button,
  Card,
  DateField,
  EmptyState,
  FilterBar,
  PageHeader,
  ProblemAlert,
  SelectField,
  Skeleton,
} from '../../shared/ui';
import { hintCount, valuesByBuyer } from './contract-values';
import { ContractValueGroup } from './contract-value-group';
import { RelatedPages } from './related-pages';

const CENTRE = 'zentrum';

export default function ContractValuesPage() {
  const { today } = useSession();
  const [parameters, setParameters] = useSearchParams();
  const asOf = parameters.get('stand') ?? today;
  const buyer = parameters.get('fuer') ?? '';
  const { data, error, refetch } = useApiQuery('/api/law/contract-values', { query: { asOf }, keepPrevious: true });
  const set = (name: string, value: string, usual: string): void => {
    const next = new URLSearchParams(parameters);
    if (value === usual || value === '') next.delete(name);
    else next.set(name, value);
    setParameters(next, { replace: true });
  };
  const buyers = valuesByBuyer(data?.items ?? []);
  const keyOf = (buyerId: string | null): string => buyerId ?? CENTRE;
  const shown = buyers.filter(({ buyerId }) => buyer === '' || keyOf(buyerId) === buyer);
  const items = shown.flatMap((one) => one.items);
  const filtered = buyer !== '' || asOf !== today;
  return (
    <>
      <PageHeader
        title="Auftragswerte"
        lead="Was jede Kommune und das ganze Zentrum innerhalb von zwölf Monaten an Gleichartigem beschaffen, gemessen an der nächsten Wertgrenze. Ein Hinweis ist ein Anlass, genauer hinzusehen, kein Vorwurf."
      />
      <FilterBar
        result={data && `${counted(items.length, 'Gruppe', 'Gruppen')}, ${hintCount(items)}`}
        onReset={filtered ? () => setParameters({}, { replace: true }) : undefined}
      >
        <DateField id="stand" label="Zwölf Monate bis" value={asOf} onChange={(day) => set('stand', day, today)} />
        <SelectField
          id="fuer"
          label="Auftraggeber"
          optional
          value={buyer}
          placeholder="Alle"
          options={buyers.map(({ buyerId, buyerName }) => ({
            value: keyOf(buyerId),
            label: buyerId === null ? 'Ganzes Zentrum' : buyerName,
          }))}
          onChange={(value) => set('fuer', value, '')}
        />
      </FilterBar>
      {error && <ProblemAlert problem={error} onRetry={() => void refetch()} />}
      {!data && !error && <Skeleton lines={8} label="Die Auftragswerte werden zusammengezählt" />}
      {data && shown.length === 0 && !error && (
        <Card>
          <EmptyState
            title="Nichts zusammenzuzählen"
            icon="chart"
            action={filtered && <Button onClick={() => setParameters({}, { replace: true })}>Alles zeigen</Button>}
          >
            <p>Gezählt werden Vergabeverfahren mit ihren Losen und Bedarfsabfragen, zu denen Bedarf gemeldet ist.</p>
          </EmptyState>
        </Card>
      )}
      {data && !error && (
        <div className="stack">
          {shown.map(({ buyerId, buyerName, items: groups }) => (
            <Card key={keyOf(buyerId)} title={buyerId === null ? `Ganzes Zentrum: ${buyerName}` : buyerName} flush>
              {groups.map((group) => (
                <ContractValueGroup key={`${group.nature} ${group.kind}`} group={group} />
              ))}
            </Card>
          ))}
          {shown.length > 0 && (
            <Card title="Wie gezählt wird">
              <p>{data.trace.map(({ text }) => text).join(' ')}</p>
              <ul className="plain-list small muted">
                {data.uncertain.map(({ id, text }) => (
                  <li key={id + text}>{text}</li>
                ))}
              </ul>
            </Card>
          )}
        </div>
      )}
      <RelatedPages current="/auftragswerte" />
    </>
  );
}
