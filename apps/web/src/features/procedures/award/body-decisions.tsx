import { useState } from 'react';
import { usePermissions } from '../../../app/session';
import { date, money } from '../../../shared/format';
import { Badge, Card, type Column, DataTable, Dialog, ProblemAlert } from '../../../shared/ui';
import type { Procedure } from '../model';
import type { ProcedureSteps } from '../procedure-step';
import { type MemberBody, type ProposalBodies, STATE_WORDS, useAwardBodies } from './award-bodies';
import { BodyDecisionForm } from './body-decision-form';
import { NoInformation } from './no-information';

interface Props {
  readonly procedure: Procedure;
  readonly steps: ProcedureSteps;
}

/** What the buyers' bodies decide over each proposal, and why nobody had to be informed. */
export function BodyDecisions({ procedure, steps }: Props) {
  const { data, error, refetch } = useAwardBodies(procedure.id);
  if (error && !data) return <ProblemAlert problem={error} onRetry={() => void refetch()} />;
  if (!data) return null;
  return (
    <>
      {data.proposals.map((proposal) => (
        <ProposalCard key={proposal.proposalId} proposal={proposal} procedure={procedure} steps={steps} />
      ))}
      <NoInformation answer={data} procedure={procedure} steps={steps} />
    </>
  );
}

function ProposalCard({ proposal, procedure, steps }: Props & { readonly proposal: ProposalBodies }) {
  const can = usePermissions();
  const [asked, setAsked] = useState<MemberBody>();
  const lots = procedure.lots.filter(({ id }) => proposal.lotIds.includes(id)).map(({ number }) => number);
  const title =
    procedure.lots.length > 1 ? `Gremien der Auftraggeber, Los ${lots.join(', ')}` : 'Gremien der Auftraggeber';
  return (
    <Card title={title} level={3} flush>
      <DataTable
        caption={title}
        columns={COLUMNS}
        rows={proposal.bodies}
        rowKey={({ member }) => member}
        {...(proposal.open && can('procedure.manage')
          ? { actions: (row: MemberBody) => [{ label: 'Beschluss erfassen', onClick: () => setAsked(row) }] }
          : {})}
      />
      <Dialog
        open={asked !== undefined}
        title={`Beschluss: ${asked?.memberName ?? ''}`}
        onClose={() => setAsked(undefined)}
      >
        {asked && (
          <BodyDecisionForm
            procedureId={procedure.id}
            proposalId={proposal.proposalId}
            of={asked}
            steps={steps}
            onClose={() => setAsked(undefined)}
          />
        )}
      </Dialog>
    </Card>
  );
}

const COLUMNS: readonly Column<MemberBody>[] = [
  { id: 'member', header: 'Auftraggeber', isRowHeader: true, cell: ({ memberName }) => memberName },
  {
    id: 'body',
    header: 'Gremium',
    cell: ({ body, fromValue }) => (
      <div>
        {body || '–'}
        {fromValue !== null && <div className="muted small">entscheidet ab {money(fromValue)} netto</div>}
      </div>
    ),
  },
  {
    id: 'state',
    header: 'Beschluss',
    cell: (one) => {
      const [tone, words] = STATE_WORDS[one.state];
      const text = one.state === 'agreed' && one.resultName ? one.resultName : words;
      return (
        <div>
          <Badge tone={tone}>{text}</Badge>
          {detailOf(one) && <div className="muted small">{detailOf(one)}</div>}
        </div>
      );
    },
  },
];

const detailOf = ({ decidedOn, reference, note, recordedBy }: MemberBody): string =>
  [decidedOn && `Sitzung am ${date(decidedOn)}`, reference, note, recordedBy && `erfasst von ${recordedBy}`]
    .filter(Boolean)
    .join(', ');
