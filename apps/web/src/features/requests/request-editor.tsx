import { useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { ApiProblem, asProblem, call } from '../../shared/api';
import { counted, time } from '../../shared/format';
import { Alert, Button, Card, ErrorSummary, useToasts } from '../../shared/ui';
import { Attachments } from './attachments';
import { EstimateSection } from './estimate-section';
import { fieldsOf, idOf } from './fields';
import { BudgetSection, ContactSection, SubjectSection, TimeSection } from './form-sections';
import { type Fault, PATH, type ProcurementRequest, REQUEST_PATHS } from './model';
import { WordedStep } from './officer-actions';
import { Thread } from './thread';
import { type SavedRequestDraft, useSavedRequest } from './use-saved-request';
import { VersionChoice } from './version-choice';

const STATES: Readonly<Record<SavedRequestDraft['state'], (savedAt: string) => string>> = {
  saved: (savedAt) => `Gespeichert um ${time(savedAt)}`,
  saving: () => 'Wird gespeichert …',
  refused: () => 'Noch nicht gespeichert',
  conflict: () => 'Noch nicht gespeichert: bitte zwischen zwei Fassungen wählen',
};

const refusalTitle = ({ type, title }: ApiProblem): string =>
  type.endsWith(':request-incomplete') ? 'Der Antrag ist noch nicht vollständig' : title;

/** The mistakes from the top of the page to its end, as a person goes through them. */
function inPageOrder(errors: readonly Fault[]): readonly Fault[] {
  const top = ({ pointer }: Fault): number =>
    document.getElementById(idOf(pointer))?.getBoundingClientRect().top ?? Number.MAX_VALUE;
  return [...errors].sort((a, b) => top(a) - top(b));
}

/** The form of a department: one page, kept while it is typed, judged when it is handed in. */
export function RequestEditor({ request }: { readonly request: ProcurementRequest }) {
  const { id, state } = request;
  const saved = useSavedRequest(request);
  const queries = useQueryClient();
  const toasts = useToasts();
  const [refusal, setRefusal] = useState<{
    problem: ApiProblem | undefined;
    errors: readonly Fault[];
    attempt: number;
  }>({ problem: undefined, errors: [], attempt: 0 });
  const [submitting, setSubmitting] = useState(false);
  const [withdrawing, setWithdrawing] = useState(false);
  const running = useRef(false);

  const fields = fieldsOf({
    content: saved.content,
    disabled: submitting,
    required: saved.required,
    errors: refusal.errors,
    onChange: (content, now, pointer) => {
      const prefix = pointer === '' ? '' : `${pointer}/`;
      setRefusal((current) => ({
        ...current,
        problem: undefined,
        errors: current.errors.filter((error) => error.pointer !== pointer && !error.pointer.startsWith(prefix || ' ')),
      }));
      saved.change(content, now);
    },
  });

  const submit = async (): Promise<void> => {
    if (running.current) return;
    running.current = true;
    setSubmitting(true);
    try {
      if (!(await saved.flush())) return;
      const answer = (await call('post', `${PATH}/{id}/submit`, { path: { id } })) as { number: string | null };
      toasts.show({ text: `Der Antrag ${answer.number ?? ''} ist eingereicht. Die Vergabestelle prüft ihn jetzt.` });
      await Promise.all(REQUEST_PATHS.map((path) => queries.invalidateQueries({ queryKey: [path] })));
      window.scrollTo({ top: 0 });
    } catch (error) {
      const problem = asProblem(error);
      setRefusal(({ attempt }) => ({ problem, errors: inPageOrder(problem.errors), attempt: attempt + 1 }));
    } finally {
      running.current = false;
      setSubmitting(false);
    }
  };

  const missing = saved.missing.length;
  return (
    <div className="page-columns">
      <form
        className="page-stack request-form"
        noValidate
        aria-label="Vergabeantrag"
        onSubmit={(event) => {
          event.preventDefault();
          void submit();
        }}
      >
        <ErrorSummary
          errors={refusal.errors}
          title={refusal.problem && refusalTitle(refusal.problem)}
          detail={refusal.problem?.detail}
          idOf={idOf}
          attempt={refusal.attempt}
        />
        {saved.conflict && <VersionChoice conflict={saved.conflict} onChoose={saved.resolve} />}
        {saved.mergedFrom && !saved.conflict && (
          <Alert tone="info" live title={`${saved.mergedFrom} hat den Antrag zugleich bearbeitet`}>
            <p>Beide Änderungen stehen jetzt im Antrag.</p>
          </Alert>
        )}
        <SubjectSection fields={fields} />
        <TimeSection fields={fields} />
        <EstimateSection fields={fields} />
        <BudgetSection fields={fields} member={request.member.slug} />
        <ContactSection fields={fields} />
        <Attachments request={request} />
      </form>
      <div className="page-stack request-side">
        <Card title={state === 'returned' ? 'Erneut einreichen' : 'Einreichen'}>
          <div className="form">
            <p>
              {missing === 0
                ? 'Alle Angaben sind da.'
                : `${counted(missing, 'Angabe fehlt', 'Angaben fehlen')} noch. Sie können jederzeit unterbrechen und später weiterschreiben.`}
            </p>
            {saved.problem && (
              <Alert tone="danger" live title={saved.problem.title}>
                {saved.problem.detail}
              </Alert>
            )}
            <div className="request-actions">
              <Button kind="primary" icon="arrow-forward" busy={submitting} onClick={() => void submit()}>
                {state === 'returned' ? 'Erneut einreichen' : 'Antrag einreichen'}
              </Button>
              <Button kind="tertiary" icon="delete" onClick={() => setWithdrawing(true)}>
                {state === 'draft' ? 'Entwurf verwerfen' : 'Antrag zurückziehen'}
              </Button>
            </div>
            <p className="muted small" role="status">
              {STATES[saved.state](saved.savedAt)}
            </p>
          </div>
        </Card>
        <Thread request={request} />
      </div>
      {withdrawing && <WordedStep step="withdraw" request={request} onClose={() => setWithdrawing(false)} />}
    </div>
  );
}
