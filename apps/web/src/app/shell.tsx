import { useEffect, useState, type ReactNode } from 'react';
import { Link as RouterLink, useLocation } from 'wouter';
import { QuickConsultation } from '../features/services';
import { ExerciseBar } from '../features/training';
import { Icon } from '../shared/ui';
import { AccountMenu } from './account-menu';
import { DemoBar } from './demo-bar';
import { GlobalSearch } from './global-search';
import { Notifications } from './notifications';
import { useSession } from './session';
import { NAVIGATION_ID, Sidebar } from './sidebar';

const WIDE = '(min-width: 64rem)';
const REMEMBERED = 'seitenleiste';

function remembered(): boolean {
  try {
    return localStorage.getItem(REMEMBERED) !== 'zu';
  } catch {
    return true;
  }
}

function remember(open: boolean): void {
  try {
    localStorage.setItem(REMEMBERED, open ? 'auf' : 'zu');
  } catch {
    // The sidebar then opens as usual next time.
  }
}

/** On wide screens the sidebar stands beside the page and keeps its state; below, it opens over the page. */
function useSidebar() {
  const [wide, setWide] = useState(() => window.matchMedia(WIDE).matches);
  const [open, setOpen] = useState(() => window.matchMedia(WIDE).matches && remembered());

  useEffect(() => {
    const media = window.matchMedia(WIDE);
    const changed = (): void => {
      setWide(media.matches);
      setOpen(media.matches && remembered());
    };
    media.addEventListener('change', changed);
    return () => media.removeEventListener('change', changed);
  }, []);

  const set = (next: boolean): void => {
    setOpen(next);
    if (wide) remember(next);
  };
  return { wide, open, set };
}

export function Shell({ children }: { readonly children: ReactNode }) {
  const { centre, demo, training } = useSession();
  const sidebar = useSidebar();
  const [location] = useLocation();

  useEffect(() => {
    window.scrollTo(0, 0);
  }, [location]);

  return (
    <div className={sidebar.open ? 'shell shell--sidebar-open' : 'shell'}>
      <a className="skip-link" href="#inhalt">
        Zum Inhalt springen
      </a>
      <div className="shell__top">
        <header className="shell__header">
          <button
            type="button"
            className="header-button"
            aria-expanded={sidebar.open}
            aria-controls={NAVIGATION_ID}
            aria-label={sidebar.open ? 'Navigation schließen' : 'Navigation öffnen'}
            onClick={() => sidebar.set(!sidebar.open)}
          >
            <Icon name={sidebar.open && !sidebar.wide ? 'close' : 'dehaze'} />
          </button>
          <RouterLink href="/" className="brand">
            <span className="brand-mark" aria-hidden="true" />
            <span className="brand__name">{centre.name}</span>
            <span className="visually-hidden">, Startseite</span>
          </RouterLink>
          <GlobalSearch />
          <div className="shell__tools">
            <QuickConsultation />
            <Notifications />
            <AccountMenu />
          </div>
        </header>
        {training ? <ExerciseBar /> : demo && <DemoBar />}
      </div>
      <div className="shell__body">
        <Sidebar open={sidebar.open} overlay={!sidebar.wide} onClose={() => sidebar.set(false)} />
        <main id="inhalt" className="shell__main kern-layer kern-level-1" tabIndex={-1}>
          {children}
        </main>
      </div>
    </div>
  );
}
