import { lazy } from 'react';
import type { PageRoute } from '../../app/page-route';

export const pages: readonly PageRoute[] = [
  {
    path: '/postausgang',
    component: lazy(() => import('./outbox.page')),
    permission: 'mail.status',
    navigation: {
      label: 'Postausgang',
      order: 95,
      section: 'procurement',
      icon: 'mail',
      permission: 'mail.status',
    },
  },
  { path: '/postausgang/:id', component: lazy(() => import('./mail.page')), permission: 'mail.read' },
];
