import { lazy } from 'react';
import type { PageRoute } from '../../app/page-route';

export const pages: readonly PageRoute[] = [
  {
    path: '/auftraege',
    component: lazy(() => import('./jobs.page')),
    permission: 'jobs.read',
    navigation: {
      label: 'Hintergrundaufträge',
      order: 50,
      section: 'administration',
      icon: 'autorenew',
      permission: 'jobs.read',
    },
  },
];
