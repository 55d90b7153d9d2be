import { lazy } from 'react';
import type { PageRoute } from '../../app/page-route';

export const pages: readonly PageRoute[] = [
  {
    path: '/protokoll',
    component: lazy(() => import('./audit.page')),
    permission: 'audit.read',
    navigation: { label: 'Protokoll', order: 10, section: 'administration', permission: 'audit.read', icon: 'shield' },
  },
];
