import { lazy } from 'react';
import type { PageRoute } from '../../app/page-route';

export { ExerciseBar } from './exercise-bar';

export const pages: readonly PageRoute[] = [
  {
    path: '/uebung',
    component: lazy(() => import('./exercise.page')),
    permission: 'training.use',
    navigation: { label: 'Übung', order: 90, section: 'procurement', icon: 'help' },
  },
];
