import { lazy } from 'react';
import type { PageRoute } from '../../app/page-route';

export const pages: readonly PageRoute[] = [
  { path: '/profil', component: lazy(() => import('./profile.page')), density: 'comfortable' },
];
