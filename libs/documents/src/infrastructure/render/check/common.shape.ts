import type {
  Attestation,
  CentreHead,
  Contact,
  DocumentHead,
  Lot,
  LotItem,
  Picture,
  Reason,
  Recipient,
} from '../../../contract/templates';
import type { Fields } from './shape';
import { amount, count, flag, instant, list, oneOf, optional, quantity, record, text } from './shape';

const centre = record<CentreHead>('Vergabezentrum', {
  name: text('Name des Vergabezentrums'),
  addressLines: list('Anschrift des Vergabezentrums', 'Zeile', text('Anschriftzeile'), 1),
  phone: optional(text('Telefon')),
  email: optional(text('E-Mail')),
  web: optional(text('Internetadresse')),
});

const picture = (label: string) =>
  record<Picture>(
    label,
    {
      sha256: text('Prüfsumme'),
      mediaType: oneOf('Dateiart', ['image/png', 'image/jpeg']),
      width: count('Breite'),
      height: count('Höhe'),
      alt: text('Beschreibung'),
    },
    label,
  );

export const head: Fields<DocumentHead> = {
  centre,
  member: optional(text('Mitgliedskommune')),
  fileNumber: text('Aktenzeichen'),
  createdAt: instant('Erstellt am'),
  draft: optional(flag('Entwurf')),
  logo: optional(picture('Logo')),
  coatOfArms: optional(picture('Wappen')),
};

export const contact = (label: string) =>
  record<Contact>(
    label,
    { name: text('Name'), phone: optional(text('Telefon')), email: optional(text('E-Mail')) },
    label,
  );
export const recipient = (label: string) =>
  record<Recipient>(
    label,
    {
      name: text('Name'),
      attention: optional(text('zu Händen')),
      addressLines: list('Anschrift', 'Anschriftzeile', text('Anschriftzeile'), 1),
    },
    label,
  );
export const reason = record<Reason>('Begründung', {
  text: text('Text'),
  citation: optional(text('Fundstelle')),
  uncertain: optional(flag('ungesichert')),
});
export const attestation = (label: string) =>
  record<Attestation>(label, {
    name: text('Name'),
    role: optional(text('Funktion')),
    at: optional(instant('Zeitpunkt')),
  });

export const lotItemFields: Fields<LotItem> = {
  articleNumber: optional(text('Artikelnummer')),
  text: text('Bezeichnung'),
  quantity: quantity('Menge'),
  unit: text('Einheit'),
};
export const lot = record<Lot>('Los', {
  number: text('Losnummer'),
  title: text('Bezeichnung des Loses'),
  cpv: optional(text('CPV-Code')),
  estimatedValue: optional(amount('geschätzter Wert')),
  items: list('Positionen', 'Position', record<LotItem>('Position', lotItemFields)),
});
