import {
  Alert,
  Badge,
  Button,
  ButtonLink,
  ButtonRow,
  Card,
  Citation,
  DateText,
  DecimalText,
  DescriptionList,
  EmptyState,
  InstantText,
  Link,
  MoneyText,
  Skeleton,
  UnitPriceText,
} from '../../shared/ui';

/** Made up to show the marks; the real ones come with every answer of the law library. */
const CITATIONS = [
  { id: 'A', statute: '§ 1 Muster', text: 'Geprüfter Satz.', source: 'https://www.kern-ux.de', status: 'verified' },
  { id: 'B', statute: '-', text: 'Nicht belegter Satz.', source: '-', status: 'remembered' },
  { id: 'EIGEN-1', statute: '§ 2 Muster', text: 'Eigener Satz.', source: 'Dienstanweisung', status: 'remembered' },
] as const;

export function ContentStories() {
  return (
    <>
      <Card title="Schaltflächen und Verweise">
        <ButtonRow>
          <Button kind="primary">Speichern</Button>
          <Button>Abbrechen</Button>
          <Button kind="tertiary" icon="add">
            Los hinzufügen
          </Button>
          <Button kind="primary" busy>
            Wird gesendet
          </Button>
          <Button disabled>Nicht möglich</Button>
          <Button icon="edit" iconOnly>
            Bearbeiten
          </Button>
          <ButtonLink href="/ui" icon="print">
            Druckansicht
          </ButtonLink>
        </ButtonRow>
        <ButtonRow>
          <Button kind="primary" small>
            Freigeben
          </Button>
          <Button small>Ablehnen</Button>
          <Button small icon="download">
            CSV
          </Button>
        </ButtonRow>
        <p>
          Ein <Link href="/">Verweis innerhalb der Anwendung</Link> und einer{' '}
          <Link href="https://www.kern-ux.de">zu einer anderen Seite</Link>.
        </p>
      </Card>

      <Card title="Fundstellen">
        <p>
          Die Angebotsfrist beträgt 35 Tage. <Citation citation={CITATIONS[0]} />
        </p>
        <p>
          Unterhalb der Schwelle sind drei Unternehmen einzuladen. <Citation citation={CITATIONS[1]} />
        </p>
        <p>
          Eine eigene Wertgrenze des Zentrums. <Citation citation={CITATIONS[2]} />
        </p>
      </Card>

      <Card title="Zustände">
        <ButtonRow>
          <Badge>Entwurf</Badge>
          <Badge tone="info">In Prüfung</Badge>
          <Badge tone="success">Zuschlag erteilt</Badge>
          <Badge tone="warning">Frist in 3 Tagen</Badge>
          <Badge tone="danger">Überfällig</Badge>
          <Badge tone="info" icon="package">
            Geliefert
          </Badge>
        </ButtonRow>
      </Card>

      <Card title="Meldungen">
        <Alert title="Die Bedarfsabfrage endet in 5 Tagen">
          <p>Noch haben Trebur und Nauheim nichts gemeldet.</p>
        </Alert>
        <Alert tone="success" title="Der Vergabevermerk wurde erzeugt und abgelegt" />
        <Alert tone="warning" title="Der geschätzte Auftragswert liegt knapp unter dem Schwellenwert">
          <p>Begründen Sie die Schätzung im Vergabevermerk (§ 3 VgV).</p>
        </Alert>
        <Alert
          tone="danger"
          title="Der Höchstwert der Rahmenvereinbarung reicht nicht aus"
          actions={<Button small>Rahmenvereinbarung öffnen</Button>}
        >
          <p>Es fehlen 1.240,00 €. Verringern Sie die Menge oder wählen Sie einen anderen Artikel.</p>
        </Alert>
      </Card>

      <Card title="Angaben und Formate">
        <DescriptionList
          facts={[
            { term: 'Aktenzeichen', value: '2026-0139' },
            { term: 'Geschätzter Auftragswert', value: <MoneyText value="216000.00" /> },
            { term: 'Einzelpreis', value: <UnitPriceText value="0.0087" /> },
            { term: 'Menge', value: <DecimalText value="12500.500" unit="kg" /> },
            { term: 'Angebotsfrist', value: <DateText value="2026-12-01" today="2026-11-22" /> },
            { term: 'Zuletzt geändert', value: <InstantText value="2026-11-22T13:30:00Z" /> },
            { term: 'Vergabeart', value: 'Offenes Verfahren mit europaweiter Bekanntmachung' },
            { term: 'Zuschlag', value: <MoneyText value={null} /> },
          ]}
        />
      </Card>

      <Card title="Leer und beim Laden">
        <EmptyState
          icon="package"
          title="Noch keine Bestellungen"
          action={
            <Button kind="primary" icon="search">
              Artikel suchen
            </Button>
          }
        >
          <p>Suchen Sie im Katalog nach einem Artikel und legen Sie ihn in den Warenkorb.</p>
        </EmptyState>
        <Skeleton lines={4} />
      </Card>
    </>
  );
}
