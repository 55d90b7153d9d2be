import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { usePermissions } from '../../app/session';
import { call, useApiForm } from '../../shared/api';
import { Badge, Button, Dialog, Form, InstantText, SelectField, TextAreaField } from '../../shared/ui';
import { type Finding, FINDING_STATES, type FindingState, type SampledProcedure, TONES } from './model';

const SAMPLE = '/api/audit-samples/{id}';

/** What auditors noted on one procedure; every version stays. */
export function Findings({ sampleId, procedure }: { readonly sampleId: string; readonly procedure: SampledProcedure }) {
  const may = usePermissions()('audit-sample.draw');
  const [editing, setEditing] = useState<Finding | 'new'>();
  const close = (): void => setEditing(undefined);
  return (
    <div className="stack">
      {procedure.findings.map((finding) => (
        <div key={finding.number}>
          <p>
            <Badge tone={TONES[finding.state]}>{finding.stateName}</Badge> {finding.text}
          </p>
          <p className="muted small">
            Feststellung {finding.number}, {finding.by}, <InstantText value={finding.at} />
            {finding.former.length > 0 && ` · ${finding.former.length + 1}. Fassung`}
          </p>
          {finding.former.length > 0 && (
            <details className="details">
              <summary>Frühere Fassungen von Feststellung {finding.number}</summary>
              <ul>
                {finding.former.map(({ version, text, by, at }) => (
                  <li key={version}>
                    {text}{' '}
                    <span className="muted small">
                      ({by}, <InstantText value={at} />)
                    </span>
                  </li>
                ))}
              </ul>
            </details>
          )}
          {may && (
            <Button small kind="tertiary" onClick={() => setEditing(finding)}>
              Feststellung {finding.number} fortschreiben
              <span className="visually-hidden">: {procedure.fileNumber}</span>
            </Button>
          )}
        </div>
      ))}
      {may && (
        <div>
          <Button small onClick={() => setEditing('new')}>
            Feststellung notieren
            <span className="visually-hidden">: {procedure.fileNumber}</span>
          </Button>
        </div>
      )}
      <Dialog open={editing !== undefined} title={`Feststellung zu ${procedure.fileNumber}`} onClose={close}>
        {editing && (
          <FindingForm
            sampleId={sampleId}
            procedureId={procedure.id}
            finding={editing === 'new' ? undefined : editing}
            onDone={close}
          />
        )}
      </Dialog>
    </div>
  );
}

function FindingForm({
  sampleId,
  procedureId,
  finding,
  onDone,
}: {
  readonly sampleId: string;
  readonly procedureId: string;
  readonly finding: Finding | undefined;
  readonly onDone: () => void;
}) {
  const queries = useQueryClient();
  const path = { id: sampleId, procedureId };
  const form = useApiForm({
    initial: { text: finding?.text ?? '', state: (finding?.state ?? 'open') as string },
    validate: ({ text }) =>
      text.trim() === '' ? [{ pointer: '/text', message: 'Bitte schreiben Sie, was festgestellt wurde.' }] : [],
    submit: ({ text, state }) => {
      const body = { text, state: state as FindingState };
      return finding
        ? call('post', `${SAMPLE}/procedures/{procedureId}/findings/{number}`, {
            path: { ...path, number: finding.number },
            body,
            version: finding.version,
          })
        : call('post', `${SAMPLE}/procedures/{procedureId}/findings`, { path, body });
    },
    onSuccess: () => {
      void queries.invalidateQueries({ queryKey: [SAMPLE] });
      void queries.invalidateQueries({ queryKey: ['/api/audit-samples'] });
      onDone();
    },
  });
  return (
    <Form
      form={form}
      submitLabel={finding ? 'Neue Fassung speichern' : 'Feststellung speichern'}
      label="Feststellung"
      actions={<Button onClick={onDone}>Abbrechen</Button>}
    >
      <TextAreaField {...form.field('text')} label="Feststellung" rows={5} maxLength={4000} />
      <SelectField {...form.field('state')} label="Stand" options={FINDING_STATES} />
    </Form>
  );
}
