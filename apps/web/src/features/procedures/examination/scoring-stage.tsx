import { useState } from 'react';
import { useApiForm } from '../../../shared/api';
import { money, quantity } from '../../../shared/format';
import {
  Alert,
  Badge,
  Button,
  Card,
  CheckboxGroup,
  type Column,
  DataTable,
  Dialog,
  Form,
  NumberField,
  TextAreaField,
} from '../../../shared/ui';
import type { Examination, ExaminationSteps, ExaminedLot } from './examination';
import { OwnScores } from './own-scores';
import { StageIntro } from './stage-intro';

type Place = NonNullable<ExaminedLot['evaluation']>['ranking'][number];
type Cell = ExaminedLot['cells'][number];

const RANKING: readonly Column<Place>[] = [
  { id: 'rank', header: 'Rang', cell: ({ rank }) => rank ?? '–' },
  { id: 'bidder', header: 'Bieter', isRowHeader: true, cell: ({ bidder }) => bidder },
  {
    id: 'price',
    header: 'Wertungspreis',
    align: 'end',
    cell: ({ price }) => <span className="figure">{money(price)}</span>,
  },
  {
    id: 'performance',
    header: 'Leistungspunkte',
    align: 'end',
    secondary: true,
    cell: ({ performance }) => (performance === null ? '–' : quantity(performance)),
  },
  { id: 'score', header: 'Ergebnis', cell: ({ scoreText, note }) => note ?? scoreText ?? '' },
  {
    id: 'derivation',
    header: 'Rechenweg',
    secondary: true,
    cell: ({ derivation }) => <span className="muted small">{derivation}</span>,
  },
];

interface StageProps {
  readonly lot: ExaminedLot;
  readonly examination: Examination;
  readonly steps: ExaminationSteps;
  readonly editable: boolean;
  readonly onEvaluate: () => void;
}

/** Fourth stage: each evaluator alone, then together, then the ranking and how firm it is. */
export function ScoringStage({ lot, examination, steps, editable, onEvaluate }: StageProps) {
  const scored = lot.plan.evaluation.criteria.length > 0;
  const canJudge = editable && lot.open;
  return (
    <>
      <StageIntro>
        Vierte Stufe: Welches Angebot ist das wirtschaftlichste? Gewertet wird nach der bekannt gemachten Methode:{' '}
        {scored ? `„${lot.methodName}“` : 'allein nach dem niedrigsten Preis'}.
      </StageIntro>
      {scored && <Evaluators lot={lot} examination={examination} steps={steps} editable={canJudge} />}
      {scored && canJudge && lot.own && (
        <OwnScores key={`${lot.own.version} ${lot.own.released}`} lot={lot} steps={steps} />
      )}
      {scored && <Agreement lot={lot} steps={steps} editable={canJudge} />}
      <Card
        title="Rangfolge"
        level={3}
        flush
        actions={
          canJudge && (
            <Button small kind={lot.evaluation ? 'secondary' : 'primary'} icon="chart" onClick={onEvaluate}>
              {lot.evaluation ? 'Neu werten' : 'Werten'}
            </Button>
          )
        }
      >
        {lot.evaluation ? (
          <DataTable
            caption={`Rangfolge Los ${lot.number}`}
            columns={RANKING}
            rows={lot.evaluation.ranking}
            rowKey={({ bidId }) => bidId}
          />
        ) : (
          <p className="card__inset muted">Noch nicht gewertet.</p>
        )}
      </Card>
      {lot.evaluation?.sensitivity && (
        <Card title="Wie fest ist das Ergebnis?" level={3}>
          <p>So änderte sich der erste Platz, wenn der Preis anders gewichtet wäre:</p>
          <ul className="judgements">
            {lot.evaluation.sensitivity.map(({ text, current }) => (
              <li key={text}>
                {text} {current && <Badge tone="info">bekannt gemacht</Badge>}
              </li>
            ))}
          </ul>
        </Card>
      )}
    </>
  );
}

function Evaluators({ lot, examination, steps, editable }: Omit<StageProps, 'onEvaluate'>) {
  const [choosing, setChoosing] = useState(false);
  return (
    <Card
      title="Wer wertet"
      level={3}
      actions={
        editable && (
          <Button small icon="edit" onClick={() => setChoosing(true)}>
            Wertende bestimmen
          </Button>
        )
      }
    >
      {lot.evaluators.length === 0 ? (
        <p className="muted">
          Noch niemand. Bestimmen Sie mindestens eine Person; zwei Personen werten unabhängiger als eine.
        </p>
      ) : (
        <ul className="judgements">
          {lot.evaluators.map(({ personId, person, released }) => (
            <li key={personId}>
              {person} <Badge tone={released ? 'success' : 'warning'}>{released ? 'freigegeben' : 'wertet noch'}</Badge>
            </li>
          ))}
        </ul>
      )}
      <Dialog open={choosing} title="Wertende bestimmen" onClose={() => setChoosing(false)}>
        <EvaluatorForm lot={lot} examination={examination} steps={steps} onDone={() => setChoosing(false)} />
      </Dialog>
    </Card>
  );
}

function EvaluatorForm({
  lot,
  examination,
  steps,
  onDone,
}: Pick<StageProps, 'lot' | 'examination' | 'steps'> & { readonly onDone: () => void }) {
  const form = useApiForm({
    initial: { personIds: lot.evaluators.map(({ personId }) => personId) as readonly string[] },
    submit: ({ personIds }) => steps.send('evaluators', { lotId: lot.lotId, personIds }, 'put'),
    onSuccess: onDone,
  });
  return (
    <Form form={form} submitLabel="Bestimmen" label="Wertende" actions={<Button onClick={onDone}>Abbrechen</Button>}>
      <p>Jede Person wertet zuerst für sich. Die Punkte der anderen sieht sie erst nach der eigenen Freigabe.</p>
      <CheckboxGroup
        {...form.field('personIds')}
        label="Personen"
        options={examination.people.map(({ personId, name }) => ({ value: personId, label: name }))}
      />
    </Form>
  );
}

/** The points of all evaluators side by side, once the reader may see them. */
function Agreement({ lot, steps, editable }: Pick<StageProps, 'lot' | 'steps' | 'editable'>) {
  const [chosen, setChosen] = useState<Cell>();
  const { criteria } = lot.plan.evaluation;
  const allReleased = lot.evaluators.length > 0 && lot.evaluators.every(({ released }) => released);
  if (!allReleased) {
    return (
      <Alert title="Gemeinsam gewertet wird, wenn alle freigegeben haben">
        <p>Bis dahin sieht niemand die Punkte der anderen.</p>
      </Alert>
    );
  }
  const bids = lot.bids.filter(({ bidId }) => lot.cells.some((cell) => cell.bidId === bidId));
  return (
    <Card title="Gemeinsame Wertung" level={3} flush>
      <div className="matrix" role="region" aria-label={`Gemeinsame Wertung Los ${lot.number}`} tabIndex={0}>
        <table className="matrix__table">
          <caption className="visually-hidden">Punkte je Kriterium und Bieter, Los {lot.number}</caption>
          <thead>
            <tr>
              <th scope="col">Kriterium</th>
              {bids.map(({ bidId, bidder }) => (
                <th scope="col" key={bidId}>
                  {bidder}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {criteria.map(({ id, name, weight }) => (
              <tr key={id}>
                <th scope="row">
                  {name} <span className="muted small">{quantity(weight)} %</span>
                </th>
                {bids.map(({ bidId, bidder }) => {
                  const cell = lot.cells.find((one) => one.bidId === bidId && one.criterionId === id);
                  if (!cell) return <td key={bidId} />;
                  return (
                    <td key={bidId}>
                      <button
                        type="button"
                        className="matrix__cell"
                        disabled={!editable}
                        onClick={() => setChosen(cell)}
                      >
                        {cell.points === null ? (
                          <Badge tone="warning">noch zu einigen</Badge>
                        ) : (
                          <strong className="figure">{quantity(cell.points)}</strong>
                        )}
                        <span className="muted small">
                          {cell.given.map(({ person, points }) => `${person}: ${quantity(points)}`).join(' · ')}
                        </span>
                        <span className="visually-hidden">
                          {' '}
                          Punkte, {name}, {bidder}: einigen
                        </span>
                      </button>
                    </td>
                  );
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <Dialog open={chosen !== undefined} title="Gemeinsame Punktzahl" onClose={() => setChosen(undefined)}>
        {chosen && <AgreementForm lot={lot} cell={chosen} steps={steps} onDone={() => setChosen(undefined)} />}
      </Dialog>
    </Card>
  );
}

function AgreementForm({
  lot,
  cell,
  steps,
  onDone,
}: {
  readonly lot: ExaminedLot;
  readonly cell: Cell;
  readonly steps: ExaminationSteps;
  readonly onDone: () => void;
}) {
  const form = useApiForm({
    initial: { points: cell.points ?? '', reason: '' },
    submit: (values) =>
      steps.send('consensus', { lotId: lot.lotId, bidId: cell.bidId, criterionId: cell.criterionId, ...values }),
    onSuccess: onDone,
  });
  return (
    <Form form={form} submitLabel="Festhalten" label="Einigung" actions={<Button onClick={onDone}>Abbrechen</Button>}>
      <ul className="judgements">
        {cell.given.map(({ person, points, reason }) => (
          <li key={person}>
            {person}: <strong className="figure">{quantity(points)}</strong> <span className="muted">{reason}</span>
          </li>
        ))}
      </ul>
      <NumberField
        {...form.field('points')}
        label="Punkte, auf die Sie sich einigen"
        hint={`0 bis ${quantity(lot.plan.evaluation.maximumPoints)}`}
      />
      <TextAreaField {...form.field('reason')} label="Begründung" rows={3} maxLength={2000} />
    </Form>
  );
}
