import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { call, useApiForm } from '../../shared/api';
import { date, fileSize, instant } from '../../shared/format';
import {
  Badge,
  Button,
  Card,
  type Column,
  DataTable,
  Dialog,
  EmptyState,
  Form,
  Link,
  Menu,
  TextAreaField,
  useToasts,
} from '../../shared/ui';
import { type Company, COMPANY_PATHS, type Declaration } from './model';
import { ProofDialog } from './proof.dialog';

interface Steps {
  readonly companyId: string;
  /** Undefined for those who only read. */
  readonly attach?: (declaration: Declaration) => void;
  readonly withdraw?: (declaration: Declaration) => void;
}

const columns = ({ companyId, attach, withdraw }: Steps): readonly Column<Declaration>[] => [
  { id: 'day', header: 'Tag', cell: ({ givenOn }) => <span className="figure">{date(givenOn)}</span> },
  {
    id: 'name',
    header: 'Nachweis',
    isRowHeader: true,
    cell: ({ name, recordedFor, recordedBy, recordedAt, withdrawal }) => (
      <div>
        {name}
        <span className="muted small company-line">
          erfasst {recordedFor && `für „${recordedFor}“ `}von {recordedBy}, {instant(recordedAt)}
        </span>
        {withdrawal && (
          <span className="company-line">
            <Badge>zurückgenommen</Badge>{' '}
            <span className="muted small">
              {withdrawal.reason} ({withdrawal.by}, {instant(withdrawal.at)})
            </span>
          </span>
        )}
      </div>
    ),
  },
  {
    id: 'result',
    header: 'Ergebnis',
    cell: ({ resultName, documentNumber, validUntil, note }) => (
      <div>
        {resultName}
        {documentNumber && <span className="muted">, Nr. {documentNumber}</span>}
        {validUntil && <span className="muted">, bis {date(validUntil)}</span>}
        {note && <span className="small company-line">{note}</span>}
      </div>
    ),
  },
  {
    id: 'proofs',
    header: 'Beleg',
    cell: ({ id, proofs }) =>
      proofs.length === 0
        ? '–'
        : proofs.map((proof) => (
            <span key={proof.id} className="company-line">
              <Link href={`/api/companies/${companyId}/declarations/${id}/proofs/${proof.id}`} download>
                {proof.fileName}
              </Link>{' '}
              <span className="muted small">{fileSize(proof.size)}</span>
            </span>
          )),
  },
  ...(attach && withdraw
    ? [
        {
          id: 'steps',
          header: 'Schritte',
          align: 'end' as const,
          cell: (declaration: Declaration) =>
            !declaration.withdrawal && (
              <Menu
                label={`Schritte für ${declaration.name} vom ${date(declaration.givenOn)}`}
                items={[
                  { label: 'Beleg anhängen', onClick: () => attach(declaration) },
                  { label: 'Zurücknehmen', onClick: () => withdraw(declaration) },
                ]}
              />
            ),
        },
      ]
    : []),
];

/** Everything that was ever recorded: nothing is overwritten, mistakes are withdrawn with a reason. */
export function DeclarationHistory({ company, manages }: { readonly company: Company; readonly manages: boolean }) {
  const [withdrawing, setWithdrawing] = useState<Declaration>();
  const [attaching, setAttaching] = useState<Declaration>();
  const steps: Steps = {
    companyId: company.id,
    ...(manages ? { attach: setAttaching, withdraw: setWithdrawing } : {}),
  };
  return (
    <Card title="Alle erfassten Nachweise" flush>
      <DataTable
        caption="Alle erfassten Nachweise"
        columns={columns(steps)}
        rows={company.declarations}
        rowKey={({ id }) => id}
        empty={
          <EmptyState icon="shield" title="Noch kein Nachweis">
            <p>
              Registerabfragen und Erklärungen bleiben hier mit Tag, Ergebnis und Beleg stehen, auch wenn neue
              dazukommen.
            </p>
          </EmptyState>
        }
      />
      {attaching && <ProofDialog company={company} declaration={attaching} onClose={() => setAttaching(undefined)} />}
      {withdrawing && (
        <WithdrawDeclaration company={company} declaration={withdrawing} onClose={() => setWithdrawing(undefined)} />
      )}
    </Card>
  );
}

interface WithdrawProps {
  readonly company: Company;
  readonly declaration: Declaration;
  readonly onClose: () => void;
}

function WithdrawDeclaration({ company, declaration, onClose }: WithdrawProps) {
  const queries = useQueryClient();
  const toasts = useToasts();
  const form = useApiForm({
    initial: { reason: '' },
    validate: ({ reason }) =>
      reason.trim().length < 3
        ? [{ pointer: '/reason', message: 'Bitte begründen Sie die Rücknahme in einem Satz.' }]
        : [],
    submit: (body) =>
      call('post', '/api/companies/{id}/declarations/{declarationId}/withdrawal', {
        path: { id: company.id, declarationId: declaration.id },
        body,
      }),
    onSuccess: () => {
      for (const key of COMPANY_PATHS) void queries.invalidateQueries({ queryKey: [key] });
      toasts.show({ text: 'Der Nachweis ist zurückgenommen.' });
      onClose();
    },
  });
  return (
    <Dialog open title="Nachweis zurücknehmen" onClose={onClose}>
      <Form
        form={form}
        submitLabel="Zurücknehmen"
        label="Nachweis zurücknehmen"
        actions={<Button onClick={onClose}>Abbrechen</Button>}
      >
        <p>
          „{declaration.name}“ vom {date(declaration.givenOn)} zählt danach für keinen Tag mehr. Der Eintrag bleibt mit
          dem Grund sichtbar.
        </p>
        <TextAreaField {...form.field('reason')} label="Grund" rows={3} maxLength={1000} />
      </Form>
    </Dialog>
  );
}
