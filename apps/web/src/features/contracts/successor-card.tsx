import { useState } from 'react';
import { useLocation } from 'wouter';
import { asProblem, type ApiProblem, call, useApiForm } from '../../shared/api';
import {
  Alert,
  Button,
  Card,
  type Column,
  DataTable,
  DateText,
  Dialog,
  Form,
  Link,
  ProblemAlert,
  TextAreaField,
} from '../../shared/ui';
import { type Contract, useContractChanged } from './model';

type Day = NonNullable<Contract['successorPlan']>['days'][number];

const COLUMNS: readonly Column<Day>[] = [
  {
    id: 'name',
    header: 'Schritt',
    isRowHeader: true,
    cell: ({ name, reason, paragraphs }) => (
      <div>
        {name} {paragraphs[0] && <span className="muted small">({paragraphs[0]})</span>}
        <div className="muted small">{reason}</div>
      </div>
    ),
  },
  { id: 'latest', header: 'Spätestens', cell: ({ latest }) => <DateText value={latest} /> },
];

/** How it goes on after the contract: counted back from its end, begun with one click. */
export function SuccessorCard({ contract, onEdit }: { readonly contract: Contract; readonly onEdit: () => void }) {
  const { successorPlan: plan, successor, noSuccessor, mayManage } = contract;
  const [, go] = useLocation();
  const changed = useContractChanged();
  const [problem, setProblem] = useState<ApiProblem>();
  const [waiving, setWaiving] = useState(false);
  const begin = async (): Promise<void> => {
    try {
      const answer = await call('post', '/api/contracts/{id}/successor', { path: { id: contract.id } });
      const { procedureId } = answer as NonNullable<Contract['successor']>;
      await changed();
      go(`/vergaben/${procedureId}`);
    } catch (error) {
      setProblem(asProblem(error));
    }
  };
  return (
    <Card title="Nachfolge">
      {problem && <ProblemAlert problem={problem} />}
      {successor && (
        <p>
          Das Folgeverfahren ist angelegt:{' '}
          {contract.mayReadProcedure ? (
            <Link href={`/vergaben/${successor.procedureId}`}>{successor.fileNumber}</Link>
          ) : (
            successor.fileNumber
          )}
          .
        </p>
      )}
      {noSuccessor && <p>Keine Nachfolge: {noSuccessor}</p>}
      {!successor && !noSuccessor && (
        <>
          {plan ? (
            <p>
              Der Vertrag endet am <DateText value={plan.contractEnds} />. Damit keine Lücke entsteht, beginnt die
              Vorbereitung spätestens am{' '}
              <strong>
                <DateText value={plan.startBy} />
              </strong>{' '}
              ({contract.preparationDays} Tage vor dem ersten Schritt für Vorbereitung, Prüfung und Wertung, eine
              Annahme des Vergabezentrums).
            </p>
          ) : (
            <p>
              Mit dem Ende der Laufzeit rechnet das Programm zurück, wann die Nachfolge beginnen, veröffentlicht und
              vergeben sein muss.
            </p>
          )}
          {mayManage && (
            <div className="button-row">
              <Button kind={plan ? 'primary' : 'secondary'} onClick={() => void begin()}>
                Folgeverfahren anlegen
              </Button>
              {!plan && <Button onClick={onEdit}>Laufzeit erfassen</Button>}
              <Button kind="tertiary" onClick={() => setWaiving(true)}>
                Keine Nachfolge
              </Button>
            </div>
          )}
        </>
      )}
      {plan && !successor && !noSuccessor && (
        <>
          <DataTable caption="Rückwärtsplan der Nachfolge" columns={COLUMNS} rows={plan.days} rowKey={({ id }) => id} />
          <Alert tone="info" title="Worauf die Tage beruhen">
            <ul>
              {plan.doubts.map((text) => (
                <li key={text}>{text}</li>
              ))}
            </ul>
          </Alert>
        </>
      )}
      <Dialog open={waiving} title="Keine Nachfolge" onClose={() => setWaiving(false)}>
        {waiving && <NoSuccessorForm contract={contract} onClose={() => setWaiving(false)} />}
      </Dialog>
    </Card>
  );
}

function NoSuccessorForm({ contract, onClose }: { readonly contract: Contract; readonly onClose: () => void }) {
  const changed = useContractChanged();
  const form = useApiForm({
    initial: { reason: '' },
    submit: (body) => call('post', '/api/contracts/{id}/no-successor', { path: { id: contract.id }, body }),
    onSuccess: () => {
      void changed();
      onClose();
    },
  });
  return (
    <Form
      form={form}
      submitLabel="Festhalten"
      label="Keine Nachfolge"
      actions={<Button onClick={onClose}>Abbrechen</Button>}
    >
      <TextAreaField {...form.field('reason')} label="Warum folgt nichts?" rows={3} maxLength={2000} />
    </Form>
  );
}
