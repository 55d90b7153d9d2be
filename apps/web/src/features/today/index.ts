import { lazy } from 'react';
import type { PageRoute } from '../../app/page-route';

export const pages: readonly PageRoute[] = [
  {
    path: '/',
    component: lazy(() => import('./today.page')),
    navigation: { label: 'Heute', order: 10, section: 'start', icon: 'home' },
  },
];
