import type { ComponentType } from 'react';
import type { IconName } from '../shared/ui';

/** The sections of the sidebar in their order; a feature page names one of them. */
export const SECTIONS = {
  start: '',
  procurement: 'Vergabe',
  bundling: 'Bedarf',
  ordering: 'Bestellen',
  reporting: 'Auswertung',
  directory: 'Verzeichnis',
  administration: 'Verwaltung',
} as const;

export type SectionId = keyof typeof SECTIONS;

export interface PageNavigation {
  readonly label: string;
  /** Place inside its section, small first. */
  readonly order: number;
  readonly section: SectionId;
  /** Shown to those who have it (any of them); without it to everybody. */
  readonly permission?: string | readonly string[];
  readonly icon?: IconName;
}

/** One page of a feature: every `features/<room>/index.ts` exports `pages: readonly PageRoute[]`. */
export interface PageRoute {
  /** wouter pattern, "/vergaben/:id"; parameters come by `useParams()`. */
  readonly path: string;
  /** `lazy(() => import('./some.page'))` with the page as default export. */
  readonly component: ComponentType;
  /** Who may open the page at all; the server checks every call besides. */
  readonly permission?: string | readonly string[];
  readonly navigation?: PageNavigation;
  /** `compact` (default) for those who work in it all day, `comfortable` for occasional users such as orderers. */
  readonly density?: 'compact' | 'comfortable';
  /** Pages that only exist in the demo. */
  readonly demoOnly?: boolean;
}
