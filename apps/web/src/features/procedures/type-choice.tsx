import { call, useApiForm } from '../../shared/api';
import { Button, Dialog, Form, RadioGroup, TextAreaField } from '../../shared/ui';
import { type Procedure, statuteText } from './model';

interface Props {
  readonly procedure: Procedure;
  /** The type to choose; undefined while the dialog is closed. */
  readonly type: string | undefined;
  readonly onClose: () => void;
  readonly onDone: () => Promise<void>;
}

/** Asks why this procedure type, and on which ground where one is needed. */
export function TypeChoice(props: Props) {
  const answer = props.procedure.assessment.procedureTypes.find(({ type }) => type === props.type);
  return (
    <Dialog
      open={answer !== undefined}
      title={answer ? `Vergabeart: ${answer.germanName}` : ''}
      onClose={props.onClose}
      wide
    >
      {answer && <ChoiceForm {...props} answer={answer} />}
    </Dialog>
  );
}

function ChoiceForm({
  procedure,
  answer,
  onClose,
  onDone,
}: Props & { readonly answer: Procedure['assessment']['procedureTypes'][number] }) {
  const needsGround = answer.verdict === 'needs-grounds';
  const form = useApiForm({
    initial: { reason: '', groundId: '' },
    validate: ({ reason, groundId }) => [
      ...(needsGround && groundId === ''
        ? [{ pointer: '/groundId', message: 'Bitte wählen Sie den Grund, der hier vorliegt.' }]
        : []),
      ...(reason.trim() === '' ? [{ pointer: '/reason', message: 'Bitte begründen Sie die Wahl.' }] : []),
    ],
    submit: ({ reason, groundId }) =>
      call('post', '/api/procedures/{id}/procedure-type', {
        path: { id: procedure.id },
        body: { type: answer.type, reason, ...(groundId ? { groundId } : {}) },
        version: procedure.version,
      }),
    onSuccess: () => {
      void onDone();
      onClose();
    },
  });
  return (
    <Form
      form={form}
      submitLabel="Vergabeart festlegen"
      label="Vergabeart festlegen"
      actions={<Button onClick={onClose}>Abbrechen</Button>}
    >
      <p>{answer.reason}</p>
      {needsGround && (
        <RadioGroup
          {...form.field('groundId')}
          label="Ausnahmegrund"
          options={answer.grounds.map(({ id, text, citation }) => ({
            value: id,
            label: text,
            detail: `${statuteText(citation.statute)}${citation.status === 'verified' ? '' : ' (nicht belegt)'}`,
          }))}
        />
      )}
      <TextAreaField {...form.field('reason')} label="Begründung für den Vergabevermerk" rows={3} maxLength={2000} />
    </Form>
  );
}
