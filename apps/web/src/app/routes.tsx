import { Suspense } from 'react';
import { Route, Switch, useLocation } from 'wouter';
import { pages as audit } from '../features/audit';
import { pages as auditSamples } from '../features/audit-samples';
import { pages as bundling } from '../features/bundling';
import { pages as companies } from '../features/companies';
import { pages as compass } from '../features/compass';
import { pages as contracts } from '../features/contracts';
import { pages as consumption } from '../features/consumption';
import { pages as documents } from '../features/documents';
import { pages as gallery } from '../features/gallery';
import { pages as identity } from '../features/identity';
import { pages as files } from '../features/files';
import { pages as jobs } from '../features/jobs';
import { pages as mail } from '../features/mail';
import { pages as organisation } from '../features/organisation';
import { pages as ordering } from '../features/ordering';
import { pages as procedures } from '../features/procedures';
import { pages as reporting } from '../features/reporting';
import { pages as retention } from '../features/retention';
import { pages as services } from '../features/services';
import { pages as requests } from '../features/requests';
import { pages as training } from '../features/training';
import { pages as today } from '../features/today';
import { PageSkeleton } from '../shared/ui';
import { ErrorBoundary } from './error-boundary';
import { isAllowed } from './navigation';
import { ForbiddenPage, NotFoundPage } from './not-found';
import type { PageRoute } from './page-route';
import { useSession } from './session';

/** Every feature with its pages: a new feature is one line here. */
export const allPages: readonly PageRoute[] = [
  ...today,
  ...requests,
  ...procedures,
  ...contracts,
  ...companies,
  ...compass,
  ...documents,
  ...files,
  ...retention,
  ...jobs,
  ...mail,
  ...bundling,
  ...organisation,
  ...audit,
  ...auditSamples,
  ...identity,
  ...ordering,
  ...consumption,
  ...reporting,
  ...services,
  ...training,
  ...gallery,
];

function PageOf({ page }: { readonly page: PageRoute }) {
  const { permissions } = useSession();
  const Page = page.component;
  return (
    <div className="page" data-density={page.density ?? 'compact'}>
      {isAllowed(page.permission, permissions) ? <Page /> : <ForbiddenPage />}
    </div>
  );
}

export function Pages() {
  const { demo } = useSession();
  const [location] = useLocation();
  return (
    <ErrorBoundary resetKey={location}>
      <Suspense fallback={<PageSkeleton />}>
        <Switch>
          {allPages
            .filter((page) => demo || !page.demoOnly)
            .map((page) => (
              <Route key={page.path} path={page.path}>
                <PageOf page={page} />
              </Route>
            ))}
          <Route>
            <div className="page" data-density="compact">
              <NotFoundPage />
            </div>
          </Route>
        </Switch>
      </Suspense>
    </ErrorBoundary>
  );
}
