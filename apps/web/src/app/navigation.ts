import { type PageRoute, type SectionId, SECTIONS } from './page-route';

export interface NavigationSection {
  readonly id: SectionId;
  readonly label: string;
  readonly pages: readonly PageRoute[];
}

/** True where nothing is asked for or the person holds one of the permissions. */
export const isAllowed = (needed: string | readonly string[] | undefined, held: readonly string[]): boolean =>
  needed === undefined || [needed].flat().some((permission) => held.includes(permission));

/** The navigation of one person: only what they may use, sections without pages left out. */
export function navigationFor(
  pages: readonly PageRoute[],
  permissions: readonly string[],
  demo: boolean,
): readonly NavigationSection[] {
  const visible = pages.filter(
    (page) =>
      page.navigation &&
      isAllowed(page.permission, permissions) &&
      isAllowed(page.navigation.permission, permissions) &&
      (demo || !page.demoOnly),
  );
  return (Object.keys(SECTIONS) as SectionId[])
    .map((id) => ({
      id,
      label: SECTIONS[id],
      pages: visible
        .filter((page) => page.navigation?.section === id)
        .sort((a, b) => (a.navigation?.order ?? 0) - (b.navigation?.order ?? 0)),
    }))
    .filter((section) => section.pages.length > 0);
}

const covers = (path: string, location: string): boolean =>
  path === '/' ? location === '/' : location === path || location.startsWith(`${path}/`);

/** The entry of the navigation a page belongs to: the longest path that leads to it, so that only one is marked. */
export const currentPath = (paths: readonly string[], location: string): string | undefined =>
  paths.filter((path) => covers(path, location)).sort((a, b) => b.length - a.length)[0];
