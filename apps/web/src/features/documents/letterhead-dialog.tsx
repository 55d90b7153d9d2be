import { useState } from 'react';
import { useApiMutation } from '../../shared/api';
import { Button, Dialog, FileField, TextField, useToasts } from '../../shared/ui';
import { isCentre, type Letterhead, LETTERHEADS_PATH, pictureAddress, pictureName } from './letterhead';

const LARGEST = 1024 * 1024;

/** Puts in or changes a picture with its words, and the centre's internet address. */
export function LetterheadDialog({
  letterhead,
  onClose,
}: {
  readonly letterhead: Letterhead;
  readonly onClose: () => void;
}) {
  const { owner, name, version, picture } = letterhead;
  const word = pictureName(letterhead);
  const [files, setFiles] = useState<readonly File[]>([]);
  const [alt, setAlt] = useState(letterhead.alt || `${word}: ${name}`);
  const [web, setWeb] = useState(letterhead.web ?? '');
  const toasts = useToasts();
  const done = {
    invalidates: [LETTERHEADS_PATH],
    onSuccess: () => {
      toasts.show({ text: 'Der Briefkopf gilt für Dokumente, die ab jetzt entstehen.' });
      onClose();
    },
  };
  const upload = useApiMutation<unknown, File>('put', '/api/letterheads/{owner}/picture', {
    request: (file) => ({
      ...{ path: { owner }, query: { alt }, version },
      ...{ body: file, contentType: 'application/octet-stream' },
    }),
    ...done,
  });
  const words = useApiMutation<unknown, void>('put', '/api/letterheads/{owner}', {
    request: () => ({ path: { owner }, body: { alt, web: web || null }, version }),
    ...done,
  });
  const remove = useApiMutation<unknown, void>('delete', '/api/letterheads/{owner}/picture', {
    request: () => ({ path: { owner }, version }),
    ...done,
  });
  const [file] = files;
  const problem = upload.error ?? words.error ?? remove.error;
  const at = (pointer: string): string | undefined =>
    problem?.errors.find((error) => error.pointer === pointer)?.message;
  const elsewhere = problem && problem.errors.length === 0 ? problem.detail : undefined;
  const isUnchanged = !file && alt === letterhead.alt && web === (letterhead.web ?? '');

  return (
    <Dialog
      open
      title={`${word}: ${name}`}
      onClose={onClose}
      actions={
        <>
          <Button
            kind="primary"
            busy={upload.isPending || words.isPending}
            disabled={isUnchanged}
            onClick={() => (file ? upload.mutate(file) : words.mutate())}
          >
            Speichern
          </Button>
          {picture && (
            <Button busy={remove.isPending} onClick={() => remove.mutate()}>
              {`${word} entfernen`}
            </Button>
          )}
          <Button onClick={onClose}>Abbrechen</Button>
        </>
      }
    >
      <div className="stack">
        {picture && !file && (
          <img className="letterhead-picture" src={pictureAddress(letterhead)} alt={letterhead.alt} />
        )}
        <FileField
          id="briefkopf-bild"
          label={picture ? `Neues ${word}` : word}
          value={files}
          onChange={(chosen) => {
            upload.reset();
            setFiles(chosen);
          }}
          error={at('/file') ?? elsewhere}
          accept=".png,.jpg,.jpeg"
          maxBytes={LARGEST}
          hint="PNG oder JPEG, höchstens 1 MB. Durchsichtiges wird weiß; gedruckt wird es höchstens 14 mm hoch."
          optional={picture !== null || isCentre(letterhead)}
        />
        <TextField
          id="briefkopf-alt"
          label="Was das Bild zeigt"
          hint="Wird Menschen vorgelesen, die das Bild nicht sehen."
          value={alt}
          onChange={setAlt}
          error={at('/alt')}
          maxLength={200}
        />
        {isCentre(letterhead) && !file && (
          <TextField
            id="briefkopf-web"
            label="Internetadresse"
            hint="Steht unter Anschrift, Telefon und E-Mail."
            value={web}
            onChange={setWeb}
            error={at('/web')}
            optional
            maxLength={100}
          />
        )}
      </div>
    </Dialog>
  );
}
