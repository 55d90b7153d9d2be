import { lazy } from 'react';
import type { PageRoute } from '../../app/page-route';

export const pages: readonly PageRoute[] = [
  {
    path: '/verbrauch',
    component: lazy(() => import('./consumption.page')),
    permission: 'consumption.read',
    navigation: { label: 'Verbrauch', order: 10, section: 'reporting', icon: 'chart' },
  },
];
