import { useEffect, useState } from 'react';
import { asProblem, call } from '../../shared/api';
import type { components } from '../../shared/api/schema';
import { addDays, date, longDate } from '../../shared/format';
import { Alert, Button, DateField, FieldRow, NumberField, SelectField } from '../../shared/ui';
import { DateHints } from './date-hints';
import type { Procedure } from './model';

type Plan = components['schemas']['BackwardPlanResponse'];

/** What the dates are counted back from; days lie between the award and all but the award itself. */
const GOALS = [
  { value: 'award', label: 'Zuschlag' },
  { value: 'contract', label: 'Vertragsbeginn' },
  { value: 'need', label: 'Bedarf (Leistung gebraucht ab)' },
] as const;
/** From the award to the first day of the contract: a proposal. */
const USUAL_LEAD_DAYS = '14';
const PAUSE_MS = 350;

interface Props {
  readonly procedure: Procedure;
  readonly tenderTime: string;
  readonly onTake: (plan: Plan) => void;
}

/** Counts back from the day that matters: the latest publication, what is no longer lawful, and a plan to take over. */
export function BackwardPlan({ procedure, tenderTime, onTake }: Props) {
  const [goal, setGoal] = useState<string>(procedure.term ? 'contract' : 'award');
  const [day, setDay] = useState(procedure.term?.from ?? '');
  const [lead, setLead] = useState(USUAL_LEAD_DAYS);
  const award = day && (goal === 'award' ? day : addDays(day, -Math.max(Number.parseInt(lead, 10) || 0, 0) - 1));
  const { plan, problem } = useBackwardPlan(procedure.id, award, tenderTime);
  return (
    <details className="details">
      <summary>Rückwärts planen</summary>
      <div className="stack">
        <FieldRow>
          <SelectField id="ziel" label="Gerechnet wird vom" value={goal} onChange={setGoal} options={GOALS} />
          <DateField id="ziel-tag" label="Tag" value={day} onChange={setDay} />
          {goal !== 'award' && (
            <NumberField
              id="ziel-vorlauf"
              label="Vorlauf nach dem Zuschlag"
              unit="Tage"
              value={lead}
              onChange={setLead}
              hint="14 Tage sind ein Vorschlag"
            />
          )}
        </FieldRow>
        {problem && (
          <Alert tone="danger" title="So lässt sich nicht rechnen">
            {problem}
          </Alert>
        )}
        {plan && <Answer plan={plan} onTake={() => onTake(plan)} />}
      </div>
    </details>
  );
}

function Answer({ plan, onTake }: { readonly plan: Plan; readonly onTake: () => void }) {
  const { award, noticeBy, tooLate, preview, noticeDispatchedOn } = plan;
  return (
    <div className="stack" aria-live="polite">
      {tooLate ? (
        <Alert tone="warning" title="Dieser Tag ist nicht mehr zu erreichen">
          <p>{tooLate}</p>
        </Alert>
      ) : (
        <Alert tone="success" title={`Spätester Tag der Veröffentlichung: ${longDate(noticeBy)}`}>
          <p>Dann ist der Zuschlag am {date(award)} möglich, mit den vorgeschlagenen Tagen für die Wertung.</p>
        </Alert>
      )}
      <DateHints hints={preview.hints} />
      <p>
        <Button icon="check" onClick={onTake}>
          {tooLate ? `Plan ab ${date(noticeDispatchedOn)} übernehmen` : 'Als Vorschlag übernehmen'}
        </Button>
      </p>
    </div>
  );
}

function problemText(error: unknown): string {
  const { detail, title } = asProblem(error);
  return detail ?? title;
}

/** Asks a moment after the last key; the newest question wins. Nothing before there is a day. */
function useBackwardPlan(
  id: string,
  award: string,
  tenderTime: string,
): { readonly plan?: Plan; readonly problem?: string } {
  const [found, setFound] = useState<{ award: string; plan?: Plan; problem?: string }>();
  useEffect(() => {
    if (!award) return;
    const cancel = new AbortController();
    const ask = async (): Promise<void> => {
      try {
        const plan = (await call('post', '/api/procedures/{id}/backward-plan', {
          path: { id },
          body: { award, ...(/^\d\d:\d\d$/.test(tenderTime) ? { tenderTime } : {}) },
          signal: cancel.signal,
        })) as Plan;
        if (!cancel.signal.aborted) setFound({ award, plan });
      } catch (error) {
        if (!cancel.signal.aborted) setFound({ award, problem: problemText(error) });
      }
    };
    const timer = setTimeout(() => void ask(), PAUSE_MS);
    return () => {
      clearTimeout(timer);
      cancel.abort();
    };
  }, [id, award, tenderTime]);
  return award && found ? found : {};
}
