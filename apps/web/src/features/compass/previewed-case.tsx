import { Fragment } from 'react';
import { date } from '../../shared/format';
import { Badge, Card, Link } from '../../shared/ui';
import { CertaintyMark } from './certainty-mark';
import { caseType, changeParts, type DecisionChange, type PreviewedCase } from './decision-change';

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
      <ul className="decision-changes">
        {decisive.map((change) => (
          <ChangeLine key={change.text} change={change} />
        ))}
      </ul>
      {item.unknown.length > 0 && (
        <div className="decision-unknown">
          <p>
            <CertaintyMark certainty="unknown" /> Zum Recht vom {date(on)} ist offen:
          </p>
          <ul className="plain-list small">
            {item.unknown.map(({ id, text }) => (
              <li key={id + text}>
                {text} <Link href={`/rechtsstand#${id}`}>{id}</Link>
              </li>
            ))}
          </ul>
        </div>
      )}
      {context.length > 0 && (
        <details className="details">
          <summary>Was sich ändert, ohne die Entscheidung zu ändern</summary>
          <ul className="decision-changes">
            {context.map((change) => (
              <ChangeLine key={change.text} change={change} />
            ))}
          </ul>
        </details>
      )}
    </Card>
  );
}

function ChangeLine({ change }: { readonly change: DecisionChange }) {
  return (
    <li>
      <span className="decision-kind">{KINDS[change.kind]}</span>
      <span>
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
        {change.citations.length > 0 && (
          <span className="decision-sources small">
            {change.citations.map(({ id, statute, status }) => (
              <span key={id}>
                <Link href={`/rechtsstand#${id}`}>{statute}</Link>
                {status !== 'verified' && <CertaintyMark certainty={status} />}
              </span>
            ))}
          </span>
        )}
      </span>
    </li>
  );
}
