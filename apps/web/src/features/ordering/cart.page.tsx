import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useLocation } from 'wouter';
import { ApiProblem, asProblem, call, useApiQuery } from '../../shared/api';
import { counted, money } from '../../shared/format';
import {
  Alert,
  Button,
  ButtonLink,
  ButtonRow,
  Card,
  Combobox,
  EmptyState,
  PageHeader,
  PageSkeleton,
  SelectField,
  TextAreaField,
  useToasts,
} from '../../shared/ui';
import type { CartContent } from './cart-content';
import { CartLineEditor } from './cart-line';
import { ORDERING_PATHS, type Requisition } from './ordering-api';
import { useCart } from './use-cart';
import { useCostCentres } from './use-cost-centres';
import { type SavedCart, useSavedCart } from './use-saved-cart';

const STATES: Readonly<Record<SavedCart['state'], string>> = {
  saved: 'Alles gespeichert',
  saving: 'Wird gespeichert …',
  refused: 'Noch nicht gespeichert',
};

/** The server's messages for one line: pointer inside the line → sentence. */
function lineErrors(problem: ApiProblem | undefined, index: number): ReadonlyMap<string, string> {
  const prefix = `/lines/${index}`;
  const own = (problem?.errors ?? []).filter(({ pointer }) => pointer.startsWith(`${prefix}/`));
  return new Map(
    own.map(({ pointer, message }) => [
      pointer.startsWith(`${prefix}/split`) ? '/split' : pointer.slice(prefix.length),
      message,
    ]),
  );
}

function CartEditor({ initial }: { readonly initial: Requisition }) {
  const cart = useSavedCart(initial);
  const { content, requisition } = cart;
  const [, navigate] = useLocation();
  const queries = useQueryClient();
  const toasts = useToasts();
  const sites = useApiQuery('/api/sites', { query: { member: requisition.member } });
  const costCentres = useCostCentres(requisition.member);
  const [refusal, setRefusal] = useState<ApiProblem>();
  const [submitting, setSubmitting] = useState(false);
  const problem = refusal ?? cart.problem;
  const unassigned = content.lines.filter(({ shares }) => shares.some(({ costCentre }) => costCentre === '')).length;

  const change = (next: Partial<CartContent>): void => {
    setRefusal(undefined);
    cart.change({ ...content, ...next });
  };
  const forAll = (costCentre: string): void =>
    change({
      lines: content.lines.map((line) =>
        line.shares.length === 1 && line.shares[0]?.costCentre === ''
          ? { ...line, shares: [{ costCentre, value: '' }] }
          : line,
      ),
    });
  const again = (): Promise<unknown> =>
    Promise.all(ORDERING_PATHS.map((path) => queries.invalidateQueries({ queryKey: [path] })));

  const submit = async (): Promise<void> => {
    setSubmitting(true);
    setRefusal(undefined);
    try {
      if (!(await cart.flush())) return;
      const answer = (await call('post', '/api/requisitions/{id}/submit', {
        path: { id: requisition.id },
      })) as Requisition;
      toasts.show({ text: `Die Bestellanforderung ${answer.number ?? ''} wartet jetzt auf Freigabe.` });
      navigate(`/bestellanforderungen/${answer.id}`);
      await again();
    } catch (error) {
      setRefusal(asProblem(error));
    } finally {
      setSubmitting(false);
    }
  };

  return (
    <div className="page-columns">
      <Card title={counted(content.lines.length, 'Artikel', 'Artikel')}>
        {content.lines.length > 1 && unassigned > 0 && (
          <Combobox
            id="kostenstelle-fuer-alle"
            label="Kostenstelle für alle Artikel, die noch keine haben"
            options={costCentres}
            value=""
            onChange={forAll}
            placeholder="Nummer oder Name"
            optional
          />
        )}
        <ul className="cart-lines">
          {content.lines.map((line, index) => {
            const priced = requisition.lines.find(({ articleNumber }) => articleNumber === line.articleNumber);
            return (
              priced && (
                <CartLineEditor
                  key={line.articleNumber}
                  line={line}
                  priced={priced}
                  costCentres={costCentres}
                  errors={lineErrors(problem, index)}
                  onChange={(next) => change({ lines: content.lines.map((each) => (each === line ? next : each)) })}
                  onRemove={() => change({ lines: content.lines.filter((each) => each !== line) })}
                />
              )
            );
          })}
        </ul>
      </Card>
      <Card title="Bestellung">
        <SelectField
          id="lieferstelle"
          label="Lieferstelle"
          value={content.site}
          onChange={(site) => change({ site })}
          options={(sites.data?.items ?? []).map(({ id, name, street, city }) => ({
            value: id,
            label: `${name}, ${street}, ${city}`,
          }))}
          placeholder="Bitte wählen"
          error={problem?.errors.find(({ pointer }) => pointer === '/site')?.message}
        />
        <TextAreaField
          id="hinweis"
          label="Hinweis für Freigabe und Lieferant"
          value={content.note}
          onChange={(note) => change({ note })}
          optional
        />
        <p className="cart-sum">
          <span>Summe netto</span>
          <strong className="figure">{money(requisition.net)}</strong>
        </p>
        {problem && (
          <Alert tone="danger" title={problem.title}>
            {problem.detail}
            {problem.status === 412 && (
              <ButtonRow>
                <Button small icon="autorenew" onClick={() => void cart.reload()}>
                  Neu laden
                </Button>
              </ButtonRow>
            )}
          </Alert>
        )}
        <ButtonRow>
          <Button
            kind="primary"
            icon="arrow-forward"
            busy={submitting}
            onClick={() => void submit()}
            disabled={content.lines.length === 0}
          >
            Zur Freigabe vorlegen
          </Button>
          <ButtonLink href="/katalog" icon="search">
            Weiter einkaufen
          </ButtonLink>
        </ButtonRow>
        <p className="muted small" role="status">
          {STATES[cart.state]}
        </p>
      </Card>
    </div>
  );
}

export default function CartPage() {
  const { requisition, isLoading } = useCart();
  const header = (
    <PageHeader title="Warenkorb" lead="Der Warenkorb bleibt gespeichert, bis Sie ihn zur Freigabe vorlegen." />
  );
  if (isLoading) return <PageSkeleton />;
  if (!requisition || requisition.lines.length === 0) {
    return (
      <>
        {header}
        <Card>
          <EmptyState
            title="Ihr Warenkorb ist leer"
            icon="cart"
            action={
              <ButtonLink href="/katalog" kind="primary" icon="search">
                Zum Katalog
              </ButtonLink>
            }
          >
            Suchen Sie im Katalog, was Sie brauchen, und legen Sie es in den Warenkorb.
          </EmptyState>
        </Card>
      </>
    );
  }
  return (
    <>
      {header}
      <CartEditor key={requisition.id} initial={requisition} />
    </>
  );
}
