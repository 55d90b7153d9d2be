import type {
  AnnualReportData,
  BundledItem,
  BundledLot,
  DemandRoundProtocolData,
  PurchaseOrderData,
  PurchaseOrderLine,
  TenderedDemand,
  TenderedLine,
  TenderedLot,
} from '../../../contract/templates';
import { attestation, contact, head, lotItemFields, recipient } from './common.shape';
import {
  amount,
  count,
  day,
  instant,
  list,
  oneOf,
  optional,
  percentage,
  quantity,
  record,
  text,
  unitPrice,
} from './shape';

const orderLine = record<PurchaseOrderLine>('Position', {
  articleNumber: text('Artikelnummer'),
  text: text('Bezeichnung'),
  quantity: quantity('Menge'),
  unit: text('Einheit'),
  unitPrice: unitPrice('Einzelpreis netto'),
  vatRate: percentage('Umsatzsteuersatz'),
  costCentres: list(
    'Kostenstellen',
    'Kostenstelle',
    record<PurchaseOrderLine['costCentres'][number]>('Kostenstelle', {
      number: text('Nummer'),
      name: text('Name'),
      quantity: quantity('Menge'),
    }),
  ),
});

export const purchaseOrder = record<PurchaseOrderData>('Bestellung', {
  ...head,
  supplier: recipient('Lieferant'),
  orderNumber: text('Bestellnummer'),
  customerNumber: optional(text('Kundennummer')),
  framework: optional(
    record<NonNullable<PurchaseOrderData['framework']>>(
      'Rahmenvereinbarung',
      { number: text('Nummer'), title: text('Bezeichnung') },
      'Rahmenvereinbarung',
    ),
  ),
  orderer: contact('Bestellende Person'),
  deliverySite: record<PurchaseOrderData['deliverySite']>(
    'Lieferstelle',
    {
      name: text('Name'),
      addressLines: list('Anschrift', 'Anschriftzeile', text('Anschriftzeile'), 1),
      note: optional(text('Hinweis')),
    },
    'Lieferstelle',
  ),
  deliverUntil: optional(day('Liefertermin')),
  lines: list('Positionen', 'Position', orderLine, 1),
  invoice: optional(
    record<NonNullable<PurchaseOrderData['invoice']>>(
      'Rechnungsempfang',
      {
        leitwegId: optional(text('Leitweg-ID')),
        email: optional(text('E-Mail')),
        addressLines: optional(list('Rechnungsanschrift', 'Zeile', text('Anschriftzeile'))),
      },
      'Rechnungsempfang',
    ),
  ),
  approvedBy: optional(list('Freigaben', 'Freigabe', attestation('Freigabe'))),
  note: optional(text('Hinweis')),
});

const bundledItem = record<BundledItem>('Artikel', {
  ...lotItemFields,
  articleNumber: text('Artikelnummer'),
  baseUnit: optional(text('Basiseinheit')),
  baseQuantity: optional(quantity('Menge in der Basiseinheit')),
  estimatedValue: optional(amount('geschätzter Wert')),
  parts: list(
    'Teilmengen',
    'Teilmenge',
    record<BundledItem['parts'][number]>('Teilmenge', {
      member: text('Mitgliedskommune'),
      costCentre: text('Kostenstelle'),
      quantity: quantity('Menge'),
    }),
  ),
});

export const demandRoundProtocol = record<DemandRoundProtocolData>('Protokoll der Bedarfsabfrage', {
  ...head,
  title: text('Bezeichnung der Bedarfsabfrage'),
  productGroups: list('Warengruppen', 'Warengruppe', text('Name')),
  openedAt: instant('Beginn'),
  reportUntil: day('Meldefrist'),
  closedAt: optional(instant('Schluss')),
  members: list(
    'Mitgliedskommunen',
    'Mitgliedskommune',
    record<DemandRoundProtocolData['members'][number]>('Mitgliedskommune', {
      name: text('Name'),
      reportedBy: optional(text('gemeldet von')),
      reportedAt: optional(instant('gemeldet am')),
      lines: count('Anzahl der Meldungen'),
    }),
    1,
  ),
  lots: list(
    'Lose',
    'Los',
    record<BundledLot>('Los', {
      number: text('Losnummer'),
      title: text('Bezeichnung des Loses'),
      estimatedValue: optional(amount('geschätzter Wert')),
      items: list('Artikel', 'Artikel', bundledItem),
    }),
  ),
  tender: optional(
    record<TenderedDemand>('Ausschreibung', {
      variant: text('Losaufteilung'),
      termYears: count('Laufzeit'),
      pairs: count('geprüfte Paare'),
      lines: count('geprüfte Positionen'),
      faults: list('Abweichungen', 'Abweichung', text('Abweichung')),
      lots: list(
        'Lose',
        'Los',
        record<TenderedLot>('Los', {
          number: text('Losnummer'),
          title: text('Bezeichnung des Loses'),
          lines: list(
            'Positionen',
            'Position',
            record<TenderedLine>('Position', {
              articleNumber: text('Artikelnummer'),
              text: text('Bezeichnung'),
              unit: text('Einheit'),
              demand: text('gemeldete Menge'),
              surplus: text('Aufrundung'),
              quantity: quantity('Menge'),
              merged: list('zusammengeführte Artikel', 'Artikel', text('Artikelnummer')),
            }),
          ),
        }),
      ),
    }),
  ),
  closedBy: optional(attestation('Abschluss')),
});

export const annualReport = record<AnnualReportData>('Jahresbericht', {
  ...head,
  from: day('Beginn des Berichtsjahres'),
  to: day('Ende des Berichtsjahres'),
  introduction: optional(text('Einleitung')),
  figures: list(
    'Kennzahlen',
    'Kennzahl',
    record<AnnualReportData['figures'][number]>('Kennzahl', {
      name: text('Bezeichnung'),
      value: quantity('Wert'),
      previous: optional(quantity('Vorjahr')),
      kind: oneOf('Art', ['count', 'amount']),
      note: optional(text('Bemerkung')),
    }),
    1,
  ),
  jointPurchases: list(
    'gemeinsame Beschaffungen',
    'gemeinsame Beschaffung',
    record<AnnualReportData['jointPurchases'][number]>('gemeinsame Beschaffung', {
      title: text('Bezeichnung'),
      fileNumber: optional(text('Aktenzeichen')),
      members: count('Anzahl der Mitglieder'),
      supplier: optional(text('Auftragnehmer')),
      awardedOn: optional(day('Zuschlag am')),
      value: amount('Wert'),
    }),
  ),
  orders: optional(
    list(
      'Bestellungen',
      'Mitgliedskommune',
      record<NonNullable<AnnualReportData['orders']>[number]>('Mitgliedskommune', {
        member: text('Mitgliedskommune'),
        count: count('Anzahl'),
        net: amount('Bestellwert netto'),
      }),
    ),
  ),
  head: optional(attestation('Leitung')),
});
