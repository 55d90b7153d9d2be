import { useQueryClient } from '@tanstack/react-query';
import { call, useApiForm } from '../../shared/api';
import { Button, Dialog, Form, TextAreaField, useToasts } from '../../shared/ui';
import { type Company, COMPANY_PATHS } from './model';

/** Blocks a company with a reason, or lifts the block. */
export function BlockDialog({ company, onClose }: { readonly company: Company; readonly onClose: () => void }) {
  const queries = useQueryClient();
  const toasts = useToasts();
  const blocks = company.blockedReason === null;
  const title = blocks ? 'Unternehmen sperren' : 'Sperre aufheben';
  const form = useApiForm({
    initial: { reason: '' },
    validate: ({ reason }) =>
      blocks && reason.trim().length < 3
        ? [{ pointer: '/reason', message: 'Bitte begründen Sie die Sperre in einem Satz.' }]
        : [],
    submit: (body) =>
      call(blocks ? 'put' : 'delete', '/api/companies/{id}/block', {
        path: { id: company.id },
        version: company.version,
        ...(blocks ? { body } : {}),
      }),
    onSuccess: () => {
      for (const key of COMPANY_PATHS) void queries.invalidateQueries({ queryKey: [key] });
      toasts.show({ text: blocks ? `„${company.name}“ ist gesperrt.` : 'Die Sperre ist aufgehoben.' });
      onClose();
    },
  });
  return (
    <Dialog open title={title} onClose={onClose}>
      <Form
        form={form}
        submitLabel={blocks ? 'Sperren' : 'Aufheben'}
        label={title}
        actions={<Button onClick={onClose}>Abbrechen</Button>}
      >
        {blocks ? (
          <>
            <p>
              Die Sperre ist ein Hinweis an alle im Zentrum. Ob ein Unternehmen von einem Verfahren ausgeschlossen
              werden darf, wird in jedem Verfahren eigens entschieden und begründet.
            </p>
            <TextAreaField {...form.field('reason')} label="Grund" rows={3} maxLength={1000} />
          </>
        ) : (
          <p>Bisheriger Grund: {company.blockedReason}</p>
        )}
      </Form>
    </Dialog>
  );
}
