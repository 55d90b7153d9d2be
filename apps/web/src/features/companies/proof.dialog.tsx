import { useState } from 'react';
import { useApiMutation } from '../../shared/api';
import { date } from '../../shared/format';
import { Button, Dialog, FileField, useToasts } from '../../shared/ui';
import { type Company, COMPANY_PATHS, type Declaration } from './model';

export const PROOF_KINDS = '.pdf,.png,.jpg,.jpeg';
export const PROOF_BYTES = 10 * 1024 * 1024;
export const PROOF_HINT = 'PDF, PNG oder JPEG, höchstens 10 MB.';

interface ProofDialogProps {
  readonly company: Company;
  readonly declaration: Declaration;
  readonly onClose: () => void;
}

/** Attaches a file to a declaration that was recorded before. */
export function ProofDialog({ company, declaration, onClose }: ProofDialogProps) {
  const [files, setFiles] = useState<readonly File[]>([]);
  const toasts = useToasts();
  const attach = useApiMutation<Company, File>('post', '/api/companies/{id}/declarations/{declarationId}/proofs', {
    request: (file) => ({
      path: { id: company.id, declarationId: declaration.id },
      query: { name: file.name },
      body: file,
      contentType: 'application/octet-stream',
    }),
    invalidates: COMPANY_PATHS,
    onSuccess: () => {
      toasts.show({ text: 'Der Beleg ist angehängt.' });
      onClose();
    },
  });
  const [file] = files;
  return (
    <Dialog
      open
      title="Beleg anhängen"
      onClose={onClose}
      actions={
        <>
          {file && (
            <Button kind="primary" busy={attach.isPending} onClick={() => attach.mutate(file)}>
              Anhängen
            </Button>
          )}
          <Button onClick={onClose}>Abbrechen</Button>
        </>
      }
    >
      <p>
        {declaration.name} vom {date(declaration.givenOn)}
      </p>
      <FileField
        id="beleg"
        label="Beleg"
        value={files}
        onChange={(chosen) => {
          attach.reset();
          setFiles(chosen);
        }}
        error={attach.error ? (attach.error.errors[0]?.message ?? attach.error.detail) : undefined}
        accept={PROOF_KINDS}
        maxBytes={PROOF_BYTES}
        hint={PROOF_HINT}
      />
    </Dialog>
  );
}
