import { useState } from 'react';
import { usePermissions } from '../../../app/session';
import { useApiQuery } from '../../../shared/api';
import {
  Alert,
  Badge,
  Button,
  Card,
  Citation,
  DateText,
  EmptyState,
  InstantText,
  ProblemAlert,
  Skeleton,
  TextDifference,
  type Tone,
  useToasts,
} from '../../../shared/ui';
import { useRequestDocument } from '../../documents';
import type { Phase, Procedure } from '../model';
import { type Question, type Questions, QUESTIONS_PATH } from './model';
import { AnswerDialog, ReceiveDialog, RejectDialog } from './question-forms';

const STATES: Readonly<Record<Question['state'], { readonly label: string; readonly tone: Tone }>> = {
  open: { label: 'offen', tone: 'warning' },
  answered: { label: 'beantwortet', tone: 'success' },
  rejected: { label: 'nicht beantwortet', tone: 'neutral' },
};
const OPEN_FOR: readonly Phase[] = ['planned', 'prepared', 'published', 'participation', 'invited', 'bidding'];

type Asked = { readonly kind: 'receive' } | { readonly kind: 'answer' | 'reject'; readonly question: Question };

/** Questions of bidders with the clock of the answers; answers go to all, corrections show what changed. */
export function QuestionsCard({ procedure, editable }: { readonly procedure: Procedure; readonly editable: boolean }) {
  const can = usePermissions();
  const toasts = useToasts();
  const request = useRequestDocument();
  const [asked, setAsked] = useState<Asked>();
  const { data, error, refetch } = useApiQuery<Questions>(QUESTIONS_PATH, { path: { id: procedure.id } });
  const open = editable && OPEN_FOR.includes(procedure.phase);
  const close = (): void => setAsked(undefined);
  const items = data?.items ?? [];
  const receive = open && (
    <Button small icon="add" onClick={() => setAsked({ kind: 'receive' })}>
      Frage erfassen
    </Button>
  );
  const list = (): void =>
    request.mutate(
      { template: 'bidder-answers', subject: { type: 'procedure', id: procedure.id } },
      {
        onSuccess: () => toasts.show({ text: '„Fragen und Antworten“ wird erzeugt und erscheint unter „Dokumente“.' }),
      },
    );
  return (
    <Card
      title="Bieterfragen"
      level={3}
      actions={
        <>
          {items.some(({ state }) => state === 'answered') && can('document.request') && (
            <Button small kind="tertiary" icon="draft" onClick={list}>
              Liste für alle erzeugen
            </Button>
          )}
          {items.length > 0 && receive}
        </>
      }
    >
      {error && <ProblemAlert problem={error} onRetry={() => void refetch()} />}
      {!data && !error && <Skeleton />}
      {data?.clock.extension && (
        <Alert tone="danger" title="Die Angebotsfrist ist zu verlängern">
          <p>{data.clock.extension}</p>
        </Alert>
      )}
      {data && (
        <p className="muted question-clock">
          {data.clock.sentence}{' '}
          {data.clock.citations.map((citation) => (
            <Citation key={citation.id} citation={citation} />
          ))}
        </p>
      )}
      {data && items.length === 0 && (
        <EmptyState icon="help" title="Noch keine Bieterfrage" action={receive}>
          <p>
            Eingegangene Fragen werden hier gezählt, neutral beantwortet und an alle veröffentlicht. Wer gefragt hat,
            bleibt in der Akte.
          </p>
        </EmptyState>
      )}
      <ol className="questions">
        {items.map((question) => (
          <QuestionItem
            key={question.id}
            question={question}
            asker={procedure.bidders.find(({ id }) => id === question.bidderId)?.name ?? question.askedBy}
            onAnswer={open ? () => setAsked({ kind: 'answer', question }) : undefined}
            onReject={open ? () => setAsked({ kind: 'reject', question }) : undefined}
          />
        ))}
      </ol>
      {asked?.kind === 'receive' && <ReceiveDialog procedure={procedure} onClose={close} />}
      {asked?.kind === 'answer' && <AnswerDialog procedure={procedure} question={asked.question} onClose={close} />}
      {asked?.kind === 'reject' && <RejectDialog procedure={procedure} question={asked.question} onClose={close} />}
    </Card>
  );
}

function QuestionItem({
  question,
  asker,
  onAnswer,
  onReject,
}: {
  readonly question: Question;
  readonly asker: string;
  readonly onAnswer: (() => void) | undefined;
  readonly onReject: (() => void) | undefined;
}) {
  const [showing, setShowing] = useState(false);
  const { number, state, text, receivedOn, versions } = question;
  const last = versions.at(-1);
  return (
    <li className="questions__item">
      <div className="questions__head">
        <h4>Frage {number}</h4>
        <Badge tone={STATES[state].tone}>{STATES[state].label}</Badge>
        <span className="muted small">
          eingegangen am <DateText value={receivedOn} />, {asker || 'Unternehmen nicht bekannt'} (nur für die Akte)
        </span>
      </div>
      <p className="questions__text">{last?.kind === 'answer' ? last.question : text}</p>
      {last?.kind === 'answer' && <p className="questions__answer">{last.answer}</p>}
      {last && (
        <p className="muted small">
          {last.kind === 'answer' ? 'Veröffentlicht' : `Nicht beantwortet: ${last.reason}.`} {last.person},{' '}
          <InstantText value={last.at} />
          {versions.length > 1 && `, Fassung ${last.version}`}
        </p>
      )}
      {showing &&
        versions.slice(1).map((version, index) => (
          <div key={version.version} className="questions__version">
            <p className="small">
              <strong>Fassung {version.version}</strong>: {version.reason}
            </p>
            {version.kind === 'answer' && (
              <>
                <TextDifference before={versions[index]?.question ?? ''} after={version.question} />
                <TextDifference before={versions[index]?.answer ?? ''} after={version.answer} />
              </>
            )}
          </div>
        ))}
      <div className="questions__actions">
        {onAnswer && (
          <Button small kind={state === 'open' ? 'secondary' : 'tertiary'} onClick={onAnswer}>
            {state === 'answered' ? 'Berichtigen' : 'Beantworten'}
            <span className="visually-hidden">: Frage {number}</span>
          </Button>
        )}
        {onReject && state === 'open' && (
          <Button small kind="tertiary" onClick={onReject}>
            Nicht beantworten
            <span className="visually-hidden">: Frage {number}</span>
          </Button>
        )}
        {versions.length > 1 && (
          <Button small kind="tertiary" aria-expanded={showing} onClick={() => setShowing(!showing)}>
            Änderungen {showing ? 'ausblenden' : 'zeigen'}
            <span className="visually-hidden">: Frage {number}</span>
          </Button>
        )}
      </div>
    </li>
  );
}
