import { call, useApiForm, useApiQuery } from '../../../shared/api';
import type { components } from '../../../shared/api/schema';
import {
  Alert,
  Button,
  CheckboxGroup,
  Citation,
  Dialog,
  Form,
  ProblemAlert,
  Skeleton,
  TextAreaField,
} from '../../../shared/ui';
import type { Procedure } from '../model';
import type { ProcedureSteps } from '../procedure-step';

type Options = components['schemas']['CancellationOptionsResponse'];

interface Props {
  readonly open: boolean;
  readonly procedure: Procedure;
  readonly steps: ProcedureSteps;
  readonly onClose: () => void;
}

const LEAST_REASON = 20;

/** Giving up the procedure or some of its lots: grounds of the law, a written reason, and a second person. */
export function CancellationDialog({ open, ...rest }: Props) {
  return (
    <Dialog open={open} title="Verfahren oder Lose aufheben" onClose={rest.onClose} wide>
      {open && <Loaded {...rest} />}
    </Dialog>
  );
}

function Loaded(props: Omit<Props, 'open'>) {
  const path = { id: props.procedure.id };
  const { data, error, refetch } = useApiQuery('/api/procedures/{id}/cancellation', { path });
  if (error && !data) return <ProblemAlert problem={error} onRetry={() => void refetch()} />;
  if (!data) return <Skeleton lines={4} label="Gründe werden geladen" />;
  return <CancellationForm {...props} options={data} />;
}

function CancellationForm({ procedure, steps, options, onClose }: Omit<Props, 'open'> & { readonly options: Options }) {
  const lots = procedure.lots.filter(({ id }) => options.lotIds.includes(id));
  const form = useApiForm({
    initial: {
      grounds: (options.grounds.length === 1 ? options.grounds.map(({ id }) => id) : []) as readonly string[],
      lotIds: options.lotIds as readonly string[],
      reason: '',
    },
    validate: ({ grounds, lotIds, reason }) => [
      ...(grounds.length === 0 ? [{ pointer: '/grounds', message: 'Bitte mindestens einen Grund ankreuzen.' }] : []),
      ...(lotIds.length === 0 ? [{ pointer: '/lotIds', message: 'Bitte mindestens ein Los wählen.' }] : []),
      ...(reason.trim().length < LEAST_REASON
        ? [{ pointer: '/reason', message: `Bitte begründen Sie mit mindestens ${LEAST_REASON} Zeichen.` }]
        : []),
    ],
    submit: ({ grounds, lotIds, reason }) =>
      call('post', '/api/procedures/{id}/cancellation', {
        path: { id: procedure.id },
        body: { grounds: [...grounds], lotIds: [...lotIds], reason },
      }),
    onSuccess: () => {
      void steps.changed();
      onClose();
    },
  });
  const uncertain = options.grounds.some(({ citation }) => citation && citation.status !== 'verified');
  return (
    <Form
      form={form}
      submitLabel="Zweiter Person vorlegen"
      label="Aufhebung"
      actions={<Button onClick={onClose}>Abbrechen</Button>}
    >
      <p>
        Aufgehoben wird erst, wenn eine zweite Person zustimmt. Danach lässt sich die Aufhebung nicht rückgängig machen,
        und die Unternehmen sind zu unterrichten.
      </p>
      {lots.length > 1 && (
        <CheckboxGroup
          {...form.field('lotIds')}
          label="Was wird aufgehoben?"
          options={lots.map(({ id, number, title }) => ({ value: id, label: `Los ${number}: ${title}` }))}
        />
      )}
      <CheckboxGroup
        {...form.field('grounds')}
        label="Grund"
        options={options.grounds.map(({ id, text, citation, refusal }) => ({
          value: id,
          label: text,
          detail: [citation?.statute, refusal].filter(Boolean).join(' – '),
        }))}
      />
      {options.grounds.some(({ citation }) => citation) && (
        <p className="small muted">
          Wortlaut und Quelle:{' '}
          {options.grounds.map(({ id, citation }) => citation && <Citation key={id} citation={citation} />)}
        </p>
      )}
      {uncertain && (
        <Alert tone="warning" title="Nicht jeder Grund ist belegt">
          <p>Bitte vor der Aufhebung im Gesetz nachlesen.</p>
        </Alert>
      )}
      <TextAreaField {...form.field('reason')} label="Begründung für den Vergabevermerk" rows={4} maxLength={2000} />
    </Form>
  );
}
