import { useState } from 'react';
import { useSession } from '../../app/session';
import { asProblem, call, useApiForm, type ApiProblem } from '../../shared/api';
import { Button, DateField, FieldRow, Form, TextField } from '../../shared/ui';
import type { Procedure, TimelinePreview } from './model';
import { unmetOf } from './procedure-step';

interface Values {
  readonly noticeDispatchedOn: string;
  readonly tenderTime: string;
  readonly overrides: Readonly<Record<string, string>>;
}

/** Days people plan; all others follow from the law and these. */
const PLANNED = [
  ['participation-end', 'Ende der Teilnahmefrist'],
  ['tender-end', 'Ende der Angebotsfrist'],
  ['losers-informed', 'Information der Bieter'],
  ['award', 'Zuschlag'],
  ['binding-until', 'Ende der Bindefrist'],
] as const;

interface Props {
  readonly procedure: Procedure;
  readonly onPreview: (preview: TimelinePreview | undefined) => void;
  readonly onCancel: () => void;
  readonly onSaved: () => Promise<void>;
}

const bodyOf = ({ noticeDispatchedOn, tenderTime, overrides }: Values) => ({
  noticeDispatchedOn,
  ...(tenderTime ? { tenderTime } : {}),
  overrides: Object.fromEntries(Object.entries(overrides).filter(([, day]) => day !== '')),
});

/** A refusal with conditions, as mistakes at the fields they point to. */
const atFields = (problem: ApiProblem): ApiProblem => {
  const unmet = unmetOf(problem);
  if (unmet.length === 0) return problem;
  Object.assign(problem, {
    detail: '',
    errors: unmet.map(({ pointer, sentence, paragraph }) => ({
      pointer,
      message: paragraph ? `${sentence} (${paragraph})` : sentence,
    })),
  });
  return problem;
};

/** What-if first: computes and explains the dates, shows every contradiction at its field, and saves on request. */
export function TimelineForm({ procedure, onPreview, onCancel, onSaved }: Props) {
  const { today } = useSession();
  const inputs = procedure.timelineInputs;
  const [previewing, setPreviewing] = useState(false);
  const [conflicts, setConflicts] = useState<TimelinePreview['conflicts']>([]);
  const fixed = procedure.phase !== 'planned' && procedure.phase !== 'prepared';
  const steps = procedure.timeline?.steps.map(({ id }) => id as string);
  const days = PLANNED.filter(([id]) => (steps ? steps.includes(id) : id === 'tender-end' || id === 'award'));
  const form = useApiForm<Values>({
    initial: {
      noticeDispatchedOn: inputs?.noticeDispatchedOn ?? today,
      tenderTime: inputs?.tenderTime ?? '',
      overrides: { ...Object.fromEntries(PLANNED.map(([id]) => [id, ''])), ...inputs?.overrides },
    },
    submit: async (values) => {
      try {
        return await call('post', '/api/procedures/{id}/timeline', {
          path: { id: procedure.id },
          query: { mode: 'save' },
          body: bodyOf(values),
          version: procedure.version,
        });
      } catch (error) {
        throw atFields(asProblem(error));
      }
    },
    onSuccess: () => void onSaved(),
  });
  const preview = async (): Promise<void> => {
    setPreviewing(true);
    try {
      const answer = (await call('post', '/api/procedures/{id}/timeline', {
        path: { id: procedure.id },
        query: { mode: 'preview' },
        body: bodyOf(form.values),
      })) as TimelinePreview;
      setConflicts(answer.conflicts);
      onPreview(answer);
    } catch {
      form.submit();
    } finally {
      setPreviewing(false);
    }
  };
  const conflictAt = (pointer: string): string | undefined =>
    conflicts.find((conflict) => conflict.pointer === pointer)?.sentence;
  const field = (pointer: string) => {
    const { error, ...binding } = form.at<string>(pointer);
    return { ...binding, error: error ?? conflictAt(pointer) };
  };
  return (
    <Form
      form={form}
      submitLabel="Zeitplan speichern"
      label="Termine"
      actions={
        <>
          <Button busy={previewing} icon="visibility" onClick={() => void preview()}>
            Vorschau berechnen
          </Button>
          <Button kind="tertiary" onClick={onCancel}>
            Abbrechen
          </Button>
        </>
      }
    >
      <FieldRow>
        <DateField
          {...field('/noticeDispatchedOn')}
          label="Absendung"
          hint="Bekanntmachung oder Aufforderung"
          disabled={fixed}
        />
        <TextField
          {...field('/tenderTime')}
          label="Uhrzeit des Fristendes"
          optional
          hint="HH:MM; leer: Ende des Tages"
          placeholder="12:00"
          disabled={fixed}
        />
      </FieldRow>
      <FieldRow>
        {days.map(([id, label]) => (
          <DateField
            key={id}
            {...field(`/overrides/${id}`)}
            label={label}
            optional
            hint="leer: nach der Frist"
            disabled={fixed && (id === 'tender-end' || id === 'participation-end')}
          />
        ))}
      </FieldRow>
    </Form>
  );
}
