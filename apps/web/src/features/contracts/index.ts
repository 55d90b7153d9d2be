import { lazy } from 'react';
import type { PageRoute } from '../../app/page-route';

export { ContractsOfProcedure } from './contracts-of-procedure';

export const pages: readonly PageRoute[] = [
  {
    path: '/vertraege',
    component: lazy(() => import('./contracts.page')),
    permission: 'contract.read',
    navigation: { label: 'Verträge', order: 15, section: 'procurement', icon: 'layers' },
  },
  { path: '/vertraege/:id', component: lazy(() => import('./contract.page')), permission: 'contract.read' },
];
