import type { ButtonHTMLAttributes, ReactNode, Ref } from 'react';
import { Link as RouterLink } from 'wouter';
import { classNames } from './class-names';
import { Icon, type IconName } from './icon';

export type ButtonKind = 'primary' | 'secondary' | 'tertiary';

interface Appearance {
  readonly kind?: ButtonKind;
  readonly icon?: IconName;
  /** Small buttons stand in table rows and bars. */
  readonly small?: boolean;
  /** Shows the icon only; the text stays as name for screen readers and as tooltip. */
  readonly iconOnly?: boolean;
}

const classesOf = ({ kind = 'secondary', small, iconOnly }: Appearance, extra?: string): string =>
  classNames('kern-btn', `kern-btn--${kind}`, 'button', small && 'button--small', iconOnly && 'button--icon', extra);

function Content({ icon, iconOnly, small, children }: Appearance & { readonly children: ReactNode }) {
  return (
    <>
      {icon && <Icon name={icon} size={small ? 'small' : 'default'} />}
      <span className={iconOnly ? 'visually-hidden' : 'kern-label'}>{children}</span>
    </>
  );
}

export interface ButtonProps extends Appearance, Omit<ButtonHTMLAttributes<HTMLButtonElement>, 'style'> {
  readonly children: ReactNode;
  /** True while the action runs: the button stays focusable, says so and does nothing. */
  readonly busy?: boolean;
  readonly ref?: Ref<HTMLButtonElement>;
}

export function Button({ kind, icon, small, iconOnly, busy, children, className, onClick, ...rest }: ButtonProps) {
  const appearance = { kind, icon, small, iconOnly };
  return (
    <button
      type="button"
      title={iconOnly && typeof children === 'string' ? children : undefined}
      {...rest}
      className={classesOf(appearance, className)}
      aria-disabled={busy || undefined}
      aria-busy={busy || undefined}
      onClick={busy ? (event) => event.preventDefault() : onClick}
    >
      <Content {...appearance}>{children}</Content>
      {busy && <span className="button__busy" aria-hidden="true" />}
    </button>
  );
}

export interface ButtonLinkProps extends Appearance {
  readonly href: string;
  readonly children: ReactNode;
  /** A file of the server: loaded by the browser instead of the router. */
  readonly download?: boolean;
}

/** Looks like a button and leads somewhere. */
export function ButtonLink({ href, children, download, ...appearance }: ButtonLinkProps) {
  const className = classesOf(appearance);
  const title = appearance.iconOnly && typeof children === 'string' ? children : undefined;
  if (download || !href.startsWith('/') || href.startsWith('/api/')) {
    return (
      <a className={className} href={href} title={title} download={download || undefined}>
        <Content {...appearance}>{children}</Content>
      </a>
    );
  }
  return (
    <RouterLink className={className} href={href} title={title}>
      <Content {...appearance}>{children}</Content>
    </RouterLink>
  );
}

/** Buttons side by side, the most important first. */
export function ButtonRow({ children }: { readonly children: ReactNode }) {
  return <div className="button-row">{children}</div>;
}
