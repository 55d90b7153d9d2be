import { lazy } from 'react';
import type { PageRoute } from '../../app/page-route';

export const pages: readonly PageRoute[] = [
  {
    path: '/pruefung',
    component: lazy(() => import('./samples.page')),
    permission: 'audit-sample.read',
    navigation: { label: 'Prüfung', order: 60, section: 'procurement', icon: 'checklist' },
  },
  { path: '/pruefung/neu', component: lazy(() => import('./draw-sample.page')), permission: 'audit-sample.draw' },
  { path: '/pruefung/:id', component: lazy(() => import('./sample.page')), permission: 'audit-sample.read' },
];
