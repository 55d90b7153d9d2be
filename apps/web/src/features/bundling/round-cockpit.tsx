import { useState } from 'react';
import { useLocation } from 'wouter';
import { useApiMutation } from '../../shared/api';
import { counted } from '../../shared/format';
import {
  Badge,
  Button,
  ButtonLink,
  Card,
  DataTable,
  Dialog,
  InstantText,
  PageHeader,
  Progress,
  SelectField,
  useToasts,
  type Column,
} from '../../shared/ui';
import { LinesCard } from './lines-card';
import { MemberProtocols } from './member-protocols';
import { DocumentButton } from '../documents';
import { RoundFacts } from './round-facts';
import { ROUND_PATHS, type Round, type RoundMember } from './types';

const COLUMNS: readonly Column<RoundMember>[] = [
  { id: 'name', header: 'Mitglied', cell: ({ name }) => name, sort: ({ name }) => name, isRowHeader: true },
  {
    id: 'state',
    header: 'Antwort',
    cell: ({ answered, lines }) => (
      <Badge tone={answered ? 'success' : 'warning'}>
        {answered ? (lines > 0 ? 'Gemeldet' : 'Kein Bedarf') : 'Fehlt noch'}
      </Badge>
    ),
    sort: ({ answered }) => Number(answered),
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

/** The centre's view of a round: who has answered, with what, and the next step. */
export function RoundCockpit({ round, mayManage }: { readonly round: Round; readonly mayManage: boolean }) {
  const [asking, setAsking] = useState<'close' | 'bundle'>();
  const answered = round.members.filter((member) => member.answered).length;
  const lines = round.members.reduce((sum, member) => sum + member.lines, 0);
  const close = (): void => setAsking(undefined);
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
            {mayManage && round.state !== 'open' && <MemberProtocols roundId={round.id} />}
            {mayManage && round.state === 'open' && (
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
      <Card title="Antworten">
        <Progress
          label="Mitglieder, die geantwortet haben"
          value={answered}
          max={Math.max(round.members.length, 1)}
          status={`${answered} von ${round.members.length} Mitgliedern, ${counted(lines, 'Zeile', 'Zeilen')}. Eröffnet von ${round.openedBy}${round.closedBy ? `, geschlossen von ${round.closedBy}` : ''}.`}
        />
        <DataTable
          caption="Antworten der Mitglieder"
          columns={COLUMNS}
          rows={round.members}
          rowKey={({ member }) => member}
          actions={
            mayManage && round.state === 'open'
              ? ({ member }) => [
                  { label: 'Für das Mitglied melden', icon: 'edit', href: `/bedarf/${round.id}/melden/${member}` },
                ]
              : undefined
          }
        />
      </Card>
      <LinesCard
        round={round}
        memberNames={new Map(round.members.map(({ member, name }) => [member, name]))}
        editable={false}
        title="Gemeldeter Bedarf"
      />
      {asking === 'close' && <CloseDialog round={round} onClose={close} />}
      {asking === 'bundle' && <BundleDialog round={round} onClose={close} />}
    </>
  );
}

interface StepDialogProps {
  readonly round: Round;
  readonly onClose: () => void;
}

function CloseDialog({ round, onClose }: StepDialogProps) {
  const toasts = useToasts();
  const missing = round.members.filter(({ answered }) => !answered);
  const close = useApiMutation('post', '/api/demand-rounds/{id}/close', {
    request: () => ({ path: { id: round.id } }),
    invalidates: ROUND_PATHS,
    onSuccess: () => {
      toasts.show({ text: 'Die Bedarfsabfrage ist geschlossen.' });
      onClose();
    },
    onProblem: (problem) => toasts.showProblem(problem),
  });
  return (
    <Dialog
      open
      title="Bedarfsabfrage schließen"
      onClose={onClose}
      actions={
        <>
          <Button kind="primary" busy={close.isPending} onClick={() => close.mutate()}>
            Endgültig schließen
          </Button>
          <Button onClick={onClose}>Abbrechen</Button>
        </>
      }
    >
      <p>Danach kann niemand mehr melden oder ändern. Eine geschlossene Abfrage lässt sich nicht wieder öffnen.</p>
      {missing.length > 0 && (
        <>
          <p>{counted(missing.length, 'Mitglied hat', 'Mitglieder haben')} noch nicht geantwortet:</p>
          <ul className="bullet-list">
            {missing.map(({ member, name }) => (
              <li key={member}>{name}</li>
            ))}
          </ul>
        </>
      )}
    </Dialog>
  );
}

const TERMS = [1, 2, 3, 4].map((years) => ({ value: String(years), label: counted(years, 'Jahr', 'Jahre') }));

function BundleDialog({ round, onClose }: StepDialogProps) {
  const [years, setYears] = useState('2');
  const [, navigate] = useLocation();
  const toasts = useToasts();
  const bundle = useApiMutation<{ id: string }>('post', '/api/demand-rounds/{id}/bundle', {
    request: () => ({ path: { id: round.id }, body: { termYears: Number(years) } }),
    invalidates: ROUND_PATHS,
    onSuccess: ({ id }) => navigate(`/buendel/${id}`),
    onProblem: (problem) => toasts.showProblem(problem),
  });
  return (
    <Dialog
      open
      title="Bedarf bündeln"
      onClose={onClose}
      actions={
        <>
          <Button kind="primary" busy={bundle.isPending} onClick={() => bundle.mutate()}>
            Bündeln
          </Button>
          <Button onClick={onClose}>Abbrechen</Button>
        </>
      }
    >
      <p>
        Die Mengen aller Mitglieder werden je Artikel zusammengezählt, je Warengruppe entsteht ein Los. Jede Menge
        bleibt bis zur gemeldeten Zeile nachvollziehbar.
      </p>
      <SelectField
        id="laufzeit"
        label="Laufzeit der Rahmenvereinbarung"
        hint="Gemeldet ist der Bedarf eines Jahres; der Auftragswert wird über die Laufzeit geschätzt (§ 3 Abs. 4 VgV)."
        value={years}
        onChange={setYears}
        options={TERMS}
        width="short"
      />
    </Dialog>
  );
}
