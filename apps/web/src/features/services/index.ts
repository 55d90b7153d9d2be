import { lazy } from 'react';
import type { PageRoute } from '../../app/page-route';

export { QuickConsultation } from './quick-consultation';

export const pages: readonly PageRoute[] = [
  {
    path: '/beratungen',
    component: lazy(() => import('./services.page')),
    permission: 'service.read',
    navigation: { label: 'Beratungen', order: 15, section: 'reporting', icon: 'people' },
  },
];
