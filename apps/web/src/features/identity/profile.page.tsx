import { useState } from 'react';
import { roleName, usePermissions, useSession } from '../../app/session';
import { call } from '../../shared/api';
import { clearAllDrafts } from '../../shared/api/draft';
import { Button, Card, DescriptionList, Dialog, PageHeader, useToasts } from '../../shared/ui';
import { AccessTokens } from './access-tokens';
import { CalendarFeed } from './calendar-feed';
import { MailChoices } from './mail-choices';
import { PasswordForm } from './password-form';

export default function ProfilePage() {
  const { person, roles, centre, members } = useSession();
  const can = usePermissions();
  const acts = members.length > 3 ? `${members.length} Mitgliedskommunen` : members.map(({ name }) => name).join(', ');
  return (
    <>
      <PageHeader title="Mein Profil" lead="Ihre Daten, Ihr Kennwort und Ihre Zugänge." />
      <Card title="Eigene Daten">
        <DescriptionList
          facts={[
            { term: 'Name', value: person.name },
            { term: 'E-Mail-Adresse', value: person.email },
            { term: roles.length === 1 ? 'Rolle' : 'Rollen', value: roles.map(roleName).join(', ') },
            { term: 'Vergabezentrum', value: centre.name },
            { term: 'Zuständig für', value: acts },
          ]}
        />
        <p className="muted small">
          Stimmt etwas nicht? Bitte wenden Sie sich an die Administration Ihres Vergabezentrums.
        </p>
      </Card>
      <div className="profile-columns">
        <Card title="Kennwort ändern">
          <PasswordForm />
        </Card>
        <Card title="Anmeldungen">
          <SignOutEverywhere />
        </Card>
      </div>
      {can('procedure.read') && <CalendarFeed />}
      <MailChoices />
      <AccessTokens readOnly={roles.includes('auditor')} />
    </>
  );
}

function SignOutEverywhere() {
  const [asked, setAsked] = useState(false);
  const [leaving, setLeaving] = useState(false);
  const toasts = useToasts();
  const leave = (): void => {
    setLeaving(true);
    call('delete', '/api/sessions').then(
      () => {
        clearAllDrafts();
        window.location.assign('/');
      },
      (error: unknown) => {
        setLeaving(false);
        setAsked(false);
        toasts.showProblem(error);
      },
    );
  };
  return (
    <div className="stack">
      <p>
        Haben Sie vergessen, sich an einem anderen Rechner abzumelden? Hier enden alle Ihre Anmeldungen auf einmal, auch
        diese. Zugriffstoken gelten weiter.
      </p>
      <div className="button-row">
        <Button icon="logout" onClick={() => setAsked(true)}>
          Überall abmelden
        </Button>
      </div>
      <Dialog
        open={asked}
        title="Überall abmelden?"
        onClose={() => setAsked(false)}
        actions={
          <>
            <Button kind="primary" busy={leaving} onClick={leave}>
              Überall abmelden
            </Button>
            <Button onClick={() => setAsked(false)}>Abbrechen</Button>
          </>
        }
      >
        <p>
          Sie müssen sich danach auch hier neu anmelden. Nicht abgeschickte Eingaben in diesem Browser gehen verloren.
        </p>
      </Dialog>
    </div>
  );
}
