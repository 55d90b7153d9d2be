import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { queryKey, useApiMutation } from '../../../shared/api';
import { counted } from '../../../shared/format';
import { Alert, Badge, Button, Card, Citation, InstantText, useToasts } from '../../../shared/ui';
import { ChooseDialog } from './choose-dialog';
import { LotColumn } from './lot-column';
import { LotDialog, type LotQuestion } from './lot-dialog';
import { LineParts } from './line-parts';
import { LOT_PATHS, type LotChange, type TenderLine, type Variant, type VariantLot } from './types';

const TITLES = {
  info: 'Zur Losaufteilung',
  warning: 'Bitte beachten',
  danger: 'So darf nicht vergeben werden',
} as const;

/** One variant: its lots side by side, articles moved by dragging or by the menu of their row, every step taken back again. */
export function VariantEditor({
  bundleId,
  variant,
  editable,
}: {
  readonly bundleId: string;
  readonly variant: Variant;
  readonly editable: boolean;
}) {
  const toasts = useToasts();
  const [question, setQuestion] = useState<LotQuestion>();
  const [choosing, setChoosing] = useState(false);
  const [opened, setOpened] = useState<{ readonly lot: VariantLot; readonly line: TenderLine }>();
  const path = { id: bundleId, variantId: variant.id ?? '' };
  const { version } = variant;
  const queries = useQueryClient();
  // The next step names the version of this answer, not of one that is still on its way.
  const keep = (answer: Variant): void => {
    queries.setQueryData(queryKey('/api/bundles/{id}/variants/{variantId}', { path }), answer);
  };
  const change = useApiMutation<Variant, LotChange>('post', '/api/bundles/{id}/variants/{variantId}/changes', {
    request: (body) => ({ path, version, body }),
    invalidates: LOT_PATHS,
    onSuccess: (answer) => {
      keep(answer);
      toasts.show({ text: `${answer.lastStep ?? 'Die Lose sind geändert'}.` });
    },
    onProblem: (problem) => toasts.showProblem(problem),
  });
  const undo = useApiMutation<Variant>('post', '/api/bundles/{id}/variants/{variantId}/undo', {
    request: () => ({ path, version, body: {} }),
    invalidates: LOT_PATHS,
    onSuccess: (answer) => {
      keep(answer);
      toasts.show({ text: 'Der letzte Schritt ist rückgängig gemacht.' });
    },
    onProblem: (problem) => toasts.showProblem(problem),
  });
  const { hints } = variant.comparison;
  return (
    <Card
      title={`Variante: ${variant.name}`}
      actions={
        editable && (
          <>
            {variant.lastStep && (
              <Button small icon="arrow-back" busy={undo.isPending} onClick={() => undo.mutate()}>
                Rückgängig
              </Button>
            )}
            <Button small kind="primary" icon="check" onClick={() => setChoosing(true)}>
              {variant.choice ? 'Wahl neu begründen' : 'Variante wählen'}
            </Button>
          </>
        )
      }
    >
      {variant.choice && (
        <p>
          <Badge tone="success" icon="check">
            gewählt
          </Badge>{' '}
          von {variant.choice.by}, <InstantText value={variant.choice.at} />: {variant.choice.reason}
        </p>
      )}
      {variant.lastStep && editable && <p className="muted small">Letzter Schritt: {variant.lastStep}</p>}
      {(['danger', 'warning', 'info'] as const)
        .map((tone) => ({ tone, own: hints.filter((hint) => hint.tone === tone) }))
        .filter(({ own }) => own.length > 0)
        .map(({ tone, own }) => (
          <Alert key={tone} tone={tone} title={TITLES[tone]}>
            <ul className="bullet-list">
              {own.map(({ text, citation }, index) => (
                <li key={index}>
                  {text} <Citation citation={citation} />
                </li>
              ))}
            </ul>
          </Alert>
        ))}
      {editable && (
        <p className="muted small">
          {counted(variant.lots.length, 'Los', 'Lose')}. Ziehen Sie einen Artikel in ein anderes Los, oder öffnen Sie
          das Menü seiner Zeile.
        </p>
      )}
      <div className="lot-board">
        {variant.lots.map((lot) => (
          <LotColumn
            key={lot.key}
            lot={lot}
            lots={variant.lots}
            severalAwards={variant.comparison.awards.length > 1}
            editable={editable}
            onChange={(body) => change.mutate(body)}
            onAsk={setQuestion}
            onOpen={(line) => setOpened({ lot, line })}
          />
        ))}
      </div>
      {question && (
        <LotDialog
          question={question}
          lots={variant.lots}
          path={path}
          version={version}
          onClose={() => setQuestion(undefined)}
        />
      )}
      {choosing && <ChooseDialog variant={variant} path={path} onClose={() => setChoosing(false)} />}
      {opened && (
        <LineParts
          bundleId={bundleId}
          variantId={variant.id}
          lot={opened.lot}
          line={opened.line}
          onClose={() => setOpened(undefined)}
        />
      )}
    </Card>
  );
}
