import { useState } from 'react';
import { useLocation, useParams, useSearch } from 'wouter';
import { usePermissions } from '../../app/session';
import { useApiMutation, useApiQuery } from '../../shared/api';
import { Button, Dialog, Menu, NumberField, PageHeader, ProblemAlert, Skeleton, useToasts } from '../../shared/ui';
import { ArticleMerges } from './lots/article-merges';
import { LOT_PATHS, PROPOSALS, type ProposalId, type Variant } from './lots/types';
import { VariantComparison } from './lots/variant-comparison';
import { VariantEditor } from './lots/variant-editor';

/** The lots of a bundle: variants side by side, and one of them to work on. */
export default function LotsPage() {
  const { id = '' } = useParams<{ id: string }>();
  const can = usePermissions();
  const [, navigate] = useLocation();
  const wanted = new URLSearchParams(useSearch()).get('variante');
  const bundle = useApiQuery('/api/bundles/{id}', { path: { id } });
  const variants = useApiQuery('/api/bundles/{id}/variants', { path: { id } });
  const items = variants.data?.items ?? [];
  const chosen = items.find(({ choice }) => choice !== null) ?? items.find((each) => each.id !== null);
  const shown = items.find((each) => each.id !== null && each.id === wanted)?.id ?? chosen?.id ?? null;
  const show = (variantId: string): void => navigate(`/buendel/${id}/lose?variante=${variantId}`, { replace: true });
  const error = bundle.error ?? variants.error;
  const editable = can('demand-round.manage') && bundle.data?.procedureId === null;
  return (
    <>
      <PageHeader
        title="Lose und Varianten"
        breadcrumb={[
          { label: 'Bedarfsabfragen', href: '/bedarf' },
          { label: bundle.data ? `Bündel: ${bundle.data.title}` : 'Bündel', href: `/buendel/${id}` },
        ]}
        facts={bundle.data?.procedureFileNumber && <span>Übergeben an {bundle.data.procedureFileNumber}</span>}
      />
      {error && <ProblemAlert problem={error} onRetry={() => void variants.refetch()} />}
      {!error && !variants.data && <Skeleton lines={12} label="Die Varianten werden geladen" />}
      {!error && variants.data && (
        <>
          <VariantComparison
            variants={items}
            shown={shown}
            onShow={show}
            actions={editable && <ProposeMenu bundleId={id} onDone={show} />}
          />
          {shown && <ShownVariant bundleId={id} variantId={shown} editable={editable} />}
          <ArticleMerges bundleId={id} editable={editable} />
        </>
      )}
    </>
  );
}

function ShownVariant({
  bundleId,
  variantId,
  editable,
}: {
  readonly bundleId: string;
  readonly variantId: string;
  readonly editable: boolean;
}) {
  const { data, error, refetch } = useApiQuery('/api/bundles/{id}/variants/{variantId}', {
    path: { id: bundleId, variantId },
  });
  if (error) return <ProblemAlert problem={error} onRetry={() => void refetch()} />;
  if (!data) return <Skeleton lines={8} label="Die Lose werden geladen" />;
  return <VariantEditor key={variantId} bundleId={bundleId} variant={data} editable={editable} />;
}

function ProposeMenu({ bundleId, onDone }: { readonly bundleId: string; readonly onDone: (id: string) => void }) {
  const toasts = useToasts();
  const [asking, setAsking] = useState(false);
  const [largestLot, setLargestLot] = useState('80000');
  const propose = useApiMutation<Variant, { proposal: ProposalId; largestLot?: string }>(
    'post',
    '/api/bundles/{id}/variants',
    {
      request: (body) => ({ path: { id: bundleId }, body }),
      invalidates: LOT_PATHS,
      onSuccess: ({ id, name }) => {
        toasts.show({ text: `Die Variante „${name}“ ist angelegt.` });
        setAsking(false);
        if (id) onDone(id);
      },
      onProblem: (problem) => toasts.showProblem(problem),
    },
  );
  return (
    <>
      <Menu
        label="Variante vorschlagen lassen"
        text="Variante vorschlagen"
        items={PROPOSALS.map(({ id, label }) => ({
          label,
          onClick: () => (id === 'market' ? setAsking(true) : propose.mutate({ proposal: id })),
        }))}
      />
      <Dialog
        open={asking}
        title="Kleine Lose für den Mittelstand"
        onClose={() => setAsking(false)}
        actions={
          <>
            <Button
              kind="primary"
              busy={propose.isPending}
              onClick={() => propose.mutate({ proposal: 'market', largestLot })}
            >
              Lose vorschlagen
            </Button>
            <Button onClick={() => setAsking(false)}>Abbrechen</Button>
          </>
        }
      >
        <p>
          Jede Warengruppe wird nach ihren CPV-Kategorien in Fachlose geteilt. Fachlose über dem Höchstwert werden nach
          Postleitzahlen in Teillose geteilt.
        </p>
        <NumberField
          id="hoechstwert"
          label="Ein Los soll höchstens wert sein"
          hint="Netto über die Laufzeit. 80.000 Euro ist die Grenze, unter der ein Los nach § 3 Abs. 9 VgV ausgenommen werden kann."
          unit="€"
          value={largestLot}
          onChange={setLargestLot}
          width="short"
        />
      </Dialog>
    </>
  );
}
