import { Fragment } from 'react';
import { date } from '../../shared/format';
import { Badge, Card, CertaintyMark, Citation, Link } from '../../shared/ui';
import { byKind, caseType, changeParts, type DecisionChange, type PreviewedCase } from './decision-change';

const KINDS: Readonly<Record<DecisionChange['kind'], string>> = {
  regime: 'Rechtsrahmen',
  threshold: 'Schwellenwert',
  'procedure-type': 'Verfahrensart',
  duty: 'Pflicht',
  period: 'Frist',
  'rule-set': 'Regelstand',
};

/** What would change for one case, old → new, each with its paragraphs. */
export function PreviewedCaseCard({ item, on }: { readonly item: PreviewedCase; readonly on: string }) {
  const decisive = item.changes.filter((change) => change.decisive);
  const context = item.changes.filter((change) => !change.decisive);
  return (
    <Card title={item.label} actions={<Badge icon="layers">{caseType(item.type)}</Badge>}>
      <p className="small muted">
        Beurteilt nach dem Stand vom {date(item.startsOn)}. <Link href={item.href}>{caseType(item.type)} öffnen</Link>
      </p>
      <Changes changes={decisive} />
      {item.unknown.length > 0 && (
        <div className="decision-unknown">
          <p>
            <CertaintyMark certainty="unknown" /> Zum Recht vom {date(on)} ist offen:
          </p>
          <ul className="plain-list small">
            {item.unknown.map(({ id, text }) => (
              <li key={id + text}>
                {text.replace(/^Offen: /, '')} <Link href={`/rechtsstand#${id}`}>{id}</Link>
              </li>
            ))}
          </ul>
        </div>
      )}
      {context.length > 0 && (
        <details className="details">
          <summary>Was sich ändert, ohne die Entscheidung zu ändern</summary>
          <Changes changes={context} />
        </details>
      )}
    </Card>
  );
}

const Changes = ({ changes }: { readonly changes: readonly DecisionChange[] }) => (
  <dl className="decision-changes">
    {byKind(changes).map(([kind, rows]) => (
      <div key={kind}>
        <dt>{KINDS[kind]}</dt>
        {rows.map((change) => (
          <dd key={change.text}>
            <ChangeLine change={change} />
          </dd>
        ))}
      </div>
    ))}
  </dl>
);

function ChangeLine({ change }: { readonly change: DecisionChange }) {
  return (
    <>
      {changeParts(change).map((part, index) => (
        <Fragment key={index}>
          {index > 0 && (
            <>
              <span aria-hidden="true"> → </span>
              <span className="visually-hidden"> wird zu: </span>
            </>
          )}
          {part}
        </Fragment>
      ))}
      {change.citations.map((citation) => (
        <Fragment key={citation.id}>
          {' '}
          <Citation citation={citation} />
        </Fragment>
      ))}
    </>
  );
}
