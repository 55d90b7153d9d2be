import { mistakeAt } from '../../shared/api';
import { useState } from 'react';
import { useSession } from '../../app/session';
import { date, longDate } from '../../shared/format';
import {
  Card,
  Citations,
  DateField,
  DescriptionList,
  NumberField,
  ProblemAlert,
  SelectField,
  TextField,
  useDelayed,
} from '../../shared/ui';
import {
  DIRECTIONS,
  PERIOD_UNITS,
  type PeriodAnswer,
  periodOf,
  type PeriodQuestion,
  periodRequest,
  periodText,
  RULES,
} from './period';
import { Doubts } from './reasoning';
import { useLiveAnswer } from './use-law';
import type { AskedQuestion } from './use-question';
import { codeIn, options, STATES } from './words';

const REST_MS = 180;

/** One period by itself: when does it end, which days are skipped, and when may one act? */
export function PeriodCalculator({ asked }: { readonly asked: AskedQuestion }) {
  const { today } = useSession();
  const { question, search, open, set } = asked;
  const period = periodOf(search.get('frist'), today);
  const rested = useDelayed(periodText(period), REST_MS);
  const { answer, problem } = useLiveAnswer<PeriodAnswer>(
    '/api/law/periods',
    periodRequest(periodOf(rested, today), question.state),
  );
  const [time, setTime] = useState(period.at);
  const change = (part: Partial<PeriodQuestion>): void => open('frist', periodText({ ...period, ...part }));
  return (
    <Card title="Eine einzelne Frist berechnen">
      <div className="kompass-question kompass-question--period">
        <SelectField
          id="frist-regel"
          label="Berechnung nach"
          value={period.rule}
          onChange={(rule) => change({ rule: codeIn(RULES, rule, 'eu-1182-71') })}
          options={options(RULES)}
        />
        <DateField
          id="frist-ereignis"
          label="Tag des Ereignisses"
          value={period.event}
          onChange={() => undefined}
          onCommit={(event) => change({ event })}
          error={mistakeAt(problem, '/event')}
        />
        <NumberField
          id="frist-laenge"
          label="Dauer"
          places={0}
          value={period.length}
          onChange={(length) => change({ length })}
          error={mistakeAt(problem, '/length')}
        />
        <SelectField
          id="frist-einheit"
          label="Einheit"
          value={period.unit}
          onChange={(unit) => change({ unit: codeIn(PERIOD_UNITS, unit, 'days') })}
          options={options(PERIOD_UNITS)}
        />
        <SelectField
          id="frist-richtung"
          label="Richtung"
          value={period.direction}
          onChange={(direction) => change({ direction: codeIn(DIRECTIONS, direction, 'after') })}
          options={options(DIRECTIONS)}
        />
        <SelectField
          id="frist-land"
          label="Feiertage in"
          value={question.state}
          onChange={(state) => set({ state: codeIn(STATES, state, 'HE') })}
          options={options(STATES)}
        />
        {period.unit === 'hours' && (
          <TextField
            id="frist-uhrzeit"
            label="Uhrzeit des Ereignisses"
            placeholder="17:00"
            value={time}
            onChange={(at) => {
              setTime(at);
              change({ at: /^([01]\d|2[0-3]):[0-5]\d$/.test(at) ? at : '' });
            }}
            error={mistakeAt(problem, '/at')}
          />
        )}
      </div>
      {problem && problem.errors.length === 0 && <ProblemAlert problem={problem} />}
      {answer && <PeriodResult answer={answer} />}
    </Card>
  );
}

function PeriodResult({ answer }: { readonly answer: PeriodAnswer }) {
  const { firstDay, lastCountedDay, ends, skipped, earliestNextDay, safeDay, citations, uncertain, trace } = answer;
  return (
    <div className="kompass-period" aria-live="polite">
      <p className="kompass-period__end">
        Die Frist endet am <strong>{longDate(ends)}</strong>
      </p>
      <DescriptionList
        facts={[
          { term: 'Erster gezählter Tag', value: date(firstDay) },
          { term: 'Letzter gezählter Tag', value: date(lastCountedDay) },
          { term: 'Danach frühestens', value: date(earliestNextDay) },
          { term: 'Nach vorsichtiger Ansicht', value: date(safeDay) },
          ...(skipped.length > 0
            ? [{ term: 'Übersprungen', value: skipped.map(({ date: day, why }) => `${date(day)} (${why})`).join(', ') }]
            : []),
        ]}
      />
      <p>
        <Citations citations={citations} doubts={uncertain} />
      </p>
      <Doubts doubts={uncertain} citations={citations} />
      <details className="details">
        <summary>Rechenweg ({trace.length} Schritte)</summary>
        <ol className="reasons">
          {trace.map(({ text }, index) => (
            <li key={index}>{text}</li>
          ))}
        </ol>
      </details>
    </div>
  );
}
