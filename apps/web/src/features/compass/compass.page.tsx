import { useState } from 'react';
import { useLocation } from 'wouter';
import { useSession } from '../../app/session';
import { date } from '../../shared/format';
import {
  Alert,
  Button,
  ButtonLink,
  Card,
  EmptyState,
  Link,
  PageHeader,
  ProblemAlert,
  Skeleton,
  Tabs,
} from '../../shared/ui';
import { AnswerCard } from './answer-card';
import { beginIn } from './chain';
import { DateChain } from './date-chain';
import { DutyTable } from './duty-table';
import { LotTable } from './lot-table';
import { MonthCalendar } from './month-calendar';
import { PeriodCalculator } from './period-calculator';
import { assessmentRequest } from './question';
import { QuestionCard } from './question-card';
import { Doubts, Reasoning } from './reasoning';
import { RelatedPages } from './related-pages';
import { SheetActions } from './sheet-actions';
import { TimelineSwitches } from './timeline-switches';
import { TypeList } from './type-list';
import { type KompassAnswer, useKompass } from './use-law';
import { usePrefill } from './use-prefill';
import { type AskedQuestion, useQuestion } from './use-question';

/** Value, nature and day in; regime, procedure types, duties and all dates out, while typing. */
export default function CompassPage() {
  // "Neu beginnen" also forgets what stands half typed in the fields and the answer to it.
  const [round, setRound] = useState(0);
  return <Compass key={round} onRestart={() => setRound(round + 1)} />;
}

function Compass({ onRestart }: { readonly onRestart: () => void }) {
  const [, navigate] = useLocation();
  const asked = useQuestion();
  const { procedure } = usePrefill(asked);
  const answer = useKompass(asked.question);
  const { assessment } = answer;
  const { problem } = assessment;
  return (
    <>
      <PageHeader
        title="Vergabe-Kompass"
        lead="Welches Recht gilt, was erlaubt ist, was zu tun ist und bis wann: mit der Fundstelle zu jeder Aussage."
        facts={
          procedure && (
            <span>
              Zum Verfahren{' '}
              <Link href={`/vergaben/${procedure.id}`}>{`${procedure.fileNumber} ${procedure.title}`}</Link>
            </span>
          )
        }
        actions={
          asked.asked && (
            <>
              <SheetActions asked={asked} answer={answer} procedure={procedure} />
              <Button
                kind="tertiary"
                icon="autorenew"
                onClick={() => {
                  navigate('/kompass');
                  onRestart();
                }}
              >
                Neu beginnen
              </Button>
            </>
          )
        }
      />
      <QuestionCard asked={asked} problem={problem} />
      {problem && (
        <ProblemAlert
          problem={problem}
          onRetry={problem.status >= 400 && problem.status < 500 ? undefined : assessment.retry}
        />
      )}
      <Answers asked={asked} answer={answer} />
      <RelatedPages current="/kompass" />
    </>
  );
}

function Answers({ asked, answer }: { readonly asked: AskedQuestion; readonly answer: KompassAnswer }) {
  const { question, search, open } = asked;
  const { assessment, timeline, type } = answer;
  const a = assessment.answer;
  const t = type ? timeline.answer : undefined;
  const conflicts = t?.conflicts.length ?? 0;
  const isIncomplete = assessmentRequest(question) === undefined;
  const nothing = isIncomplete ? <NoValue asked={asked} /> : !assessment.problem && <Skeleton lines={6} />;
  return (
    <>
      {a && (
        <AnswerCard
          assessment={a}
          isOld={assessment.isOld}
          isIncomplete={isIncomplete || assessment.problem !== undefined}
        />
      )}
      {a && (
        <Doubts
          doubts={[...a.uncertain, ...(t?.uncertain ?? [])]}
          citations={[...a.citations, ...(t?.citations ?? [])]}
        />
      )}
      <Announcement answer={answer} />
      <Tabs
        label="Antworten des Kompasses"
        active={search.get('bereich') ?? 'arten'}
        onChange={(area) => open('bereich', area === 'arten' ? null : area)}
        tabs={[
          {
            id: 'arten',
            label: 'Vergabearten',
            content: a ? (
              <>
                <LotTable lots={a.lots} />
                <TypeList assessment={a} chosen={type?.type} asked={asked} />
              </>
            ) : (
              nothing
            ),
          },
          {
            id: 'termine',
            label: 'Termine',
            ...(conflicts > 0 ? { count: conflicts } : {}),
            content: a ? <Dates asked={asked} answer={answer} /> : nothing,
          },
          {
            id: 'kalender',
            label: 'Kalender',
            content: t ? <MonthCalendar timeline={t} state={question.state} /> : a ? <NoDates /> : nothing,
          },
          {
            id: 'pflichten',
            label: 'Pflichten',
            ...(a ? { count: a.duties.length } : {}),
            content: a ? <DutyTable assessment={a} /> : nothing,
          },
          {
            id: 'herleitung',
            label: 'Herleitung',
            content: a ? <Reasoning assessment={a} timeline={t} /> : nothing,
          },
          { id: 'frist', label: 'Fristenrechner', content: <PeriodCalculator asked={asked} /> },
        ]}
      />
    </>
  );
}

function Dates({
  asked,
  answer: { timeline, type, moved },
}: {
  readonly asked: AskedQuestion;
  readonly answer: KompassAnswer;
}) {
  const { answer, problem } = timeline;
  const { today } = useSession();
  const begin = asked.question.anchor ? answer && beginIn(answer.steps) : undefined;
  if (!type) return <NoDates />;
  return (
    <Card title={`Termine: ${type.germanName}`} flush>
      <div className="card__inset">
        <TimelineSwitches asked={asked} timeline={answer} problem={problem} />
        {problem && <ProblemAlert problem={problem} />}
        {begin !== undefined && begin < today && (
          <Alert tone="warning" live title={`Das Verfahren hätte spätestens am ${date(begin)} beginnen müssen`} />
        )}
      </div>
      {answer ? <DateChain timeline={answer} moved={moved} asked={asked} /> : <Skeleton lines={8} />}
    </Card>
  );
}

const NoDates = () => (
  <EmptyState icon="calendar-today" title="Keine Termine">
    <p>Für diese Frage ist keine Verfahrensart hinterlegt, nach der Fristen berechnet werden könnten.</p>
  </EmptyState>
);

/** What changed, for those who do not see it. */
function Announcement({ answer: { assessment, timeline, moved } }: { readonly answer: KompassAnswer }) {
  const { answer: a } = assessment;
  const count = Object.keys(moved).length;
  const conflicts = timeline.answer?.conflicts.length ?? 0;
  return (
    <p className="visually-hidden" role="status">
      {a && `${a.regime === 'eu' ? 'EU-weites' : 'Nationales'} Vergabeverfahren. `}
      {count > 0 && `${count === 1 ? 'Ein Termin hat' : `${count} Termine haben`} sich verschoben. `}
      {conflicts > 0 && `${conflicts === 1 ? 'Ein Termin ist' : `${conflicts} Termine sind`} unzulässig.`}
    </p>
  );
}

const EXAMPLES = [
  ['Lieferleistung für 120.000 €', 'wert=120000'],
  ['Dienstleistung an der EU-Schwelle', 'leistung=services&wert=216000'],
  ['Bauleistung für 900.000 €', 'leistung=works&wert=900000'],
] as const;

function NoValue({ asked: { question } }: { readonly asked: AskedQuestion }) {
  return (
    <EmptyState
      icon="gavel"
      title="Wie viel soll der Auftrag kosten?"
      action={EXAMPLES.map(([label, query]) => (
        <ButtonLink key={query} small href={`/kompass?beginn=${question.startsOn}&${query}`}>
          {label}
        </ButtonLink>
      ))}
    >
      <p>
        Mit dem geschätzten Auftragswert oben beginnen: Rechtsrahmen, Vergabearten, Pflichten und Termine erscheinen
        beim Tippen. Oder ein Beispiel ansehen:
      </p>
    </EmptyState>
  );
}
