import { lazy } from 'react';
import type { PageRoute } from '../../app/page-route';

export { BatchList, type BatchListProps } from './batch-list';
export { useRequestDocument } from './document-actions';
export { DocumentButton, type DocumentButtonProps } from './document-button';
export { pageOfSubject, SUBJECT_TYPES } from './document';
export { DocumentList, type DocumentListProps } from './document-list';

export const pages: readonly PageRoute[] = [
  {
    path: '/dokumente',
    component: lazy(() => import('./documents.page')),
    permission: 'document.read',
    navigation: { label: 'Dokumente', order: 90, section: 'procurement', icon: 'draft', permission: 'document.read' },
  },
  { path: '/dokumente/vorlagen', component: lazy(() => import('./templates.page')), permission: 'document.read' },
  {
    path: '/dokumente/warteschlange',
    component: lazy(() => import('./queue/queue.page')),
    permission: 'jobs.read',
    navigation: {
      label: 'Warteschlange',
      order: 49,
      section: 'administration',
      icon: 'clock',
      permission: 'jobs.read',
    },
  },
  {
    path: '/briefkopf',
    component: lazy(() => import('./letterhead.page')),
    permission: 'document.letterhead',
    navigation: {
      label: 'Briefkopf',
      order: 18,
      section: 'administration',
      icon: 'draft',
      permission: 'document.letterhead',
    },
  },
];
