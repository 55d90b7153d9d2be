import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { usePermissions } from '../../../app/session';
import { useApiQuery } from '../../../shared/api';
import {
  Badge,
  Button,
  Card,
  type Column,
  DataTable,
  EmptyState,
  Link,
  ProblemAlert,
  type RowAction,
  useToasts,
} from '../../../shared/ui';
import { LightBadge } from '../../companies/light-badge';
import { useRequestDocument } from '../../documents';
import { NewBidder } from '../bidder-form';
import type { Phase, Procedure } from '../model';
import type { ProcedureSteps } from '../procedure-step';
import { AddressBookDialog } from './address-book.dialog';
import { BIDDER_PATHS, type ProcedureBidder, type ProcedureBidders, type Turn } from './model';
import { RotationCard } from './rotation-card';
import { StandingDialog } from './standing.dialog';

const REGISTER = 'competition-register';
const OPEN_FOR: readonly Phase[] = [
  'planned',
  'prepared',
  'published',
  'participation',
  'invited',
  'bidding',
  'opening',
];
const BEFORE_BIDDING: readonly Phase[] = ['planned', 'prepared', 'invited'];

const holds = ({ light, result }: { readonly light: string; readonly result: string | null }): boolean =>
  (light === 'valid' || light === 'expiring') && result === 'clear';

const COLUMNS: readonly Column<ProcedureBidder>[] = [
  {
    id: 'name',
    header: 'Unternehmen',
    isRowHeader: true,
    sort: ({ name }) => name,
    cell: ({ name, companyId, blockedReason }) => (
      <div>
        {companyId ? <Link href={`/unternehmen/${companyId}`}>{name}</Link> : name}{' '}
        {blockedReason !== null && <Badge tone="danger">gesperrt</Badge>}
      </div>
    ),
  },
  {
    id: 'contact',
    header: 'Anschrift und E-Mail',
    secondary: true,
    cell: ({ street, postcode, city, email }) => (
      <div>
        {[street, `${postcode} ${city}`].filter((part) => part.trim()).join(', ')}
        <span className="muted small company-line">{email || 'keine E-Mail'}</span>
      </div>
    ),
  },
  {
    id: 'register',
    header: 'Wettbewerbsregister',
    cell: ({ standing }) => {
      const register = standing?.find(({ kind }) => kind === REGISTER);
      return register ? <LightBadge {...register} /> : <span className="muted small">nicht im Adressbuch</span>;
    },
  },
  {
    id: 'others',
    header: 'Weitere Nachweise',
    cell: ({ standing }) => {
      const others = standing?.filter(({ kind }) => kind !== REGISTER);
      return others ? `${others.filter(holds).length} von ${others.length}` : '–';
    },
  },
];

/** The companies of a procedure with the standing of their declarations, and whose turn it would be. */
export function BiddersPanel({
  procedure,
  editable,
  steps,
}: {
  readonly procedure: Procedure;
  readonly editable: boolean;
  readonly steps: ProcedureSteps;
}) {
  const can = usePermissions();
  const toasts = useToasts();
  const queries = useQueryClient();
  const request = useRequestDocument();
  const [typing, setTyping] = useState(false);
  const [choosing, setChoosing] = useState<{ readonly turn?: Turn }>();
  const [shown, setShown] = useState<ProcedureBidder>();
  const { data, error, refetch } = useApiQuery<ProcedureBidders>('/api/procedures/{id}/bidders', {
    path: { id: procedure.id },
  });
  const canAdd = editable && OPEN_FOR.includes(procedure.phase);
  const canInvite = editable && procedure.timeline !== null && can('document.request');
  const changed = async (): Promise<void> => {
    await steps.changed();
    await Promise.all(BIDDER_PATHS.map((path) => queries.invalidateQueries({ queryKey: [path] })));
  };
  const invite = ({ id, name }: ProcedureBidder): void =>
    request.mutate(
      { template: 'invitation-to-tender', subject: { type: 'bidder', id } },
      {
        onSuccess: () =>
          toasts.show({ text: `Die Aufforderung an ${name} wird erzeugt. Sie erscheint unter „Dokumente“.` }),
      },
    );
  const actions = (bidder: ProcedureBidder): readonly RowAction[] => [
    ...(bidder.standing ? [{ label: 'Nachweise ansehen', onClick: () => setShown(bidder) }] : []),
    ...(canInvite ? [{ label: 'Auffordern', icon: 'draft' as const, onClick: () => invite(bidder) }] : []),
  ];
  const add = canAdd && (
    <>
      <Button small icon="search" onClick={() => setChoosing({})}>
        Aus dem Adressbuch
      </Button>
      <Button small kind="tertiary" icon="add" onClick={() => setTyping(true)}>
        Unternehmen erfassen
      </Button>
    </>
  );
  const items = data?.items ?? [];
  return (
    <div className="stack">
      {error && <ProblemAlert problem={error} onRetry={() => void refetch()} />}
      <Card title="Unternehmen" level={3} flush actions={items.length > 0 && add}>
        <DataTable
          caption="Unternehmen des Verfahrens"
          columns={COLUMNS}
          rows={items}
          rowKey={({ id }) => id}
          actions={actions}
          loading={!data && !error}
          empty={
            <EmptyState icon="people" title="Noch kein Unternehmen" action={add}>
              <p>
                Eingeladene Unternehmen und Bieter stehen hier mit dem Stand ihrer Nachweise. Wer aus dem Adressbuch
                kommt, muss nicht noch einmal eingetippt werden.
              </p>
            </EmptyState>
          }
        />
      </Card>
      {(procedure.phases.some(({ id }) => id === 'invited') || BEFORE_BIDDING.includes(procedure.phase)) && (
        <RotationCard procedureId={procedure.id} onAdd={canAdd ? (turn) => setChoosing({ turn }) : undefined} />
      )}
      <NewBidder open={typing} procedureId={procedure.id} onClose={() => setTyping(false)} onDone={changed} />
      {choosing && (
        <AddressBookDialog
          procedureId={procedure.id}
          offered={choosing.turn && { ...choosing.turn, id: choosing.turn.companyId }}
          onClose={() => setChoosing(undefined)}
          onDone={changed}
        />
      )}
      {shown && <StandingDialog bidder={shown} on={data?.on ?? ''} onClose={() => setShown(undefined)} />}
    </div>
  );
}
