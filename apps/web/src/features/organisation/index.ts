import { lazy } from 'react';
import type { PageRoute } from '../../app/page-route';

export const pages: readonly PageRoute[] = [
  {
    path: '/verzeichnis',
    component: lazy(() => import('./directory.page')),
    permission: 'directory.read',
    navigation: { label: 'Verzeichnis', order: 10, section: 'directory', icon: 'people' },
  },
];
