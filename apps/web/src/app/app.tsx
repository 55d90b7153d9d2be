import { QueryClientProvider } from '@tanstack/react-query';
import { useState } from 'react';
import { useRoute } from 'wouter';
import { createQueryClient } from '../shared/api/query-client';
import { Button, PageSkeleton, ProblemAlert, ToastProvider, TodayContext } from '../shared/ui';
import { ErrorBoundary } from './error-boundary';
import { Pages } from './routes';
import { SessionProvider, useSessionState } from './session';
import { Shell } from './shell';
import { ExpiredSession, SignInPage } from './sign-in';
import { UnsubscribePage } from './unsubscribe';

/** The address stays as it was while somebody signs in, so that every deep link survives. */
function Entrance() {
  const [isUnsubscribing, address] = useRoute('/abmelden/:token');
  const { session, isLoading, problem, reload } = useSessionState();
  if (isUnsubscribing) return <UnsubscribePage token={address.token} />;
  if (session) {
    return (
      <TodayContext value={session.today}>
        <Shell>
          <Pages />
        </Shell>
        <ExpiredSession />
      </TodayContext>
    );
  }
  if (isLoading) return <PageSkeleton />;
  if (problem) {
    return (
      <main className="lonely-page">
        <h1 className="page-header__title">Vergabezentrum</h1>
        <ProblemAlert problem={problem} />
        <Button kind="primary" icon="autorenew" onClick={() => void reload()}>
          Erneut versuchen
        </Button>
      </main>
    );
  }
  return <SignInPage />;
}

export function App() {
  const [queries] = useState(createQueryClient);
  return (
    <ErrorBoundary>
      <QueryClientProvider client={queries}>
        <ToastProvider>
          <SessionProvider>
            <Entrance />
          </SessionProvider>
        </ToastProvider>
      </QueryClientProvider>
    </ErrorBoundary>
  );
}
