import { useState } from 'react';
import { call, useApiForm } from '../../shared/api';
import { Button, Dialog, Form, TextField } from '../../shared/ui';
import { MadeDocument } from './made-document';
import type { SheetQuestion } from './question';

interface Props {
  readonly open: boolean;
  readonly asking: SheetQuestion;
  readonly usualTitle: string;
  readonly onClose: () => void;
}

const LONGEST_TITLE = 200;

/** The answer as a one-page PDF for the file. */
export function SheetDialog({ open, onClose, ...rest }: Props) {
  return (
    <Dialog open={open} title="Kompass-Blatt als PDF" onClose={onClose}>
      {open && <SheetForm onClose={onClose} {...rest} />}
    </Dialog>
  );
}

function SheetForm({ asking, usualTitle, onClose }: Omit<Props, 'open'>) {
  const [documentId, setDocumentId] = useState<string>();
  const form = useApiForm({
    initial: { title: usualTitle },
    validate: ({ title }) =>
      title.trim() === '' ? [{ pointer: '/title', message: 'Bitte benennen Sie, worum es geht.' }] : [],
    submit: async ({ title }) =>
      (await call('post', '/api/law/sheets', { body: { title: title.trim(), ...asking } })) as { documentId: string },
    onSuccess: (made) => setDocumentId(made.documentId),
  });
  if (documentId) {
    return (
      <>
        <MadeDocument id={documentId} />
        <div className="button-row">
          <Button onClick={onClose}>Schließen</Button>
        </div>
      </>
    );
  }
  return (
    <Form
      form={form}
      submitLabel="PDF erzeugen"
      label="Kompass-Blatt"
      actions={<Button onClick={onClose}>Abbrechen</Button>}
    >
      <TextField
        {...form.field('title')}
        label="Gegenstand"
        hint="Steht als Überschrift auf dem Blatt."
        maxLength={LONGEST_TITLE}
        autoFocus
      />
    </Form>
  );
}
