import { lazy } from 'react';
import type { PageRoute } from '../../app/page-route';

export const pages: readonly PageRoute[] = [
  {
    path: '/unternehmen',
    component: lazy(() => import('./companies.page')),
    permission: 'company.read',
    navigation: { label: 'Unternehmen', order: 40, section: 'procurement', icon: 'people' },
  },
  {
    path: '/unternehmen/neu',
    component: lazy(() => import('./new-company.page')),
    permission: 'company.manage',
  },
  {
    path: '/unternehmen/:id/bearbeiten',
    component: lazy(() => import('./edit-company.page')),
    permission: 'company.manage',
  },
  { path: '/unternehmen/:id', component: lazy(() => import('./company.page')), permission: 'company.read' },
];
