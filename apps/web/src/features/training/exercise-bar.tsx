import { useState } from 'react';
import { Link as RouterLink } from 'wouter';
import { roleName, useSession, useSessionState } from '../../app/session';
import { call, useApiQuery } from '../../shared/api';
import { date } from '../../shared/format';
import { Button, useToasts } from '../../shared/ui';
import { type ExerciseGuide, GUIDE, takeRole } from './exercise';
import { EndExercise } from './end-exercise';

/** What was done on the page below shows here soon after. */
const LOOK_AGAIN_MS = 4_000;

/** Over every page of a training: that nothing is real, who one is, which day it is, and the way on. */
export function ExerciseBar() {
  const { person, today } = useSession();
  const { data } = useApiQuery<ExerciseGuide>(GUIDE, { refetchInterval: LOOK_AGAIN_MS });
  const { reload } = useSessionState();
  const toasts = useToasts();
  const [busy, setBusy] = useState(false);

  const run = async (work: () => Promise<unknown>): Promise<void> => {
    setBusy(true);
    try {
      await work();
    } catch (error) {
      toasts.showProblem(error);
    } finally {
      setBusy(false);
    }
  };
  const advance = async (): Promise<void> => {
    const guide = (await call('post', '/api/exercises/current/clock')) as ExerciseGuide;
    await reload();
    toasts.show({ text: `In der Übung ist jetzt der ${date(guide.today)}.` });
  };

  return (
    <section className="exercise-bar" aria-label="Übung">
      <strong>Übung – nichts hier ist echt</strong>
      <span className="exercise-bar__day">
        Tag der Übung: <strong className="figure">{date(today)}</strong>
      </span>
      <Button small icon="clock" busy={busy} disabled={data?.waitsFor == null} onClick={() => void run(advance)}>
        {data?.waitsFor ? `Vorspulen: ${data.waitsFor.what}` : 'Vorspulen'}
      </Button>
      <label className="exercise-bar__role">
        <span>Rolle</span>
        <div className="select">
          <select
            className="input"
            value={person.id}
            disabled={busy || !data}
            onChange={({ target }) => void run(() => takeRole(target.value))}
          >
            {(data?.people ?? [{ id: person.id, name: person.name, role: 'officer' as const }]).map(
              ({ id, name, role }) => (
                <option key={id} value={id}>{`${name} (${roleName(role)})`}</option>
              ),
            )}
          </select>
        </div>
      </label>
      <span className="exercise-bar__end">
        <RouterLink className="link" href="/uebung">
          {stepText(data)}
        </RouterLink>
        <EndExercise />
      </span>
    </section>
  );
}

function stepText(guide: ExerciseGuide | undefined): string {
  const steps = guide?.steps ?? [];
  const index = steps.findIndex(({ state }) => state === 'now');
  const step = steps[index];
  if (!guide || !step) return 'Anleitung';
  return `Schritt ${index + 1} von ${steps.length}: ${step.title}`;
}
