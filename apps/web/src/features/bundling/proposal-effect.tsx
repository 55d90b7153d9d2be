import { money } from '../../shared/format';
import { Alert, Badge, MoneyText } from '../../shared/ui';
import { LimitBar } from '../compass/limit-bar';
import { LAW_WORDS, type ProposalEffect } from './framework-types';

/** What a proposed change does: before and after, its value, and what the law says of it. */
export function ProposalEffectView({ effect }: { readonly effect: ProposalEffect }) {
  const { lines, amount, basis, law } = effect;
  const verdict = law.verdict === null ? null : LAW_WORDS[law.verdict];
  return (
    <div className="proposal-effect">
      <table className="proposal-effect__lines">
        <caption className="visually-hidden">Wirkung der Änderung</caption>
        <thead>
          <tr>
            <th scope="col">Was sich ändert</th>
            <th scope="col">Bisher</th>
            <th scope="col">Danach</th>
          </tr>
        </thead>
        <tbody>
          {lines.map(({ name, before, after }) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              <td>{before}</td>
              <td>
                <strong>{after}</strong>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <p>
        Wert der Änderung netto: <MoneyText value={amount} />. <span className="muted">{basis}</span>
      </p>
      <p>
        {verdict && <Badge tone={verdict[0]}>{verdict[1]}</Badge>} {law.reason}{' '}
        {law.paragraphs.length > 0 && (
          <span className="muted small">({[...new Set(law.paragraphs.map(({ statute }) => statute))].join('; ')})</span>
        )}
      </p>
      {law.term && <p>Laufzeit: {law.term.reason}</p>}
      {law.limits.length > 0 && (
        <div className="limit-bars">
          {law.limits.map((limit) => (
            <LimitBar key={limit.name} {...limit} write={money} />
          ))}
        </div>
      )}
      {law.doubts.length > 0 && (
        <Alert tone="info" title="Nicht gesichert">
          <ul className="bullet-list">
            {law.doubts.map((text) => (
              <li key={text}>{text}</li>
            ))}
          </ul>
        </Alert>
      )}
    </div>
  );
}
