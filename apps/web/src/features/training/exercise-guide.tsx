import { useState } from 'react';
import { call, useApiMutation, useApiQuery } from '../../shared/api';
import { useSessionState } from '../../app/session';
import { counted, date, instant } from '../../shared/format';
import {
  Alert,
  Badge,
  Button,
  ButtonLink,
  Card,
  Citations,
  Icon,
  PageHeader,
  ProblemAlert,
  Progress,
  Skeleton,
  useToasts,
} from '../../shared/ui';
import { EndExercise } from './end-exercise';
import { type ExerciseGuide, type ExerciseStep, GUIDE } from './exercise';

const ROLES: Readonly<Record<ExerciseStep['role'], string | null>> = {
  officer: null,
  second: 'Zweite Person',
  both: 'Zwei Personen',
};

export function ExerciseGuidePage() {
  const { data, error, refetch } = useApiQuery<ExerciseGuide>(GUIDE);
  return (
    <>
      <PageHeader
        title="Übung"
        lead="Ein Verfahren vom Antrag bis zum Archiv in zehn Minuten. Die Schritte haken sich von selbst ab, sobald etwas wirklich geschehen ist."
      />
      {error && <ProblemAlert problem={error} onRetry={() => void refetch()} />}
      {data?.steps.every(({ state }) => state === 'done') && (
        <Alert tone="success" title="Geschafft: Das Verfahren liegt im Archiv" actions={<EndExercise />}>
          Beenden Sie die Übung und sehen Sie, was Sie getan haben und was das Programm abgelehnt hat.
        </Alert>
      )}
      {data ? (
        <div className="page-columns">
          <Card title="Schritte">
            <Steps guide={data} />
          </Card>
          <div className="stack">
            <Standing guide={data} />
            <Refusals guide={data} />
          </div>
        </div>
      ) : (
        !error && <Skeleton lines={8} label="Die Anleitung wird geladen" />
      )}
    </>
  );
}

function Steps({ guide }: { readonly guide: ExerciseGuide }) {
  return (
    <ol className="exercise-steps">
      {guide.steps.map((step, index) => (
        <li
          key={step.id}
          className={`exercise-step exercise-step--${step.state}`}
          aria-current={step.state === 'now' ? 'step' : undefined}
        >
          <span className="exercise-step__mark" aria-hidden="true">
            {step.state === 'done' ? <Icon name="check" size="small" /> : index + 1}
          </span>
          <div className="exercise-step__text">
            <h3 className="exercise-step__title">
              {step.title}
              <span className="visually-hidden">{step.state === 'done' ? ' (erledigt)' : ''}</span>{' '}
              {step.state === 'now' && ROLES[step.role] && (
                <Badge tone="info" icon="people">
                  {ROLES[step.role]}
                </Badge>
              )}
            </h3>
            {step.state === 'now' && <CurrentStep step={step} guide={guide} />}
          </div>
        </li>
      ))}
    </ol>
  );
}

function CurrentStep({ step, guide }: { readonly step: ExerciseStep; readonly guide: ExerciseGuide }) {
  const href = guide.procedure ? `/vergaben/${guide.procedure.id}` : '/antraege';
  return (
    <>
      <p>{step.explanation}</p>
      <Citations citations={step.citations} />
      <div className="button-row">
        {step.help === 'bids' && guide.procedure && <HandInBids procedureId={guide.procedure.id} />}
        {step.help === 'clock' && guide.waitsFor && <Advance waitsFor={guide.waitsFor} />}
        <ButtonLink
          kind={step.help === null || (step.help === 'clock' && !guide.waitsFor) ? 'primary' : 'secondary'}
          icon="arrow-forward"
          href={href}
        >
          {guide.procedure ? 'Zum Verfahren' : 'Zum Vergabeantrag'}
        </ButtonLink>
      </div>
    </>
  );
}

function HandInBids({ procedureId }: { readonly procedureId: string }) {
  const toasts = useToasts();
  const bids = useApiMutation<{ readonly bids: number }>('post', '/api/exercises/current/bids', {
    request: () => ({ body: { procedureId } }),
    invalidates: [GUIDE, '/api/procedures'],
    onSuccess: ({ bids: count }) =>
      toasts.show({ text: `${counted(count, 'Angebot liegt', 'Angebote liegen')} verschlossen im Tresor.` }),
    onProblem: (problem) => toasts.showProblem(problem),
  });
  return (
    <Button kind="primary" icon="mail" busy={bids.isPending} onClick={() => bids.mutate()}>
      Bieter geben Angebote ab
    </Button>
  );
}

function Advance({ waitsFor }: { readonly waitsFor: NonNullable<ExerciseGuide['waitsFor']> }) {
  const { reload } = useSessionState();
  const toasts = useToasts();
  const [busy, setBusy] = useState(false);
  const advance = async (): Promise<void> => {
    setBusy(true);
    try {
      await call('post', '/api/exercises/current/clock');
      await reload();
    } catch (error) {
      toasts.showProblem(error);
    } finally {
      setBusy(false);
    }
  };
  return (
    <Button kind="primary" icon="clock" busy={busy} onClick={() => void advance()}>
      {`Bis ${date(waitsFor.at.slice(0, 10))} vorspulen (${waitsFor.what})`}
    </Button>
  );
}

function Standing({ guide }: { readonly guide: ExerciseGuide }) {
  const done = guide.steps.filter(({ state }) => state === 'done').length;
  return (
    <Card title="Stand">
      <Progress
        label="Fortschritt"
        value={done}
        max={guide.steps.length}
        status={`${done} von ${guide.steps.length} Schritten`}
      />
      {guide.procedure ? (
        <p>
          {guide.procedure.fileNumber}: {guide.procedure.title}, {guide.procedure.phaseName}
        </p>
      ) : (
        <p className="muted">Noch kein Verfahren: Es beginnt mit dem Vergabeantrag von Musterstadt.</p>
      )}
      <p className="muted small">
        Begonnen {instant(guide.begunAt)}. Aus der Übung geht keine E-Mail hinaus; in Listen und Zahlen Ihres Zentrums
        kommt sie nicht vor.
      </p>
    </Card>
  );
}

function Refusals({ guide }: { readonly guide: ExerciseGuide }) {
  const { refusals } = guide;
  return (
    <Card title="Was das Programm abgelehnt hat">
      {refusals.length === 0 ? (
        <p className="muted">
          Noch nichts. Probieren Sie aus, was nicht erlaubt ist: eine zu kurze Angebotsfrist, einen Schritt mit offenen
          Pflichtpunkten, eine Vergabeart ohne Grund.
        </p>
      ) : (
        <ul className="exercise-refusals">
          {refusals
            .toReversed()
            .slice(0, 8)
            .map(({ at, personName, sentence }) => (
              <li key={`${at}${sentence}`}>
                {sentence} <span className="muted small">{personName}</span>
              </li>
            ))}
        </ul>
      )}
    </Card>
  );
}
