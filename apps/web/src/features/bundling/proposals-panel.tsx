import { useState } from 'react';
import { usePermissions } from '../../app/session';
import { call, useApiForm, useApiMutation, useApiQuery } from '../../shared/api';
import {
  Badge,
  Button,
  ButtonRow,
  Card,
  Dialog,
  EmptyState,
  Form,
  InstantText,
  ProblemAlert,
  Skeleton,
  TextAreaField,
  useToasts,
} from '../../shared/ui';
import { GROUNDS, KIND_WORDS, type Proposal, STATE_WORDS, useFrameworkChanged } from './framework-types';
import { ProposalEffectView } from './proposal-effect';
import { ProposalForm } from './proposal-form';
import type { Framework } from './types';

/** Changes of the agreement: proposed by one person, decided by another one who has seen their effect. */
export function ProposalsPanel({ framework }: { readonly framework: Framework }) {
  const can = usePermissions();
  const [proposing, setProposing] = useState(false);
  const { data, error, refetch } = useApiQuery('/api/frameworks/{id}/proposals', { path: { id: framework.id } });
  if (error) return <ProblemAlert problem={error} onRetry={() => void refetch()} />;
  if (!data) return <Skeleton lines={6} label="Die Vorschläge werden geladen" />;
  const button = can('framework.manage') && (
    <Button icon="add" onClick={() => setProposing(true)}>
      Änderung vorschlagen
    </Button>
  );
  return (
    <Card title="Vorschläge" actions={data.items.length > 0 ? button : undefined}>
      {data.items.length === 0 ? (
        <EmptyState title="Noch keine Änderung vorgeschlagen" icon="edit" action={button}>
          <p>
            Andere Höchstmengen, Preise oder eine längere Laufzeit schlägt eine Person vor. Die Wirkung und die Grenzen
            für Vertragsänderungen stehen dabei. Eine zweite Person nimmt an oder lehnt ab.
          </p>
        </EmptyState>
      ) : (
        <ul className="proposals">
          {data.items.map((proposal) => (
            <li key={proposal.id} className="proposals__one">
              <ProposalView proposal={proposal} framework={framework} />
            </li>
          ))}
        </ul>
      )}
      <Dialog open={proposing} title="Änderung vorschlagen" onClose={() => setProposing(false)}>
        {proposing && <ProposalForm framework={framework} onClose={() => setProposing(false)} />}
      </Dialog>
    </Card>
  );
}

function ProposalView({ proposal, framework }: { readonly proposal: Proposal; readonly framework: Framework }) {
  const [tone, words] = STATE_WORDS[proposal.state];
  const item = framework.items.find(({ articleNumber }) => articleNumber === proposal.articleNumber);
  const ground = GROUNDS.find(({ value }) => value === proposal.ground)?.label ?? proposal.ground;
  return (
    <article className="stack">
      <header>
        <h3 className="proposals__title">
          {KIND_WORDS[proposal.kind]}
          {item ? `: ${item.text}` : ''}
        </h3>
        <p className="muted small">
          <Badge tone={tone}>{words}</Badge> vorgeschlagen von {proposal.proposedBy},{' '}
          <InstantText value={proposal.proposedAt} />
        </p>
      </header>
      <p>
        {proposal.reason} <span className="muted">Grund: {ground}.</span>
      </p>
      {proposal.state === 'open' ? (
        <>
          <ProposalEffectView effect={proposal.effect} />
          <Decision proposal={proposal} />
        </>
      ) : (
        <details className="disclosure">
          <summary>Wirkung zeigen</summary>
          <ProposalEffectView effect={proposal.effect} />
        </details>
      )}
      {proposal.decidedAt && proposal.decidedBy && (
        <p className="small">
          {words} von {proposal.decidedBy}, <InstantText value={proposal.decidedAt} />
          {proposal.decisionReason && `: ${proposal.decisionReason}`}
        </p>
      )}
    </article>
  );
}

function Decision({ proposal }: { readonly proposal: Proposal }) {
  const can = usePermissions();
  const toasts = useToasts();
  const changed = useFrameworkChanged();
  const [refusing, setRefusing] = useState(false);
  const step = (text: string) => ({
    request: () => ({ path: { id: proposal.id } }),
    onSuccess: () => {
      toasts.show({ text });
      void changed();
    },
    onProblem: (problem: Parameters<typeof toasts.showProblem>[0]) => toasts.showProblem(problem),
  });
  const accept = useApiMutation<void, void>(
    'post',
    '/api/framework-proposals/{id}/acceptance',
    step('Die Änderung gilt.'),
  );
  const withdraw = useApiMutation<void, void>(
    'post',
    '/api/framework-proposals/{id}/withdrawal',
    step('Der Vorschlag ist zurückgenommen.'),
  );
  if (proposal.own) {
    return (
      <div className="stack">
        <p className="muted">Über den eigenen Vorschlag entscheidet eine andere Person.</p>
        <ButtonRow>
          <Button onClick={() => withdraw.mutate()} busy={withdraw.isPending}>
            Vorschlag zurücknehmen
          </Button>
        </ButtonRow>
      </div>
    );
  }
  if (!can('framework.decide')) return null;
  return (
    <>
      <ButtonRow>
        {proposal.effect.law.verdict !== 'needs-new-procedure' && (
          <Button kind="primary" onClick={() => accept.mutate()} busy={accept.isPending}>
            Annehmen
          </Button>
        )}
        <Button onClick={() => setRefusing(true)}>Ablehnen</Button>
      </ButtonRow>
      <Dialog open={refusing} title="Vorschlag ablehnen" onClose={() => setRefusing(false)}>
        {refusing && <RefusalForm id={proposal.id} onClose={() => setRefusing(false)} />}
      </Dialog>
    </>
  );
}

function RefusalForm({ id, onClose }: { readonly id: string; readonly onClose: () => void }) {
  const changed = useFrameworkChanged();
  const toasts = useToasts();
  const form = useApiForm({
    initial: { reason: '' },
    submit: (body) => call('post', '/api/framework-proposals/{id}/refusal', { path: { id }, body }),
    onSuccess: () => {
      toasts.show({ text: 'Der Vorschlag ist abgelehnt.' });
      void changed();
      onClose();
    },
  });
  return (
    <Form form={form} submitLabel="Ablehnen" label="Ablehnung" actions={<Button onClick={onClose}>Abbrechen</Button>}>
      <TextAreaField {...form.field('reason')} label="Grund der Ablehnung" rows={3} maxLength={2000} />
    </Form>
  );
}
