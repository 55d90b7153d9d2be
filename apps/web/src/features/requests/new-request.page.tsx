import { useEffect } from 'react';
import { useLocation } from 'wouter';
import { useSession } from '../../app/session';
import { useApiMutation, useApiQuery } from '../../shared/api';
import { PageHeader, PageSkeleton, ProblemAlert } from '../../shared/ui';
import { PATH } from './model';

/** Begins a draft and opens it; one that was begun and left empty is used again. */
export default function NewRequestPage() {
  const { person } = useSession();
  const [, navigate] = useLocation();
  const drafts = useApiQuery(PATH, { query: { state: 'draft', mine: true, limit: 50 } });
  const open = (id: string): void => navigate(`/antraege/${id}`, { replace: true });
  const create = useApiMutation<{ id: string }, object>('post', PATH, {
    invalidates: [PATH],
    onSuccess: ({ id }) => open(id),
  });
  const { mutate, isIdle, error } = create;
  const { items } = drafts.data ?? {};

  useEffect(() => {
    if (!items || !isIdle) return;
    const empty = items.find(({ version, title }) => version === 1 && title === '');
    if (empty) open(empty.id);
    else mutate({ contactName: person.name, contactEmail: person.email });
    // Once, as soon as it is known which drafts there are.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [items, isIdle]);

  const problem = drafts.error ?? error;
  if (!problem) return <PageSkeleton />;
  return (
    <>
      <PageHeader title="Neuer Vergabeantrag" breadcrumb={[{ label: 'Vergabeanträge', href: '/antraege' }]} />
      <ProblemAlert problem={problem} onRetry={() => (drafts.error ? void drafts.refetch() : mutate({}))} />
    </>
  );
}
