import { useState } from 'react';
import { call, useApiMutation, useApiQuery } from '../../shared/api';
import { counted, date } from '../../shared/format';
import {
  Alert,
  Button,
  ButtonLink,
  Card,
  InstantText,
  Menu,
  type MenuItem,
  PageHeader,
  ProblemAlert,
  Progress,
  Skeleton,
  useToasts,
} from '../../shared/ui';
import { DocumentButton } from '../documents';
import { AddParticipantsDialog } from './add-participants.dialog';
import { AskedArticlesCard } from './asked-articles-card';
import { ExtendRoundDialog } from './extend-round.dialog';
import { LastYearCard } from './last-year-card';
import { LinesCard } from './lines-card';
import { MemberProtocols } from './member-protocols';
import { PlausibilityCard } from './plausibility-card';
import { RoundFacts } from './round-facts';
import { BundleDialog, CloseDialog } from './round-steps.dialogs';
import { COCKPIT_PATHS, type RoundCockpitData, type RoundSetup } from './round-types';
import { SaveTemplateDialog } from './save-template.dialog';
import type { Round } from './types';
import { WatchedMembers } from './watched-members';

type Asking = 'close' | 'bundle' | 'extend' | 'add';

/** The centre's view of a round: who has answered, who is late, what the missing would change, and the next step. */
export function RoundCockpit({ round, mayManage }: { readonly round: Round; readonly mayManage: boolean }) {
  const [asking, setAsking] = useState<Asking>();
  const [template, setTemplate] = useState<RoundSetup>();
  const toasts = useToasts();
  const { data, error, refetch } = useApiQuery('/api/demand-rounds/{id}/cockpit', { path: { id: round.id } });
  const remind = useRemind(round.id);
  const open = round.state === 'open';
  const close = (): void => setAsking(undefined);
  const keep = async (): Promise<void> => {
    try {
      setTemplate((await call('get', '/api/demand-rounds/{id}/setup', { path: { id: round.id } })) as RoundSetup);
    } catch {
      toasts.show({ text: 'Die Abfrage konnte nicht gelesen werden. Bitte versuchen Sie es noch einmal.' });
    }
  };
  const further: readonly MenuItem[] = [
    ...(open
      ? [
          { label: 'Meldefrist verlängern', icon: 'calendar-today' as const, onClick: () => setAsking('extend') },
          { label: 'Mitglieder aufnehmen', icon: 'add' as const, onClick: () => setAsking('add') },
        ]
      : []),
    { label: 'Als Vorlage speichern', icon: 'content-copy', onClick: () => void keep() },
    { label: 'Neue Abfrage nach dieser', icon: 'arrow-forward', href: `/bedarf/neu?abfrage=${round.id}` },
  ];
  return (
    <>
      <PageHeader
        title={round.title}
        breadcrumb={[{ label: 'Bedarfsabfragen', href: '/bedarf' }]}
        facts={<RoundFacts round={round} />}
        actions={
          <>
            {mayManage && (
              <DocumentButton
                template="demand-round-protocol"
                subject={{ type: 'demand-round', id: round.id }}
                label="Protokoll (PDF)"
                done="Protokoll herunterladen"
              />
            )}
            {mayManage && <Menu label="Weitere Schritte" text="Weitere Schritte" items={further} />}
            {mayManage && open && (
              <Button kind="primary" icon="check" onClick={() => setAsking('close')}>
                Abfrage schließen
              </Button>
            )}
            {mayManage && round.state === 'closed' && (
              <Button kind="primary" icon="layers" onClick={() => setAsking('bundle')}>
                Bedarf bündeln
              </Button>
            )}
            {round.bundleId && (
              <ButtonLink kind="primary" icon="layers" href={`/buendel/${round.bundleId}`}>
                Zum Bündel
              </ButtonLink>
            )}
          </>
        }
      />
      {!open && <ClosingProtocols round={round} mayManage={mayManage} />}
      <Card
        title="Antworten"
        actions={
          mayManage &&
          open &&
          data?.members.some(({ status }) => status !== 'answered') && (
            <Button small icon="mail" busy={remind.isPending} onClick={() => remind.mutate(undefined)}>
              Fehlende erinnern
            </Button>
          )
        }
      >
        {error && <ProblemAlert problem={error} onRetry={() => void refetch()} />}
        {!data && !error && <Skeleton lines={8} label="Die Antworten werden geladen" />}
        {data && (
          <div className="stack">
            <Answers round={round} cockpit={data} />
            <WatchedMembers
              round={round}
              cockpit={data}
              mayManage={mayManage}
              onRemind={(member) => remind.mutate([member])}
            />
          </div>
        )}
      </Card>
      <PlausibilityCard round={round} as={mayManage ? 'centre' : 'reader'} />
      {open && data?.members.some(({ status }) => status !== 'answered') && <LastYearCard roundId={round.id} />}
      <LinesCard
        round={round}
        memberNames={new Map(round.members.map(({ member, name }) => [member, name]))}
        editable={false}
        title="Gemeldeter Bedarf"
      />
      <AskedArticlesCard roundId={round.id} />
      {asking === 'close' && <CloseDialog round={round} onClose={close} />}
      {asking === 'bundle' && <BundleDialog round={round} onClose={close} />}
      {asking === 'extend' && <ExtendRoundDialog round={round} onClose={close} />}
      {asking === 'add' && <AddParticipantsDialog round={round} onClose={close} />}
      {template && (
        <SaveTemplateDialog
          content={{ ...template, members: template.members ?? undefined }}
          onClose={() => setTemplate(undefined)}
        />
      )}
    </>
  );
}

function useRemind(id: string) {
  const toasts = useToasts();
  return useApiMutation<{ members: readonly string[] }, readonly string[] | undefined>(
    'post',
    '/api/demand-rounds/{id}/reminders',
    {
      request: (members) => ({ path: { id }, body: members ? { members } : {} }),
      invalidates: COCKPIT_PATHS,
      onSuccess: ({ members }) =>
        toasts.show({
          text:
            members.length === 0
              ? 'Heute wurde schon erinnert; mehr als einmal am Tag erinnert niemand.'
              : `${counted(members.length, 'Mitglied wird', 'Mitglieder werden')} erinnert.`,
        }),
      onProblem: (problem) => toasts.showProblem(problem),
    },
  );
}

/** Progress in figures, and how the deadline moved. */
function Answers({ round, cockpit }: { readonly round: Round; readonly cockpit: RoundCockpitData }) {
  const { members, extensions } = cockpit;
  const count = (status: string): number => members.filter((member) => member.status === status).length;
  const answered = count('answered');
  const late = members.filter((member) => member.late).length;
  const lines = members.reduce((sum, member) => sum + member.lines, 0);
  const rest = [
    ...(count('draft') > 0 ? [`${count('draft')} mit Entwurf`] : []),
    ...(late > 0 ? [`${late} verspätet`] : []),
  ];
  return (
    <>
      <Progress
        label="Mitglieder, die geantwortet haben"
        value={answered}
        max={Math.max(members.length, 1)}
        status={`${answered} von ${members.length} Mitgliedern, ${counted(lines, 'Zeile', 'Zeilen')}${rest.length > 0 ? `; ${rest.join(', ')}` : ''}. Eröffnet von ${round.openedBy}${round.closedBy ? `, geschlossen von ${round.closedBy}` : ''}.`}
      />
      {extensions.length > 0 && (
        <ul className="bullet-list small">
          {extensions.map(({ from, to, reason, by, at }) => (
            <li key={to}>
              Meldefrist vom {date(from)} auf den {date(to)} verlängert: {reason}{' '}
              <span className="muted">
                ({by}, <InstantText value={at} />)
              </span>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

/** The members get what they reported and what became of it; says whether somebody has asked for it. */
function ClosingProtocols({ round, mayManage }: { readonly round: Round; readonly mayManage: boolean }) {
  const { protocolsAskedBy: by, protocolsAskedAt: at } = round;
  return (
    <Alert
      tone={by ? 'success' : 'info'}
      title={by ? 'Die Abschlussprotokolle sind angefordert' : 'Abschlussprotokolle an alle Mitglieder'}
      actions={mayManage && <MemberProtocols roundId={round.id} />}
    >
      <p>
        {by && at ? (
          <>
            Zuletzt von {by}, <InstantText value={at} />. Jedes Mitglied findet sein Protokoll unter „Dokumente“.
          </>
        ) : (
          'Ein Klick erstellt für jedes Mitglied ein PDF mit seinen eigenen Zeilen; es findet sein Protokoll unter „Dokumente“.'
        )}
      </p>
    </Alert>
  );
}
