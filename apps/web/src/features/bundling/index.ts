import { lazy } from 'react';
import type { PageRoute } from '../../app/page-route';

export const pages: readonly PageRoute[] = [
  {
    path: '/bedarf',
    component: lazy(() => import('./rounds.page')),
    permission: 'demand-round.read',
    navigation: { label: 'Bedarfsabfragen', order: 10, section: 'bundling', icon: 'checklist' },
  },
  { path: '/bedarf/kalender', component: lazy(() => import('./round-calendar.page')), permission: 'bundle.read' },
  { path: '/bedarf/vorlagen', component: lazy(() => import('./round-templates.page')), permission: 'bundle.read' },
  { path: '/bedarf/neu', component: lazy(() => import('./open-round.page')), permission: 'demand-round.manage' },
  { path: '/bedarf/:id', component: lazy(() => import('./round.page')), permission: 'demand-round.read' },
  {
    path: '/bedarf/:id/melden/:member',
    component: lazy(() => import('./report-for-member.page')),
    permission: 'demand-round.manage',
  },
  {
    path: '/bedarf/:id/zuarbeit',
    component: lazy(() => import('./contribute.page')),
    permission: 'demand.contribute',
    density: 'comfortable',
  },
  { path: '/buendel/:id/lose', component: lazy(() => import('./lots.page')), permission: 'bundle.read' },
  { path: '/buendel/:id', component: lazy(() => import('./bundle.page')), permission: 'bundle.read' },
  {
    path: '/buendel/:id/einsparung',
    component: lazy(() => import('./savings/savings.page')),
    permission: 'bundle.read',
  },
  {
    path: '/buendel/:id/einsparung/:simulation',
    component: lazy(() => import('./savings/stored-savings.page')),
    permission: 'bundle.read',
  },
  {
    path: '/rahmenvereinbarungen',
    component: lazy(() => import('./frameworks.page')),
    permission: 'framework.read',
    navigation: { label: 'Rahmenvereinbarungen', order: 20, section: 'bundling', icon: 'layers' },
  },
  {
    path: '/rahmenvereinbarungen/:id',
    component: lazy(() => import('./framework.page')),
    permission: 'framework.read',
  },
  {
    path: '/artikel',
    component: lazy(() => import('./articles.page')),
    permission: 'article.read',
    navigation: { label: 'Artikel', order: 30, section: 'bundling', icon: 'package' },
  },
];
