import { useEffect, useRef, useState } from 'react';
import { useSession } from '../../app/session';
import { call, useApiForm } from '../../shared/api';
import { Button, DateField, FieldRow, Form, TextField } from '../../shared/ui';
import { atFields } from './at-fields';
import { BackwardPlan } from './backward-plan';
import { DateHints } from './date-hints';
import type { Procedure, TimelinePreview } from './model';

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

/** What-if while typing: explains the dates, shows every contradiction at its field, and saves on request. */
export function TimelineForm({ procedure, onPreview, onCancel, onSaved }: Props) {
  const { today } = useSession();
  const inputs = procedure.timelineInputs;
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
        throw atFields(error);
      }
    },
    onSuccess: () => void onSaved(),
  });
  const { conflicts, hints } = useTimelinePreview(procedure.id, form.values, onPreview);
  const take = (stepId: string, day: string): void =>
    form.setValues(
      stepId === 'notice'
        ? { ...form.values, noticeDispatchedOn: day }
        : { ...form.values, overrides: { ...form.values.overrides, [stepId]: day } },
    );
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
        <Button kind="tertiary" onClick={onCancel}>
          Abbrechen
        </Button>
      }
    >
      {!fixed && (
        <BackwardPlan
          procedure={procedure}
          tenderTime={form.values.tenderTime}
          onTake={({ noticeDispatchedOn, overrides }) =>
            form.setValues({
              ...form.values,
              noticeDispatchedOn,
              overrides: { ...Object.fromEntries(PLANNED.map(([id]) => [id, ''])), ...overrides },
            })
          }
        />
      )}
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
      <DateHints hints={hints} onTake={take} />
    </Form>
  );
}

type Answer = Pick<TimelinePreview, 'conflicts' | 'hints'>;
const PAUSE_MS = 350;

/** Asks a moment after the last key what would be; the newest question wins. Returns what contradicts the law. */
function useTimelinePreview(id: string, values: Values, onPreview: Props['onPreview']): Answer {
  const [found, setFound] = useState<Answer>({ conflicts: [], hints: [] });
  const tell = useRef(onPreview);
  const body = JSON.stringify(bodyOf(values));
  useEffect(() => {
    tell.current = onPreview;
  });
  useEffect(() => {
    const cancel = new AbortController();
    const ask = async (): Promise<void> => {
      try {
        const answer = (await call('post', '/api/procedures/{id}/timeline', {
          path: { id },
          query: { mode: 'preview' },
          body: JSON.parse(body) as unknown,
          signal: cancel.signal,
        })) as TimelinePreview;
        if (cancel.signal.aborted) return;
        setFound(answer);
        tell.current(answer);
      } catch {
        // A day that is only half typed: the last answer stays until there is a better one.
      }
    };
    const timer = setTimeout(() => void ask(), PAUSE_MS);
    return () => {
      clearTimeout(timer);
      cancel.abort();
    };
  }, [id, body]);
  return found;
}
