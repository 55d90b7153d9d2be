import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { call, queryKey, useApiForm, useApiQuery } from '../../shared/api';
import { counted } from '../../shared/format';
import { Alert, Badge, Button, Card, Form, InstantText, ProblemAlert, TextField, useToasts } from '../../shared/ui';
import { AnswerField, emptyAnswer, type FormAnswers } from './questionnaire-fields';
import { QuestionnaireAnswers } from './questionnaire-answers';
import { COCKPIT_PATHS, type AnswerValue, type Questionnaire } from './round-types';

const PATH = '/api/demand-rounds/{id}/questionnaire';

interface QuestionnaireCardProps {
  readonly roundId: string;
  /** Slug. */
  readonly member: string;
  readonly editable: boolean;
  /** After the last day, by the centre: asks for a reason. */
  readonly late?: boolean;
}

/** What a round asks a member besides quantities; nothing where it asks nothing. */
export function QuestionnaireCard(props: QuestionnaireCardProps) {
  const { roundId, member } = props;
  const { data, error, refetch } = useApiQuery(PATH, { path: { id: roundId }, query: { member } });
  if (error) return <ProblemAlert problem={error} onRetry={() => void refetch()} />;
  if (!data || data.questions.length === 0) return null;
  return <Loaded key={data.version} {...props} data={data} />;
}

function Loaded({ data, ...props }: QuestionnaireCardProps & { readonly data: Questionnaire }) {
  const [writing, setWriting] = useState(false);
  const { open, complete, savedBy, savedAt, questions } = data;
  const asks = props.editable && (!complete || writing);
  return (
    <Card
      title="Fragebogen"
      actions={
        props.editable &&
        complete &&
        !writing && (
          <Button small icon="edit" onClick={() => setWriting(true)}>
            Antworten ändern
          </Button>
        )
      }
    >
      <div className="stack">
        {complete ? (
          <p>
            <Badge tone="success">Vollständig</Badge>{' '}
            <span className="muted small">
              {savedBy && savedAt && (
                <>
                  Gespeichert von {savedBy}, <InstantText value={savedAt} />.
                </>
              )}
            </span>
          </p>
        ) : (
          <Alert
            tone={props.editable ? 'warning' : 'info'}
            title={`Noch ${counted(open.length, 'Pflichtfrage', 'Pflichtfragen')} offen`}
          >
            {props.editable && <p>Ihre Meldung gilt erst als abgegeben, wenn alle Pflichtfragen beantwortet sind.</p>}
          </Alert>
        )}
        {asks ? (
          <Fields {...props} data={data} onDone={() => setWriting(false)} />
        ) : (
          <QuestionnaireAnswers questions={questions} answers={data.answers as Record<string, AnswerValue>} />
        )}
      </div>
    </Card>
  );
}

interface FieldsProps extends QuestionnaireCardProps {
  readonly data: Questionnaire;
  readonly onDone: () => void;
}

function Fields({ roundId, member, late, data, onDone }: FieldsProps) {
  const queries = useQueryClient();
  const toasts = useToasts();
  const sites = useApiQuery('/api/sites', { query: { member } });
  const saved = data.answers as Record<string, AnswerValue>;
  const form = useApiForm<FormAnswers, Questionnaire>({
    initial: {
      reason: '',
      answers: Object.fromEntries(
        data.questions.map((question) => [question.id, saved[question.id] ?? emptyAnswer(question)]),
      ),
    },
    validate: ({ reason }) =>
      late && reason.trim() === '' ? [{ pointer: '/reason', message: 'Bitte begründen Sie die Nachmeldung.' }] : [],
    submit: ({ answers, reason }) =>
      call('put', `${PATH}/answers`, {
        path: { id: roundId },
        version: data.version,
        body: { member, answers, ...(late ? { reason } : {}) },
      }) as Promise<Questionnaire>,
    onSuccess: (answer) => {
      queries.setQueryData(queryKey(PATH, { path: { id: roundId }, query: { member } }), answer);
      for (const path of COCKPIT_PATHS) void queries.invalidateQueries({ queryKey: [path] });
      toasts.show({
        text: answer.complete
          ? 'Der Fragebogen ist vollständig gespeichert.'
          : `Gespeichert. Noch ${counted(answer.open.length, 'Pflichtfrage', 'Pflichtfragen')} offen.`,
      });
      onDone();
    },
  });
  const places = (sites.data?.items ?? []).map(({ name, street, postcode, city }) => ({
    value: `${name}, ${street}, ${postcode} ${city}`,
    label: name,
    detail: `${street}, ${postcode} ${city}`,
  }));
  return (
    <Form
      form={form}
      label="Fragebogen"
      submitLabel="Fragebogen speichern"
      actions={data.complete && <Button onClick={onDone}>Abbrechen</Button>}
    >
      {late && (
        <TextField
          {...form.field('reason')}
          label="Begründung der Nachmeldung"
          hint="Die Meldefrist ist abgelaufen."
          maxLength={500}
        />
      )}
      {data.questions.map((question) => (
        <AnswerField key={question.id} question={question} form={form} places={places} />
      ))}
    </Form>
  );
}
