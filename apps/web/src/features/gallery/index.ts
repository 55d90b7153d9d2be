import { lazy } from 'react';
import type { PageRoute } from '../../app/page-route';

export const pages: readonly PageRoute[] = [
  {
    path: '/ui',
    component: lazy(() => import('./gallery.page')),
    navigation: {
      label: 'Bausteine der Oberfläche',
      order: 99,
      section: 'administration',
      permission: 'jobs.read',
      icon: 'layers',
    },
    demoOnly: true,
  },
];
