import { useState } from 'react';
import { asProblem, useApiForm } from '../../../shared/api';
import { quantity } from '../../../shared/format';
import {
  Badge,
  Button,
  Card,
  Dialog,
  Form,
  NumberField,
  TextAreaField,
  TextField,
  useToasts,
} from '../../../shared/ui';
import type { ExaminationSteps, ExaminedLot } from './examination';

interface Row {
  readonly bidId: string;
  readonly criterionId: string;
  readonly points: string;
  readonly reason: string;
}

/** The reader's own scores: kept as typed, seen by nobody else until they are released. */
export function OwnScores({ lot, steps }: { readonly lot: ExaminedLot; readonly steps: ExaminationSteps }) {
  const toasts = useToasts();
  const [again, setAgain] = useState(false);
  const { criteria, maximumPoints } = lot.plan.evaluation;
  const own = lot.own;
  const rows = lot.cells.map(({ bidId, criterionId }): Row => {
    const score = own?.scores.find((one) => one.bidId === bidId && one.criterionId === criterionId);
    return { bidId, criterionId, points: score?.points ?? '', reason: score?.reason ?? '' };
  });
  const bodyOf = (scores: readonly Row[]) => ({
    lotId: lot.lotId,
    scores: scores.map(({ points, ...row }) => ({ ...row, points: points || null })),
  });
  const form = useApiForm({
    initial: { scores: rows },
    submit: ({ scores }) => steps.send('scores/release', bodyOf(scores)),
    onSuccess: () => toasts.show({ text: 'Ihre Wertung ist freigegeben.' }),
  });
  if (own?.released) {
    return (
      <Card
        title="Meine Wertung"
        level={3}
        actions={
          <Button small onClick={() => setAgain(true)}>
            Neue Fassung beginnen
          </Button>
        }
      >
        <p>
          <Badge tone="success">freigegeben</Badge> Fassung {own.version}. Freigegebene Punkte bleiben, wie sie sind.
        </p>
        <Dialog open={again} title="Neue Fassung der eigenen Wertung" onClose={() => setAgain(false)}>
          <NewVersion lot={lot} steps={steps} onDone={() => setAgain(false)} />
        </Dialog>
      </Card>
    );
  }
  const keep = async (): Promise<void> => {
    try {
      await steps.send('scores', bodyOf(form.values.scores), 'put');
      toasts.show({ text: 'Zwischengespeichert. Nur Sie sehen diese Punkte.' });
    } catch (refusal) {
      toasts.showProblem(asProblem(refusal));
    }
  };
  return (
    <Card title={`Meine Wertung${own && own.version > 1 ? ` (Fassung ${own.version})` : ''}`} level={3}>
      <Form
        form={form}
        submitLabel="Wertung freigeben"
        label="Meine Wertung"
        actions={<Button onClick={() => void keep()}>Zwischenspeichern</Button>}
      >
        <p>Nur Sie sehen diese Punkte, bis Sie sie freigeben. Danach lassen sie sich nicht mehr ändern.</p>
        {criteria.map(({ id, name, description, levels }) => (
          <fieldset key={id} className="score-group">
            <legend>{name}</legend>
            {description && <p className="muted">{description}</p>}
            {levels.length > 0 && (
              <ul className="score-group__levels small">
                {levels.map(({ points, text }) => (
                  <li key={points}>
                    <strong className="figure">{quantity(points)}</strong> {text}
                  </li>
                ))}
              </ul>
            )}
            {rows.map(({ bidId, criterionId }, index) =>
              criterionId === id ? (
                <div key={bidId} className="score-row">
                  <NumberField
                    {...form.at<string>(`/scores/${index}/points`)}
                    label={lot.bids.find((bid) => bid.bidId === bidId)?.bidder ?? ''}
                    unit={`von ${quantity(maximumPoints)}`}
                  />
                  <TextField {...form.at<string>(`/scores/${index}/reason`)} label="Begründung" maxLength={2000} />
                </div>
              ) : null,
            )}
          </fieldset>
        ))}
      </Form>
    </Card>
  );
}

function NewVersion({
  lot,
  steps,
  onDone,
}: {
  readonly lot: ExaminedLot;
  readonly steps: ExaminationSteps;
  readonly onDone: () => void;
}) {
  const form = useApiForm({
    initial: { reason: '' },
    submit: ({ reason }) => steps.send('scores/versions', { lotId: lot.lotId, reason }),
    onSuccess: onDone,
  });
  return (
    <Form
      form={form}
      submitLabel="Neue Fassung beginnen"
      label="Neue Fassung"
      actions={<Button onClick={onDone}>Abbrechen</Button>}
    >
      <TextAreaField {...form.field('reason')} label="Warum werten Sie neu?" rows={3} maxLength={2000} />
    </Form>
  );
}
