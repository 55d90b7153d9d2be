import { useLocation } from 'wouter';
import { useSession } from '../../app/session';
import { useQueryClient } from '@tanstack/react-query';
import { call, useApiForm, useApiQuery } from '../../shared/api';
import { addMonths, counted } from '../../shared/format';
import {
  ButtonLink,
  Card,
  CheckboxGroup,
  DateField,
  Form,
  PageHeader,
  ProblemAlert,
  Skeleton,
  TextField,
  useToasts,
} from '../../shared/ui';
import type { Round } from './types';

interface Values {
  readonly title: string;
  readonly productGroups: readonly string[];
  readonly reportUntil: string;
  readonly members: readonly string[];
}
type Choices = Record<
  'groups' | 'members',
  readonly { readonly value: string; readonly label: string; readonly detail?: string }[]
>;

export default function OpenRoundPage() {
  const groups = useApiQuery('/api/product-groups');
  const members = useApiQuery('/api/members');
  const problem = groups.error ?? members.error;
  return (
    <>
      <PageHeader
        title="Bedarfsabfrage eröffnen"
        breadcrumb={[{ label: 'Bedarfsabfragen', href: '/bedarf' }]}
        lead="Die Bestellerinnen und Besteller der gewählten Mitglieder werden sofort benachrichtigt."
      />
      {problem && <ProblemAlert problem={problem} />}
      <Card>
        {groups.data && members.data ? (
          <RoundForm
            choices={{
              groups: groups.data.items.map(({ productGroup, articles }) => ({
                value: productGroup,
                label: productGroup,
                detail: counted(articles, 'Artikel', 'Artikel'),
              })),
              members: members.data.items.map(({ slug, name }) => ({ value: slug, label: name })),
            }}
          />
        ) : (
          !problem && <Skeleton lines={8} label="Warengruppen und Mitglieder werden geladen" />
        )}
      </Card>
    </>
  );
}

function RoundForm({ choices }: { readonly choices: Choices }) {
  const { today, person } = useSession();
  const [, navigate] = useLocation();
  const toasts = useToasts();
  const queries = useQueryClient();
  const form = useApiForm<Values, Round>({
    initial: {
      title: '',
      productGroups: [],
      reportUntil: addMonths(today, 1),
      members: choices.members.map(({ value }) => value),
    },
    draft: `bedarfsabfrage-neu-${person.id}`,
    validate: ({ title, productGroups, reportUntil, members }) => [
      ...(title.trim() === '' ? [{ pointer: '/title', message: 'Bitte geben Sie einen Titel an.' }] : []),
      ...(productGroups.length === 0
        ? [{ pointer: '/productGroups', message: 'Bitte wählen Sie mindestens eine Warengruppe.' }]
        : []),
      ...(reportUntil === '' ? [{ pointer: '/reportUntil', message: 'Bitte nennen Sie den letzten Meldetag.' }] : []),
      ...(members.length === 0 ? [{ pointer: '/members', message: 'Bitte wählen Sie mindestens ein Mitglied.' }] : []),
    ],
    submit: (values) => call('post', '/api/demand-rounds', { body: values }) as Promise<Round>,
    onSuccess: (round) => {
      void queries.invalidateQueries();
      toasts.show({ text: `Die Bedarfsabfrage ${round.number} ist eröffnet.` });
      navigate(`/bedarf/${round.id}`);
    },
  });
  return (
    <Form
      form={form}
      submitLabel="Bedarfsabfrage eröffnen"
      actions={
        <ButtonLink kind="tertiary" href="/bedarf">
          Abbrechen
        </ButtonLink>
      }
    >
      <TextField
        {...form.field('title')}
        label="Titel"
        hint="Zum Beispiel: Papier und Toner 2027–2028"
        maxLength={200}
      />
      <CheckboxGroup
        {...form.field('productGroups')}
        label="Warengruppen"
        options={choices.groups}
        hint="Nur Artikel dieser Gruppen können gemeldet werden."
      />
      <DateField
        {...form.field('reportUntil')}
        label="Letzter Meldetag"
        min={today}
        max={addMonths(today, 24)}
        width="short"
      />
      <CheckboxGroup {...form.field('members')} label="Mitglieder" options={choices.members} />
    </Form>
  );
}
