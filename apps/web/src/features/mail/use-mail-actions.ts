import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { usePermissions } from '../../app/session';
import { useApiMutation } from '../../shared/api';
import { type RowAction, useToasts } from '../../shared/ui';
import { canRetry, canSettle, DISPATCH_PATH, MAIL_PATH, type MailItem, MAILS_PATH } from './mail';

/** Every cached answer that tells of mails. */
export const MAIL_ANSWERS = [MAILS_PATH, MAIL_PATH, DISPATCH_PATH, '/api/today'] as const;

const SOON_MS = 2_500;
const LATER_MS = 20_000;

/** Asks again by itself: soon while something is on its way, now and then otherwise. */
export function useFreshMails(isOnItsWay: boolean): void {
  const queries = useQueryClient();
  useEffect(() => {
    const timer = setInterval(
      () => [MAILS_PATH, MAIL_PATH, DISPATCH_PATH].map((path) => queries.invalidateQueries({ queryKey: [path] })),
      isOnItsWay ? SOON_MS : LATER_MS,
    );
    return () => clearInterval(timer);
  }, [isOnItsWay, queries]);
}

/** What can be done with a mail in its state; `settle` opens the question how the recipient was reached. */
export function useMailActions(settle: (mail: MailItem) => void): (mail: MailItem) => readonly RowAction[] {
  const can = usePermissions();
  const toasts = useToasts();
  const retry = useApiMutation<unknown, MailItem>('post', '/api/mails/{id}/retry', {
    request: ({ id }) => ({ path: { id } }),
    invalidates: MAIL_ANSWERS,
    onSuccess: (_answer, { to }) => toasts.show({ text: `Die E-Mail an ${to} wird erneut gesendet.` }),
    onProblem: (problem) => toasts.showProblem(problem),
  });
  return (mail) => [
    ...(can('mail.send') && canRetry(mail)
      ? [{ label: 'Erneut senden', icon: 'autorenew' as const, onClick: () => retry.mutate(mail) }]
      : []),
    ...(can('mail.send') && canSettle(mail)
      ? [{ label: 'Anders erledigt', icon: 'check' as const, onClick: () => settle(mail) }]
      : []),
  ];
}
