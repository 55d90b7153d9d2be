import { ButtonLink, EmptyState, PageHeader } from '../shared/ui';

const home = (
  <ButtonLink kind="primary" icon="home" href="/">
    Zur Startseite
  </ButtonLink>
);

export function NotFoundPage() {
  return (
    <>
      <PageHeader title="Seite nicht gefunden" />
      <EmptyState icon="search" title="Unter dieser Adresse gibt es keine Seite" action={home}>
        <p>
          Vielleicht ist die Adresse unvollständig oder der Eintrag wurde entfernt. Suchen Sie oben nach Aktenzeichen,
          Bestellnummer oder Artikel.
        </p>
      </EmptyState>
    </>
  );
}

export function ForbiddenPage() {
  return (
    <>
      <PageHeader title="Kein Zugriff" />
      <EmptyState icon="shield" title="Diese Seite gehört nicht zu Ihren Aufgaben" action={home}>
        <p>
          Wenn Sie die Seite für Ihre Arbeit brauchen, wenden Sie sich bitte an die Administration Ihres
          Vergabezentrums.
        </p>
      </EmptyState>
    </>
  );
}
