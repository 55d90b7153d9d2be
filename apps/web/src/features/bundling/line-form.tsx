import { useQueryClient } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useSession } from '../../app/session';
import { ApiProblem, call, useApiForm, useApiQuery } from '../../shared/api';
import { quantity } from '../../shared/format';
import {
  Combobox,
  FieldRow,
  Form,
  NumberField,
  ProblemAlert,
  SelectField,
  Skeleton,
  TextField,
  useToasts,
} from '../../shared/ui';
import { contentOf } from './pack-content';
import { ROUND_PATHS, type Article, type Round } from './types';

const DIVISIBLE = new Set(['KGM', 'GRM', 'TNE', 'LTR', 'MTR', 'MTK', 'MTQ', 'HUR', 'KWH', 'MWH']);

interface Values {
  readonly costCentre: string;
  readonly articleNumber: string;
  readonly quantity: string;
  readonly note: string;
}
interface LineFormProps {
  readonly round: Round;
  readonly member: string;
  readonly reason: string | undefined;
}

/** One line after the other: the cost centre stays, article and quantity are asked again. */
export function LineForm(props: LineFormProps) {
  const { today } = useSession();
  const costCentres = useApiQuery('/api/cost-centres', { query: { member: props.member } });
  const articles = useApiQuery('/api/articles', { query: { limit: 500 } });
  const problem = costCentres.error ?? articles.error;
  if (problem) return <ProblemAlert problem={problem} />;
  if (!costCentres.data || !articles.data)
    return <Skeleton lines={4} label="Artikel und Kostenstellen werden geladen" />;
  const valid = costCentres.data.items.filter(
    ({ validFrom, validTo }) => validFrom <= today && (validTo === null || today <= validTo),
  );
  const { productGroups, leftOut } = props.round;
  const asked = articles.data.items.filter(
    ({ productGroup, articleNumber }) => productGroups.includes(productGroup) && !leftOut.includes(articleNumber),
  );
  return (
    <Fields
      {...props}
      articles={asked}
      costCentres={valid.map(({ number, name }) => ({ value: number, label: `${number} ${name}` }))}
    />
  );
}

function Fields({
  round,
  member,
  reason,
  articles,
  costCentres,
}: LineFormProps & {
  readonly articles: readonly Article[];
  readonly costCentres: readonly { value: string; label: string }[];
}) {
  const toasts = useToasts();
  const queries = useQueryClient();
  const options = useMemo(
    () =>
      articles.map((article) => ({
        value: article.articleNumber,
        label: article.text,
        detail: [article.articleNumber, contentOf(article), article.label].filter(Boolean).join(' · '),
      })),
    [articles],
  );
  const form = useApiForm<Values>({
    initial: { costCentre: '', articleNumber: '', quantity: '', note: '' },
    validate: (values) => [
      ...(values.costCentre ? [] : [{ pointer: '/costCentre', message: 'Bitte wählen Sie eine Kostenstelle.' }]),
      ...(values.articleNumber ? [] : [{ pointer: '/articleNumber', message: 'Bitte wählen Sie einen Artikel.' }]),
      ...(values.quantity ? [] : [{ pointer: '/quantity', message: 'Bitte geben Sie eine Menge an.' }]),
    ],
    submit: async (values) => {
      try {
        await call('post', '/api/demand-rounds/{id}/lines', {
          path: { id: round.id },
          body: { member, lines: [values], ...(reason === undefined ? {} : { reason }) },
        });
      } catch (error) {
        throw atLine(error);
      }
    },
    onSuccess: (_, values) => {
      for (const path of ROUND_PATHS) void queries.invalidateQueries({ queryKey: [path] });
      toasts.show({
        text: `Gemeldet: ${quantity(values.quantity, unitOf(values.articleNumber))} ${values.articleNumber}.`,
      });
      form.setValues({ ...values, articleNumber: '', quantity: '', note: '' });
      document.getElementById(form.idOf('/articleNumber'))?.focus();
    },
  });
  const article = articles.find(({ articleNumber }) => articleNumber === form.values.articleNumber);
  const unitOf = (number: string): string =>
    articles.find(({ articleNumber }) => articleNumber === number)?.unitName ?? '';

  return (
    <Form form={form} submitLabel="Zeile melden" label="Bedarf melden">
      <SelectField
        {...form.field('costCentre')}
        label="Kostenstelle"
        options={costCentres}
        placeholder="Bitte wählen"
      />
      <Combobox
        {...form.field('articleNumber')}
        label="Artikel"
        options={options}
        placeholder="Name, Nummer oder Gerät eingeben"
        hint={
          article
            ? `Bestelleinheit: ${contentOf(article)}`
            : `${articles.length} Artikel der Gruppen ${round.productGroups.join(', ')}`
        }
      />
      <FieldRow>
        <NumberField
          {...form.field('quantity')}
          label="Menge im Jahr"
          places={article && DIVISIBLE.has(article.unit) ? 3 : 0}
          unit={article?.unitName}
          width="short"
        />
        <TextField {...form.field('note')} label="Bemerkung" optional maxLength={500} />
      </FieldRow>
    </Form>
  );
}

/** The server points into the list of lines; the form knows only one of them. */
function atLine(error: unknown): unknown {
  if (!(error instanceof ApiProblem)) return error;
  const { status, type, title, detail, extra } = error;
  const errors = error.errors.map(({ pointer, message }) => ({ pointer: pointer.replace(/^\/lines\/0/, ''), message }));
  return new ApiProblem({ status, type, title, detail, extra, errors });
}
