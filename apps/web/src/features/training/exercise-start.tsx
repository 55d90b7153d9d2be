import { useState } from 'react';
import { useApiMutation, useApiQuery } from '../../shared/api';
import { counted, instant } from '../../shared/format';
import { Badge, Button, Card, EmptyState, PageHeader, ProblemAlert, Skeleton, useToasts } from '../../shared/ui';
import { beginExercise, enterExercise, type ExerciseItem, EXERCISES } from './exercise';
import { SummaryText } from './exercise-summary';

export function ExerciseStart() {
  const { data, error, refetch } = useApiQuery<{ items: readonly ExerciseItem[]; openDays: number }>(EXERCISES);
  return (
    <>
      <PageHeader
        title="Übung"
        lead="Ein Vergabeverfahren ausprobieren, ohne dass etwas davon echt ist: mit erfundenen Bietern und einer Uhr, die Sie vorspulen."
        actions={data && data.items.length > 0 && <Begin />}
      />
      {error && <ProblemAlert problem={error} onRetry={() => void refetch()} />}
      {!data && !error && <Skeleton lines={4} label="Ihre Übungen werden geladen" />}
      {data && (
        <div className="page-columns">
          <Card title="Ihre Übungen">
            {data.items.length === 0 ? (
              <EmptyState title="Noch keine Übung" icon="gavel" action={<Begin />}>
                Sie bekommen ein eigenes Übungszentrum mit einem Vergabeantrag, spielen Sachbearbeitung, Vertretung und
                Leitung und führen das Verfahren in zehn Minuten bis ins Archiv.
              </EmptyState>
            ) : (
              <ul className="exercise-list">
                {data.items.map((item) => (
                  <ExerciseEntry key={item.id} item={item} />
                ))}
              </ul>
            )}
          </Card>
          <Card title="So geht es">
            <ol className="exercise-how">
              <li>Eine Anleitung führt durch jeden Schritt, mit dem Paragraphen, aus dem er folgt.</li>
              <li>Oben wechseln Sie ohne Kennwort die Rolle, wo zwei Personen nötig sind.</li>
              <li>Fristen spulen Sie vor; Bieter geben auf Knopfdruck Angebote ab.</li>
              <li>Am Ende sehen Sie, was Sie getan haben und was das Programm abgelehnt hat.</li>
            </ol>
            <p className="muted small">
              {`Eine Übung gehört nur Ihnen. Nach ${data.openDays} Tagen wird sie gesperrt. Nichts daraus erscheint in Listen, Zahlen oder E-Mails Ihres Zentrums.`}
            </p>
          </Card>
        </div>
      )}
    </>
  );
}

function Begin() {
  const toasts = useToasts();
  const [busy, setBusy] = useState(false);
  const begin = (): void => {
    setBusy(true);
    beginExercise().catch((error: unknown) => {
      setBusy(false);
      toasts.showProblem(error);
    });
  };
  return (
    <Button kind="primary" icon="add" busy={busy} onClick={begin}>
      Übung beginnen
    </Button>
  );
}

function ExerciseEntry({ item }: { readonly item: ExerciseItem }) {
  const { id, begunAt, open, endedAt, summary } = item;
  const toasts = useToasts();
  const [busy, setBusy] = useState(false);
  const discard = useApiMutation('post', '/api/exercises/{id}/discard', {
    request: () => ({ path: { id } }),
    invalidates: [EXERCISES],
    onProblem: (problem) => toasts.showProblem(problem),
  });
  const enter = (): void => {
    setBusy(true);
    enterExercise(id).catch((error: unknown) => {
      setBusy(false);
      toasts.showProblem(error);
    });
  };
  const state = open ? 'läuft' : summary ? 'ausgewertet' : endedAt ? 'verworfen' : 'abgelaufen';
  return (
    <li className="exercise-entry">
      <div className="exercise-entry__head">
        <h3 className="exercise-entry__title">Übung vom {instant(begunAt)}</h3>
        <Badge tone={open ? 'info' : 'neutral'}>{state}</Badge>
        {summary && (
          <span className="muted small">
            {`${summary.done} von ${summary.steps} Schritten, ${counted(summary.minutes, 'Minute', 'Minuten')}`}
          </span>
        )}
      </div>
      {summary && <SummaryText summary={summary} />}
      {open && (
        <div className="button-row">
          <Button kind="primary" busy={busy} onClick={enter}>
            Fortsetzen
          </Button>
          <Button kind="tertiary" busy={discard.isPending} onClick={() => discard.mutate()}>
            Verwerfen
          </Button>
        </div>
      )}
    </li>
  );
}
