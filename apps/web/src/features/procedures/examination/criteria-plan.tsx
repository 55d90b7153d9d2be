import { useState } from 'react';
import { useApiQuery } from '../../../shared/api';
import { money, quantity } from '../../../shared/format';
import {
  Button,
  Card,
  type Column,
  DataTable,
  DescriptionList,
  Dialog,
  ProblemAlert,
  Skeleton,
} from '../../../shared/ui';
import type { Procedure } from '../model';
import { CriteriaForm } from './criteria-form';
import { type Criteria, CRITERIA, type LotPlan } from './examination';
import { StageIntro } from './stage-intro';
import { KIND_LABELS, PLACE_LABELS, VARIANT_LABELS } from './words';

type Criterion = LotPlan['evaluation']['criteria'][number];
const CRITERIA_COLUMNS: readonly Column<Criterion>[] = [
  { id: 'name', header: 'Zuschlagskriterium', isRowHeader: true, cell: ({ name }) => name },
  { id: 'weight', header: 'Gewicht', align: 'end', cell: ({ weight }) => `${quantity(weight)} %` },
  {
    id: 'levels',
    header: 'Bewertungsstufen',
    cell: ({ levels }) => levels.map(({ points, text }) => `${quantity(points)}: ${text}`).join('; ') || '–',
  },
  {
    id: 'minimum',
    header: 'Mindestpunkte',
    align: 'end',
    secondary: true,
    cell: ({ minimum }) => (minimum === null ? '–' : quantity(minimum)),
  },
];

/** What bidders are told: criteria and weights, suitability, sustainability, variants. Fixed from the publication on. */
export function CriteriaPlan({
  procedure,
  lotId,
  editable,
  onSaved,
}: {
  readonly procedure: Procedure;
  readonly lotId: string;
  readonly editable: boolean;
  readonly onSaved: () => Promise<void>;
}) {
  const [editing, setEditing] = useState(false);
  const { data, error, refetch } = useApiQuery(CRITERIA, { path: { id: procedure.id } });
  if (error && !data) return <ProblemAlert problem={error} onRetry={() => void refetch()} />;
  if (!data) return <Skeleton />;
  const plan = data.lots.find((one) => one.lotId === lotId);
  if (!plan) return null;
  return (
    <div className="stack">
      <StageIntro citations={data.citations}>
        Wonach entschieden wird, muss vor den Angeboten feststehen und bekannt sein. Ab der Veröffentlichung ändert sich
        hier nichts mehr.
      </StageIntro>
      <Card
        title="Vorgaben für dieses Los"
        level={3}
        actions={
          editable &&
          data.editable && (
            <Button small icon="edit" onClick={() => setEditing(true)}>
              Vorgaben bearbeiten
            </Button>
          )
        }
      >
        <Plan plan={plan} criteria={data} />
      </Card>
      {plan.evaluation.criteria.length > 0 && (
        <Card title="Zuschlagskriterien" level={3} flush>
          <DataTable
            caption="Zuschlagskriterien"
            columns={CRITERIA_COLUMNS}
            rows={plan.evaluation.criteria}
            rowKey={({ id }) => id}
          />
        </Card>
      )}
      <Dialog open={editing} title="Vorgaben der Wertung" onClose={() => setEditing(false)} wide>
        <CriteriaForm
          procedureId={procedure.id}
          criteria={data}
          plan={plan}
          onDone={() => {
            setEditing(false);
            void onSaved();
          }}
          onCancel={() => setEditing(false)}
        />
      </Dialog>
    </div>
  );
}

function Plan({ plan, criteria }: { readonly plan: LotPlan; readonly criteria: Criteria }) {
  const { evaluation, suitability, sustainability, variants, security } = plan;
  const method = criteria.methods.find((one) => one.method === evaluation.method);
  const named = (code: string): string => criteria.sustainability.find((one) => one.code === code)?.name ?? code;
  return (
    <DescriptionList
      single
      facts={[
        {
          term: 'Methode',
          value: evaluation.criteria.length === 0 ? 'Niedrigster Preis allein' : `${method?.name}. ${method?.means}`,
        },
        ...(evaluation.priceWeight === null
          ? []
          : [{ term: 'Gewicht des Preises', value: `${quantity(evaluation.priceWeight)} %` }]),
        ...(evaluation.limits.price === null ? [] : [{ term: 'Höchstpreis', value: money(evaluation.limits.price) }]),
        {
          term: 'Eignung',
          value:
            suitability.length === 0
              ? 'Keine Anforderungen festgelegt'
              : suitability.map(({ text, kind }) => `${text} (${KIND_LABELS[kind]})`).join('; '),
        },
        {
          term: 'Nachhaltigkeit',
          value:
            sustainability.length === 0
              ? 'Nicht berücksichtigt'
              : sustainability.map(({ code, place }) => `${named(code)} (${PLACE_LABELS[place]})`).join('; '),
        },
        {
          term: 'Nebenangebote',
          value: `${VARIANT_LABELS[variants.rule]}${variants.minimum ? `; Mindestanforderungen: ${variants.minimum}` : ''}`,
        },
        { term: 'Sicherheit', value: security || 'Keine verlangt' },
      ]}
    />
  );
}
