import { useState } from 'react';
import { useApiForm, useApiQuery, type FieldError } from '../shared/api';
import { asProblem } from '../shared/api/problem';
import { Card, Dialog, Form, TextField, useToasts } from '../shared/ui';
import { DemoAccounts } from './demo-accounts';
import type { DemoAccount } from './demo-groups';
import { useSessionState } from './session';

interface Credentials {
  readonly email: string;
  readonly password: string;
}

function missing({ email, password }: Credentials): FieldError[] {
  const errors: FieldError[] = [];
  if (email.trim() === '') errors.push({ pointer: '/email', message: 'Bitte geben Sie Ihre E-Mail-Adresse ein.' });
  else if (!email.includes('@')) {
    errors.push({
      pointer: '/email',
      message: 'Die E-Mail-Adresse braucht ein @-Zeichen, zum Beispiel name@kommune.de.',
    });
  }
  if (password === '') errors.push({ pointer: '/password', message: 'Bitte geben Sie Ihr Passwort ein.' });
  return errors;
}

function SignInForm({ email = '' }: { readonly email?: string }) {
  const { signIn } = useSessionState();
  const form = useApiForm<Credentials>({
    initial: { email, password: '' },
    validate: missing,
    submit: (values) => signIn(values.email.trim(), values.password),
  });
  return (
    <Form form={form} submitLabel="Anmelden" label="Anmeldung">
      <TextField {...form.field('email')} label="E-Mail-Adresse" type="email" autoComplete="username" />
      <TextField
        {...form.field('password')}
        label="Passwort"
        type="password"
        autoComplete="current-password"
        autoFocus={email !== ''}
      />
    </Form>
  );
}

const DEMO_PASSWORD = 'demo';

export function SignInPage() {
  const { signIn } = useSessionState();
  const toasts = useToasts();
  const [pending, setPending] = useState<string>();
  const accounts = useApiQuery<{ items: readonly DemoAccount[] }>('/api/session/demo-accounts').data?.items ?? [];

  const enter = (email: string): void => {
    setPending(email);
    signIn(email, DEMO_PASSWORD).catch((error: unknown) => {
      setPending(undefined);
      toasts.showProblem(asProblem(error));
    });
  };

  return (
    <div className="sign-in" data-density="comfortable">
      <title>Anmelden – Vergabezentrum</title>
      <header className="sign-in__head">
        <span className="brand-mark" aria-hidden="true" />
        <span>Vergabezentrum</span>
      </header>
      <main className="sign-in__main">
        <div className="sign-in__form">
          <h1 className="page-header__title">Anmelden</h1>
          <p className="muted">Mit den Zugangsdaten, die Sie von Ihrem Vergabezentrum erhalten haben.</p>
          <SignInForm />
          <p className="muted small">
            Passwort vergessen? Die Administration Ihres Vergabezentrums setzt es für Sie zurück.
          </p>
        </div>
        {accounts.length > 0 && (
          <Card title="Demo-Zugänge">
            <DemoAccounts accounts={accounts} pending={pending} onEnter={enter} />
          </Card>
        )}
      </main>
    </div>
  );
}

/** Asks for the password again over the page, so that nothing typed is lost. */
export function ExpiredSession() {
  const { session, expired } = useSessionState();
  return (
    <Dialog open={expired} dismissible={false} title="Bitte melden Sie sich erneut an" onClose={() => undefined}>
      <p>Ihre Sitzung ist abgelaufen. Ihre Eingaben auf dieser Seite bleiben erhalten.</p>
      <SignInForm email={session?.person.email} />
    </Dialog>
  );
}
