import { useState } from 'react';
import { usePermissions } from '../../app/session';
import { call, saveFile } from '../../shared/api';
import type { components } from '../../shared/api/schema';
import { money } from '../../shared/format';
import { Button, useToasts } from '../../shared/ui';
import { assessmentRequest, type SheetQuestion } from './question';
import { SaveDialog } from './save-dialog';
import { SheetDialog } from './sheet-dialog';
import type { KompassAnswer } from './use-law';
import type { AskedQuestion } from './use-question';
import { NATURES } from './words';

type Procedure = components['schemas']['ProcedureResponse'];

/** Takes the answer along: as PDF, into the file of a procedure, into a calendar. */
export function SheetActions({
  asked: { question },
  answer: { assessment, timeline, timelineBody },
  procedure,
}: {
  readonly asked: AskedQuestion;
  readonly answer: KompassAnswer;
  readonly procedure: Procedure | undefined;
}) {
  const can = usePermissions();
  const toasts = useToasts();
  const [open, setOpen] = useState<'sheet' | 'save'>();
  const [busy, setBusy] = useState(false);
  const body = assessmentRequest(question);
  if (!assessment.answer) return null;
  const asking: SheetQuestion | undefined = body && { assessment: body, timeline: timelineBody ?? null };
  const nature = NATURES.find(([code]) => code === question.nature)?.[1] ?? '';
  const calendar = async (): Promise<void> => {
    // The dates of a new question are on their way.
    if (!timelineBody) return;
    setBusy(true);
    try {
      const file = await call('post', '/api/law/timelines/calendar', { body: timelineBody, as: 'blob' });
      saveFile(file as Blob, 'Zeitplan.ics');
    } catch (problem) {
      toasts.showProblem(problem);
    } finally {
      setBusy(false);
    }
  };
  return (
    <>
      {can('procedure.manage') && (
        <Button kind="primary" icon="drive-folder-upload" disabled={!asking} onClick={() => setOpen('save')}>
          Zum Verfahren speichern
        </Button>
      )}
      {can('document.request') && (
        <Button icon="print" disabled={!asking} onClick={() => setOpen('sheet')}>
          PDF
        </Button>
      )}
      {timeline.answer && (
        <Button icon="calendar-today" busy={busy} onClick={() => void calendar()}>
          Kalenderdatei
        </Button>
      )}
      {asking && (
        <>
          <SheetDialog
            open={open === 'sheet'}
            asking={asking}
            usualTitle={procedure?.title ?? `${nature}, ${money(assessment.answer.estimatedValue)} netto`}
            onClose={() => setOpen(undefined)}
          />
          <SaveDialog open={open === 'save'} asking={asking} procedure={procedure} onClose={() => setOpen(undefined)} />
        </>
      )}
    </>
  );
}
