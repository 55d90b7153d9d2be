import type { ApiProblem } from '../../shared/api';
import { Button, Checkbox, DateField, SelectField } from '../../shared/ui';
import { anchoredAt, firstStep, released, type TimelineAnswer } from './chain';
import { mistakeAt } from './question-card';
import type { AskedQuestion } from './use-question';
import { ANCHORS, codeIn, options, URGENCIES } from './words';

interface Props {
  readonly asked: AskedQuestion;
  readonly timeline: TimelineAnswer | undefined;
  readonly problem: ApiProblem | undefined;
}

/** What shortens or moves the periods, and whether the dates are counted forward or backward. */
export function TimelineSwitches({ asked, timeline, problem }: Props) {
  const { question: q, set } = asked;
  return (
    <div className="kompass-switches">
      <Direction asked={asked} timeline={timeline} problem={problem} />
      <details className="details">
        <summary>Angaben zu den Fristen</summary>
        <div className="kompass-switches__fields">
          <div className="choices">
            <Checkbox
              id="kompass-e-angebote"
              label="Angebote werden elektronisch abgegeben"
              value={q.electronicTenders}
              onChange={(electronicTenders) => set({ electronicTenders })}
            />
            <Checkbox
              id="kompass-e-unterlagen"
              label="Vergabeunterlagen stehen elektronisch bereit"
              value={q.documentsElectronic}
              onChange={(documentsElectronic) => set({ documentsElectronic })}
            />
            <Checkbox
              id="kompass-vorinfo"
              label="Mit Vorinformation"
              value={q.priorInformation}
              onChange={(priorInformation) => set({ priorInformation })}
            />
          </div>
          <SelectField
            id="kompass-dringlichkeit"
            label="Dringlichkeit"
            value={q.urgency}
            onChange={(urgency) => set({ urgency: codeIn(URGENCIES, urgency, 'none') })}
            options={options(URGENCIES)}
          />
          <div className="kompass-line">
            <DateField
              id="kompass-veroeffentlichung"
              label="Gewünschter Tag der Veröffentlichung"
              optional
              value={q.publicationDayRequested}
              onChange={() => undefined}
              onCommit={(publicationDayRequested) => set({ publicationDayRequested })}
              error={mistakeAt(problem, '/publicationDayRequested')}
            />
            {q.publicationDayRequested && (
              <Button small iconOnly kind="tertiary" icon="close" onClick={() => set({ publicationDayRequested: '' })}>
                Gewünschten Tag der Veröffentlichung entfernen
              </Button>
            )}
          </div>
        </div>
      </details>
    </div>
  );
}

function Direction({ asked: { question: q, change }, timeline, problem }: Props) {
  const steps = timeline?.steps ?? [];
  const dayOf = (stepId: string): string | undefined => steps.find(({ id }) => id === stepId)?.planned;
  const goals = ANCHORS.filter(([id]) => id === q.anchor?.stepId || dayOf(id) !== undefined);
  const { anchor } = q;
  return (
    <fieldset className="kompass-direction">
      <legend className="visually-hidden">Rechenrichtung</legend>
      <div className="kompass-direction__choices">
        <label className="choice">
          <input
            type="radio"
            name="kompass-richtung"
            checked={!anchor}
            onChange={() => change((now) => released(now, dayOf(firstStep(steps) ?? '')))}
          />
          <span>Vorwärts ab der Absendung</span>
        </label>
        <label className="choice">
          <input
            type="radio"
            name="kompass-richtung"
            checked={anchor !== null}
            disabled={goals.length === 0}
            onChange={() => change((now) => anchoredAt(now, 'award', dayOf('award') ?? now.startsOn))}
          />
          <span>Rückwärts vom gewünschten Tag</span>
        </label>
      </div>
      {anchor && (
        <div className="kompass-direction__goal">
          <SelectField
            id="kompass-ziel"
            label="Ziel"
            value={anchor.stepId}
            onChange={(stepId) => change((now) => anchoredAt(now, stepId, dayOf(stepId) ?? anchor.on))}
            options={options(goals)}
          />
          <DateField
            id="kompass-zieltag"
            label="Gewünschter Tag"
            value={anchor.on}
            onChange={() => undefined}
            onCommit={(on) => change((now) => ({ ...now, anchor: { stepId: anchor.stepId, on } }))}
            error={mistakeAt(problem, '/anchor/on')}
          />
        </div>
      )}
    </fieldset>
  );
}
