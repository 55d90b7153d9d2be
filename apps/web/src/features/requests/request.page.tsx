import { useEffect, useState } from 'react';
import { useLocation, useParams } from 'wouter';
import { usePermissions } from '../../app/session';
import { useApiMutation, useApiQuery } from '../../shared/api';
import { date } from '../../shared/format';
import {
  Alert,
  Badge,
  Button,
  Card,
  DescriptionList,
  Icon,
  PageHeader,
  PageSkeleton,
  PhaseBar,
  ProblemAlert,
  useToasts,
} from '../../shared/ui';
import { DocumentList } from '../documents';
import { Attachments } from './attachments';
import { LawPreview } from './law-preview';
import { PATH, type ProcurementRequest, STATE_TONES, titleOf } from './model';
import { OfficerActions, WordedStep } from './officer-actions';
import { RequestEditor } from './request-editor';
import { RequestFacts } from './request-facts';
import { Thread } from './thread';

const DESKS = { department: 'Fachamt', centre: 'Vergabestelle', nobody: 'Abgeschlossen' } as const;

/** Where it stands, who has it and what comes next. */
function Standing({ request: { track, holder } }: { readonly request: ProcurementRequest }) {
  return (
    <Card>
      <div className="form">
        <PhaseBar
          label="Stand des Antrags"
          phases={track.map(({ id, name, state, detail }) => ({
            id,
            label: name,
            state: state === 'ahead' ? 'open' : state,
            detail: detail ?? undefined,
          }))}
        />
        <p className="request-holder">
          <Badge
            tone={holder.side === 'nobody' ? 'neutral' : 'info'}
            icon={holder.side === 'nobody' ? 'check' : 'people'}
          >
            {DESKS[holder.side]}
          </Badge>
          <span>{holder.sentence}</span>
        </p>
      </div>
    </Card>
  );
}

/** What the department is told of its procedure. */
function Progress({ request: { progress } }: { readonly request: ProcurementRequest }) {
  if (!progress) return null;
  const { phaseName, officer, nextDate, awardedOn, awardedTo } = progress;
  return (
    <Card title="Das Vergabeverfahren">
      <DescriptionList
        single
        facts={[
          { term: 'Stand', value: phaseName },
          ...(officer ? [{ term: 'Zuständig', value: officer }] : []),
          ...(nextDate ? [{ term: 'Nächster Termin', value: `${date(nextDate.date)}: ${nextDate.what}` }] : []),
          ...(awardedOn ? [{ term: 'Zuschlag am', value: date(awardedOn) }] : []),
          ...(awardedTo.length > 0 ? [{ term: 'Zuschlag an', value: awardedTo.join(', ') }] : []),
        ]}
      />
    </Card>
  );
}

/** What the department may still do with a request it has handed in. */
function DepartmentActions({ request }: { readonly request: ProcurementRequest }) {
  const [, navigate] = useLocation();
  const toasts = useToasts();
  const [withdrawing, setWithdrawing] = useState(false);
  const copy = useApiMutation<{ id: string }>('post', PATH, {
    request: () => ({ body: { ...request.content, needOn: '', termFrom: '', termTo: '', previousEndsOn: '' } }),
    invalidates: [PATH],
    onSuccess: ({ id }) => navigate(`/antraege/${id}`),
    onProblem: (problem) => toasts.showProblem(problem),
  });
  return (
    <Card title="Ihr Antrag">
      <div className="request-actions">
        {request.commands.includes('withdraw') && (
          <Button icon="close" onClick={() => setWithdrawing(true)}>
            Zurückziehen
          </Button>
        )}
        <Button icon="content-copy" busy={copy.isPending} onClick={() => copy.mutate()}>
          Als Vorlage verwenden
        </Button>
      </div>
      {withdrawing && <WordedStep step="withdraw" request={request} onClose={() => setWithdrawing(false)} />}
    </Card>
  );
}

function Reading({ request }: { readonly request: ProcurementRequest }) {
  const can = usePermissions();
  const { commands, state } = request;
  return (
    <div className="page-columns">
      <div className="page-stack">
        <RequestFacts request={request} />
        <Attachments request={request} />
        {request.number && <DocumentList subjectType="procurement-request" subjectId={request.id} />}
        {can('procedure.read') && commands.includes('take-over') && <LawPreview request={request} />}
      </div>
      <div className="page-stack">
        {(commands.some((command) => command !== 'ask' && command !== 'answer') || request.procedure) &&
          can('procedure.read') && <OfficerActions request={request} />}
        <Progress request={request} />
        <Thread request={request} />
        {can('request.create') && state !== 'draft' && <DepartmentActions request={request} />}
      </div>
    </div>
  );
}

function Content({ request }: { readonly request: ProcurementRequest }) {
  const { id, number, state, stateName, entries, commands, member } = request;
  const unread = entries.filter((entry) => entry.unread).length;
  const question = state === 'returned' ? entries.findLast(({ kind }) => kind === 'return') : undefined;
  const isEditable = commands.includes('save');
  const read = useApiMutation('post', `${PATH}/{id}/read`, { request: () => ({ path: { id } }) });
  const { mutate } = read;
  // The marks stay visible on this visit; the next one begins without them.
  useEffect(() => {
    if (unread > 0) mutate();
  }, [unread, mutate]);
  return (
    <>
      <PageHeader
        title={titleOf(request.content)}
        breadcrumb={[
          { label: 'Heute', href: '/' },
          { label: 'Vergabeanträge', href: '/antraege' },
        ]}
        facts={
          <>
            <span className="figure">{number ?? 'noch ohne Nummer'}</span>
            <Badge tone={STATE_TONES[state]}>{stateName}</Badge>
            <span className="muted">{member.name}</span>
          </>
        }
      />
      <Standing request={request} />
      {question && isEditable && (
        <Alert tone="warning" title={`${question.person} hat eine Rückfrage`}>
          <p className="thread__text">{question.text}</p>
          <p className="muted small">
            <Icon name="info" size="small" /> Antworten Sie im Verlauf, ändern Sie bei Bedarf die Angaben und reichen
            Sie den Antrag erneut ein.
          </p>
        </Alert>
      )}
      {isEditable ? <RequestEditor request={request} /> : <Reading request={request} />}
    </>
  );
}

/** One request, from the draft to the award. */
export default function RequestPage() {
  const { id = '' } = useParams<{ id: string }>();
  const { data, error, refetch } = useApiQuery(`${PATH}/{id}`, { path: { id } });
  if (error && !data) {
    return (
      <>
        <PageHeader title="Vergabeantrag" breadcrumb={[{ label: 'Vergabeanträge', href: '/antraege' }]} />
        <ProblemAlert problem={error} onRetry={() => void refetch()} />
      </>
    );
  }
  return data ? <Content key={`${data.id} ${data.state}`} request={data} /> : <PageSkeleton />;
}
