import {
  Alert,
  Badge,
  Button,
  ButtonLink,
  ButtonRow,
  Card,
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
