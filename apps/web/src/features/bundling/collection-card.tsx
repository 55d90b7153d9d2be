import { useState } from 'react';
import { useApiForm, call, useApiQuery } from '../../shared/api';
import { useQueryClient } from '@tanstack/react-query';
import { date } from '../../shared/format';
import {
  Badge,
  Button,
  Card,
  DataTable,
  DateField,
  Dialog,
  Form,
  InstantText,
  SelectField,
  useToasts,
} from '../../shared/ui';
import type { DemandCollection, DemandSheet, Round } from './types';

const SHEET = '/api/demand-rounds/{id}/sheet';
type Part = DemandCollection['parts'][number];

/** The member asks its departments; the centre sees nothing of it until the member releases. */
export function CollectionCard({ round, member }: { readonly round: Round; readonly member: string }) {
  const [asking, setAsking] = useState(false);
  const { data: sheet } = useApiQuery<DemandSheet>(SHEET, { path: { id: round.id }, query: { member } });
  if (!sheet) return null;
  const { collection } = sheet;
  const running = collection && !collection.releasedAt;
  return (
    <Card
      title="Zuarbeit der Fachämter"
      actions={
        <Button small onClick={() => setAsking(true)}>
          {running ? 'Ändern' : 'Fachämter bitten'}
        </Button>
      }
    >
      {!collection && (
        <p className="muted">
          Sie können Personen Ihrer Fachämter bitten, den Bedarf ihrer Kostenstellen selbst einzutragen. Sie sehen und
          berichtigen die Angaben; gemeldet ist erst, was Sie freigeben. Bis dahin sieht das Vergabezentrum nichts
          davon.
        </p>
      )}
      {collection?.releasedAt && (
        <p>
          Freigegeben von {collection.releasedBy}, <InstantText value={collection.releasedAt} />.
        </p>
      )}
      {running && (
        <>
          <p>
            Eröffnet von {collection.openedBy}
            {collection.until ? `, Angaben bis zum ${date(collection.until)}` : ''}. Noch nicht freigegeben.
          </p>
          <DataTable
            caption="Zuarbeit der Fachämter"
            columns={[
              { id: 'department', header: 'Fachamt', cell: ({ department }: Part) => department, isRowHeader: true },
              { id: 'people', header: 'Gebeten', cell: ({ people }) => people.map(({ name }) => name).join(', ') },
              {
                id: 'state',
                header: 'Stand',
                cell: ({ doneAt, doneBy }) =>
                  doneAt ? (
                    <Badge tone="success">{`Fertig, ${doneBy ?? ''}`}</Badge>
                  ) : (
                    <Badge tone="warning">Offen</Badge>
                  ),
              },
            ]}
            rows={collection.parts}
            rowKey={({ department }) => department}
          />
        </>
      )}
      {asking && <AskDialog round={round} member={member} sheet={sheet} onClose={() => setAsking(false)} />}
    </Card>
  );
}

interface AskDialogProps {
  readonly round: Round;
  readonly member: string;
  readonly sheet: DemandSheet;
  readonly onClose: () => void;
}
type Values = { readonly until: string; readonly people: Readonly<Record<string, string>> };

function AskDialog({ round, member, sheet, onClose }: AskDialogProps) {
  const toasts = useToasts();
  const queries = useQueryClient();
  const helpers = useApiQuery<{ items: { id: string; name: string }[] }>('/api/demand-rounds/{id}/collection/people', {
    path: { id: round.id },
    query: { member },
  });
  const departments = [...new Set(sheet.costCentres.flatMap(({ department }) => department ?? []))].sort((a, b) =>
    a.localeCompare(b, 'de'),
  );
  const before = new Map(
    (sheet.collection?.parts ?? []).map(({ department, people }) => [department, people[0]?.id ?? '']),
  );
  const form = useApiForm<Values>({
    initial: {
      until: sheet.collection?.until ?? '',
      people: Object.fromEntries(departments.map((name, index) => [`f${index}`, before.get(name) ?? ''])),
    },
    validate: ({ people }) =>
      Object.values(people).some(Boolean)
        ? []
        : [{ pointer: '/people/f0', message: 'Bitte wählen Sie mindestens eine Person.' }],
    submit: ({ until, people }) =>
      call('put', '/api/demand-rounds/{id}/collection', {
        path: { id: round.id },
        body: {
          ...(until ? { until } : {}),
          departments: departments.flatMap((department, index) => {
            const person = people[`f${index}`];
            if (!person) return [];
            // Further people of the department stay asked while the first one does.
            const asked = sheet.collection?.parts.find((part) => part.department === department)?.people ?? [];
            const kept = asked[0]?.id === person ? asked.map(({ id }) => id) : [person];
            return [{ department, people: kept }];
          }),
        },
      }),
    onSuccess: () => {
      void queries.invalidateQueries({ queryKey: [SHEET] });
      toasts.show({ text: 'Die Fachämter sind um ihre Angaben gebeten.' });
      onClose();
    },
  });
  return (
    <Dialog open wide title="Fachämter um Zuarbeit bitten" onClose={onClose}>
      <p>
        Wer gebeten wird, sieht nur die Kostenstellen des Fachamts und bekommt einen Hinweis. Andere Fachämter können
        Sie selbst ausfüllen.
      </p>
      <Form form={form} submitLabel="Bitten" actions={<Button onClick={onClose}>Abbrechen</Button>}>
        <DateField
          {...form.field('until')}
          label="Angaben bis"
          optional
          hint={`Ende der Meldefrist: ${date(round.reportUntil)}`}
        />
        {departments.map((name, index) => (
          <SelectField
            key={name}
            {...form.at<string>(`/people/f${index}`)}
            label={name}
            optional
            placeholder="Niemand"
            options={(helpers.data?.items ?? []).map((person) => ({ value: person.id, label: person.name }))}
          />
        ))}
      </Form>
    </Dialog>
  );
}
