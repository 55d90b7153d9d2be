import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useLocation } from 'wouter';
import { useSession } from '../../app/session';
import { type ApiForm, call, useApiForm, useApiQuery } from '../../shared/api';
import { addMonths, counted, date } from '../../shared/format';
import {
  Alert,
  Button,
  ButtonLink,
  Card,
  CheckboxGroup,
  DateField,
  ErrorSummary,
  ProblemAlert,
  Skeleton,
  TextField,
  useToasts,
} from '../../shared/ui';
import { QuestionEditor } from './question-editor';
import { type ArticleWish, RoundArticlesField } from './round-articles-field';
import type { Question, RoundProposal } from './round-types';
import { SaveTemplateDialog } from './save-template.dialog';
import type { Round } from './types';

interface Values {
  readonly title: string;
  readonly productGroups: readonly string[];
  readonly reportUntil: string;
  readonly members: readonly string[];
  readonly leftOut: readonly string[];
  readonly articles: readonly ArticleWish[];
  readonly questions: readonly Question[];
}
interface RoundFormProps {
  readonly proposal: RoundProposal;
  /** Keeps what was typed; only for a round that begins empty. */
  readonly draft: string | undefined;
  readonly groups: readonly { readonly productGroup: string; readonly articles: number }[];
  readonly members: readonly { readonly slug: string; readonly name: string }[];
}

export function RoundForm({ proposal, draft, groups, members }: RoundFormProps) {
  const { today, person } = useSession();
  const [, navigate] = useLocation();
  const toasts = useToasts();
  const queries = useQueryClient();
  const [keeping, setKeeping] = useState(false);
  const { setup } = proposal;
  const form: ApiForm<Values> = useApiForm<Values, Round>({
    initial: {
      title: setup.title,
      productGroups: setup.productGroups,
      reportUntil: proposal.reportUntil,
      members: setup.members ?? members.map(({ slug }) => slug),
      leftOut: setup.leftOut,
      articles: setup.requirements,
      questions: setup.questions,
    },
    ...(draft ? { draft: `${draft}-2-${person.id}` } : {}),
    validate: ({ title, productGroups, reportUntil, members: chosen }) => [
      ...(title.trim() === '' ? [{ pointer: '/title', message: 'Bitte geben Sie einen Titel an.' }] : []),
      ...(productGroups.length === 0
        ? [{ pointer: '/productGroups', message: 'Bitte wählen Sie mindestens eine Warengruppe.' }]
        : []),
      ...(reportUntil === '' ? [{ pointer: '/reportUntil', message: 'Bitte nennen Sie den letzten Meldetag.' }] : []),
      ...(chosen.length === 0 ? [{ pointer: '/members', message: 'Bitte wählen Sie mindestens ein Mitglied.' }] : []),
    ],
    // Wishes for groups that were taken out again are not sent.
    submit: (all) =>
      call('post', '/api/demand-rounds', {
        body: {
          ...all,
          leftOut: all.leftOut.filter((number) => known.has(number)),
          articles: all.articles.filter(({ articleNumber }) => known.has(articleNumber)),
          ...origin(proposal),
        },
      }) as Promise<Round>,
    onSuccess: (round) => {
      void queries.invalidateQueries();
      toasts.show({ text: `Die Bedarfsabfrage ${round.number} ist eröffnet.` });
      navigate(`/bedarf/${round.id}`);
    },
  });
  const { values } = form;
  const articles = useApiQuery('/api/round-articles', {
    query: { group: values.productGroups },
    enabled: values.productGroups.length > 0,
    keepPrevious: true,
  });
  const asked = (articles.data?.items ?? []).filter(({ productGroup }) => values.productGroups.includes(productGroup));
  const known: ReadonlySet<string> = new Set(asked.map(({ articleNumber }) => articleNumber));
  return (
    <>
      <form className="page-stack" noValidate aria-label="Bedarfsabfrage" onSubmit={form.submit}>
        <ErrorSummary
          errors={form.errors}
          title={form.problem?.title}
          detail={form.problem?.detail}
          idOf={form.idOf}
          attempt={form.attempts}
        />
        {proposal.origin && (
          <Alert title={proposal.origin}>
            <p>
              {counted(asked.length, 'Artikel', 'Artikel')}, {counted(values.questions.length, 'Frage', 'Fragen')},
              vorgeschlagener letzter Meldetag {date(proposal.reportUntil)}. Preise sind die von heute.
            </p>
          </Alert>
        )}
        <Card title="Abfrage">
          <div className="form">
            <TextField
              {...form.field('title')}
              label="Titel"
              hint="Zum Beispiel: Papier und Toner 2027–2028"
              maxLength={200}
            />
            <CheckboxGroup
              {...form.field('productGroups')}
              label="Warengruppen"
              options={groups.map(({ productGroup, articles: count }) => ({
                value: productGroup,
                label: productGroup,
                detail: counted(count, 'Artikel', 'Artikel'),
              }))}
              hint="Nur Artikel dieser Gruppen können gemeldet werden."
            />
            <DateField
              {...form.field('reportUntil')}
              label="Letzter Meldetag"
              min={today}
              max={addMonths(today, 24)}
              width="short"
            />
            <CheckboxGroup
              {...form.field('members')}
              label="Mitglieder"
              options={members.map(({ slug, name }) => ({ value: slug, label: name }))}
            />
          </div>
        </Card>
        <Card title="Artikel">
          {articles.error && <ProblemAlert problem={articles.error} />}
          {articles.isLoading ? (
            <Skeleton lines={5} label="Artikel werden geladen" />
          ) : (
            <RoundArticlesField
              articles={asked}
              leftOut={values.leftOut.filter((number) => known.has(number))}
              wishes={values.articles}
              onChange={(leftOut, wishes) => form.setValues({ ...values, leftOut, articles: wishes })}
            />
          )}
        </Card>
        <Card title="Fragebogen">
          <QuestionEditor
            questions={values.questions}
            usual={proposal.usualQuestions}
            errors={form.errors}
            onChange={(questions) => form.setValues({ ...values, questions })}
          />
        </Card>
        <div className="button-row">
          <Button kind="primary" type="submit" busy={form.isSubmitting}>
            Bedarfsabfrage eröffnen
          </Button>
          <Button icon="content-copy" onClick={() => setKeeping(true)}>
            Als Vorlage speichern
          </Button>
          <ButtonLink kind="tertiary" href="/bedarf">
            Abbrechen
          </ButtonLink>
        </div>
      </form>
      {keeping && <SaveTemplateDialog content={template()} onClose={() => setKeeping(false)} />}
    </>
  );

  function template() {
    const { title, productGroups, leftOut, members: chosen, questions } = values;
    return {
      ...{ title, productGroups, questions, answerDays: setup.answerDays },
      leftOut: leftOut.filter((number) => known.has(number)),
      requirements: values.articles.flatMap(({ articleNumber, requirement }) =>
        requirement && known.has(articleNumber) ? [{ articleNumber, requirement }] : [],
      ),
      ...(chosen.length === members.length ? {} : { members: chosen }),
    };
  }
}

/** What the round follows, for the calendar and the comparison with last year. */
const origin = ({ formerRound, frameworks }: RoundProposal) => ({
  ...(formerRound ? { formerRound } : {}),
  ...(frameworks.length > 0 ? { frameworks } : {}),
});
