import { useState } from 'react';
import { useApiMutation, useApiQuery } from '../../shared/api';
import { counted } from '../../shared/format';
import {
  Badge,
  Button,
  type Column,
  DataTable,
  Dialog,
  InstantText,
  ProblemAlert,
  type RowAction,
  Skeleton,
  type Tone,
  useToasts,
} from '../../shared/ui';
import { QuestionnaireAnswers } from './questionnaire-answers';
import { COCKPIT_PATHS, type AnswerValue, type RoundCockpitData, type WatchedMember } from './round-types';
import type { Round } from './types';

function stateOf({ status, late, lines }: WatchedMember, open: boolean): readonly [Tone, string] {
  if (status === 'answered') return ['success', lines > 0 ? 'Gemeldet' : 'Kein Bedarf'];
  if (!open) return ['neutral', 'Nicht gemeldet'];
  if (late) return ['danger', status === 'draft' ? 'Entwurf, verspätet' : 'Verspätet'];
  return status === 'draft' ? ['info', 'Entwurf'] : ['warning', 'Fehlt noch'];
}

const columns = (open: boolean, asks: boolean): readonly Column<WatchedMember>[] => [
  { id: 'name', header: 'Mitglied', cell: ({ name }) => name, sort: ({ name }) => name, isRowHeader: true },
  {
    id: 'state',
    header: 'Antwort',
    cell: (member) => {
      const [tone, label] = stateOf(member, open);
      return <Badge tone={tone}>{label}</Badge>;
    },
    sort: ({ status, late }) => ['missing', 'draft', 'answered'].indexOf(status) * 2 + Number(!late),
  },
  {
    id: 'at',
    header: 'Zuletzt',
    cell: ({ answeredAt, answeredBy }) =>
      answeredAt ? (
        <span>
          <InstantText value={answeredAt} />, {answeredBy}
        </span>
      ) : (
        '–'
      ),
    secondary: true,
  },
  ...(asks
    ? [
        {
          id: 'questions',
          header: 'Fragebogen',
          cell: ({ openQuestions }: WatchedMember) =>
            openQuestions === 0 ? (
              <Badge tone="success">Vollständig</Badge>
            ) : (
              <span>{counted(openQuestions, 'Pflichtfrage offen', 'Pflichtfragen offen')}</span>
            ),
          secondary: true,
        },
      ]
    : []),
  {
    id: 'reminders',
    header: 'Erinnert',
    cell: ({ reminders }) => {
      const last = reminders.at(-1);
      return last ? (
        <span>
          <InstantText value={last.sentAt} />
          <span className="muted small">
            {' '}
            ({last.name}
            {reminders.length > 1 && `, ${reminders.length}-mal`})
          </span>
        </span>
      ) : (
        '–'
      );
    },
    secondary: true,
  },
  {
    id: 'articles',
    header: 'Artikel',
    align: 'end',
    cell: ({ articles }) => articles,
    sort: ({ articles }) => articles,
    secondary: true,
  },
  { id: 'lines', header: 'Zeilen', align: 'end', cell: ({ lines }) => lines, sort: ({ lines }) => lines },
];

interface WatchedMembersProps {
  readonly round: Round;
  readonly cockpit: RoundCockpitData;
  readonly mayManage: boolean;
  readonly onRemind: (member: string) => void;
}

/** Every member of the round with its state and what can be done about it. */
export function WatchedMembers({ round, cockpit, mayManage, onRemind }: WatchedMembersProps) {
  const [reading, setReading] = useState<WatchedMember>();
  const [dropping, setDropping] = useState<WatchedMember>();
  const open = round.state === 'open';
  const asks = cockpit.questions > 0;
  const actions = (member: WatchedMember): readonly RowAction[] => [
    ...(mayManage && open
      ? [
          {
            label: 'Für das Mitglied melden',
            icon: 'edit' as const,
            href: `/bedarf/${round.id}/melden/${member.member}`,
          },
        ]
      : []),
    ...(asks ? [{ label: 'Fragebogen ansehen', icon: 'visibility' as const, onClick: () => setReading(member) }] : []),
    ...(mayManage && open && member.status !== 'answered'
      ? [{ label: 'Erinnern', icon: 'mail' as const, onClick: () => onRemind(member.member) }]
      : []),
    ...(mayManage && member.mayDrop
      ? [{ label: 'Aus der Abfrage nehmen', icon: 'delete' as const, onClick: () => setDropping(member) }]
      : []),
  ];
  return (
    <>
      <DataTable
        caption="Antworten der Mitglieder"
        columns={columns(open, asks)}
        rows={cockpit.members}
        rowKey={({ member }) => member}
        actions={asks || (mayManage && open) ? actions : undefined}
      />
      {reading && <AnswersDialog roundId={round.id} member={reading} onClose={() => setReading(undefined)} />}
      {dropping && <DropDialog roundId={round.id} member={dropping} onClose={() => setDropping(undefined)} />}
    </>
  );
}

interface MemberDialogProps {
  readonly roundId: string;
  readonly member: WatchedMember;
  readonly onClose: () => void;
}

function AnswersDialog({ roundId, member, onClose }: MemberDialogProps) {
  const { data, error } = useApiQuery('/api/demand-rounds/{id}/questionnaire', {
    path: { id: roundId },
    query: { member: member.member },
  });
  return (
    <Dialog
      open
      wide
      title={`Fragebogen: ${member.name}`}
      onClose={onClose}
      actions={<Button onClick={onClose}>Schließen</Button>}
    >
      {error && <ProblemAlert problem={error} />}
      {!data && !error && <Skeleton lines={4} label="Der Fragebogen wird geladen" />}
      {data && (
        <QuestionnaireAnswers questions={data.questions} answers={data.answers as Record<string, AnswerValue>} />
      )}
    </Dialog>
  );
}

function DropDialog({ roundId, member, onClose }: MemberDialogProps) {
  const toasts = useToasts();
  const drop = useApiMutation('delete', '/api/demand-rounds/{id}/members/{member}', {
    request: () => ({ path: { id: roundId, member: member.member } }),
    invalidates: COCKPIT_PATHS,
    onSuccess: () => {
      toasts.show({ text: `${member.name} nimmt nicht mehr teil.` });
      onClose();
    },
    onProblem: (problem) => {
      toasts.showProblem(problem);
      onClose();
    },
  });
  return (
    <Dialog
      open
      title="Mitglied aus der Abfrage nehmen"
      onClose={onClose}
      actions={
        <>
          <Button kind="primary" busy={drop.isPending} onClick={() => drop.mutate()}>
            Aus der Abfrage nehmen
          </Button>
          <Button onClick={onClose}>Abbrechen</Button>
        </>
      }
    >
      <p>
        {member.name} hat noch nichts gemeldet und sieht die Abfrage danach nicht mehr. Solange sie offen ist, kann das
        Mitglied wieder aufgenommen werden.
      </p>
    </Dialog>
  );
}
