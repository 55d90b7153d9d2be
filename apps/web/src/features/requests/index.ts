import { lazy } from 'react';
import type { PageRoute } from '../../app/page-route';

export { RequestsOfProcedure } from './requests-of-procedure';

export const pages: readonly PageRoute[] = [
  {
    path: '/antraege',
    component: lazy(() => import('./requests.page')),
    permission: 'request.read',
    navigation: { label: 'Vergabeanträge', order: 5, section: 'procurement', icon: 'mail' },
  },
  {
    path: '/antraege/neu',
    component: lazy(() => import('./new-request.page')),
    permission: 'request.create',
    density: 'comfortable',
  },
  {
    path: '/antraege/:id',
    component: lazy(() => import('./request.page')),
    permission: 'request.read',
    density: 'comfortable',
  },
];
