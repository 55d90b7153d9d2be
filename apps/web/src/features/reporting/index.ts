import { lazy } from 'react';
import type { PageRoute } from '../../app/page-route';

export const pages: readonly PageRoute[] = [
  {
    path: '/jahresbericht',
    component: lazy(() => import('./annual-report.page')),
    permission: 'report.read',
    navigation: { label: 'Jahresbericht', order: 20, section: 'reporting', icon: 'layers' },
  },
  {
    path: '/umlage',
    component: lazy(() => import('./cost-allocation.page')),
    permission: 'report.read',
    navigation: { label: 'Umlage', order: 30, section: 'reporting', icon: 'checklist' },
  },
];
