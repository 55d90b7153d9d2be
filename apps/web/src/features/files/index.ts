import { lazy } from 'react';
import type { PageRoute } from '../../app/page-route';

export const pages: readonly PageRoute[] = [
  {
    path: '/dateipruefung',
    component: lazy(() => import('./file-checks.page')),
    permission: 'jobs.read',
    navigation: {
      label: 'Dateiprüfung',
      order: 55,
      section: 'administration',
      icon: 'shield',
      permission: 'jobs.read',
    },
  },
];
