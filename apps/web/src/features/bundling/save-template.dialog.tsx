import { useQueryClient } from '@tanstack/react-query';
import { call, useApiForm } from '../../shared/api';
import { Button, Dialog, Form, NumberField, TextField, useToasts } from '../../shared/ui';
import type { Question } from './round-types';

export interface TemplateContent {
  readonly title: string;
  readonly productGroups: readonly string[];
  readonly leftOut: readonly string[];
  readonly requirements: readonly { readonly articleNumber: string; readonly requirement: string }[];
  readonly questions: readonly Question[];
  /** Left out: all members of the day. */
  readonly members?: readonly string[];
  readonly answerDays: number;
}

interface SaveTemplateDialogProps {
  readonly content: TemplateContent;
  readonly onClose: () => void;
}

/** Keeps what a round is made from under a name. */
export function SaveTemplateDialog({ content, onClose }: SaveTemplateDialogProps) {
  const queries = useQueryClient();
  const toasts = useToasts();
  const form = useApiForm({
    initial: { name: content.title, title: content.title, answerDays: String(content.answerDays) },
    validate: ({ name, answerDays }) => [
      ...(name.trim() === '' ? [{ pointer: '/name', message: 'Bitte geben Sie der Vorlage einen Namen.' }] : []),
      ...(Number(answerDays) >= 1 && Number(answerDays) <= 365
        ? []
        : [{ pointer: '/answerDays', message: 'Bitte nennen Sie 1 bis 365 Tage.' }]),
      ...(content.productGroups.length === 0
        ? [{ pointer: '/title', message: 'Bitte wählen Sie zuerst mindestens eine Warengruppe.' }]
        : []),
    ],
    submit: ({ name, title, answerDays }) =>
      call('post', '/api/round-templates', { body: { ...content, name, title, answerDays: Number(answerDays) } }),
    onSuccess: (_, { name }) => {
      void queries.invalidateQueries({ queryKey: ['/api/round-templates'] });
      toasts.show({ text: `Die Vorlage „${name}“ ist gespeichert.` });
      onClose();
    },
  });
  return (
    <Dialog open title="Als Vorlage speichern" onClose={onClose}>
      <p>
        Gespeichert werden Titel, Warengruppen, nicht abgefragte Artikel, Anforderungen, Fragebogen und Mitglieder.
        Preise werden bei jeder Abfrage neu vorgeschlagen.
      </p>
      <Form form={form} submitLabel="Vorlage speichern" actions={<Button onClick={onClose}>Abbrechen</Button>}>
        <TextField {...form.field('name')} label="Name der Vorlage" maxLength={200} autoFocus />
        <TextField {...form.field('title')} label="Titel der Abfragen daraus" maxLength={200} />
        <NumberField {...form.field('answerDays')} label="Tage für die Meldung" places={0} unit="Tage" width="short" />
      </Form>
    </Dialog>
  );
}
