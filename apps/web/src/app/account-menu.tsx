import { useState } from 'react';
import { Button, ButtonLink, Icon, Popover, useToasts } from '../shared/ui';
import { roleName, useSession, useSessionState } from './session';
import { readTheme, rememberTheme, type Theme } from './theme';

const initials = (name: string): string =>
  name
    .split(/\s+/)
    .filter(Boolean)
    .map((part) => part.charAt(0))
    .filter((_, index, all) => index === 0 || index === all.length - 1)
    .join('')
    .toUpperCase();

export function AccountMenu() {
  const { person, roles, members } = useSession();
  const { signOut } = useSessionState();
  const toasts = useToasts();
  const [theme, setTheme] = useState<Theme>(readTheme);
  const [leaving, setLeaving] = useState(false);
  const roleText = roles.map(roleName).join(', ');
  const memberText =
    members.length > 3 ? `${members.length} Mitgliedskommunen` : members.map(({ name }) => name).join(', ');

  const switchTheme = (): void => {
    const next = theme === 'dark' ? 'light' : 'dark';
    rememberTheme(next);
    setTheme(next);
  };
  const leave = (): void => {
    setLeaving(true);
    signOut().catch((error: unknown) => {
      setLeaving(false);
      toasts.showProblem(error);
    });
  };

  return (
    <Popover
      className="account"
      button={
        <>
          <span className="account__initials" aria-hidden="true">
            {initials(person.name)}
          </span>
          <span className="account__who">
            <span className="visually-hidden">Konto: </span>
            <span className="account__name">{person.name}</span>
            <span className="account__role">{roleText}</span>
          </span>
          <Icon name="arrow-down" size="small" />
        </>
      }
    >
      {() => (
        <div className="account__panel">
          <p className="account__full">
            <strong>{person.name}</strong>
            <span>{person.email}</span>
            <span>{roleText}</span>
            {memberText && <span>{memberText}</span>}
          </p>
          <ButtonLink kind="tertiary" icon="account-circle" href="/profil">
            Mein Profil
          </ButtonLink>
          <Button kind="tertiary" icon={theme === 'dark' ? 'light-mode' : 'dark-mode'} onClick={switchTheme}>
            {theme === 'dark' ? 'Helle Darstellung' : 'Dunkle Darstellung'}
          </Button>
          <Button kind="tertiary" icon="logout" busy={leaving} onClick={leave}>
            Abmelden
          </Button>
        </div>
      )}
    </Popover>
  );
}
