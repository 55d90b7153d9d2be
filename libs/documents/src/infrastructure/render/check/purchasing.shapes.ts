import type {
  AllocatedShare,
  ConsumingMember,
  ConsumptionReportData,
  ConsumptionReportLine,
  CostAllocationStatementData,
  DeliveryChecklistData,
  DeliveryChecklistLine,
  DeliveryComplaintData,
  DeliveryFault,
  FrameworkCoverData,
  FrameworkPriceItem,
  MemberDemandItem,
  MemberDemandProtocolData,
} from '../../../contract/templates';
import { attestation, contact, head, recipient } from './common.shape';
import { amount, count, day, instant, list, optional, percentage, quantity, record, text, unitPrice } from './shape';

const addressLines = list('Anschrift', 'Anschriftzeile', text('Anschriftzeile'), 1);
const site = optional(
  record<NonNullable<DeliveryChecklistData['deliverySite']>>(
    'Lieferstelle',
    { name: text('Name'), addressLines },
    'Lieferstelle',
  ),
);
const costCentres = list(
  'Kostenstellen',
  'Kostenstelle',
  record<DeliveryChecklistLine['costCentres'][number]>('Kostenstelle', {
    number: text('Nummer'),
    name: text('Name'),
    quantity: quantity('Menge'),
  }),
);

export const frameworkCover = record<FrameworkCoverData>('Rahmenvereinbarung', {
  ...head,
  number: text('Nummer der Rahmenvereinbarung'),
  title: text('Bezeichnung'),
  supplier: record<FrameworkCoverData['supplier']>(
    'Auftragnehmer',
    {
      name: text('Name'),
      attention: optional(text('zu Händen')),
      addressLines,
      email: optional(text('E-Mail')),
    },
    'Auftragnehmer',
  ),
  buyers: list('Abrufberechtigte', 'Abrufberechtigter', text('Name')),
  from: day('Beginn der Laufzeit'),
  to: day('Ende der Laufzeit'),
  concludedOn: optional(day('Abschluss')),
  procedure: optional(text('Vergabeverfahren')),
  maximumValue: optional(amount('Höchstwert')),
  maximumNote: optional(text('Hinweis zum Höchstwert')),
  items: list(
    'Artikel',
    'Artikel',
    record<FrameworkPriceItem>('Artikel', {
      articleNumber: text('Artikelnummer'),
      text: text('Bezeichnung'),
      productGroup: optional(text('Warengruppe')),
      unit: text('Einheit'),
      content: optional(text('Inhalt')),
      manufacturer: optional(text('Hersteller')),
      label: optional(text('Umweltzeichen')),
      maximumQuantity: optional(quantity('Höchstmenge')),
      vatRate: percentage('Umsatzsteuersatz'),
      tiers: list(
        'Staffelpreise',
        'Staffelpreis',
        record<FrameworkPriceItem['tiers'][number]>('Staffelpreis', {
          fromQuantity: quantity('ab Menge'),
          unitPrice: unitPrice('Einzelpreis netto'),
        }),
        1,
      ),
    }),
  ),
  note: optional(text('Hinweis')),
});

export const deliveryChecklist = record<DeliveryChecklistData>('Lieferschein-Prüfliste', {
  ...head,
  orderNumber: text('Bestellnummer'),
  orderedAt: instant('Bestellt am'),
  supplier: text('Lieferant'),
  framework: optional(text('Rahmenvereinbarung')),
  orderer: contact('Bestellende Person'),
  deliverySite: site,
  lines: list(
    'Positionen',
    'Position',
    record<DeliveryChecklistLine>('Position', {
      articleNumber: text('Artikelnummer'),
      text: text('Bezeichnung'),
      unit: text('Einheit'),
      ordered: quantity('bestellte Menge'),
      received: quantity('gelieferte Menge'),
      costCentres,
    }),
  ),
  note: optional(text('Hinweis')),
});

export const deliveryComplaint = record<DeliveryComplaintData>('Mängelanzeige', {
  ...head,
  supplier: recipient('Lieferant'),
  contact: contact('Ansprechperson'),
  orderNumber: text('Bestellnummer'),
  orderedAt: instant('Bestellt am'),
  customerNumber: optional(text('Kundennummer')),
  framework: optional(
    record<NonNullable<DeliveryComplaintData['framework']>>(
      'Rahmenvereinbarung',
      { number: text('Nummer'), title: text('Bezeichnung') },
      'Rahmenvereinbarung',
    ),
  ),
  deliverySite: site,
  faults: list(
    'Beanstandungen',
    'Beanstandung',
    record<DeliveryFault>('Beanstandung', {
      articleNumber: text('Artikelnummer'),
      text: text('Bezeichnung'),
      unit: text('Einheit'),
      quantity: quantity('Menge'),
      receivedOn: day('Tag der Lieferung'),
      deliveryNote: optional(text('Lieferschein')),
      fault: optional(text('Mangel')),
    }),
    1,
  ),
  replyUntil: optional(day('Frist')),
  note: optional(text('Hinweis')),
});

const amounts = { net: amount('Netto'), vat: amount('Umsatzsteuer'), gross: amount('Brutto') };

export const consumptionReport = record<ConsumptionReportData>('Verbrauchsbericht', {
  ...head,
  period: text('Zeitraum'),
  filters: list(
    'Auswahl',
    'Auswahl',
    record<ConsumptionReportData['filters'][number]>('Auswahl', { name: text('Bezeichnung'), value: text('Wert') }),
  ),
  members: list(
    'Mitgliedskommunen',
    'Mitgliedskommune',
    record<ConsumingMember>('Mitgliedskommune', {
      name: text('Name'),
      costCentres: list(
        'Kostenstellen',
        'Kostenstelle',
        record<ConsumingMember['costCentres'][number]>('Kostenstelle', {
          number: text('Nummer'),
          name: text('Name'),
          lines: list(
            'Zeilen',
            'Zeile',
            record<ConsumptionReportLine>('Zeile', {
              ...amounts,
              articleNumber: text('Artikelnummer'),
              text: text('Bezeichnung'),
              productGroup: text('Warengruppe'),
              quantity: quantity('Menge'),
              unit: text('Einheit'),
            }),
          ),
        }),
      ),
    }),
  ),
  totals: record<ConsumptionReportData['totals']>('Summe', amounts, 'Summe'),
});

export const costAllocationStatement = record<CostAllocationStatementData>('Umlageabrechnung', {
  ...head,
  member: text('Mitgliedskommune'),
  recipient: recipient('Empfänger'),
  contact: contact('Ansprechperson'),
  from: day('Beginn des Zeitraums'),
  to: day('Ende des Zeitraums'),
  costs: amount('Kosten'),
  thirdPartyIncome: amount('Erlöse von Dritten'),
  subsidies: amount('Zuwendungen'),
  basePercent: quantity('Anteil der Grundbeträge'),
  shares: list(
    'Anteile',
    'Anteil',
    record<AllocatedShare>('Anteil', {
      member: text('Mitgliedskommune'),
      population: count('Einwohner'),
      days: count('Tage der Mitgliedschaft'),
      base: amount('Grundbetrag'),
      variable: amount('Betrag nach Einwohnern'),
      total: amount('Anteil'),
    }),
    1,
  ),
  total: amount('Summe aller Anteile'),
  surplus: optional(amount('Überschuss')),
  derivation: list('Herleitung', 'Satz', text('Satz')),
  payUntil: optional(day('Zahlung bis')),
});

export const memberDemandProtocol = record<MemberDemandProtocolData>('Bedarfsprotokoll', {
  ...head,
  member: text('Mitgliedskommune'),
  title: text('Bezeichnung der Bedarfsabfrage'),
  productGroups: list('Warengruppen', 'Warengruppe', text('Name')),
  openedAt: instant('Beginn'),
  reportUntil: day('Meldefrist'),
  closedAt: optional(instant('Schluss')),
  reportedBy: optional(text('gemeldet von')),
  reportedAt: optional(instant('gemeldet am')),
  membersReporting: optional(count('Anzahl der meldenden Mitglieder')),
  items: list(
    'Artikel',
    'Artikel',
    record<MemberDemandItem>('Artikel', {
      articleNumber: text('Artikelnummer'),
      text: text('Bezeichnung'),
      unit: text('Einheit'),
      reports: list(
        'Meldungen',
        'Meldung',
        record<MemberDemandItem['reports'][number]>('Meldung', {
          costCentre: text('Kostenstelle'),
          quantity: quantity('Menge'),
          note: optional(text('Bemerkung')),
          lateReason: optional(text('Grund der Verspätung')),
        }),
      ),
      bundled: optional(
        record<NonNullable<MemberDemandItem['bundled']>>('Bündel', {
          lot: text('Los'),
          own: quantity('Anteil des Mitglieds'),
          all: quantity('gebündelte Menge'),
        }),
      ),
    }),
  ),
  closedBy: optional(attestation('Abschluss')),
});
