import { lazy } from 'react';
import type { PageRoute } from '../../app/page-route';

export { Refusal } from './refusal';

export const pages: readonly PageRoute[] = [
  {
    path: '/vergaben',
    component: lazy(() => import('./procedures.page')),
    permission: 'procedure.read',
    navigation: { label: 'Vergaben', order: 10, section: 'procurement', icon: 'gavel' },
  },
  {
    path: '/vergaben/neu',
    component: lazy(() => import('./new-procedure.page')),
    permission: 'procedure.manage',
  },
  {
    path: '/leitung',
    component: lazy(() => import('./oversight.page')),
    permission: 'procedure.oversee',
    navigation: { label: 'Auslastung und Risiken', order: 12, section: 'procurement', icon: 'chart' },
  },
  {
    path: '/textbausteine',
    component: lazy(() => import('./letter-texts.page')),
    permission: 'procedure.read',
    navigation: {
      label: 'Textbausteine',
      order: 20,
      section: 'administration',
      permission: 'procedure.wording',
      icon: 'edit',
    },
  },
  { path: '/vergaben/:id', component: lazy(() => import('./procedure.page')), permission: 'procedure.read' },
];
