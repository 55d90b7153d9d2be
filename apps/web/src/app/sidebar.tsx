import { useEffect, useRef } from 'react';
import { Link as RouterLink, useLocation } from 'wouter';
import { Icon } from '../shared/ui';
import { navigationFor } from './navigation';
import { allPages } from './routes';
import { useSession } from './session';

interface SidebarProps {
  readonly open: boolean;
  /** Over the page (narrow screens) instead of beside it. */
  readonly overlay: boolean;
  readonly onClose: () => void;
}

const isCurrent = (path: string, location: string): boolean =>
  path === '/' ? location === '/' : location === path || location.startsWith(`${path}/`);

export function Sidebar({ open, overlay, onClose }: SidebarProps) {
  const { permissions, demo } = useSession();
  const [location] = useLocation();
  const element = useRef<HTMLElement>(null);
  const covers = open && overlay;

  useEffect(() => {
    if (covers) element.current?.querySelector('a')?.focus();
  }, [covers]);

  useEffect(() => {
    if (!covers) return;
    const keys = (event: KeyboardEvent): void => {
      if (event.key === 'Escape') onClose();
    };
    document.addEventListener('keydown', keys);
    return () => document.removeEventListener('keydown', keys);
  }, [covers, onClose]);

  return (
    <>
      {covers && <div className="sidebar-backdrop" onClick={onClose} />}
      <nav ref={element} id="navigation" className="sidebar" aria-label="Hauptnavigation" hidden={!open}>
        {navigationFor(allPages, permissions, demo).map((section) => (
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
                    aria-current={isCurrent(path, location) ? 'page' : undefined}
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
