import { useQueryClient } from '@tanstack/react-query';
import { useContext } from 'react';
import { call, useApiForm } from '../../../shared/api';
import {
  Button,
  DateField,
  Dialog,
  Form,
  SelectField,
  TextAreaField,
  TextField,
  TodayContext,
} from '../../../shared/ui';
import type { Procedure } from '../model';
import { type Question, QUESTIONS_PATH } from './model';

const LONGEST = 5000;

interface FormProps {
  readonly procedure: Procedure;
  readonly onClose: () => void;
}

/** After a step the list of questions is read again, and the record with it. */
function useDone(onClose: () => void): () => void {
  const queries = useQueryClient();
  return () => {
    for (const key of [QUESTIONS_PATH, '/api/procedures/{id}', '/api/procedures/{id}/record']) {
      void queries.invalidateQueries({ queryKey: [key] });
    }
    onClose();
  };
}

export function ReceiveDialog({ procedure, onClose }: FormProps) {
  const today = useContext(TodayContext);
  const done = useDone(onClose);
  const form = useApiForm({
    initial: { receivedOn: today ?? '', bidderId: '', askedBy: '', text: '' },
    draft: `frage-${procedure.id}`,
    submit: ({ bidderId, ...body }) =>
      call('post', QUESTIONS_PATH, {
        path: { id: procedure.id },
        body: { ...body, ...(bidderId ? { bidderId } : {}) },
      }),
    onSuccess: done,
  });
  return (
    <Dialog open wide title="Bieterfrage erfassen" onClose={onClose}>
      <Form
        form={form}
        submitLabel="Frage erfassen"
        label="Bieterfrage"
        actions={<Button onClick={onClose}>Abbrechen</Button>}
      >
        <DateField {...form.field('receivedOn')} label="Eingegangen am" />
        <SelectField
          {...form.field('bidderId')}
          label="Unternehmen"
          optional
          options={[
            { value: '', label: 'nicht bekannt oder noch nicht erfasst' },
            ...procedure.bidders.map(({ id, name }) => ({ value: id, label: name })),
          ]}
        />
        <TextField
          {...form.field('askedBy')}
          label="Wer gefragt hat"
          hint="Wenn das Unternehmen nicht in der Liste steht. Wird nie veröffentlicht."
          optional
          maxLength={200}
        />
        <TextAreaField {...form.field('text')} label="Frage im Wortlaut" rows={5} maxLength={LONGEST} />
      </Form>
    </Dialog>
  );
}

/** The first answer, or a correction: what was published before stands in the fields. */
export function AnswerDialog({ procedure, question, onClose }: FormProps & { readonly question: Question }) {
  const done = useDone(onClose);
  const last = question.versions.filter(({ kind }) => kind === 'answer').at(-1);
  const corrects = question.versions.length > 0;
  const form = useApiForm({
    initial: { question: last?.question ?? question.text, answer: last?.answer ?? '', reason: '' },
    submit: (body) =>
      call('post', `${QUESTIONS_PATH}/{questionId}/answers`, {
        path: { id: procedure.id, questionId: question.id },
        body: { ...body, version: question.versions.length + 1 },
      }),
    onSuccess: done,
  });
  const title = corrects ? `Antwort auf Frage ${question.number} berichtigen` : `Frage ${question.number} beantworten`;
  return (
    <Dialog open wide title={title} onClose={onClose}>
      <Form
        form={form}
        submitLabel="An alle veröffentlichen"
        label={title}
        actions={<Button onClick={onClose}>Abbrechen</Button>}
      >
        <p className="muted">
          Frage und Antwort lesen alle Unternehmen. Niemand soll daraus erkennen, wer gefragt hat: Namen und Adressen
          der Bieter werden nicht angenommen.
        </p>
        <TextAreaField
          {...form.field('question')}
          label="Frage, wie sie veröffentlicht wird"
          rows={4}
          maxLength={LONGEST}
        />
        <TextAreaField {...form.field('answer')} label="Antwort" rows={6} maxLength={LONGEST} />
        {corrects && (
          <TextAreaField
            {...form.field('reason')}
            label="Grund der Berichtigung"
            hint="Für die Akte; wird nicht veröffentlicht."
            rows={2}
            maxLength={2000}
          />
        )}
      </Form>
    </Dialog>
  );
}

export function RejectDialog({ procedure, question, onClose }: FormProps & { readonly question: Question }) {
  const done = useDone(onClose);
  const form = useApiForm({
    initial: { reason: '' },
    submit: (body) =>
      call('post', `${QUESTIONS_PATH}/{questionId}/rejection`, {
        path: { id: procedure.id, questionId: question.id },
        body: { ...body, version: question.versions.length + 1 },
      }),
    onSuccess: done,
  });
  return (
    <Dialog open title={`Frage ${question.number} nicht beantworten`} onClose={onClose}>
      <Form
        form={form}
        submitLabel="Nicht beantworten"
        label="Frage nicht beantworten"
        actions={<Button onClick={onClose}>Abbrechen</Button>}
      >
        <TextAreaField
          {...form.field('reason')}
          label="Begründung für die Akte"
          hint="Zum Beispiel: verspätet gestellt oder ohne Bedeutung für das Angebot."
          rows={3}
          maxLength={2000}
        />
      </Form>
    </Dialog>
  );
}
