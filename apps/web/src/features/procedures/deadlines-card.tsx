import { useState } from 'react';
import { useApiQuery } from '../../shared/api';
import type { components } from '../../shared/api/schema';
import {
  Badge,
  Button,
  ButtonRow,
  Card,
  type Column,
  DataTable,
  Dialog,
  InstantText,
  MoneyText,
  ProblemAlert,
  type Tone,
} from '../../shared/ui';
import { ExtensionForm } from './extension-form';
import type { Procedure } from './model';
import { RoundForm } from './round-form';

type Extension = components['schemas']['DeadlineExtensionResponse'];
type Round = components['schemas']['BidRoundResponse'];
export type Deadlines = components['schemas']['DeadlinesResponse'];

const STATES: Readonly<Record<Extension['state'], readonly [Tone, string]>> = {
  done: ['success', 'gilt'],
  waiting: ['warning', 'wartet auf Mitzeichnung'],
  refused: ['danger', 'abgelehnt'],
};

const EXTENSIONS: readonly Column<Extension>[] = [
  { id: 'after', header: 'Neues Fristende', isRowHeader: true, cell: ({ after }) => <InstantText value={after} /> },
  { id: 'before', header: 'bisher', cell: ({ before }) => <InstantText value={before} /> },
  {
    id: 'ground',
    header: 'Grund',
    cell: ({ groundName, reason }) => (
      <span>
        {groundName}: <span className="muted small">{reason}</span>
      </span>
    ),
  },
  { id: 'person', header: 'Von', cell: ({ person }) => person },
  {
    id: 'state',
    header: 'Stand',
    cell: ({ state, late }) => (
      <>
        <Badge tone={STATES[state][0]}>{STATES[state][1]}</Badge>{' '}
        {late && <Badge tone="warning">nach Fristablauf, nicht belegt</Badge>}
      </>
    ),
  },
];

/** What can be done with the deadline now, what was extended, and the rounds of bids so far. */
export function DeadlinesCard({
  procedure,
  editable,
  onSaved,
}: {
  readonly procedure: Procedure;
  readonly editable: boolean;
  readonly onSaved: () => Promise<void>;
}) {
  const { data, error, refetch } = useApiQuery('/api/procedures/{id}/deadlines', {
    path: { id: procedure.id },
  });
  const [open, setOpen] = useState<'extension' | 'round'>();
  if (error && !data) return <ProblemAlert problem={error} onRetry={() => void refetch()} />;
  if (!data) return null;
  const mayExtend = editable && data.extensionBarred === null;
  const mayBegin = editable && data.roundBarred === null;
  if (!mayExtend && !mayBegin && data.extensions.length === 0 && data.rounds.length === 0) return null;
  const close = (): void => setOpen(undefined);
  const saved = async (): Promise<void> => {
    await onSaved();
    close();
  };
  return (
    <Card
      title="Angebotsfrist"
      level={3}
      actions={
        <ButtonRow>
          {mayExtend && (
            <Button icon="clock" onClick={() => setOpen('extension')}>
              Frist verlängern
            </Button>
          )}
          {mayBegin && (
            <Button icon="autorenew" kind="primary" onClick={() => setOpen('round')}>
              Neue Angebotsrunde
            </Button>
          )}
        </ButtonRow>
      }
    >
      <div className="stack">
        {procedure.tenderDeadline && (
          <p>
            {procedure.round > 1 && `Runde ${procedure.round}: `}Ende der Angebotsfrist{' '}
            <strong>
              <InstantText value={procedure.tenderDeadline} />
            </strong>
          </p>
        )}
        {data.extensions.length > 0 && (
          <DataTable caption="Verlängerungen" columns={EXTENSIONS} rows={data.extensions} rowKey={({ id }) => id} />
        )}
        {data.rounds.map((round) => (
          <RoundHistory key={round.round} round={round} />
        ))}
      </div>
      <Dialog open={open === 'extension'} title="Angebotsfrist verlängern" onClose={close} wide>
        {open === 'extension' && <ExtensionForm procedure={procedure} onCancel={close} onSaved={saved} />}
      </Dialog>
      <Dialog open={open === 'round'} title="Neue Angebotsrunde" onClose={close} wide>
        {open === 'round' && (
          <RoundForm procedure={procedure} bidders={data.invitable} onCancel={close} onSaved={saved} />
        )}
      </Dialog>
    </Card>
  );
}

function RoundHistory({ round: { round, deadline, invited, reason, person, bidsBefore } }: { readonly round: Round }) {
  return (
    <details className="details">
      <summary>
        Runde {round} bis <InstantText value={deadline} />: {invited.join(', ')}
      </summary>
      <p>
        {reason} <span className="muted small">({person})</span>
      </p>
      <p className="small">Angebote der Runde {round - 1}:</p>
      <ul>
        {bidsBefore.map(({ bidder, lot, total }) => (
          <li key={`${bidder} ${lot}`}>
            {bidder}, Los {lot}: <MoneyText value={total} /> netto
          </li>
        ))}
      </ul>
    </details>
  );
}
