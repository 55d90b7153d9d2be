import { lazy } from 'react';
import type { PageRoute } from '../../app/page-route';

export const pages: readonly PageRoute[] = [
  {
    path: '/katalog',
    component: lazy(() => import('./catalogue.page')),
    permission: 'catalogue.read',
    density: 'comfortable',
    navigation: { label: 'Katalog', order: 10, section: 'ordering', icon: 'search' },
  },
  {
    path: '/warenkorb',
    component: lazy(() => import('./cart.page')),
    permission: 'requisition.create',
    density: 'comfortable',
    navigation: { label: 'Warenkorb', order: 20, section: 'ordering', permission: 'requisition.create', icon: 'cart' },
  },
  {
    path: '/freigaben',
    component: lazy(() => import('./approvals.page')),
    permission: 'approval.decide',
    density: 'comfortable',
    navigation: {
      label: 'Freigaben',
      order: 30,
      section: 'ordering',
      permission: 'approval.decide',
      icon: 'checklist',
    },
  },
  {
    path: '/bestellungen',
    component: lazy(() => import('./orders.page')),
    permission: 'order.read',
    density: 'comfortable',
    navigation: { label: 'Bestellungen', order: 40, section: 'ordering', icon: 'package' },
  },
  {
    path: '/bestellungen/:id',
    component: lazy(() => import('./order.page')),
    permission: 'order.read',
    density: 'comfortable',
  },
  {
    path: '/bestellanforderungen/:id',
    component: lazy(() => import('./requisition.page')),
    permission: 'requisition.read',
    density: 'comfortable',
  },
];
