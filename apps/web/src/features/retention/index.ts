import { lazy } from 'react';
import type { PageRoute } from '../../app/page-route';

export const pages: readonly PageRoute[] = [
  {
    path: '/aufbewahrung',
    component: lazy(() => import('./retention.page')),
    permission: 'retention.read',
    navigation: {
      label: 'Aufbewahrung',
      order: 56,
      section: 'administration',
      icon: 'lock',
      permission: 'retention.read',
    },
  },
];
