import { useQueryClient } from '@tanstack/react-query';
import { useId, useState } from 'react';
import { type ApiProblem, useApiMutation } from '../../shared/api';
import { money } from '../../shared/format';
import { Button, ButtonRow, Card, InstantText, Link, TextAreaField, useToasts } from '../../shared/ui';
import { amountOf } from './order-words';
import { type Approval, type DecidedApproval, ORDERING_PATHS } from './ordering-api';

/** One requisition to decide: what, who, why, who pays, how much, and the two buttons. */
export function ApprovalCard({ approval }: { readonly approval: Approval }) {
  const id = useId();
  const toasts = useToasts();
  const queries = useQueryClient();
  const [rejecting, setRejecting] = useState(false);
  const [reason, setReason] = useState('');
  const [missing, setMissing] = useState<string>();
  const options = {
    invalidates: ORDERING_PATHS,
    // Mostly somebody else was faster: the list has to show it.
    onProblem: (problem: ApiProblem) => {
      toasts.showProblem(problem);
      void queries.invalidateQueries({ queryKey: ['/api/approvals'] });
    },
  };
  const approve = useApiMutation<DecidedApproval>('post', '/api/approvals/{id}/approve', {
    ...options,
    request: () => ({ path: { id: approval.id } }),
    onSuccess: ({ orders }) => {
      const numbers = orders.map(({ number, supplier }) => `${number} bei ${supplier}`).join(', ');
      toasts.show({ text: `Freigegeben und bestellt: ${numbers}` });
    },
  });
  const reject = useApiMutation<DecidedApproval>('post', '/api/approvals/{id}/reject', {
    ...options,
    request: () => ({ path: { id: approval.id }, body: { reason } }),
    onSuccess: () => toasts.show({ text: `Abgelehnt. ${approval.orderer} ist benachrichtigt.` }),
  });
  const sendRejection = (): void => {
    if (reason.trim() === '') return setMissing('Bitte begründen Sie die Ablehnung.');
    reject.mutate();
  };

  return (
    <Card>
      <article className="approval" aria-labelledby={`${id}-titel`}>
        <div className="approval__head">
          <div>
            <h2 className="article__title" id={`${id}-titel`}>
              <Link href={`/bestellanforderungen/${approval.requisitionId}`}>{approval.requisitionNumber}</Link> von{' '}
              {approval.orderer}
            </h2>
            <p className="muted small">
              vorgelegt <InstantText value={approval.requestedAt} />, Lieferung an {approval.site}
            </p>
          </div>
          <p className="approval__sum">
            <strong className="figure">{money(approval.net)}</strong> <span className="muted small">netto</span>
          </p>
        </div>
        {approval.note && <p className="approval__note">„{approval.note}“</p>}
        <ul className="approval__lines">
          {approval.lines.map((line) => (
            <li key={line.articleNumber}>
              <span>
                {amountOf(line.quantity, line.unitName)} {line.text}
              </span>
              <span className="figure">{money(line.net)}</span>
            </li>
          ))}
        </ul>
        <ul className="approval__cost-centres">
          {approval.costCentres.map(({ number, name, net }) => (
            <li key={number}>
              <span>
                Kostenstelle {number} {name}
              </span>
              <span className="figure">{money(net)}</span>
            </li>
          ))}
        </ul>
        {approval.own ? (
          <p className="muted">Das ist Ihre eigene Bestellung. Darüber entscheidet jemand anderes.</p>
        ) : rejecting ? (
          <form
            className="form"
            onSubmit={(event) => {
              event.preventDefault();
              sendRejection();
            }}
          >
            <TextAreaField
              id={`${id}-grund`}
              label="Warum lehnen Sie ab?"
              hint={`${approval.orderer} liest die Begründung und kann die Bestellung ändern.`}
              value={reason}
              onChange={(value) => {
                setReason(value);
                setMissing(undefined);
              }}
              error={missing}
            />
            <ButtonRow>
              <Button kind="primary" type="submit" busy={reject.isPending}>
                Ablehnen
              </Button>
              <Button onClick={() => setRejecting(false)}>Doch nicht</Button>
            </ButtonRow>
          </form>
        ) : (
          <ButtonRow>
            <Button kind="primary" icon="check" busy={approve.isPending} onClick={() => approve.mutate()}>
              Freigeben<span className="visually-hidden">: {approval.requisitionNumber}</span>
            </Button>
            <Button icon="close" onClick={() => setRejecting(true)}>
              Ablehnen …<span className="visually-hidden">: {approval.requisitionNumber}</span>
            </Button>
          </ButtonRow>
        )}
      </article>
    </Card>
  );
}
