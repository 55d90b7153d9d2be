import { type ApiProblem, mistakeAt } from '../../shared/api';
import { Button, Checkbox, DateField, SelectField } from '../../shared/ui';
import { anchoredAt, beginIn, released, type TimelineAnswer } from './chain';
import { FLAGS } from './question';
import type { AskedQuestion } from './use-question';
import { ANCHORS, codeIn, options, URGENCIES } from './words';

const SWITCHES: readonly (readonly [keyof typeof FLAGS, string])[] = [
  ['electronicTenders', 'Angebote werden elektronisch abgegeben'],
  ['documentsElectronic', 'Vergabeunterlagen stehen elektronisch bereit'],
  ['priorInformation', 'Mit Vorinformation'],
  ['confidentialityMeasures', 'Maßnahmen zum Schutz der Vertraulichkeit, mehr als eine Erklärung'],
  ['agreedTenderPeriod', 'Angebotsfrist mit allen Bewerbern vereinbart'],
  ['dynamicSystem', 'Dynamisches Beschaffungssystem'],
  ['callOff', 'Einzelauftrag aus Rahmenvereinbarung oder dynamischem System'],
];

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
            {SWITCHES.map(([key, label]) => (
              <Checkbox
                key={key}
                id={`kompass-${FLAGS[key]}`}
                label={label}
                value={q[key]}
                onChange={(on) => set({ [key]: on })}
              />
            ))}
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
            onChange={() => change((now) => released(now, beginIn(steps)))}
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
