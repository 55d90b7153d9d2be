import { useQueryClient } from '@tanstack/react-query';
import { useLocation } from 'wouter';
import { useApiMutation, useApiQuery } from '../shared/api';
import { instant } from '../shared/format';
import { Icon, Link, Popover, ProblemAlert, Skeleton } from '../shared/ui';

interface Notification {
  readonly id: string;
  readonly text: string;
  readonly href: string | null;
  readonly createdAt: string;
  readonly readAt: string | null;
}

const PATH = '/api/notifications';
const ASK_EVERY_MS = 60_000;

export function Notifications() {
  const queries = useQueryClient();
  const [, navigate] = useLocation();
  const { data, error, refetch } = useApiQuery<{ items: readonly Notification[]; unread: number }>(PATH, {
    refetchInterval: ASK_EVERY_MS,
  });
  const markRead = useApiMutation<unknown, string>('post', `${PATH}/{id}/read`, {
    request: (id) => ({ path: { id } }),
    invalidates: [PATH],
  });
  const unread = data?.unread ?? 0;

  const open = (notification: Notification, close: () => void): void => {
    if (!notification.readAt) markRead.mutate(notification.id);
    if (!notification.href) return;
    close();
    navigate(notification.href);
  };

  return (
    <Popover
      className="notifications"
      label={unread > 0 ? `Benachrichtigungen, ${unread} ungelesen` : 'Benachrichtigungen, keine ungelesen'}
      onOpen={() => void queries.invalidateQueries({ queryKey: [PATH] })}
      button={
        <>
          <Icon name="bell" />
          {unread > 0 && <span className="notifications__count">{unread > 99 ? '99+' : unread}</span>}
        </>
      }
    >
      {(close) => (
        <section className="notifications__panel" aria-label="Benachrichtigungen">
          <h2 className="notifications__title">Benachrichtigungen</h2>
          {error && <ProblemAlert problem={error} onRetry={() => void refetch()} />}
          {!error && !data && <Skeleton lines={3} />}
          {data?.items.length === 0 && (
            <p className="muted notifications__empty">
              Noch keine Benachrichtigungen. Hier erfahren Sie, wenn etwas auf Sie wartet oder ein Auftrag fertig ist.
            </p>
          )}
          {data && (
            <p className="small notifications__settings">
              <Link href="/profil" onClick={close}>
                Auch per E-Mail? Einstellungen im Profil
              </Link>
            </p>
          )}
          {data && data.items.length > 0 && (
            <ul className="notifications__list">
              {data.items.map((notification) => (
                <li key={notification.id}>
                  <button type="button" className="notifications__item" onClick={() => open(notification, close)}>
                    {!notification.readAt && <span className="notifications__new">Neu</span>}
                    <span>{notification.text}</span>
                    <span className="muted small">{instant(notification.createdAt)}</span>
                  </button>
                </li>
              ))}
            </ul>
          )}
        </section>
      )}
    </Popover>
  );
}
