import { lazy } from 'react';
import type { PageRoute } from '../../app/page-route';

export const pages: readonly PageRoute[] = [
  {
    path: '/kompass',
    component: lazy(() => import('./compass.page')),
    navigation: { label: 'Vergabe-Kompass', order: 20, section: 'procurement', icon: 'checklist' },
  },
  {
    path: '/kompass/rechner',
    component: lazy(() => import('./calculators.page')),
    navigation: {
      label: 'Vertrag und Rechtsschutz',
      order: 35,
      section: 'procurement',
      permission: 'procedure.read',
      icon: 'shield',
    },
  },
  {
    path: '/kompass/wertung',
    component: lazy(() => import('./evaluation.page')),
    navigation: {
      label: 'Wertungsrechner',
      order: 30,
      section: 'procurement',
      permission: 'procedure.read',
      icon: 'calculator',
    },
  },
  {
    path: '/rechtsstand',
    component: lazy(() => import('./law-state.page')),
    navigation: { label: 'Rechtsstand', order: 40, section: 'procurement', icon: 'info' },
  },
  {
    path: '/rechtsstand/vorschau',
    component: lazy(() => import('./law-preview.page')),
    permission: 'procedure.read',
  },
  {
    path: '/auftragswerte',
    component: lazy(() => import('./contract-values.page')),
    permission: 'procedure.read',
    navigation: { label: 'Auftragswerte', order: 25, section: 'procurement', icon: 'chart' },
  },
];
