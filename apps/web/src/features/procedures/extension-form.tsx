import { useEffect, useState } from 'react';
import { call, useApiForm } from '../../shared/api';
import type { components } from '../../shared/api/schema';
import {
  Alert,
  Button,
  Citations,
  DateField,
  FieldRow,
  Form,
  InstantText,
  RadioGroup,
  TextAreaField,
  TextField,
} from '../../shared/ui';
import { atFields } from './at-fields';
import type { Procedure } from './model';
import { MovedDates } from './moved-dates';

type Preview = components['schemas']['ExtensionPreviewResponse'];
type Request = components['schemas']['DeadlineExtensionRequest'];

const PATH = '/api/procedures/{id}/deadline-extensions';
const PAUSE_MS = 350;
const GROUNDS = [
  { value: 'late-answer', label: 'Auskünfte an Bieter kamen zu spät' },
  { value: 'substantial-change', label: 'Vergabeunterlagen wurden wesentlich geändert' },
  { value: 'technical', label: 'Technische Störung der Angebotsabgabe' },
  { value: 'other', label: 'Anderer Grund' },
] as const;

interface Values {
  readonly tenderEnd: string;
  readonly tenderTime: string;
  readonly participationEnd: string;
  readonly ground: Request['ground'];
  readonly reason: string;
}

const bodyOf = ({ tenderEnd, tenderTime, participationEnd, ground, reason }: Values): Request => ({
  ...{ tenderEnd, ground, reason },
  ...(tenderTime ? { tenderTime } : {}),
  ...(participationEnd ? { participationEnd } : {}),
});

/** Extends the deadline: while typing it shows what moves, who must be told and what has to be published. */
export function ExtensionForm({
  procedure,
  onCancel,
  onSaved,
}: {
  readonly procedure: Procedure;
  readonly onCancel: () => void;
  readonly onSaved: () => Promise<void>;
}) {
  const planned = (id: string): string => procedure.timeline?.steps.find((step) => step.id === id)?.planned ?? '';
  const candidates = procedure.phase === 'published' || procedure.phase === 'participation';
  const form = useApiForm<Values>({
    initial: {
      tenderEnd: planned('tender-end'),
      tenderTime: procedure.timelineInputs?.tenderTime ?? '',
      participationEnd: '',
      ground: 'late-answer',
      reason: '',
    },
    submit: async (values) => {
      try {
        return await call('post', PATH, {
          path: { id: procedure.id },
          query: { mode: 'save' },
          body: bodyOf(values),
          version: procedure.version,
        });
      } catch (error) {
        throw atFields(error);
      }
    },
    onSuccess: () => void onSaved(),
  });
  const preview = useExtensionPreview(procedure.id, form.values);
  const faultAt = (pointer: string): string | undefined =>
    preview?.faults.find((fault) => fault.pointer === pointer)?.sentence;
  const field = <Key extends 'tenderEnd' | 'participationEnd'>(key: Key) => {
    const { error, ...binding } = form.field(key);
    const untouched = key === 'tenderEnd' && binding.value === planned('tender-end');
    return { ...binding, error: error ?? (untouched ? undefined : faultAt(`/${key}`)) };
  };
  return (
    <Form
      form={form}
      submitLabel={preview?.late ? 'Zur Mitzeichnung geben' : 'Frist verlängern'}
      label="Angebotsfrist verlängern"
      actions={<Button onClick={onCancel}>Abbrechen</Button>}
    >
      <FieldRow>
        <DateField {...field('tenderEnd')} label="Neues Ende der Angebotsfrist" />
        <TextField
          {...form.field('tenderTime')}
          label="Uhrzeit"
          optional
          hint="HH:MM; leer: wie bisher"
          placeholder="12:00"
        />
        {candidates && planned('participation-end') !== '' && (
          <DateField {...field('participationEnd')} label="Neues Ende der Teilnahmefrist" optional />
        )}
      </FieldRow>
      <RadioGroup
        {...form.field('ground')}
        onChange={(ground) => form.field('ground').onChange(ground as Request['ground'])}
        label="Grund"
        options={GROUNDS}
      />
      <TextAreaField
        {...form.field('reason')}
        label="Begründung für den Vergabevermerk"
        hint="mindestens 10 Zeichen"
        rows={3}
        maxLength={2000}
      />
      {preview && preview.faults.length === 0 && <Consequences preview={preview} />}
    </Form>
  );
}

/** Asked again a moment after the last key; the newest question wins. */
function useExtensionPreview(id: string, values: Values): Preview | undefined {
  const [preview, setPreview] = useState<Preview>();
  // The reason changes nothing but must be there for the question.
  const body = JSON.stringify({ ...bodyOf(values), reason: 'nur zur Vorschau' });
  useEffect(() => {
    const cancel = new AbortController();
    const ask = async (): Promise<void> => {
      try {
        const answer = await call('post', PATH, {
          path: { id },
          query: { mode: 'preview' },
          body: JSON.parse(body) as Request,
          signal: cancel.signal,
        });
        if (!cancel.signal.aborted) setPreview(answer as Preview);
      } catch {
        if (!cancel.signal.aborted) setPreview(undefined);
      }
    };
    const timer = setTimeout(() => void ask(), PAUSE_MS);
    return () => {
      clearTimeout(timer);
      cancel.abort();
    };
  }, [id, body]);
  return preview;
}

function Consequences({ preview }: { readonly preview: Preview }) {
  const { late, reasons, citations, uncertain, tell, notice, moved, tenderDeadline } = preview;
  return (
    <div className="stack" aria-live="polite">
      {late && (
        <Alert tone="warning" title="Die Frist ist schon abgelaufen">
          <p>
            Eine zweite Person muss zustimmen. Ob die Verlängerung jetzt noch zulässig ist, belegen die hinterlegten
            Rechtsquellen nicht: bitte vorher rechtlich prüfen.
          </p>
        </Alert>
      )}
      <p>
        Neues Ende der Angebotsfrist:{' '}
        <strong>{tenderDeadline ? <InstantText value={tenderDeadline} /> : 'offen'}</strong>
      </p>
      <div className="muted small">
        {reasons.map((reason) => (
          <p key={reason}>{reason}</p>
        ))}
        <Citations citations={citations} doubts={uncertain} />
      </div>
      <MovedDates moved={moved} />
      <div>
        <h3>Zu unterrichten</h3>
        {tell.length > 0 ? (
          <ul>
            {tell.map((name) => (
              <li key={name}>{name}</li>
            ))}
          </ul>
        ) : (
          <p className="muted">Noch ist kein Unternehmen erfasst.</p>
        )}
        {notice && (
          <p>
            <strong>Zu veröffentlichen:</strong> {notice}
          </p>
        )}
        <p className="muted small">Beides wird ein Pflichtpunkt vor der Öffnung der Angebote.</p>
      </div>
    </div>
  );
}
