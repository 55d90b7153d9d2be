import { memo, type ReactNode } from 'react';
import { money, quantity } from '../../shared/format';
import {
  Alert,
  Badge,
  Card,
  Citations,
  type Column,
  DataTable,
  EmptyState,
  SelectField,
  Skeleton,
} from '../../shared/ui';
import { type EvaluationAnswer, type EvaluationDraft, missingIn } from './evaluation-draft';
import { methodName, METHODS } from './evaluation-words';
import { codeIn } from './words';

type Ranked = EvaluationAnswer['ranking'][number];

const Rank = ({ bid: { rank, tied } }: { readonly bid: Ranked }) => (
  <>
    {rank ?? '–'} {tied && <Badge tone="warning">gleichauf</Badge>}
  </>
);

const SHORT: readonly Column<Ranked>[] = [
  { id: 'rank', header: 'Rang', cell: (bid) => <Rank bid={bid} /> },
  { id: 'bid', header: 'Bieter', isRowHeader: true, cell: ({ bidId }) => bidId },
  {
    id: 'score',
    header: 'Ergebnis',
    align: 'end',
    cell: ({ scoreText, excluded }) =>
      excluded === null ? scoreText.replace(/ \(.*$/, '') : <Badge tone="neutral">ausgeschlossen</Badge>,
  },
];

/** The ranking in short, beside what is typed. */
export function RankingCard({
  answer,
  draft,
  isOld,
}: {
  readonly answer: EvaluationAnswer;
  readonly draft: EvaluationDraft;
  readonly isOld: boolean;
}) {
  return (
    <Card title="Rangfolge" flush>
      <div aria-busy={isOld}>
        <DataTable
          caption="Rangfolge der Angebote"
          columns={SHORT}
          rows={answer.ranking}
          rowKey={({ bidId }) => bidId}
          narrow="scroll"
        />
      </div>
      <Incomplete draft={draft} />
      <p className="visually-hidden" role="status">
        {leadSentence(answer)}
      </p>
    </Card>
  );
}

function leadSentence({ ranking }: EvaluationAnswer): string {
  const first = ranking.filter(({ rank }) => rank === 1).map(({ bidId }) => bidId);
  if (first.length === 0) return 'Kein Angebot kann gewertet werden.';
  return first.length === 1 ? `Vorn liegt ${first[0] ?? ''}.` : `Gleichauf vorn liegen ${first.join(' und ')}.`;
}

/** Bids that were begun and do not count yet. */
function Incomplete({ draft: { bids, criteria } }: { readonly draft: EvaluationDraft }) {
  const open = bids.flatMap((bid) => {
    const missing = missingIn(bid, criteria);
    return missing && missing.length > 0 ? [`${bid.name} (${missing.join(', ')})`] : [];
  });
  if (open.length === 0) return null;
  return <p className="card__inset muted">Noch nicht gewertet, es fehlen Angaben: {open.join('; ')}.</p>;
}

/** Occasions to ask; nobody is excluded by them. */
export function LowBids({ answer: { lowBids, uncertain } }: { readonly answer: EvaluationAnswer }) {
  return lowBids.map(({ bidId, basis, gapPercent, text, citations }) => (
    <Alert
      key={`${bidId} ${basis}`}
      tone="warning"
      title={`Preis aufklären: ${bidId} liegt ${quantity(gapPercent)} % unter ${basis === 'estimate' ? 'der Schätzung' : 'dem nächsten Angebot'}`}
    >
      <p>{text}</p>
      <Citations citations={citations} doubts={uncertain} />
    </Alert>
  ));
}

/** How each score came about, beside the result of a second method where one is chosen. */
export const ScoresCard = memo(function ScoresCard({
  answer,
  compared,
  compareWith,
  onSet,
}: {
  readonly answer: EvaluationAnswer;
  readonly compared: EvaluationAnswer | undefined;
  readonly compareWith: EvaluationDraft['compareWith'];
  readonly onSet: (part: Partial<EvaluationDraft>) => void;
}) {
  const other = compareWith === '' ? undefined : compared;
  const there = new Map(other?.ranking.map((bid) => [bid.bidId, bid]));
  const columns: readonly Column<Ranked>[] = [
    { id: 'rank', header: 'Rang', cell: (bid) => <Rank bid={bid} /> },
    { id: 'bid', header: 'Bieter', isRowHeader: true, cell: ({ bidId }) => bidId },
    { id: 'price', header: 'Preis', align: 'end', cell: ({ price }) => money(price) },
    { id: 'performance', header: 'Leistungspunkte', align: 'end', cell: ({ performance }) => quantity(performance) },
    { id: 'how', header: 'Berechnung', cell: ({ derivation, excluded }) => derivation ?? excluded },
    { id: 'score', header: 'Ergebnis', align: 'end', cell: ({ scoreText }) => <Wrapped text={scoreText} /> },
    ...(other
      ? [
          {
            id: 'other',
            header: methodName(other.method),
            cell: ({ bidId, rank }: Ranked) => <Compared here={rank} bid={there.get(bidId)} />,
          },
        ]
      : []),
  ];
  return (
    <Card title={`Wie die Rangfolge zustande kommt: ${methodName(answer.method)}`} flush>
      <DataTable
        caption="Ergebnis jedes Angebots mit seiner Berechnung"
        columns={columns}
        rows={answer.ranking}
        rowKey={({ bidId }) => bidId}
      />
      <div className="card__inset">
        <SelectField
          id="wertung-vergleich"
          label="Mit einer zweiten Methode vergleichen"
          width="medium"
          value={compareWith}
          onChange={(method) =>
            onSet({
              compareWith: codeIn(
                [['', ''], ...METHODS.map((row) => [row.method, row.name] as const)] as const,
                method,
                '',
              ),
            })
          }
          options={[
            { value: '', label: 'kein Vergleich' },
            ...METHODS.filter(({ method }) => method !== answer.method).map(({ method, name }) => ({
              value: method,
              label: name,
            })),
          ]}
        />
      </div>
    </Card>
  );
});

const Wrapped = ({ text }: { readonly text: string }) => <span className="evaluation-score">{text}</span>;

function Compared({ here, bid }: { readonly here: number | null; readonly bid: Ranked | undefined }) {
  if (!bid) return '–';
  return (
    <>
      <strong>{bid.rank === null ? 'ausgeschlossen' : `Rang ${bid.rank}`}</strong>
      {bid.rank !== null && ` · ${bid.scoreText}`} {bid.rank !== here && <Badge tone="info">anders</Badge>}
    </>
  );
}

/** In place of the ranking while there is nothing to rank. */
export function NoRanking({ waits, children }: { readonly waits: boolean; readonly children: ReactNode }) {
  if (waits) return <Skeleton lines={6} />;
  return (
    <Card title="Rangfolge">
      <EmptyState icon="chart" title="Noch nichts zu reihen" action={children}>
        <p>Sobald ein Angebot Preis und Punkte hat, erscheint hier die Rangfolge.</p>
      </EmptyState>
    </Card>
  );
}
