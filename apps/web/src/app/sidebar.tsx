import { useEffect, useRef, type FocusEvent } from 'react';
import { Link as RouterLink, useLocation } from 'wouter';
import { Button, Icon } from '../shared/ui';
import { currentPath, navigationFor } from './navigation';
import { allPages } from './routes';
import { useSession } from './session';

export const NAVIGATION_ID = 'navigation';

interface SidebarProps {
  readonly open: boolean;
  /** Over the page (narrow screens) instead of beside it. */
  readonly overlay: boolean;
  readonly onClose: () => void;
}

export function Sidebar({ open, overlay, onClose }: SidebarProps) {
  const { permissions, demo } = useSession();
  const [location] = useLocation();
  const element = useRef<HTMLElement>(null);
  const covers = open && overlay;
  const sections = navigationFor(allPages, permissions, demo);
  const current = currentPath(
    sections.flatMap(({ pages }) => pages.map(({ path }) => path)),
    location,
  );

  useEffect(() => {
    if (covers) element.current?.querySelector('a')?.focus();
  }, [covers]);

  const left = (event: FocusEvent): void => {
    const next = event.relatedTarget;
    if (!covers || !(next instanceof HTMLElement) || element.current?.contains(next)) return;
    if (next.getAttribute('aria-controls') !== NAVIGATION_ID) onClose();
  };

  useEffect(() => {
    if (!covers) return;
    const keys = (event: KeyboardEvent): void => {
      if (event.key !== 'Escape') return;
      onClose();
      document.querySelector<HTMLElement>(`[aria-controls="${NAVIGATION_ID}"]`)?.focus();
    };
    document.addEventListener('keydown', keys);
    return () => document.removeEventListener('keydown', keys);
  }, [covers, onClose]);

  return (
    <>
      {covers && <div className="sidebar-backdrop" onClick={onClose} />}
      <nav
        ref={element}
        id={NAVIGATION_ID}
        className="sidebar"
        aria-label="Hauptnavigation"
        hidden={!open}
        onBlur={left}
      >
        {overlay && (
          <div className="sidebar__close">
            <Button kind="tertiary" small iconOnly icon="close" onClick={onClose}>
              Menü schließen
            </Button>
          </div>
        )}
        {sections.map((section) => (
          <div key={section.id} className="sidebar__section">
            {section.label && (
              <h2 className="sidebar__title" id={`navigation-${section.id}`}>
                {section.label}
              </h2>
            )}
            <ul aria-labelledby={section.label ? `navigation-${section.id}` : undefined}>
              {section.pages.map(({ path, navigation }) => (
                <li key={path}>
                  <RouterLink
                    href={path}
                    className="sidebar__link"
                    aria-current={path === current ? 'page' : undefined}
                    onClick={() => overlay && onClose()}
                  >
                    <Icon name={navigation?.icon ?? 'chevron-right'} size="small" />
                    {navigation?.label}
                  </RouterLink>
                </li>
              ))}
            </ul>
          </div>
        ))}
      </nav>
    </>
  );
}
