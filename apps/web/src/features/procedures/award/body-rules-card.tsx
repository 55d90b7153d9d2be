import { useState } from 'react';
import { call, useApiForm, useApiQuery } from '../../../shared/api';
import type { components } from '../../../shared/api/schema';
import {
  Button,
  Card,
  type Column,
  DataTable,
  Dialog,
  EmptyState,
  FieldRow,
  Form,
  MoneyText,
  NumberField,
  ProblemAlert,
  SelectField,
  Skeleton,
  TextField,
} from '../../../shared/ui';

type Rules = components['schemas']['BodyRulesResponse'];
type Rule = Rules['items'][number];

const COLUMNS: readonly Column<Rule>[] = [
  { id: 'member', header: 'Mitglied', isRowHeader: true, cell: ({ memberName }) => memberName },
  { id: 'body', header: 'Gremium', cell: ({ body }) => body },
  {
    id: 'from',
    header: 'entscheidet ab (netto)',
    align: 'end',
    cell: ({ fromValue }) => <MoneyText value={fromValue} />,
  },
];

/** From which value on a body of a member decides over the award; only the head and the administration change it. */
export function BodyRulesCard() {
  const { data, error, refetch } = useApiQuery('/api/body-rules');
  const [edited, setEdited] = useState<Rule | 'new'>();
  const close = (): void => setEdited(undefined);
  const saved = (): void => {
    close();
    void refetch();
  };
  const add =
    data?.mayChange && data.others.length > 0 ? (
      <Button small icon="add" onClick={() => setEdited('new')}>
        Wertgrenze eintragen
      </Button>
    ) : undefined;
  return (
    <Card title="Gremien der Mitglieder" flush actions={data && data.items.length > 0 ? add : undefined}>
      {error && <ProblemAlert problem={error} onRetry={() => void refetch()} />}
      {!data && !error && <Skeleton lines={3} label="Die Wertgrenzen werden geladen" />}
      {data && (
        <DataTable
          caption="Wertgrenzen der Gremien"
          columns={COLUMNS}
          rows={data.items}
          rowKey={({ member }) => member}
          {...(data.mayChange
            ? { actions: (row: Rule) => [{ label: 'Wertgrenze ändern', onClick: () => setEdited(row) }] }
            : {})}
          empty={
            <EmptyState icon="gavel" title="Keine Wertgrenze hinterlegt" action={add}>
              <p>
                Bis dahin fragt das Programm bei jedem Zuschlag, ob ein Gremium entscheiden muss. Mit der Wertgrenze aus
                der Hauptsatzung weiß es das selbst.
              </p>
            </EmptyState>
          }
        />
      )}
      <Dialog open={edited !== undefined} title="Wertgrenze eines Gremiums" onClose={close}>
        {edited && data && <RuleForm rules={data} rule={edited} onSaved={saved} onClose={close} />}
      </Dialog>
    </Card>
  );
}

function RuleForm({
  rules,
  rule,
  onSaved,
  onClose,
}: {
  readonly rules: Rules;
  readonly rule: Rule | 'new';
  readonly onSaved: () => void;
  readonly onClose: () => void;
}) {
  const old = rule === 'new' ? undefined : rule;
  const form = useApiForm({
    initial: { member: old?.member ?? '', body: old?.body ?? '', fromValue: old?.fromValue ?? '' },
    validate: ({ member }) => (member ? [] : [{ pointer: '/member', message: 'Bitte wählen Sie das Mitglied.' }]),
    submit: ({ member, ...body }) => call('put', '/api/body-rules/{member}', { path: { member }, body }),
    onSuccess: onSaved,
  });
  const remove = async (): Promise<void> => {
    await call('delete', '/api/body-rules/{member}', { path: { member: old?.member ?? '' } });
    onSaved();
  };
  return (
    <Form
      form={form}
      submitLabel="Speichern"
      label="Wertgrenze"
      actions={
        <>
          {old && <Button onClick={() => void remove()}>Wertgrenze löschen</Button>}
          <Button onClick={onClose}>Abbrechen</Button>
        </>
      }
    >
      <SelectField
        {...form.field('member')}
        label="Mitglied"
        disabled={old !== undefined}
        placeholder="Bitte wählen"
        options={
          old
            ? [{ value: old.member, label: old.memberName }]
            : rules.others.map(({ slug, name }) => ({ value: slug, label: name }))
        }
      />
      <FieldRow>
        <TextField {...form.field('body')} label="Gremium" maxLength={200} />
        <NumberField {...form.field('fromValue')} label="entscheidet ab (netto)" unit="€" width="short" />
      </FieldRow>
    </Form>
  );
}
