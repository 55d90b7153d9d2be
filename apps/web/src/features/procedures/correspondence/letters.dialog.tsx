import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useSession } from '../../../app/session';
import { type ApiProblem, call, useApiForm } from '../../../shared/api';
import { addDays, date } from '../../../shared/format';
import {
  Alert,
  Button,
  Checkbox,
  Citation,
  DateField,
  DescriptionList,
  Dialog,
  Form,
  ProblemAlert,
  SelectField,
  Skeleton,
  TextAreaField,
  useToasts,
} from '../../../shared/ui';
import type { Procedure } from '../model';
import { type Channel, type DueLetters, firstWay, type LetterPreviews, LETTERS_PATH, waysOf } from './model';

export type LettersToWrite = Pick<
  DueLetters,
  'kind' | 'kindName' | 'aboutId' | 'bidderIds' | 'reasonsDue' | 'citation'
>;

interface Props {
  readonly procedure: Procedure;
  readonly letters: LettersToWrite;
  readonly onClose: () => void;
  readonly onDone: () => void;
}

interface Values {
  readonly channels: Readonly<Record<string, Channel>>;
  readonly dispatchOn: string;
  readonly withReasons: boolean;
  readonly note: string;
  readonly due: string;
}

/** Every letter as it will be written, the way each one takes, and one step that sends them all. */
export function LettersDialog(props: Props) {
  return (
    <Dialog open wide title={props.letters.kindName} onClose={props.onClose}>
      <LettersForm {...props} />
    </Dialog>
  );
}

function LettersForm({ procedure, letters, onClose, onDone }: Props) {
  const { today } = useSession();
  const toasts = useToasts();
  const { kind, aboutId, bidderIds, reasonsDue, citation } = letters;
  const companies = procedure.bidders.filter(({ id }) => bidderIds.includes(id));
  const bodyOf = ({ channels, dispatchOn, withReasons, note, due }: Values) => ({
    ...{ kind, aboutId },
    recipients: Object.entries(channels).map(([bidderId, channel]) => ({ bidderId, channel })),
    ...(kind === 'information' ? (reasonsDue ? { dispatchOn } : { withReasons }) : {}),
    ...(note.trim() ? { note } : {}),
    ...(due ? { due: new Date(`${due}T23:59:00`).toISOString() } : {}),
  });
  const form = useApiForm<Values>({
    initial: {
      channels: Object.fromEntries(companies.map(({ id, email }) => [id, firstWay(email)])),
      ...{ dispatchOn: today, withReasons: false, note: '', due: kind === 'price-inquiry' ? addDays(today, 7) : '' },
    },
    submit: (values) => call('post', LETTERS_PATH, { path: { id: procedure.id }, body: bodyOf(values) }),
    onSuccess: () => {
      toasts.show({ text: 'Die Schreiben werden erzeugt; E-Mails gehen ab, sobald ihr PDF fertig ist.' });
      onDone();
    },
  });
  const asksText = kind === 'price-inquiry' && form.values.note.trim().length < 10;
  return (
    <Form
      form={form}
      submitLabel={companies.length === 1 ? 'Schreiben erzeugen und versenden' : 'Alle erzeugen und versenden'}
      label={letters.kindName}
      actions={<Button onClick={onClose}>Abbrechen</Button>}
    >
      {citation && (
        <p className="muted question-clock">
          Grundlage: <Citation citation={citation} />
        </p>
      )}
      {kind === 'price-inquiry' && (
        <>
          <TextAreaField
            {...form.field('note')}
            label="Was der Bieter erläutern soll"
            hint="Zum Beispiel: Kalkulation der Positionen 3 und 7, Löhne, Bezugsquellen"
            rows={4}
            maxLength={4000}
          />
          <DateField {...form.field('due')} label="Antwort bis zum Ablauf des" min={today} width="short" />
        </>
      )}
      {kind === 'cancellation' && (
        <TextAreaField
          {...form.field('note')}
          label="Begründung für die Unternehmen"
          hint="Leer: die Begründung aus dem Vergabevermerk"
          optional
          rows={3}
          maxLength={4000}
        />
      )}
      {kind === 'information' && reasonsDue && (
        <DateField
          {...form.field('dispatchOn')}
          label="Die Schreiben gehen ab am"
          hint="Danach richtet sich der früheste Vertragsschluss in den Schreiben."
          min={today}
          max={addDays(today, 14)}
        />
      )}
      {kind === 'information' && !reasonsDue && (
        <Checkbox
          {...form.field('withReasons')}
          label="Gründe und erfolgreichen Bieter schon jetzt mitteilen"
          detail="Sonst bieten die Schreiben an, sie auf Verlangen mitzuteilen."
        />
      )}
      <fieldset className="letter-ways">
        <legend>Versandweg</legend>
        {companies.map(({ id, name, email }) => (
          <SelectField
            key={id}
            {...form.at<string>(`/channels/${id}`)}
            label={name}
            hint={email || 'keine E-Mail-Adresse'}
            options={waysOf(email)}
          />
        ))}
      </fieldset>
      {asksText ? (
        <p className="muted">Die Vorschau erscheint, sobald beschrieben ist, was der Bieter erläutern soll.</p>
      ) : (
        <Preview procedureId={procedure.id} body={bodyOf(form.values)} />
      )}
    </Form>
  );
}

/** What was typed half a second ago: the letters are not made anew with every key. */
function useSettled<T>(value: T): T {
  const [settled, setSettled] = useState(value);
  const key = JSON.stringify(value);
  useEffect(() => {
    const timer = window.setTimeout(() => setSettled(JSON.parse(key) as T), 400);
    return () => window.clearTimeout(timer);
  }, [key]);
  return settled;
}

function Preview({ procedureId, body }: { readonly procedureId: string; readonly body: object }) {
  const settled = useSettled(body);
  const { data, error, refetch } = useQuery<LetterPreviews, ApiProblem>({
    queryKey: [`${LETTERS_PATH}/preview`, procedureId, settled],
    queryFn: () =>
      call('post', `${LETTERS_PATH}/preview`, { path: { id: procedureId }, body: settled }) as Promise<LetterPreviews>,
    placeholderData: (previous) => previous,
    retry: false,
  });
  if (error) return <ProblemAlert problem={error} onRetry={() => void refetch()} />;
  if (!data) return <Skeleton lines={6} label="Vorschau wird erzeugt" />;
  return (
    <section className="letter-previews" aria-label="Vorschau der Schreiben">
      {data.earliest && (
        <Alert title={`Frühester Vertragsschluss in den Schreiben: ${date(data.earliest)}`}>
          <p>Gehen sie später oder auf langsamerem Weg ab, müssen sie neu geschrieben werden.</p>
        </Alert>
      )}
      {data.items.map(({ bidderId, bidder, subject, opening, sections, closing }, index) => (
        <details key={`${bidderId} ${subject}`} className="letter-preview" open={index === 0}>
          <summary>{bidder}</summary>
          <div className="letter-preview__paper">
            <p className="letter-preview__subject">{subject}</p>
            {opening && <p>{opening}</p>}
            {sections.map(({ heading, facts }) => (
              <section key={heading}>
                <h4>{heading}</h4>
                <DescriptionList
                  single
                  facts={facts.map(({ term, text }) => ({
                    term,
                    value: <span className="letter-preview__text">{text}</span>,
                  }))}
                />
              </section>
            ))}
            {closing && <p>{closing}</p>}
          </div>
        </details>
      ))}
    </section>
  );
}
