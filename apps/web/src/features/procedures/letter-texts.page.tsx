import { useState } from 'react';
import { useSearchParams } from 'wouter';
import { useApiQuery } from '../../shared/api';
import { Badge, Card, InstantText, PageHeader, PageSkeleton, ProblemAlert, SelectField } from '../../shared/ui';
import type { LetterText, LetterTexts } from './letter-text';
import { LetterTextForm } from './letter-text-form';

/** How the centre, and a member for its own procedures, words letters; the facts in between come from the file. */
export default function LetterTextsPage() {
  const [search, setSearch] = useSearchParams();
  const member = search.get('mitglied') ?? '';
  const members = useApiQuery('/api/members');
  const { data, error, refetch } = useApiQuery<LetterTexts>('/api/letter-texts', {
    query: { member: member || undefined },
  });
  const [kind, setKind] = useState('information');
  const text = data?.items.find((one) => one.kind === kind) ?? data?.items[0];
  if (!data && !error) return <PageSkeleton />;
  return (
    <>
      <PageHeader title="Textbausteine" />
      {error && <ProblemAlert problem={error} onRetry={() => void refetch()} />}
      {data && text && (
        <div className="page-columns">
          <Card title="Anfang und Schluss der Schreiben">
            <div className="stack">
              <p>
                Namen, Gründe, Summen und Tage dazwischen stammen immer aus der Akte. Geänderte Texte gelten für
                Schreiben, die ab jetzt entstehen.
              </p>
              <SelectField
                id="wessen-worte"
                label="Gilt für"
                hint="Die Worte einer Mitgliedskommune gehen in Verfahren vor, die sie allein führt."
                placeholder="alle Vergabeverfahren des Zentrums"
                optional
                value={member}
                onChange={(slug) => setSearch(slug ? { mitglied: slug } : {})}
                options={(members.data?.items ?? []).map(({ slug, name }) => ({
                  value: slug,
                  label: `Verfahren von ${name}`,
                }))}
              />
              <SelectField
                id="art-des-schreibens"
                label="Schreiben"
                value={text.kind}
                onChange={setKind}
                options={data.items.map((one) => ({ value: one.kind, label: one.name }))}
              />
              <LetterTextForm
                key={`${member} ${text.kind} ${text.version}`}
                text={text}
                member={member}
                mayChange={data.mayChange}
                onSaved={() => void refetch()}
              />
            </div>
          </Card>
          <div className="stack">
            <Placeholders text={text} />
            <Versions text={text} isMember={member !== ''} />
          </div>
        </div>
      )}
    </>
  );
}

function Placeholders({ text }: { readonly text: LetterText }) {
  return (
    <Card title="Platzhalter">
      <p>Sie werden beim Schreiben ausgefüllt. Andere werden beim Speichern abgelehnt.</p>
      <ul className="placeholders">
        {text.placeholders.map((name) => (
          <li key={name}>
            <code>{`{${name}}`}</code>
          </li>
        ))}
      </ul>
    </Card>
  );
}

function Versions({ text, isMember }: { readonly text: LetterText; readonly isMember: boolean }) {
  return (
    <Card title="Fassungen">
      {!text.isOwn && (
        <p className="muted">
          {isMember ? 'Es gelten die Worte des Vergabezentrums.' : 'Es gilt der mitgelieferte Text.'}
        </p>
      )}
      <ul className="questions">
        {text.versions.map(({ version, changedBy, changedAt, opening, closing }, index) => (
          <li key={version} className="questions__item">
            <details>
              <summary>
                Fassung {version} {index === 0 && text.isOwn && <Badge tone="success">gilt</Badge>}{' '}
                <span className="muted small">
                  {changedBy}, <InstantText value={changedAt} />
                </span>
              </summary>
              <p className="questions__answer">{opening ?? 'Wieder die Worte des Vergabezentrums.'}</p>
              {closing !== null && <p className="questions__answer">{closing}</p>}
            </details>
          </li>
        ))}
      </ul>
    </Card>
  );
}
