import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { usePermissions } from '../../app/session';
import { useApiMutation, useApiQuery } from '../../shared/api';

import { counted, fileSize } from '../../shared/format';
import {
  Alert,
  Badge,
  Button,
  Card,
  Dialog,
  type Column,
  DataTable,
  EmptyState,
  Icon,
  InstantText,
  Link,
  MoneyText,
  ProblemAlert,
  type RowAction,
  useToasts,
} from '../../shared/ui';
import { useRequestDocument } from '../documents';
import type { Procedure } from './model';
import type { ProcedureSteps } from './procedure-step';
import { SealBid } from './seal-bid-form';
import { SoleOpening } from './sole-opening';
import type { Receipt, Vault } from './vault';

const PATH = '/api/procedures/{id}/sealed-bids';

const STATES: Readonly<Record<Receipt['state'], readonly ['neutral' | 'success' | 'warning' | 'danger', string]>> = {
  sealed: ['neutral', 'verschlossen'],
  opened: ['success', 'geöffnet'],
  withdrawn: ['neutral', 'zurückgezogen'],
  replaced: ['neutral', 'ersetzt'],
  unreadable: ['danger', 'nicht lesbar'],
};

function State({ receipt }: { readonly receipt: Receipt }) {
  const [tone, text] = STATES[receipt.state];
  return (
    <span className="vault-state">
      <Badge tone={tone} icon={receipt.state === 'sealed' ? 'lock' : undefined}>
        {receipt.replacedBy === null ? text : `ersetzt durch ${receipt.replacedBy}`}
      </Badge>
      {receipt.late && <Badge tone="warning">verspätet</Badge>}
    </span>
  );
}

const RECEIPTS: readonly Column<Receipt>[] = [
  { id: 'number', header: 'Eingang', isRowHeader: true, cell: ({ number }) => `Nr. ${number}`, width: '6rem' },
  { id: 'received', header: 'Eingegangen', cell: ({ receivedAt }) => <InstantText value={receivedAt} /> },
  { id: 'channel', header: 'Weg', secondary: true, cell: ({ channelName }) => channelName },
  { id: 'state', header: 'Stand', cell: (receipt) => <State receipt={receipt} /> },
  {
    id: 'hash',
    header: 'Prüfsumme',
    secondary: true,
    cell: ({ sha256 }) => (
      <code className="vault-hash" title={`SHA-256 ${sha256}`}>
        {sha256.slice(0, 8)}…
      </code>
    ),
  },
];

const contents = (procedure: Procedure): readonly Column<Receipt>[] => [
  { id: 'number', header: 'Nr.', cell: ({ number }) => number },
  { id: 'bidder', header: 'Bieter', isRowHeader: true, cell: ({ opened }) => opened?.bidder ?? 'nicht geöffnet' },
  {
    id: 'lot',
    header: 'Los',
    cell: ({ opened }) => opened && (procedure.lots.find(({ id }) => id === opened.lotId)?.number.toString() ?? 'alle'),
  },
  {
    id: 'total',
    header: 'Summe netto',
    align: 'end',
    cell: ({ opened }) => opened?.total && <MoneyText value={opened.total} />,
  },
  {
    id: 'content',
    header: 'Inhalt und Hinweise',
    width: '40%',
    cell: (receipt) => <Content procedureId={procedure.id} receipt={receipt} />,
  },
  { id: 'state', header: 'Stand', cell: (receipt) => <State receipt={receipt} /> },
];

/** The file, what was said with it, and what somebody has to look at. */
function Content({ procedureId, receipt }: { readonly procedureId: string; readonly receipt: Receipt }) {
  const { number, receivedAt, opened } = receipt;
  return (
    <div>
      <span className="muted small">
        Eingegangen <InstantText value={receivedAt} />
      </span>
      {opened && (
        <>
          <br />
          {opened.fileName ? (
            <Link href={`/api/procedures/${procedureId}/sealed-bids/${number}/file`} download>
              {opened.fileName} ({fileSize(opened.size ?? 0)})
            </Link>
          ) : (
            'Preise ohne Datei erfasst'
          )}
          {(opened.discountPercent || opened.variants > 0) && (
            <p className="vault-remark small">
              {[
                ...(opened.discountPercent ? [`${opened.discountPercent.replace('.', ',')} % Nachlass`] : []),
                ...(opened.variants > 0 ? [counted(opened.variants, 'Nebenangebot', 'Nebenangebote')] : []),
              ].join(', ')}
            </p>
          )}
          {opened.remarks && <p className="vault-remark small">{opened.remarks}</p>}
          {opened.findings.length > 0 && (
            <ul className="vault-findings small">
              {opened.findings.map((finding) => (
                <li key={finding}>{finding}</li>
              ))}
            </ul>
          )}
        </>
      )}
    </div>
  );
}

/** Bids that lie sealed until the opening, and afterwards what was in them. */
export function SealedBids({ procedure, steps }: { readonly procedure: Procedure; readonly steps: ProcedureSteps }) {
  const can = usePermissions();
  const queries = useQueryClient();
  const toasts = useToasts();
  const [adding, setAdding] = useState(false);
  const [withdrawing, setWithdrawing] = useState<number>();
  const document = useRequestDocument();
  const askForProtocol = (): void =>
    document.mutate(
      { template: 'opening-protocol', subject: { type: 'procedure', id: procedure.id } },
      {
        onSuccess: () => toasts.show({ text: 'Die Niederschrift wird erzeugt. Sie erscheint unter „Dokumente“.' }),
      },
    );
  const { data, error, refetch } = useApiQuery(PATH, { path: { id: procedure.id } });
  // A step of the procedure (the opening) changes the vault as well.
  useEffect(() => void refetch(), [procedure.version, refetch]);
  const changed = async (): Promise<void> => {
    await Promise.all([queries.invalidateQueries({ queryKey: [PATH] }), steps.changed()]);
  };
  const withdraw = useApiMutation<Vault, number>('post', `${PATH}/{number}/withdrawal`, {
    request: (number) => ({ path: { id: procedure.id, number: String(number) } }),
    onSuccess: () => {
      setWithdrawing(undefined);
      toasts.show({ text: 'Das Angebot ist zurückgezogen und bleibt verschlossen.' });
      void changed();
    },
    onProblem: (problem) => toasts.showProblem(problem),
  });
  const unseal = useApiMutation<Vault, void>('post', `${PATH}/unsealing`, {
    request: () => ({ path: { id: procedure.id } }),
    onSuccess: () => void changed(),
    onProblem: (problem) => toasts.showProblem(problem),
  });
  if (error && !data) return <ProblemAlert problem={error} onRetry={() => void refetch()} />;
  if (!data || (!data.accepting && data.items.length === 0)) return null;
  const manage = can('procedure.manage');
  const protocol = data.opened && can('document.request') && (
    <Button small kind="tertiary" icon="draft" disabled={document.isPending} onClick={askForProtocol}>
      Niederschrift erzeugen
    </Button>
  );
  const sealed = data.items.filter(({ state }) => state === 'sealed').length;
  const before = data.tenderDeadline !== null && data.now < data.tenderDeadline;
  const waiting =
    !before &&
    procedure.opening.complete &&
    data.items.some(({ state }) => state === 'sealed' || state === 'unreadable');
  const actions = (receipt: Receipt): readonly RowAction[] =>
    manage && before && receipt.state === 'sealed'
      ? [{ label: 'Zurückziehen', icon: 'delete', onClick: () => setWithdrawing(receipt.number) }]
      : [];
  const add = manage && data.accepting && (
    <Button small icon="add" onClick={() => setAdding(true)}>
      {before ? 'Angebot annehmen' : 'Verspätetes Angebot annehmen'}
    </Button>
  );
  return (
    <Card
      title="Eingegangene Angebote"
      level={3}
      flush
      actions={
        data.items.length > 0 && (
          <>
            {protocol}
            {add}
          </>
        )
      }
    >
      {before && <Countdown key={data.now} deadline={data.tenderDeadline ?? ''} now={data.now} sealed={sealed} />}
      {waiting && manage && (
        <div className="card__inset">
          <Alert tone="warning" title="Noch nicht alles ist geöffnet">
            <p>
              Ein Angebot liegt noch verschlossen oder seine Datei ist nicht lesbar. Haben noch nicht zwei Personen
              bestätigt, zählt dies als Ihre Bestätigung.
            </p>
            <Button small disabled={unseal.isPending} onClick={() => unseal.mutate()}>
              Nachträglich öffnen
            </Button>
          </Alert>
        </div>
      )}
      <DataTable
        caption={data.opened ? 'Geöffnete Angebote' : 'Eingangsbestätigungen'}
        columns={data.opened ? contents(procedure) : RECEIPTS}
        rows={data.items}
        rowKey={({ number }) => String(number)}
        actions={data.opened ? undefined : actions}
        empty={
          <EmptyState icon="lock" title="Noch kein Angebot eingegangen" action={add}>
            <p>
              Was vor der Öffnung eingeht, wird sofort verschlüsselt. Bis die Frist abgelaufen ist und zwei Personen
              öffnen, kann es niemand lesen; Sie erhalten eine Eingangsbestätigung mit Nummer und Prüfsumme.
            </p>
          </EmptyState>
        }
      />
      {manage && !data.opened && <SoleOpening procedureId={procedure.id} vault={data} onDone={changed} />}
      {withdrawing !== undefined && (
        <Dialog
          open
          title={`Eingang ${withdrawing} zurückziehen?`}
          onClose={() => setWithdrawing(undefined)}
          actions={
            <>
              <Button kind="primary" busy={withdraw.isPending} onClick={() => withdraw.mutate(withdrawing)}>
                Zurückziehen
              </Button>
              <Button onClick={() => setWithdrawing(undefined)}>Abbrechen</Button>
            </>
          }
        >
          <p>
            Nur der Bieter selbst kann sein Angebot bis zum Ende der Angebotsfrist zurückziehen. Es bleibt verschlossen
            und nimmt nicht mehr teil; rückgängig machen lässt sich das nicht.
          </p>
        </Dialog>
      )}
      <SealBid open={adding} procedure={procedure} vault={data} onClose={() => setAdding(false)} onDone={changed} />
    </Card>
  );
}

/** How long the deadline still runs, by the clock of the product. */
function Countdown({
  deadline,
  now,
  sealed,
}: {
  readonly deadline: string;
  readonly now: string;
  readonly sealed: number;
}) {
  const [passed, setPassed] = useState(0);
  useEffect(() => {
    const began = Date.now();
    const timer = setInterval(() => setPassed(Date.now() - began), 1_000);
    return () => clearInterval(timer);
  }, []);
  const left = Math.max(0, Date.parse(deadline) - Date.parse(now) - passed);
  return (
    <p className="vault-countdown">
      <Icon name="lock" />
      <span>
        <strong>{sealed === 1 ? '1 Angebot liegt' : `${sealed} Angebote liegen`} verschlossen.</strong> Die
        Angebotsfrist endet <InstantText value={deadline} />, {inWords(left)}.
      </span>
    </p>
  );
}

const MINUTE = 60_000;
function inWords(left: number): string {
  const days = Math.floor(left / (24 * 60 * MINUTE));
  const hours = Math.floor((left / (60 * MINUTE)) % 24);
  const minutes = Math.floor((left / MINUTE) % 60);
  if (left === 0) return 'jetzt';
  if (days > 0) return `in ${counted(days, 'Tag', 'Tagen')} und ${counted(hours, 'Stunde', 'Stunden')}`;
  if (hours > 0) return `in ${counted(hours, 'Stunde', 'Stunden')} und ${counted(minutes, 'Minute', 'Minuten')}`;
  const seconds = Math.floor(left / 1_000) % 60;
  return `in ${counted(minutes, 'Minute', 'Minuten')} und ${counted(seconds, 'Sekunde', 'Sekunden')}`;
}
