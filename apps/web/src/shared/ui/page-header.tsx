import { useEffect, useRef, type ReactNode } from 'react';
import { Link as RouterLink } from 'wouter';

export interface Crumb {
  readonly label: string;
  readonly href: string;
}

export interface PageHeaderProps {
  readonly title: string;
  /** The way from the start page, without the page itself. */
  readonly breadcrumb?: readonly Crumb[];
  readonly actions?: ReactNode;
  /** State and key facts under the title. */
  readonly facts?: ReactNode;
  readonly lead?: ReactNode;
}

let announcedPath: string | undefined;

/** The page's title, once per page: sets the window's title and takes the focus after a change of page. */
export function PageHeader({ title, breadcrumb = [], actions, facts, lead }: PageHeaderProps) {
  const heading = useRef<HTMLHeadingElement>(null);

  useEffect(() => {
    document.title = `${title} – Vergabezentrum`;
  }, [title]);

  useEffect(() => {
    const path = window.location.pathname;
    const isFirstPage = announcedPath === undefined;
    if (announcedPath !== path && !isFirstPage) heading.current?.focus({ preventScroll: true });
    announcedPath = path;
  }, []);

  return (
    <header className="page-header">
      {breadcrumb.length > 0 && (
        <nav className="breadcrumb" aria-label="Brotkrumen">
          <ol>
            {breadcrumb.map((crumb) => (
              <li key={crumb.href}>
                <RouterLink className="link" href={crumb.href}>
                  {crumb.label}
                </RouterLink>
              </li>
            ))}
            <li aria-current="page">{title}</li>
          </ol>
        </nav>
      )}
      <div className="page-header__row">
        <h1 ref={heading} tabIndex={-1} className="page-header__title">
          {title}
        </h1>
        {actions && <div className="button-row page-header__actions">{actions}</div>}
      </div>
      {facts && <div className="page-header__facts">{facts}</div>}
      {lead && <p className="page-header__lead">{lead}</p>}
    </header>
  );
}
