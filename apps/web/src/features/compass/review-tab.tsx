import { mistakeAt } from '../../shared/api';
import { useSession } from '../../app/session';
import { date } from '../../shared/format';
import {
  Card,
  Citations,
  DateField,
  type Doubt,
  EmptyState,
  Link,
  SelectField,
  Timeline,
  type TimelineEntry,
} from '../../shared/ui';
import { datedSteps, type EventName, type Review, reviewRequest, type ReviewStep } from './calculator';
import { CalculatorFacts } from './calculator-facts';
import { Doubts, Steps } from './reasoning';
import { type Calculating, useCalculated } from './use-calculator';

const GROUPS: readonly (readonly [string, readonly (readonly [EventName, string])[]])[] = [
  [
    'Rüge',
    [
      ['recognisedOn', 'Verstoß erkannt'],
      ['noticeTenderEnd', 'Ende der Angebotsfrist'],
      ['refusalReceivedOn', 'Nichtabhilfe mitgeteilt'],
    ],
  ],
  [
    'Vergabekammer',
    [
      ['applicationReceivedOn', 'Antrag eingegangen'],
      ['decisionServedOn', 'Entscheidung zugestellt'],
    ],
  ],
  [
    'Vertrag',
    [
      ['exAnteNoticeOn', 'Ex-ante-Bekanntmachung'],
      ['contractOn', 'Vertrag geschlossen'],
      ['informationSentOn', 'Über Vertragsschluss informiert'],
      ['awardNoticeOn', 'Vergabe bekannt gemacht'],
    ],
  ],
  ['Auskunft', [['reasonsRequestedOn', 'Begründung verlangt']]],
];

/** Which days has legal protection, seen from what has happened so far? */
export function ReviewTab({ calculating }: { readonly calculating: Calculating }) {
  const { answer, problem, isOld } = useCalculated<Review>('/api/law/review-dates', calculating.input, reviewRequest);
  const nothingYet = Object.keys(calculating.input.events).length === 0;
  const shown = nothingYet ? undefined : answer;
  return (
    <>
      <CalculatorFacts title="Das Verfahren" calculating={calculating} problem={problem} short />
      <Card title="Was ist geschehen?">
        <p className="muted small">Nur eintragen, was geschehen ist.</p>
        <Events calculating={calculating} problem={problem} />
      </Card>
      {nothingYet && (
        <EmptyState icon="shield" title="Noch kein Ereignis">
          <p>Einen oder mehrere Tage oben eintragen: Jede Frist, die daraus folgt, erscheint hier mit ihrem Grund.</p>
        </EmptyState>
      )}
      {shown && (
        <>
          <Answer answer={shown} isOld={isOld} />
          <Doubts doubts={shown.uncertain} citations={shown.citations} />
          <Card title="Herleitung">
            <Steps title="Berechnung der Fristen" of={shown} />
          </Card>
        </>
      )}
      <p className="muted small">
        Die Wartefrist vor dem Zuschlag (§ 134 GWB) berechnet der{' '}
        <Link href={`/kompass?bereich=frist&frist=standstill-134.${calculating.input.startsOn}.10.days.after`}>
          Fristenrechner
        </Link>
        .
      </p>
    </>
  );
}

function Events({
  calculating: { input, set },
  problem,
}: {
  readonly calculating: Calculating;
  readonly problem: Parameters<typeof mistakeAt>[0];
}) {
  const change = (name: EventName, day: string): void => {
    const { [name]: _before, ...others } = input.events;
    set({ events: day === '' ? others : { ...others, [name]: day } });
  };
  return (
    <div className="review-events">
      {GROUPS.map(([title, events]) => (
        <fieldset key={title} className="review-events__group">
          <legend>{title}</legend>
          {events.map(([name, label]) => (
            <DateField
              key={name}
              id={`ereignis-${name}`}
              label={label}
              optional
              value={input.events[name] ?? ''}
              onChange={(day) => day === '' && change(name, '')}
              onCommit={(day) => change(name, day)}
              error={mistakeAt(problem, `/events/${name}`)}
            />
          ))}
          {title === 'Vergabekammer' && input.events.decisionServedOn !== undefined && (
            <SelectField
              id="ereignis-ergebnis"
              label="Der Antrag wurde"
              value={input.chamberRejected}
              onChange={(text) => set({ chamberRejected: text === 'ja' || text === 'nein' ? text : '' })}
              placeholder="noch nicht bekannt"
              options={[
                { value: 'ja', label: 'zurückgewiesen' },
                { value: 'nein', label: 'nicht zurückgewiesen' },
              ]}
            />
          )}
        </fieldset>
      ))}
    </div>
  );
}

function Answer({ answer: { steps, uncertain }, isOld }: { readonly answer: Review; readonly isOld: boolean }) {
  const { today } = useSession();
  const { dated, undated } = datedSteps(steps);
  return (
    <Card title="Fristen">
      <div aria-busy={isOld || undefined} className="stack">
        {dated.length > 0 && (
          <Timeline
            label="Fristen des Rechtsschutzes"
            entries={dated.map((step) => entryOf(step, step.ends, uncertain, today))}
          />
        )}
        {undated.length > 0 && (
          <>
            <h3 className="review-undated">Ohne festen Tag</h3>
            <ul className="verdict-list">
              {undated.map(({ id, germanName, reason, citations }) => (
                <li key={id} className="verdict-list__item">
                  <strong>{germanName}</strong>
                  <p>
                    {reason} <Citations citations={citations} doubts={uncertain} />
                  </p>
                </li>
              ))}
            </ul>
          </>
        )}
      </div>
    </Card>
  );
}

/** One period with its last day; where the views differ, the day that is right under all of them. */
function entryOf(step: ReviewStep, ends: string, doubts: readonly Doubt[], today: string): TimelineEntry {
  const { id, germanName, reason, citations, lastCountedDay, safeDay, skipped } = step;
  return {
    id,
    date: ends,
    title: germanName,
    state: ends < today ? 'over' : ends === today ? 'current' : 'planned',
    reason: (
      <>
        {reason} <Citations citations={citations} doubts={doubts} />
      </>
    ),
    children: (
      <ul className="review-days small">
        {lastCountedDay !== null && lastCountedDay !== ends && (
          <li>
            Vorsichtig gerechnet endet die Frist schon am <strong>{date(lastCountedDay)}</strong>.
          </li>
        )}
        {safeDay !== null && (
          <li>
            Auf den Ablauf verlassen kann sich der Auftraggeber ab dem <strong>{date(safeDay)}</strong>.
          </li>
        )}
        {skipped.length > 0 && (
          <li>Übersprungen: {skipped.map(({ date: day, why }) => `${date(day)} (${why})`).join(', ')}.</li>
        )}
      </ul>
    ),
  };
}
