import { useState } from 'react';
import { usePermissions, useSession } from '../../app/session';
import { useApiQuery } from '../../shared/api';
import { addDays, counted, date } from '../../shared/format';
import {
  Badge,
  Button,
  ButtonLink,
  Card,
  type Column,
  DataTable,
  DateText,
  EmptyState,
  InstantText,
  Link,
  MoneyText,
  PageHeader,
  ProblemAlert,
  Skeleton,
  type Tone,
} from '../../shared/ui';
import { CalendarAssumptionsDialog } from './calendar-assumptions.dialog';
import type { CalendarProposal, RoundCalendar } from './round-types';

const SOON_DAYS = 60;
type Step = CalendarProposal['steps'][number];

const BASIS: Readonly<Record<Step['basis'], { readonly label: string; readonly tone: Tone }>> = {
  agreement: { label: 'Vereinbarung', tone: 'neutral' },
  law: { label: 'Recht', tone: 'info' },
  assumption: { label: 'Annahme', tone: 'warning' },
};

const STEPS: readonly Column<Step>[] = [
  {
    id: 'name',
    header: 'Schritt',
    isRowHeader: true,
    cell: ({ name, reason, paragraphs }) => (
      <div>
        {name} {paragraphs.length > 0 && <span className="muted small row-detail">({paragraphs.join(', ')})</span>}
        <div className="muted small row-detail">{reason}</div>
      </div>
    ),
  },
  {
    id: 'basis',
    header: 'Grundlage',
    cell: ({ basis }) => <Badge tone={BASIS[basis].tone}>{BASIS[basis].label}</Badge>,
  },
  {
    id: 'days',
    header: 'Rückwärts',
    align: 'end',
    cell: ({ days }) => (days ? `− ${counted(days, 'Tag', 'Tage')}` : '–'),
  },
  { id: 'day', header: 'Spätestens', align: 'end', cell: ({ day }) => <DateText value={day} /> },
];

/** When the next demand rounds have to begin, so that no framework agreement ends without a successor. */
export default function RoundCalendarPage() {
  const [editing, setEditing] = useState(false);
  const can = usePermissions();
  const { data, error, refetch } = useApiQuery('/api/round-calendar');
  const manages = can('demand-round.manage');
  return (
    <>
      <PageHeader
        title="Abfragekalender"
        breadcrumb={[{ label: 'Bedarfsabfragen', href: '/bedarf' }]}
        lead="Wann die nächste Bedarfsabfrage beginnen muss, rückwärts gerechnet vom Ende jeder Rahmenvereinbarung."
      />
      {error && <ProblemAlert problem={error} onRetry={() => void refetch()} />}
      {!data && !error && <Skeleton lines={8} label="Der Kalender wird geladen" />}
      {data && (
        <div className="page-stack">
          <Assumptions data={data} onEdit={manages ? () => setEditing(true) : undefined} />
          {data.items.length === 0 && (
            <Card>
              <EmptyState title="Keine Rahmenvereinbarung läuft aus" icon="calendar-today">
                <p>
                  Sobald eine Rahmenvereinbarung geschlossen ist, steht hier, wann die Abfrage für ihre Nachfolge
                  beginnen muss.
                </p>
              </EmptyState>
            </Card>
          )}
          {data.items.map((item) => (
            <ProposalCard key={item.frameworkIds.join()} item={item} manages={manages} />
          ))}
        </div>
      )}
      {editing && data && (
        <CalendarAssumptionsDialog assumptions={data.assumptions} onClose={() => setEditing(false)} />
      )}
    </>
  );
}

function Assumptions({ data, onEdit }: { readonly data: RoundCalendar; readonly onEdit: (() => void) | undefined }) {
  const { answerDays, bundlingDays, evaluationDays, procedureDays, changedBy, changedAt } = data.assumptions;
  return (
    <Card
      title="Annahmen"
      actions={
        onEdit && (
          <Button small icon="edit" onClick={onEdit}>
            Annahmen ändern
          </Button>
        )
      }
    >
      <p>
        Meldung {counted(answerDays, 'Tag', 'Tage')}, Bündelung und Unterlagen {counted(bundlingDays, 'Tag', 'Tage')},
        Prüfung und Wertung {counted(evaluationDays, 'Tag', 'Tage')}; ohne Termine der Rechtsbibliothek{' '}
        {counted(procedureDays, 'Tag', 'Tage')} für das ganze Verfahren.
      </p>
      <p className="muted small">
        {changedBy && changedAt ? (
          <>
            Festgelegt von {changedBy}, <InstantText value={changedAt} />.
          </>
        ) : (
          'Vorschläge der Software, keine Rechtsvorgaben; niemand hat sie bisher geändert.'
        )}
      </p>
    </Card>
  );
}

function ProposalCard({ item, manages }: { readonly item: CalendarProposal; readonly manages: boolean }) {
  const { today } = useSession();
  const { numbers, titles, startBy, lateBy, nextRound, endsOn, maximumValue, reportUntil, doubts } = item;
  const soon = lateBy === 0 && startBy <= addDays(today, SOON_DAYS);
  return (
    <Card
      title={titles.join(' · ')}
      actions={
        manages &&
        !nextRound && (
          <ButtonLink
            kind={lateBy > 0 || soon ? 'primary' : undefined}
            icon="add"
            href={`/bedarf/neu?rahmen=${item.frameworkIds[0] ?? ''}`}
          >
            Abfrage beginnen
          </ButtonLink>
        )
      }
    >
      <div className="stack">
        <p>
          {nextRound ? (
            <>
              <Badge tone="success">Begonnen</Badge> Die Abfrage{' '}
              <Link href={`/bedarf/${nextRound.id}`}>
                {nextRound.number} {nextRound.title}
              </Link>{' '}
              bereitet die Nachfolge vor.
            </>
          ) : lateBy > 0 ? (
            <>
              <Badge tone="danger">Überfällig</Badge> Die Abfrage hätte spätestens am {date(startBy)} beginnen müssen,
              vor {counted(lateBy, 'Tag', 'Tagen')}. Ohne kürzere Zeiten entsteht eine Lücke nach dem {date(endsOn)}.
            </>
          ) : (
            <>
              <Badge tone={soon ? 'warning' : 'neutral'}>{soon ? 'Bald' : 'Geplant'}</Badge> Beginn spätestens am{' '}
              <strong>
                <DateText value={startBy} today={today} />
              </strong>
              , letzter Meldetag dann <DateText value={reportUntil} />.
            </>
          )}
        </p>
        <p className="muted small">
          {numbers.join(', ')}; Laufzeit bis <DateText value={endsOn} />, Höchstwert <MoneyText value={maximumValue} />
        </p>
        <details className="disclosure">
          <summary>Rechnung</summary>
          <div className="stack">
            <DataTable
              caption={`Rückwärtsrechnung für ${numbers.join(', ')}`}
              columns={STEPS}
              rows={item.steps}
              rowKey={({ id }) => id}
            />
            <ul className="bullet-list muted small">
              {doubts.map((text) => (
                <li key={text}>{text}</li>
              ))}
            </ul>
          </div>
        </details>
      </div>
    </Card>
  );
}
