import { memo } from 'react';
import { useSearchParams } from 'wouter';
import { usePermissions, useSession } from '../../app/session';
import { useApiQuery, mistakeAt } from '../../shared/api';
import { Alert, Button, Card, Link, PageHeader, PageSkeleton, ProblemAlert, useToasts } from '../../shared/ui';
import type { components } from '../../shared/api/schema';
import { LowBids, NoRanking, RankingCard, ScoresCard } from './evaluation-answer';
import { BidsCard } from './evaluation-bids';
import { CriteriaCard } from './evaluation-criteria';
import { emptyDraft, type EvaluationAnswer, type EvaluationDraft, exampleDraft, withLot } from './evaluation-draft';
import { MethodCard } from './evaluation-method';
import { RulesCard } from './evaluation-rules';
import { Doubts, Steps } from './reasoning';
import { RelatedPages } from './related-pages';
import { SensitivityCard } from './sensitivity-chart';
import { type EvaluationState, type EditedDraft, useEvaluation, useEvaluationDraft } from './use-evaluation';

type Procedure = components['schemas']['ProcedureResponse'];
type Lot = components['schemas']['ProcedureLotResponse'];
interface Source {
  readonly procedure: Procedure;
  readonly lot: Lot;
}

/** Bids in, ranking out by an announced method, while typing; with `?verfahren=&los=` the bids of that lot. */
export default function EvaluationPage() {
  const can = usePermissions();
  const [search] = useSearchParams();
  const id = search.get('verfahren');
  const wanted = id !== null && can('procedure.read');
  const { data, error } = useApiQuery('/api/procedures/{id}', { path: { id: id ?? '' }, enabled: wanted });
  if (wanted && !data && !error) return <PageSkeleton />;
  const lot = data?.lots.find((row) => row.id === search.get('los')) ?? data?.lots[0];
  return (
    <>
      {error && <ProblemAlert problem={error} />}
      <Calculator key={lot?.id ?? ''} source={data && lot ? { procedure: data, lot } : undefined} />
      <RelatedPages current="/kompass/wertung" />
    </>
  );
}

function Calculator({ source }: { readonly source: Source | undefined }) {
  const { person, today } = useSession();
  const ofLot = (draft: EvaluationDraft): EvaluationDraft =>
    source ? withLot(draft, source.procedure, source.lot) : draft;
  const edited = useEvaluationDraft(`wertung-${person.id}-${source?.lot.id ?? 'frei'}`, (usual) => ofLot(usual));
  const state = useEvaluation(edited.draft);
  const toasts = useToasts();
  const replace = (next: (draft: EvaluationDraft) => EvaluationDraft, text: string): void => {
    const before = edited.draft;
    edited.change(next);
    toasts.show({ text, action: { label: 'Rückgängig', onClick: () => edited.change(() => before) } });
  };
  const fill = (): void =>
    source
      ? replace(ofLot, 'Die Angebote des Loses sind neu übernommen.')
      : replace(() => exampleDraft(today), 'Das Beispiel ist eingesetzt.');
  const begin = (): void => replace(() => ofLot(emptyDraft(today)), 'Die Eingaben sind geleert.');
  return (
    <>
      <PageHeader
        title="Wertungsrechner"
        breadcrumb={[
          { label: 'Heute', href: '/' },
          { label: 'Vergabe-Kompass', href: '/kompass' },
        ]}
        lead="Angebote nach der bekannt gemachten Methode reihen und sehen, wie das Ergebnis zustande kommt. Gerechnet wird zur Probe; gespeichert wird nur in diesem Browser."
        facts={
          source && (
            <span>
              Los {source.lot.number} aus{' '}
              <Link href={`/vergaben/${source.procedure.id}?bereich=lose`}>
                {`${source.procedure.fileNumber} ${source.procedure.title}`}
              </Link>
            </span>
          )
        }
        actions={
          <>
            <Button icon={source ? 'autorenew' : 'draft'} onClick={fill}>
              {source ? 'Angebote neu übernehmen' : 'Beispiel einsetzen'}
            </Button>
            <Button kind="tertiary" icon="autorenew" onClick={begin}>
              Neu beginnen
            </Button>
          </>
        }
      />
      {source?.lot.bids.length === 0 && (
        <Alert title="Zu diesem Los ist noch kein Angebot erfasst">
          <p>Preise lassen sich hier zur Probe eintragen; ins Verfahren übernommen werden sie nicht.</p>
        </Alert>
      )}
      <Content edited={edited} state={state} onExample={source ? undefined : fill} />
    </>
  );
}

interface ContentProps {
  readonly edited: EditedDraft;
  readonly state: EvaluationState;
  /** Only where no bids come from a procedure. */
  readonly onExample: (() => void) | undefined;
}

function Content({ edited, state, onExample }: ContentProps) {
  const { live, question } = state;
  const at = (pointer: string): string | undefined => mistakeAt(live.problem, pointer);
  const answer = question && !live.problem ? live.answer : undefined;
  return (
    <>
      <MethodCard edited={edited} mistakeAt={at} />
      <div className="page-columns">
        <div className="stack">
          <CriteriaCard edited={edited} mistakeAt={at} />
          <BidsCard edited={edited} mistakeAt={at} rows={question?.rows ?? []} />
          <RulesCard edited={edited} mistakeAt={at} />
        </div>
        <div className="stack evaluation-aside">
          {live.problem && <ProblemAlert problem={live.problem} />}
          {answer ? (
            <>
              <RankingCard answer={answer} draft={edited.draft} isOld={live.isOld} />
              <LowBids answer={answer} />
            </>
          ) : (
            !live.problem && (
              <NoRanking waits={question !== undefined}>
                {onExample && (
                  <Button small onClick={onExample}>
                    Beispiel einsetzen
                  </Button>
                )}
              </NoRanking>
            )
          )}
        </div>
      </div>
      <Explained edited={edited} state={state} />
    </>
  );
}

/** What the answer rests on, over the whole width. */
function Explained({
  edited: { draft, set },
  state: { live, askedWeight, compared, question },
}: Omit<ContentProps, 'onExample'>) {
  const answer = question && !live.problem ? live.answer : undefined;
  if (!answer) return null;
  return (
    <>
      {answer.sensitivity && askedWeight !== undefined && (
        <SensitivityCard answer={answer} stages={answer.sensitivity} priceWeight={askedWeight} />
      )}
      <ScoresCard answer={answer} compared={compared.answer} compareWith={draft.compareWith} onSet={set} />
      {compared.problem && draft.compareWith !== '' && <ProblemAlert problem={compared.problem} />}
      <Derivation answer={answer} />
    </>
  );
}

/** Long for many bids, and the same while somebody types. */
const Derivation = memo(function Derivation({ answer }: { readonly answer: EvaluationAnswer }) {
  return (
    <>
      <Doubts doubts={answer.uncertain} citations={answer.citations} />
      <Card title="Herleitung">
        <Steps title="Rechenweg mit Fundstellen" of={answer} />
        <p className="muted small">
          Regelstand {answer.ruleSet.id.replaceAll('+', ', ')}, Fassung {answer.ruleSet.version}
        </p>
      </Card>
    </>
  );
});
