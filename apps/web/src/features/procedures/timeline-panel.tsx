import { useState } from 'react';
import {
  Alert,
  Button,
  ButtonLink,
  ButtonRow,
  Card,
  Citations,
  EmptyState,
  InstantText,
  Timeline,
  type TimelineEntry,
} from '../../shared/ui';
import { useSession } from '../../app/session';
import { SavedDateHints } from './date-hints';
import { DeadlinesCard } from './deadlines-card';
import { isAwarded, type Procedure, type TimelinePreview, type TimelineStep } from './model';
import { PreviewNotes } from './moved-dates';
import { TimelineForm } from './timeline-form';

const NOT_OUT: readonly string[] = ['planned', 'prepared', 'cancelled'];

const BEFORE_INVITATION: readonly string[] = ['published', 'participation', 'invited'];

/** What really happened, where the procedure knows it; otherwise the day alone decides. */
function stateOf(step: TimelineStep, procedure: Procedure, today: string): TimelineEntry['state'] {
  const out = !NOT_OUT.includes(procedure.phase);
  const done: Readonly<Record<string, boolean>> = {
    notice: out,
    invitation: out && !BEFORE_INVITATION.includes(procedure.phase),
    'question-deadline': out && step.planned < today,
    'answers-until': out && step.planned < today,
    'tender-end': out && !procedure.sealed,
    opening: procedure.opening.complete,
    'losers-informed': procedure.informationLetters.length > 0,
    award: isAwarded(procedure.phase),
  };
  if (done[step.id]) return 'done';
  if (!step.lawful || (step.planned < today && step.id in done && out)) return 'missed';
  return step.planned === today ? 'current' : 'planned';
}

/** By day; what falls on one day stays in the order of the procedure. */
const inOrder = (steps: readonly TimelineStep[]): readonly TimelineStep[] =>
  [...steps].sort((a, b) => a.planned.localeCompare(b.planned));

/** One date with the reason for it, the days that were skipped and its sources. */
function entryOf(
  step: TimelineStep,
  procedure: Procedure,
  today: string,
  preview: TimelinePreview | undefined,
): TimelineEntry {
  const doubts = (preview?.timeline ?? procedure.timeline)?.uncertain;
  const before = procedure.timeline?.steps.find(({ id }) => id === step.id)?.planned;
  return {
    id: step.id,
    date: step.planned,
    title: step.germanName,
    mark: step.proposed && step.planned >= today ? 'Vorschlag' : undefined,
    state: preview ? (step.lawful ? 'planned' : 'missed') : stateOf(step, procedure, today),
    reason: (
      <>
        {step.reason} <Citations citations={step.citations} doubts={doubts} />
      </>
    ),
    children: preview && before && before !== step.planned && (
      <p className="small">bisher {before.split('-').reverse().join('.')}</p>
    ),
  };
}

/** The dates of the procedure with their reasons; changes are computed and explained before they are saved. */
export function TimelinePanel({
  procedure,
  editable,
  onSaved,
}: {
  readonly procedure: Procedure;
  readonly editable: boolean;
  readonly onSaved: () => Promise<void>;
}) {
  const { today } = useSession();
  const [editing, setEditing] = useState(false);
  const [preview, setPreview] = useState<TimelinePreview>();
  const timeline = preview?.timeline ?? procedure.timeline;
  const close = (): void => {
    setEditing(false);
    setPreview(undefined);
  };
  if (!procedure.procedureType) {
    return (
      <EmptyState icon="calendar-today" title="Noch kein Zeitplan">
        <p>Die Fristen hängen von der Vergabeart ab. Bitte zuerst die Vergabeart wählen.</p>
      </EmptyState>
    );
  }
  const edit = editable && !editing && (
    <Button icon="edit" kind={procedure.timeline ? 'secondary' : 'primary'} onClick={() => setEditing(true)}>
      {procedure.timeline ? 'Termine ändern' : 'Termine festlegen'}
    </Button>
  );
  return (
    <div className="stack">
      {editing && (
        <Card title="Termine ändern" level={3}>
          <TimelineForm
            procedure={procedure}
            onPreview={setPreview}
            onCancel={close}
            onSaved={async () => {
              await onSaved();
              close();
            }}
          />
          {preview && <PreviewNotes procedure={procedure} preview={preview} />}
        </Card>
      )}
      <DeadlinesCard procedure={procedure} editable={editable} onSaved={onSaved} />
      {timeline ? (
        <Card
          title={preview ? 'So wäre der Zeitplan' : 'Zeitplan'}
          level={3}
          actions={
            <ButtonRow>
              {edit}
              {!preview && (
                <ButtonLink
                  icon="download"
                  kind="tertiary"
                  href={`/api/procedures/${procedure.id}/timeline.ics`}
                  download
                >
                  Kalenderdatei (.ics)
                </ButtonLink>
              )}
            </ButtonRow>
          }
        >
          {preview && preview.conflicts.length === 0 && (
            <Alert tone="info" title="Vorschau: noch nicht gespeichert">
              {preview.tenderDeadline && (
                <p>
                  Ende der Angebotsfrist: <InstantText value={preview.tenderDeadline} />
                </p>
              )}
            </Alert>
          )}
          {!preview && <SavedDateHints procedure={procedure} />}
          <Timeline
            label="Termine des Verfahrens"
            entries={inOrder(timeline.steps).map((step) => entryOf(step, procedure, today, preview))}
          />
          {timeline.uncertain.length > 0 && (
            <Alert tone="warning" title="Nicht gesichert: bitte vor der Verwendung prüfen">
              <ul>
                {timeline.uncertain.map(({ id, text }, index) => (
                  <li key={`${id} ${index}`}>{text}</li>
                ))}
              </ul>
            </Alert>
          )}
        </Card>
      ) : (
        !editing && (
          <EmptyState icon="calendar-today" title="Noch kein Zeitplan" action={edit}>
            <p>
              Aus dem Tag der Absendung werden alle Fristen berechnet und begründet. Gespeichert wird erst, was Sie
              bestätigen.
            </p>
          </EmptyState>
        )
      )}
    </div>
  );
}
