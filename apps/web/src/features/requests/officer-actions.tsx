import { useState } from 'react';
import { ApiProblem, mistakeAt, useApiMutation } from '../../shared/api';
import { Button, Card, DateField, Dialog, Link, TextAreaField, useToasts } from '../../shared/ui';
import { PATH, type ProcurementRequest, REQUEST_PATHS } from './model';
import { TakeOverDialog } from './take-over-dialog';

type Step = 'return' | 'refuse' | 'withdraw';

const WORDS: Readonly<Record<Step, { title: string; label: string; hint: string; button: string; done: string }>> = {
  return: {
    title: 'An das Fachamt zurückgeben',
    label: 'Was soll das Fachamt klären?',
    hint: 'Das Fachamt kann danach alles ändern und reicht den Antrag erneut ein.',
    button: 'Zurückgeben',
    done: 'Der Antrag liegt jetzt beim Fachamt.',
  },
  refuse: {
    title: 'Antrag ablehnen',
    label: 'Begründung',
    hint: 'Das Fachamt liest diese Begründung. Die Ablehnung kann nicht zurückgenommen werden.',
    button: 'Ablehnen',
    done: 'Der Antrag ist abgelehnt.',
  },
  withdraw: {
    title: 'Antrag zurückziehen',
    label: 'Grund',
    hint: 'Der Antrag kann danach nicht wieder aufgenommen werden. Alles Geschriebene bleibt lesbar.',
    button: 'Zurückziehen',
    done: 'Der Antrag ist zurückgezogen.',
  },
};

/** A step that needs words. */
export function WordedStep({
  step,
  request: { id, state },
  onClose,
}: {
  readonly step: Step;
  readonly request: ProcurementRequest;
  readonly onClose: () => void;
}) {
  const toasts = useToasts();
  const [text, setText] = useState('');
  const [answerUntil, setAnswerUntil] = useState('');
  const words = WORDS[step];
  const send = useApiMutation('post', `${PATH}/{id}/${step}`, {
    request: () => ({ path: { id }, body: { text, ...(answerUntil ? { answerUntil } : {}) } }),
    invalidates: REQUEST_PATHS,
    onSuccess: () => {
      toasts.show({ text: words.done });
      onClose();
    },
  });
  const problem = send.error ?? undefined;
  const textError = mistakeAt(problem, '/text');
  const isDraft = state === 'draft';
  return (
    <Dialog
      open
      title={isDraft ? 'Entwurf verwerfen' : words.title}
      onClose={onClose}
      actions={
        <>
          <Button kind="primary" busy={send.isPending} onClick={() => send.mutate()}>
            {isDraft ? 'Verwerfen' : words.button}
          </Button>
          <Button onClick={onClose}>Abbrechen</Button>
        </>
      }
    >
      <div className="form">
        <TextAreaField
          id={`antrag-${step}`}
          label={words.label}
          hint={words.hint}
          value={text}
          onChange={setText}
          rows={4}
          optional={step === 'withdraw'}
          error={textError ?? (mistakeAt(problem, '/answerUntil') ? undefined : problem?.detail)}
        />
        {step === 'return' && (
          <DateField
            id="antrag-antwort-bis"
            label="Antwort erbeten bis"
            value={answerUntil}
            onChange={setAnswerUntil}
            optional
            error={mistakeAt(problem, '/answerUntil')}
          />
        )}
      </div>
    </Dialog>
  );
}

/** What the centre may do with the request, the usual step first. */
export function OfficerActions({ request }: { readonly request: ProcurementRequest }) {
  const { id, commands, officer, procedure } = request;
  const [open, setOpen] = useState<Step | 'take-over'>();
  const toasts = useToasts();
  const review = useApiMutation<unknown, void>('post', `${PATH}/{id}/review`, {
    request: () => ({ path: { id } }),
    invalidates: REQUEST_PATHS,
    onProblem: (problem: ApiProblem) => toasts.showProblem(problem),
  });
  const close = (): void => setOpen(undefined);
  return (
    <Card title="Bearbeitung">
      <div className="form">
        <p>{officer ? `Zuständig: ${officer.name}` : 'Noch niemand ist zuständig.'}</p>
        {procedure && (
          <p>
            Verfahren <Link href={`/vergaben/${procedure.id}`}>{procedure.fileNumber}</Link>
          </p>
        )}
        <div className="request-actions">
          {commands.includes('take-over') && (
            <Button kind="primary" icon="arrow-forward" onClick={() => setOpen('take-over')}>
              Übernehmen
            </Button>
          )}
          {commands.includes('review') && request.state === 'submitted' && (
            <Button icon="visibility" busy={review.isPending} onClick={() => review.mutate()}>
              In Prüfung nehmen
            </Button>
          )}
          {commands.includes('return') && (
            <Button icon="arrow-back" onClick={() => setOpen('return')}>
              Zurückgeben
            </Button>
          )}
          {commands.includes('refuse') && (
            <Button kind="tertiary" icon="close" onClick={() => setOpen('refuse')}>
              Ablehnen
            </Button>
          )}
        </div>
      </div>
      {open === 'take-over' && <TakeOverDialog request={request} onClose={close} />}
      {open && open !== 'take-over' && <WordedStep step={open} request={request} onClose={close} />}
    </Card>
  );
}
