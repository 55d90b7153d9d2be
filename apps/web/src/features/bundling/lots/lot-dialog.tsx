import { useQueryClient } from '@tanstack/react-query';
import { call, useApiForm } from '../../../shared/api';
import {
  Button,
  CheckboxGroup,
  Dialog,
  Form,
  NumberField,
  SelectField,
  TextField,
  useToasts,
} from '../../../shared/ui';
import { LOT_PATHS, type LotChange, type Variant, type VariantLot } from './types';

/** A change of a lot that needs an answer first. */
export interface LotQuestion {
  readonly kind: 'rename' | 'split' | 'merge' | 'move-member' | 'award';
  readonly lot: VariantLot;
}

const TITLES: Readonly<Record<LotQuestion['kind'], string>> = {
  rename: 'Los umbenennen',
  split: 'Los teilen',
  merge: 'Lose zusammenlegen',
  'move-member': 'Ein Mitglied verschieben',
  award: 'Einer Vergabe zuordnen',
};

interface Values {
  readonly name: string;
  readonly into: string;
  readonly member: string;
  readonly award: string;
  readonly articleNumbers: readonly string[];
  readonly members: readonly string[];
}

function changeOf({ kind, lot }: LotQuestion, values: Values): LotChange {
  const { name, into, member, award, articleNumbers, members } = values;
  switch (kind) {
    case 'rename':
      return { kind, lot: lot.key, name };
    case 'split':
      return { kind, lot: lot.key, name, articleNumbers: [...articleNumbers], members: [...members] };
    case 'merge':
      return { kind, lot: lot.key, into };
    case 'move-member':
      return { kind, member, from: lot.key, to: into };
    case 'award':
      return { kind, lot: lot.key, award: Number(award) };
  }
}

export function LotDialog({
  question,
  lots,
  path,
  version,
  onClose,
}: {
  readonly question: LotQuestion;
  readonly lots: readonly VariantLot[];
  readonly path: { readonly id: string; readonly variantId: string };
  readonly version: number;
  readonly onClose: () => void;
}) {
  const { kind, lot } = question;
  const toasts = useToasts();
  const queries = useQueryClient();
  const form = useApiForm<Values>({
    initial: {
      name: kind === 'rename' ? lot.name : '',
      ...{ into: '', member: '', award: String(lot.award), articleNumbers: [], members: [] },
    },
    validate: ({ name, into, member }) => [
      ...((kind === 'rename' || kind === 'split') && name.trim() === ''
        ? [{ pointer: '/name', message: 'Bitte geben Sie dem Los einen Namen.' }]
        : []),
      ...((kind === 'merge' || kind === 'move-member') && into === ''
        ? [{ pointer: '/into', message: 'Bitte wählen Sie das andere Los.' }]
        : []),
      ...(kind === 'move-member' && member === ''
        ? [{ pointer: '/member', message: 'Bitte wählen Sie das Mitglied.' }]
        : []),
    ],
    submit: (values) =>
      call('post', '/api/bundles/{id}/variants/{variantId}/changes', {
        path,
        version,
        body: changeOf(question, values),
      }),
    onSuccess: (answer) => {
      for (const key of LOT_PATHS) void queries.invalidateQueries({ queryKey: [key] });
      toasts.show({ text: `${(answer as Variant).lastStep ?? 'Die Lose sind geändert'}.` });
      onClose();
    },
  });
  const targets = lots
    .filter(({ key }) => key !== lot.key)
    .map(({ key, number, name }) => ({ value: key, label: `Los ${number}: ${name}` }));
  return (
    <Dialog open title={`${TITLES[kind]}: Los ${lot.number}`} onClose={onClose} wide={kind === 'split'}>
      <Form
        form={form}
        submitLabel="Übernehmen"
        label={TITLES[kind]}
        actions={<Button onClick={onClose}>Abbrechen</Button>}
      >
        {(kind === 'rename' || kind === 'split') && (
          <TextField {...form.field('name')} label={kind === 'split' ? 'Name des neuen Loses' : 'Name'} />
        )}
        {kind === 'split' && (
          <>
            <CheckboxGroup
              {...form.field('members')}
              label="Nur diese Mitglieder"
              hint="Ohne Auswahl: alle. Das Mitglied geht mit den gewählten Artikeln."
              options={memberOptions(lot)}
            />
            <CheckboxGroup
              {...form.field('articleNumbers')}
              label="Nur diese Artikel"
              hint="Ohne Auswahl: alle."
              options={lot.lines
                .flatMap(({ sources }) => sources)
                .map(({ articleNumber }) => ({ value: articleNumber, label: nameOf(lot, articleNumber) }))}
            />
          </>
        )}
        {kind === 'move-member' && (
          <SelectField
            {...form.field('member')}
            label="Mitglied"
            placeholder="Bitte wählen"
            options={memberOptions(lot)}
          />
        )}
        {(kind === 'merge' || kind === 'move-member') && (
          <SelectField
            {...form.field('into')}
            label={kind === 'merge' ? 'Zusammenlegen mit' : 'In dieses Los'}
            placeholder="Bitte wählen"
            options={targets}
          />
        )}
        {kind === 'award' && (
          <NumberField
            {...form.field('award')}
            label="Vergabe"
            places={0}
            hint="Lose mit derselben Nummer werden zusammen vergeben."
          />
        )}
      </Form>
    </Dialog>
  );
}

const nameOf = ({ lines }: VariantLot, articleNumber: string): string => {
  const line = lines.find((each) => each.sources.some((source) => source.articleNumber === articleNumber));
  return `${articleNumber} ${line?.text ?? ''}`;
};

const memberOptions = ({ members, memberNames }: VariantLot) =>
  members.map((member, index) => ({ value: member, label: memberNames[index] ?? member }));
