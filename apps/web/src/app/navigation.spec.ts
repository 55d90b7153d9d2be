import { currentPath, isAllowed, navigationFor } from './navigation';
import type { PageRoute } from './page-route';

const page = (path: string, navigation?: PageRoute['navigation'], more: Partial<PageRoute> = {}): PageRoute => ({
  path,
  component: () => null,
  navigation,
  ...more,
});

const pages = [
  page('/warenkorb', { label: 'Warenkorb', order: 20, section: 'ordering', permission: 'requisition.write' }),
  page('/katalog', {
    label: 'Katalog',
    order: 10,
    section: 'ordering',
    permission: ['catalogue.read', 'catalogue.write'],
  }),
  page('/vergaben', { label: 'Vergaben', order: 10, section: 'procurement', permission: 'procedure.read' }),
  page('/vergaben/:id'),
  page('/ui', { label: 'Bausteine', order: 99, section: 'administration' }, { demoOnly: true }),
  page('/', { label: 'Heute', order: 1, section: 'start' }),
];

const shown = (permissions: string[], demo = false): string[] =>
  navigationFor(pages, permissions, demo).flatMap((section) => section.pages.map(({ path }) => path));

describe('navigation', () => {
  it('shows only what the person may use, section by section in order', () => {
    expect(shown(['catalogue.read', 'requisition.write'])).toEqual(['/', '/katalog', '/warenkorb']);
    expect(shown(['procedure.read'])).toEqual(['/', '/vergaben']);
  });

  it('leaves out pages without navigation and pages of the demo', () => {
    expect(shown([], true)).toEqual(['/', '/ui']);
    expect(shown([])).toEqual(['/']);
  });

  it('needs one of several permissions', () => {
    expect(isAllowed(['a', 'b'], ['b'])).toBe(true);
    expect(isAllowed(['a', 'b'], ['c'])).toBe(false);
    expect(isAllowed(undefined, [])).toBe(true);
  });

  it('marks the one entry a page belongs to', () => {
    const paths = ['/', '/kompass', '/kompass/wertung', '/vergaben'];
    expect(currentPath(paths, '/kompass/wertung')).toBe('/kompass/wertung');
    expect(currentPath(paths, '/kompass')).toBe('/kompass');
    expect(currentPath(paths, '/vergaben/1')).toBe('/vergaben');
    expect(currentPath(paths, '/vergabenneu')).toBeUndefined();
  });
});
