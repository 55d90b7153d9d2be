import { useState } from 'react';
import { usePermissions, useSession } from '../../app/session';
import { asProblem, type ApiProblem, call, useApiQuery } from '../../shared/api';
import {
  Badge,
  Button,
  ButtonLink,
  Card,
  DateText,
  DescriptionList,
  EmptyState,
  MoneyText,
  ProblemAlert,
  Skeleton,
} from '../../shared/ui';
import { LimitShare } from './limit-share';
import { type ContractHead, LIST, termState, useContractChanged } from './model';

/** The contracts that came of a procedure, with the way to each. */
export function ContractsOfProcedure({
  procedureId,
  awarded,
}: {
  readonly procedureId: string;
  readonly awarded: boolean;
}) {
  const { data, error, refetch } = useApiQuery(LIST, { query: { procedure: procedureId, limit: 50 } });
  if (error && !data) return <ProblemAlert problem={error} onRetry={() => void refetch()} />;
  if (!data) return <Skeleton lines={5} label="Die Verträge werden geladen" />;
  if (data.items.length === 0) return <NoContract procedureId={procedureId} awarded={awarded} />;
  return (
    <div className="stack">
      {data.items.map((contract) => (
        <ContractCard key={contract.id} contract={contract} />
      ))}
    </div>
  );
}

function ContractCard({ contract: c }: { readonly contract: ContractHead }) {
  const { today } = useSession();
  const [tone, state] = termState(c.endsOn, today);
  return (
    <Card
      title={`${c.number}: ${c.partner}`}
      level={3}
      actions={
        <ButtonLink small href={`/vertraege/${c.id}`}>
          Vertrag öffnen
        </ButtonLink>
      }
    >
      <DescriptionList
        facts={[
          { term: 'Gegenstand', value: c.title },
          { term: 'Laufzeit', value: <Badge tone={tone}>{state}</Badge> },
          { term: 'Wert netto', value: <MoneyText value={c.currentValue} /> },
          ...(c.optionBy ? [{ term: 'Option erklären bis', value: <DateText value={c.optionBy} /> }] : []),
          ...(c.successorBy ? [{ term: 'Nachfolge beginnen bis', value: <DateText value={c.successorBy} /> }] : []),
          ...(c.successor ? [{ term: 'Nachfolge', value: c.successor }] : []),
          ...(c.smallChanges ? [{ term: 'Geringfügige Änderungen', value: <LimitShare of={c.smallChanges} /> }] : []),
        ]}
      />
    </Card>
  );
}

function NoContract({ procedureId, awarded }: { readonly procedureId: string; readonly awarded: boolean }) {
  const can = usePermissions();
  const changed = useContractChanged();
  const [problem, setProblem] = useState<ApiProblem>();
  const conclude = async (): Promise<void> => {
    try {
      await call('post', LIST, { body: { procedureId } });
      await changed();
    } catch (error) {
      setProblem(asProblem(error));
    }
  };
  return (
    <>
      {problem && <ProblemAlert problem={problem} />}
      <EmptyState
        icon="layers"
        title="Noch kein Vertrag"
        action={
          awarded && can('contract.manage') ? (
            <Button onClick={() => void conclude()}>Vertrag aus dem Zuschlag anlegen</Button>
          ) : undefined
        }
      >
        <p>
          Mit dem Zuschlag entsteht je Unternehmen ein Vertrag. Hier stehen dann Laufzeit, Optionen, Änderungen und der
          Tag, an dem die Nachfolge beginnen muss.
        </p>
      </EmptyState>
    </>
  );
}
