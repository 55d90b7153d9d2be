import { lazy } from 'react';
import type { PageRoute } from '../../app/page-route';

export const pages: readonly PageRoute[] = [
  {
    path: '/rechtsstand',
    component: lazy(() => import('./law-state.page')),
    navigation: { label: 'Rechtsstand', order: 40, section: 'procurement', icon: 'layers' },
  },
];
