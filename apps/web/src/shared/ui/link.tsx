import type { ReactNode } from 'react';
import { Link as RouterLink } from 'wouter';

export interface LinkProps {
  readonly href: string;
  readonly children: ReactNode;
  /** Set on files of the server. */
  readonly download?: boolean;
  readonly onClick?: () => void;
}

const CLASS = 'kern-link kern-link--no-visited-state link';

/** A link inside the application, to a file of the server (/api/…) or to another site. */
export function Link({ href, children, download, onClick }: LinkProps) {
  if (href.startsWith('/') && !href.startsWith('/api/') && !download) {
    return (
      <RouterLink className={CLASS} href={href} onClick={onClick}>
        {children}
      </RouterLink>
    );
  }
  const foreign = /^https?:/.test(href);
  return (
    <a
      className={CLASS}
      href={href}
      download={download || undefined}
      onClick={onClick}
      {...(foreign ? { target: '_blank', rel: 'noreferrer' } : {})}
    >
      {children}
      {foreign && <span className="visually-hidden"> (öffnet in neuem Fenster)</span>}
    </a>
  );
}
