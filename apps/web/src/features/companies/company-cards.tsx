import { instant } from '../../shared/format';
import { Card, Citations, DescriptionList, type Fact, Link } from '../../shared/ui';
import { type Company, placeOf, SME_WORDS, smeOf } from './model';

const text = (term: string, value: string): readonly Fact[] => (value === '' ? [] : [{ term, value }]);

/** What is known of the company; gaps are left out. */
export function CompanyFactsCard({ company }: { readonly company: Company }) {
  const { street, email, website, registerCourt, registerNumber, cpv, notes, aliases } = company;
  const address = [street, placeOf(company)].filter(Boolean).join(', ');
  const facts: readonly Fact[] = [
    ...text('Rechtsform', company.legalForm),
    ...text('Anschrift', address),
    ...(email ? [{ term: 'E-Mail', value: <Link href={`mailto:${email}`}>{email}</Link> }] : []),
    ...text('Telefon', company.phone),
    ...(website
      ? [{ term: 'Internet', value: <Link href={website}>{website.replace(/^https?:\/\//, '')}</Link> }]
      : []),
    ...text('USt-IdNr.', company.vatId),
    ...text('Handelsregister', [registerCourt, registerNumber].filter(Boolean).join(', ')),
    ...text('Präqualifikation', company.pqNumber),
    {
      term: 'Kleines oder mittleres Unternehmen',
      value: (
        <>
          {SME_WORDS[smeOf(company.sme)]} <Citations citations={company.smeCitations} />
        </>
      ),
    },
    ...(cpv.length > 0 ? [{ term: 'CPV-Codes', value: cpv.join(', ') }] : []),
    ...text('Auch bekannt als', aliases.join(', ')),
    ...(notes ? [{ term: 'Bemerkung', value: <span className="company-notes">{notes}</span> }] : []),
    {
      term: 'Letzte Änderung',
      value: `${company.lastChange}, ${company.changedBy}, ${instant(company.changedAt)}`,
    },
  ];
  return (
    <Card title="Stammdaten">
      <DescriptionList single facts={facts} />
    </Card>
  );
}

/** Entries that were merged into this one; their old addresses lead here. */
export function MergedCard({ company: { merged } }: { readonly company: Company }) {
  if (merged.length === 0) return null;
  return (
    <Card title="Zusammengeführte Einträge">
      <ul className="duplicates">
        {merged.map((entry) => (
          <li key={entry.id}>
            {entry.name}
            {placeOf(entry) && <span className="muted">, {placeOf(entry)}</span>}
          </li>
        ))}
      </ul>
      <p className="muted small">Ihre Nachweise, Ansprechpersonen und Verläufe stehen auf dieser Seite.</p>
    </Card>
  );
}

const SHOWN = 6;

/** What happened to the entry, the latest first. */
export function HistoryCard({ company: { history } }: { readonly company: Company }) {
  const line = ({ id, at, person, sentence }: Company['history'][number]) => (
    <li key={id}>
      <span>{sentence}</span>
      <span className="muted small company-line">
        {person}, {instant(at)}
      </span>
    </li>
  );
  return (
    <Card title="Verlauf">
      <ol className="company-history">{history.slice(0, SHOWN).map(line)}</ol>
      {history.length > SHOWN && (
        <details className="details">
          <summary>{history.length - SHOWN} ältere Einträge</summary>
          <ol className="company-history">{history.slice(SHOWN).map(line)}</ol>
        </details>
      )}
    </Card>
  );
}
