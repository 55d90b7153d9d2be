import { call, useApiForm, useApiMutation } from '../../shared/api';
import { Alert, Button, Form, TextAreaField, useToasts } from '../../shared/ui';
import type { LetterText, Words } from './letter-text';
import { LetterTextPreviewPart } from './letter-text-preview';

/** Opening and closing of one kind of letter, with what they would look like in a real procedure. */
export function LetterTextForm({
  text,
  member,
  mayChange,
  onSaved,
}: {
  readonly text: LetterText;
  /** Slug; empty for the centre. */
  readonly member: string;
  readonly mayChange: boolean;
  readonly onSaved: () => void;
}) {
  const toasts = useToasts();
  const { opening, closing, standardOpening, standardClosing, kind, version, isOwn } = text;
  const query = { member: member || undefined };
  const form = useApiForm<Words, unknown>({
    initial: { opening, closing },
    submit: (body) => call('put', '/api/letter-texts/{kind}', { path: { kind }, query, body, version }),
    onSuccess: () => {
      toasts.show({ text: 'Der Textbaustein gilt ab jetzt.' });
      onSaved();
    },
  });
  const release = useApiMutation<unknown, void>('delete', '/api/letter-texts/{kind}', {
    request: () => ({ path: { kind }, query, version }),
    onSuccess: () => {
      toasts.show({ text: 'Es gelten wieder die Worte des Vergabezentrums.' });
      onSaved();
    },
    onProblem: (problem) => toasts.showProblem(problem),
  });
  const isStandard = form.values.opening === standardOpening && form.values.closing === standardClosing;
  return (
    <div className="stack">
      <Form
        form={form}
        submitLabel="Als neue Fassung speichern"
        label="Textbaustein"
        actions={
          mayChange &&
          (member !== ''
            ? isOwn && (
                <Button kind="tertiary" busy={release.isPending} onClick={() => release.mutate()}>
                  Wieder die Worte des Zentrums
                </Button>
              )
            : !isStandard && (
                <Button
                  kind="tertiary"
                  onClick={() => form.setValues({ opening: standardOpening, closing: standardClosing })}
                >
                  Mitgelieferten Text einsetzen
                </Button>
              ))
        }
      >
        {!mayChange && <Alert title="Nur die Leitung ändert Textbausteine" />}
        <TextAreaField {...form.field('opening')} label="Anfang" rows={8} maxLength={5000} disabled={!mayChange} />
        <TextAreaField {...form.field('closing')} label="Schluss" rows={6} maxLength={5000} disabled={!mayChange} />
      </Form>
      <LetterTextPreviewPart kind={kind} words={form.values} />
    </div>
  );
}
