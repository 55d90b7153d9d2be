import { useQuery } from '@tanstack/react-query';
import { type ApiProblem, call } from '../../shared/api';
import type { components } from '../../shared/api/schema';
import { Badge, Card, Citation, type Doubt, ProblemAlert } from '../../shared/ui';
import type { Procedure } from './model';

type Schemas = components['schemas'];
type Checklist = Schemas['RecordChecklistResponse'];
type Item = Schemas['ChecklistItemResponse'];

const PATH = '/api/law/record-checklists';
/** What is needed in any case stands without a mark. */
const MARKS: Readonly<Record<Item['obligation'], string | null>> = {
  required: null,
  'if-applicable': 'nur wenn zutreffend',
  recommended: 'empfohlen',
};

/** The procedure as the law library asks for it; procedures are judged as those of municipalities. */
function requestOf({ startsOn, state, nature, regime, procedureType, award, term }: Procedure): object {
  return {
    ...{ startsOn, state, nature, regime, procedureType, buyer: 'municipality' },
    ...{ awardOn: award.awardedOn, contractEndsOn: term?.to ?? null },
  };
}

/** What the law asks of the record, folded up; it says nothing about what this record already holds. */
export function RecordChecklist({ procedure }: { readonly procedure: Procedure }) {
  const body = requestOf(procedure);
  const { data, error, refetch } = useQuery<Checklist, ApiProblem>({
    queryKey: [PATH, body],
    queryFn: async ({ signal }) => (await call('post', PATH, { body, signal })) as Checklist,
  });
  if (error && !data) return <ProblemAlert problem={error} onRetry={() => void refetch()} />;
  if (!data) return null;
  const { record, opening, retention, uncertain } = data;
  return (
    <Card>
      <details className="details">
        <summary>Was der Vermerk enthalten muss ({record.length + opening.length} Punkte)</summary>
        <div className="stack">
          <Items title="Vergabevermerk" items={record} doubts={uncertain} />
          <Items title="Öffnung der Angebote" items={opening} doubts={uncertain} />
          {retention && (
            <p>
              {retention.reason} <Citation citation={retention.citation} doubts={uncertain} />
            </p>
          )}
          {uncertain.length > 0 && (
            <div className="small">
              <strong>Nicht gesichert, bitte prüfen:</strong>
              <ul className="bullet-list">
                {uncertain.map(({ id, text }) => (
                  <li key={`${id} ${text}`}>{text}</li>
                ))}
              </ul>
            </div>
          )}
        </div>
      </details>
    </Card>
  );
}

function Items({
  title,
  items,
  doubts,
}: {
  readonly title: string;
  readonly items: readonly Item[];
  readonly doubts: readonly Doubt[];
}) {
  if (items.length === 0) return null;
  return (
    <div>
      <h3 className="record-checklist__title">{title}</h3>
      <ul className="record-items">
        {items.map(({ id, text, obligation, citation }) => (
          <li key={id} className="record-items__item">
            <p>
              {text} <Citation citation={citation} doubts={doubts} />{' '}
              {MARKS[obligation] && <Badge>{MARKS[obligation]}</Badge>}
            </p>
          </li>
        ))}
      </ul>
    </div>
  );
}
