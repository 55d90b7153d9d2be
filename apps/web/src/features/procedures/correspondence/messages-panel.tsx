import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { usePermissions } from '../../../app/session';
import { asProblem, call, useApiQuery } from '../../../shared/api';
import { counted } from '../../../shared/format';
import {
  Button,
  Card,
  Citation,
  EmptyState,
  FilterBar,
  ProblemAlert,
  SelectField,
  Skeleton,
  useToasts,
} from '../../../shared/ui';
import { BatchList } from '../../documents';
import type { Procedure } from '../model';
import type { ProcedureSteps } from '../procedure-step';
import { AllLettersDialog } from './all-letters.dialog';
import { LettersDialog } from './letters.dialog';
import { ProofDialog, WithdrawDialog, WriteDialog } from './message-forms';
import { type MessageActions, MessageItem } from './message-item';
import { type DueLetters, LETTERS_PATH, type Message, MESSAGES_PATH, type ProcedureMessages } from './model';

/** Stands for all letters at once where a message's id would say what is busy. */
const ALL = 'all';

type Shown =
  | { readonly what: 'write' | 'all' }
  | { readonly what: 'letters'; readonly letters: DueLetters }
  | { readonly what: 'prove' | 'withdraw'; readonly message: Message };

const isMoving = (data: ProcedureMessages | undefined): boolean =>
  data?.items.some(({ recipients }) => recipients.some(({ state }) => state === 'preparing' || state === 'sending')) ??
  false;

/** Letters that are due, and everything that was ever written to companies of the procedure. */
export function MessagesPanel({ procedure, steps }: { readonly procedure: Procedure; readonly steps: ProcedureSteps }) {
  const can = usePermissions();
  const toasts = useToasts();
  const queries = useQueryClient();
  const [shown, setShown] = useState<Shown>();
  const [bidderId, setBidderId] = useState('');
  const [busy, setBusy] = useState<string>();
  const { data, error, refetch } = useApiQuery<ProcedureMessages>(MESSAGES_PATH, {
    path: { id: procedure.id },
    refetchInterval: (latest) => (isMoving(latest as ProcedureMessages | undefined) ? 1500 : false),
  });
  const close = (): void => setShown(undefined);
  const done = (): void => {
    for (const key of [MESSAGES_PATH, '/api/documents', '/api/document-batches'])
      void queries.invalidateQueries({ queryKey: [key] });
    void steps.changed();
    close();
  };
  const attempt = async (message: string, work: () => Promise<unknown>, said: string): Promise<void> => {
    setBusy(message);
    try {
      await work();
      toasts.show({ text: said });
      done();
    } catch (refusal) {
      toasts.showProblem(asProblem(refusal));
    } finally {
      setBusy(undefined);
    }
  };
  const manages = can('procedure.manage');
  const actions: MessageActions = {
    prove: (message) => setShown({ what: 'prove', message }),
    withdraw: (message) => setShown({ what: 'withdraw', message }),
    complete: (message) =>
      void attempt(
        message.id,
        () =>
          call('post', `${MESSAGES_PATH}/{messageId}/completion`, {
            path: { id: procedure.id, messageId: message.id },
          }),
        'Der Versand ist ins Verfahren übernommen.',
      ),
    resend: ({ id, mailId }) =>
      void attempt(
        id,
        () => call('post', '/api/mails/{id}/retry', { path: { id: mailId ?? '' } }),
        'Die E-Mail geht erneut auf den Weg.',
      ),
  };
  const write = manages && procedure.bidders.length > 0 && (
    <Button small icon="add" onClick={() => setShown({ what: 'write' })}>
      Nachricht schreiben
    </Button>
  );
  if (error && !data) return <ProblemAlert problem={error} onRetry={() => void refetch()} />;
  if (!data) return <Skeleton lines={6} label="Nachrichten werden geladen" />;
  const items = data.items.filter(
    ({ recipients }) => bidderId === '' || recipients.some((recipient) => recipient.bidderId === bidderId),
  );
  return (
    <div className="stack">
      {manages && data.due.length > 0 && (
        <Due
          due={data.due}
          busy={busy === ALL}
          onOpen={(letters) => setShown({ what: 'letters', letters })}
          onAll={() => setShown({ what: 'all' })}
        />
      )}
      <BatchList subjectType="procedure" subjectId={procedure.id} level={3} />
      <Card title="Nachrichten" level={3} actions={data.items.length > 0 && write}>
        {data.items.length === 0 && (
          <EmptyState icon="mail" title="Noch nichts geschrieben" action={write || undefined}>
            <p>
              Hier steht jedes Schreiben an Unternehmen mit Empfängern, Weg, Tag und Nachweis. Was gerade fällig ist,
              bietet die Seite von selbst an.
            </p>
          </EmptyState>
        )}
        {data.items.length > 0 && procedure.bidders.length > 1 && (
          <FilterBar
            result={bidderId === '' ? undefined : counted(items.length, 'Nachricht', 'Nachrichten')}
            onReset={bidderId === '' ? undefined : () => setBidderId('')}
          >
            <SelectField
              id="nachrichten-unternehmen"
              label="Unternehmen"
              value={bidderId}
              onChange={setBidderId}
              optional
              labelHidden
              options={[
                { value: '', label: 'alle Unternehmen' },
                ...procedure.bidders.map(({ id, name }) => ({ value: id, label: name })),
              ]}
            />
          </FilterBar>
        )}
        <ul className="questions">
          {items.map((message) => (
            <MessageItem
              key={message.id}
              procedureId={procedure.id}
              message={message}
              actions={manages ? actions : undefined}
              busy={busy === message.id}
            />
          ))}
        </ul>
        {data.items.length > 0 && items.length === 0 && (
          <p className="muted">An dieses Unternehmen ging noch nichts.</p>
        )}
      </Card>
      {shown?.what === 'write' && <WriteDialog procedure={procedure} onClose={close} onDone={done} />}
      {shown?.what === 'all' && (
        <AllLettersDialog
          due={writable(data.due)}
          onClose={close}
          onSend={() => {
            close();
            void attempt(
              ALL,
              () => call('post', `${LETTERS_PATH}/due`, { path: { id: procedure.id } }),
              'Die Schreiben werden erzeugt; E-Mails gehen ab, sobald ihr PDF fertig ist.',
            );
          }}
        />
      )}
      {shown?.what === 'letters' && (
        <LettersDialog procedure={procedure} letters={shown.letters} onClose={close} onDone={done} />
      )}
      {shown?.what === 'prove' && (
        <ProofDialog procedureId={procedure.id} message={shown.message} onClose={close} onDone={done} />
      )}
      {shown?.what === 'withdraw' && (
        <WithdrawDialog procedureId={procedure.id} message={shown.message} onClose={close} onDone={done} />
      )}
    </div>
  );
}

/** What can be written without a further word: a question about a price is asked by a person. */
const writable = (due: readonly DueLetters[]): readonly DueLetters[] =>
  due.filter(({ kind }) => kind !== 'price-inquiry');

interface DueProps {
  readonly due: readonly DueLetters[];
  readonly busy: boolean;
  readonly onOpen: (letters: DueLetters) => void;
  readonly onAll: () => void;
}

function Due({ due, busy, onOpen, onAll }: DueProps) {
  const all = writable(due).length > 1 && (
    <Button small icon="mail" busy={busy} onClick={onAll}>
      Alle Schreiben erzeugen
    </Button>
  );
  return (
    <Card title="Jetzt zu schreiben" level={3} actions={all}>
      <ul className="questions">
        {due.map((letters) => (
          <li key={`${letters.kind} ${letters.aboutId}`} className="due-letters">
            <div>
              <strong>{letters.kindName}</strong>
              <p className="muted small">
                Los {letters.lots.join(', ')} · {counted(letters.bidderIds.length, 'Unternehmen', 'Unternehmen')}
                {letters.citation && (
                  <>
                    {' · '}
                    <Citation citation={letters.citation} />
                  </>
                )}
              </p>
            </div>
            <Button kind="primary" small icon="mail" onClick={() => onOpen(letters)}>
              Ansehen und versenden
              <span className="visually-hidden">
                : {letters.kindName}, Los {letters.lots.join(', ')}
              </span>
            </Button>
          </li>
        ))}
      </ul>
    </Card>
  );
}
