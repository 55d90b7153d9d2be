import { useParams, useSearchParams } from 'wouter';
import { usePermissions } from '../../app/session';
import { useApiQuery } from '../../shared/api';
import {
  Badge,
  ButtonLink,
  Card,
  DescriptionList,
  Link,
  MoneyText,
  DateText,
  InstantText,
  PageHeader,
  PageSkeleton,
  PhaseBar,
  ProblemAlert,
  Tabs,
} from '../../shared/ui';
import { ContractsOfProcedure } from '../contracts';
import { DocumentList } from '../documents';
import { RequestsOfProcedure } from '../requests';
import { ArchiveCard } from './archive-card';
import { AssessmentPanel } from './assessment-panel';
import { AwardPanel } from './award-panel';
import { BiddersPanel } from './correspondence/bidders-panel';
import { CorrespondencePanel } from './correspondence/correspondence-panel';
import { MessagesPanel } from './correspondence/messages-panel';
import { BidsPanel } from './bids-panel';
import { ExaminationPanel } from './examination/examination-panel';
import { type Area, AREAS, isClosed, PHASE_TONES, type Procedure } from './model';
import { NextStep } from './next-step';
import { PlanPanel } from './plan/plan-panel';
import { useProcedureSteps } from './procedure-step';
import { RecordPanel } from './record-panel';
import { ReviewPanel } from './review/review-panel';
import { SuspensionBanner } from './review/suspension-banner';
import { TimelinePanel } from './timeline-panel';

/** The area where the work of a phase is done: shown first. */
const AREA_OF: Readonly<Record<Procedure['phase'], Area>> = {
  planned: 'beurteilung',
  prepared: 'zeitplan',
  published: 'zeitplan',
  participation: 'lose',
  invited: 'lose',
  bidding: 'zeitplan',
  opening: 'lose',
  examination: 'pruefung',
  negotiation: 'lose',
  evaluation: 'pruefung',
  'award-proposed': 'zuschlag',
  informed: 'zuschlag',
  standstill: 'zuschlag',
  awarded: 'zuschlag',
  notified: 'zuschlag',
  closed: 'zuschlag',
  cancelled: 'vermerk',
};

function Facts({ procedure: p }: { readonly procedure: Procedure }) {
  return (
    <Card title="Eckdaten">
      <DescriptionList
        single
        facts={[
          { term: 'Geschätzter Auftragswert', value: <MoneyText value={p.estimatedValue} /> },
          { term: 'Rechtsrahmen', value: p.regimeName },
          { term: 'Vergabeart', value: p.procedureTypeName ?? 'noch nicht gewählt' },
          {
            term: 'Zuständig',
            value: [p.officer ?? 'noch niemand', ...(p.deputy ? [`in Vertretung ${p.deputy}`] : [])].join(', '),
          },
          { term: 'Leistung', value: p.natureName },
          { term: 'Auftraggeber', value: p.buyers.map(({ name }) => name).join(', ') },
          ...(p.onBehalfOf ? [{ term: 'Im Auftrag von', value: p.onBehalfOf }] : []),
          ...(p.term
            ? [
                {
                  term: 'Laufzeit',
                  value: (
                    <>
                      <DateText value={p.term.from} /> bis <DateText value={p.term.to} />
                    </>
                  ),
                },
              ]
            : []),
          ...(p.tenderDeadline
            ? [{ term: 'Ende der Angebotsfrist', value: <InstantText value={p.tenderDeadline} /> }]
            : []),
          ...(p.bindingUntil ? [{ term: 'Ende der Bindefrist', value: <DateText value={p.bindingUntil} /> }] : []),
          ...(p.award.awardedOn
            ? [
                { term: 'Zuschlag am', value: <DateText value={p.award.awardedOn} /> },
                { term: 'Auftragssumme netto', value: <MoneyText value={p.award.awardedValue} /> },
              ]
            : []),
          ...(p.origin?.type === 'bundle'
            ? [{ term: 'Herkunft', value: <Link href={`/buendel/${p.origin.id}`}>Bedarfsbündel</Link> }]
            : []),
          {
            term: 'Regelstand',
            value: (
              <>
                {p.ruleSet.replaceAll('+', ', ')}, beurteilt für den <DateText value={p.startsOn} />
              </>
            ),
          },
          {
            term: 'Letzte Änderung',
            value: (
              <>
                {p.lastChange}, {p.changedBy}, <InstantText value={p.changedAt} />
              </>
            ),
          },
        ]}
      />
    </Card>
  );
}

function Content({ procedure }: { readonly procedure: Procedure }) {
  const can = usePermissions();
  const [search, setSearch] = useSearchParams();
  const steps = useProcedureSteps(procedure);
  const editable = can('procedure.manage') && !isClosed(procedure.phase);
  const wanted = AREAS.find((area) => area === search.get('bereich')) ?? AREA_OF[procedure.phase];
  const open = (area: string): void => setSearch({ bereich: area }, { replace: true });
  const bids = procedure.lots.reduce((sum, lot) => sum + lot.bids.length, 0);
  return (
    <>
      <PageHeader
        title={procedure.title}
        breadcrumb={[
          { label: 'Heute', href: '/' },
          { label: 'Vergaben', href: '/vergaben' },
        ]}
        actions={
          <ButtonLink icon="checklist" href={`/kompass?verfahren=${procedure.id}`}>
            Im Vergabe-Kompass öffnen
          </ButtonLink>
        }
        facts={
          <>
            <span className="figure">{procedure.fileNumber}</span>
            <Badge tone={PHASE_TONES[procedure.phase]}>{procedure.phaseName}</Badge>
            <Badge tone="neutral" icon="gavel">
              {procedure.regime === 'eu' ? 'EU-weit' : 'National'}
            </Badge>
            {procedure.joint && (
              <Badge tone="neutral" icon="layers">
                Gemeinsame Beschaffung
              </Badge>
            )}
          </>
        }
      />
      <PhaseBar
        label="Stand des Verfahrens"
        phases={procedure.phases.map(({ id, name, state }) => ({
          id,
          label: name,
          state: state === 'ahead' ? 'open' : id === 'cancelled' ? 'stopped' : state,
        }))}
      />
      <SuspensionBanner procedure={procedure} onOpen={() => open('ruegen')} />
      <div className="page-columns">
        <div className="stack">
          <NextStep procedure={procedure} steps={steps} onOpen={open} />
          <Tabs
            label="Bereiche des Verfahrens"
            active={wanted}
            onChange={open}
            tabs={[
              {
                id: 'planung',
                label: 'Planung',
                content: <PlanPanel procedure={procedure} editable={editable} onSaved={steps.changed} />,
              },
              {
                id: 'beurteilung',
                label: 'Beurteilung',
                content: <AssessmentPanel procedure={procedure} editable={editable} steps={steps} />,
              },
              {
                id: 'zeitplan',
                label: 'Zeitplan',
                content: <TimelinePanel procedure={procedure} editable={editable} onSaved={steps.changed} />,
              },
              {
                id: 'unternehmen',
                startsGroup: true,
                label: 'Unternehmen',
                count: procedure.bidders.length,
                content: <BiddersPanel procedure={procedure} editable={editable} steps={steps} />,
              },
              {
                id: 'fragen',
                label: 'Fragen und Nachforderungen',
                content: <CorrespondencePanel procedure={procedure} editable={editable} />,
              },
              {
                id: 'nachrichten',
                label: 'Nachrichten',
                content: <MessagesPanel procedure={procedure} steps={steps} />,
              },
              {
                id: 'lose',
                label: 'Lose und Angebote',
                count: bids,
                content: <BidsPanel procedure={procedure} editable={editable} steps={steps} />,
              },
              {
                id: 'pruefung',
                startsGroup: true,
                label: 'Prüfung und Wertung',
                content: <ExaminationPanel procedure={procedure} editable={editable} procedureSteps={steps} />,
              },
              { id: 'zuschlag', label: 'Zuschlag', content: <AwardPanel procedure={procedure} steps={steps} /> },
              { id: 'ruegen', label: 'Rügen und Nachprüfung', content: <ReviewPanel procedure={procedure} /> },
              {
                id: 'vertrag',
                label: 'Vertrag',
                content: (
                  <ContractsOfProcedure procedureId={procedure.id} awarded={procedure.award.awardedOn !== null} />
                ),
              },
              { id: 'vermerk', label: 'Vergabevermerk', content: <RecordPanel procedure={procedure} /> },
              {
                id: 'dokumente',
                label: 'Dokumente',
                content: (
                  <div className="stack">
                    <DocumentList subjectType="procedure" subjectId={procedure.id} />
                    <ArchiveCard procedureId={procedure.id} />
                  </div>
                ),
              },
            ]}
          />
        </div>
        <div className="stack">
          <Facts procedure={procedure} />
          <RequestsOfProcedure procedureId={procedure.id} />
        </div>
      </div>
    </>
  );
}

/** One procedure: where it stands, what is to do next, and everything it rests on. */
export default function ProcedurePage() {
  const { id = '' } = useParams<{ id: string }>();
  const { data, error, refetch } = useApiQuery('/api/procedures/{id}', { path: { id } });
  if (error && !data) {
    return (
      <>
        <PageHeader title="Vergabeverfahren" breadcrumb={[{ label: 'Vergaben', href: '/vergaben' }]} />
        <ProblemAlert problem={error} onRetry={() => void refetch()} />
      </>
    );
  }
  return data ? <Content key={data.id} procedure={data} /> : <PageSkeleton />;
}
