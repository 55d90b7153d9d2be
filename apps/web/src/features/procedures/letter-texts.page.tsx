import { useState } from 'react';
import { call, useApiForm, useApiQuery } from '../../shared/api';
import type { components } from '../../shared/api/schema';
import {
  Alert,
  Badge,
  Button,
  Card,
  Form,
  InstantText,
  PageHeader,
  PageSkeleton,
  ProblemAlert,
  SelectField,
  TextAreaField,
  useToasts,
} from '../../shared/ui';

type Texts = components['schemas']['LetterTextsResponse'];
type Text = components['schemas']['LetterTextResponse'];

/** How the centre words the opening and closing of its letters; the facts in between come from the file. */
export default function LetterTextsPage() {
  const { data, error, refetch } = useApiQuery<Texts>('/api/letter-texts');
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
                id="art-des-schreibens"
                label="Schreiben"
                value={text.kind}
                onChange={setKind}
                options={data.items.map((one) => ({ value: one.kind, label: one.name }))}
              />
              <TextForm
                key={`${text.kind} ${text.version}`}
                text={text}
                mayChange={data.mayChange}
                onSaved={() => void refetch()}
              />
            </div>
          </Card>
          <div className="stack">
            <Placeholders text={text} />
            <Versions text={text} />
          </div>
        </div>
      )}
    </>
  );
}

function TextForm({
  text,
  mayChange,
  onSaved,
}: {
  readonly text: Text;
  readonly mayChange: boolean;
  readonly onSaved: () => void;
}) {
  const toasts = useToasts();
  const { opening, closing, standardOpening, standardClosing, kind, version } = text;
  const form = useApiForm({
    initial: { opening, closing },
    submit: (body) => call('put', '/api/letter-texts/{kind}', { path: { kind }, body, version }),
    onSuccess: () => {
      toasts.show({ text: 'Der Textbaustein gilt ab jetzt.' });
      onSaved();
    },
  });
  const isStandard = form.values.opening === standardOpening && form.values.closing === standardClosing;
  return (
    <Form
      form={form}
      submitLabel="Als neue Fassung speichern"
      label="Textbaustein"
      actions={
        !isStandard &&
        mayChange && (
          <Button
            kind="tertiary"
            onClick={() => form.setValues({ opening: standardOpening, closing: standardClosing })}
          >
            Mitgelieferten Text einsetzen
          </Button>
        )
      }
    >
      {!mayChange && <Alert title="Nur die Leitung ändert Textbausteine" />}
      <TextAreaField {...form.field('opening')} label="Anfang" rows={8} maxLength={5000} disabled={!mayChange} />
      <TextAreaField {...form.field('closing')} label="Schluss" rows={6} maxLength={5000} disabled={!mayChange} />
    </Form>
  );
}

function Placeholders({ text }: { readonly text: Text }) {
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

function Versions({ text }: { readonly text: Text }) {
  return (
    <Card title="Fassungen">
      {text.versions.length === 0 && <p className="muted">Es gilt der mitgelieferte Text.</p>}
      <ul className="questions">
        {text.versions.map(({ version, changedBy, changedAt, opening, closing }, index) => (
          <li key={version} className="questions__item">
            <details>
              <summary>
                Fassung {version} {index === 0 && <Badge tone="success">gilt</Badge>}{' '}
                <span className="muted small">
                  {changedBy}, <InstantText value={changedAt} />
                </span>
              </summary>
              <p className="questions__answer">{opening}</p>
              <p className="questions__answer">{closing}</p>
            </details>
          </li>
        ))}
      </ul>
    </Card>
  );
}
