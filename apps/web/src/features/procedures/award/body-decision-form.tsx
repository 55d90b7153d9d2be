import { call, useApiForm } from '../../../shared/api';
import {
  Button,
  DateField,
  FieldRow,
  Form,
  RadioGroup,
  SelectField,
  TextAreaField,
  TextField,
} from '../../../shared/ui';
import type { ProcedureSteps } from '../procedure-step';
import { type MemberBody, useBodiesChanged } from './award-bodies';

interface Props {
  readonly procedureId: string;
  readonly proposalId: string;
  readonly of: MemberBody;
  readonly steps: ProcedureSteps;
  readonly onClose: () => void;
}

const RESULTS = [
  { value: 'agreed', label: 'zugestimmt' },
  { value: 'agreed-with-conditions', label: 'mit Auflagen zugestimmt' },
  { value: 'refused', label: 'abgelehnt' },
  { value: 'postponed', label: 'vertagt' },
] as const;
type Result = (typeof RESULTS)[number]['value'] | '';

/** Whether a body decides over the award, when, and what it decided. */
export function BodyDecisionForm({ procedureId, proposalId, of, steps, onClose }: Props) {
  const changed = useBodiesChanged(steps);
  const form = useApiForm({
    initial: {
      needed: of.state === 'not-needed' ? 'no' : 'yes',
      body: of.body,
      decidedOn: of.decidedOn ?? '',
      result: (of.result ?? '') as Result,
      reference: of.reference,
      note: of.note,
    },
    submit: ({ needed, body, decidedOn, result, reference, note }) =>
      call('post', '/api/procedures/{id}/body-decisions', {
        path: { id: procedureId },
        body: {
          ...{ proposalId, member: of.member, needed: needed === 'yes', body, reference, note },
          ...(decidedOn ? { decidedOn } : {}),
          ...(result ? { result } : {}),
        },
      }),
    onSuccess: () => {
      changed();
      onClose();
    },
  });
  const needed = form.values.needed === 'yes';
  return (
    <Form
      form={form}
      submitLabel="Festhalten"
      label="Beschluss des Gremiums"
      actions={<Button onClick={onClose}>Abbrechen</Button>}
    >
      <RadioGroup
        {...form.field('needed')}
        label="Muss ein Gremium über den Zuschlag entscheiden?"
        options={[
          { value: 'yes', label: 'Ja' },
          { value: 'no', label: 'Nein', detail: 'die Begründung steht im Vergabevermerk' },
        ]}
      />
      {needed && (
        <>
          <TextField
            {...form.field('body')}
            label="Gremium"
            hint="Zum Beispiel „Magistrat der Stadt …“ oder „Gemeindevorstand“."
            maxLength={200}
          />
          <FieldRow>
            <DateField {...form.field('decidedOn')} label="Tag der Sitzung" optional width="short" />
            <SelectField
              {...form.field('result')}
              onChange={(value) => form.field('result').onChange(value as Result)}
              label="Ergebnis"
              placeholder="steht noch aus"
              options={RESULTS}
              optional
            />
          </FieldRow>
          <TextField
            {...form.field('reference')}
            label="Vorlage oder Niederschrift"
            hint="Nummer, unter der der Beschluss zu finden ist."
            optional
            maxLength={200}
          />
        </>
      )}
      <TextAreaField
        {...form.field('note')}
        label={needed ? 'Auflagen oder Bemerkung' : 'Warum entscheidet kein Gremium?'}
        optional={needed}
        rows={3}
        maxLength={2000}
      />
    </Form>
  );
}
