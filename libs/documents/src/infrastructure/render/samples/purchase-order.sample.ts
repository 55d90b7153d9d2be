import type { PurchaseOrderData } from '../../../contract/templates';
import { CENTRE } from './centre.sample';

export const purchaseOrderSample: PurchaseOrderData = {
  centre: CENTRE,
  member: 'Stadt Raunheim',
  fileNumber: 'VZ-GG 2026/0147-2',
  createdAt: '2027-02-03T07:42:00Z',
  supplier: {
    name: 'Tonerwerk Südhessen GmbH & Co. KG',
    attention: 'Auftragsannahme',
    addressLines: ['Industriestraße 17', '64293 Darmstadt'],
  },
  orderNumber: 'B-2027-00417',
  customerNumber: '104882',
  framework: { number: 'RV 2026/0147-2', title: 'Toner, Original und wiederaufbereitet' },
  orderer: { name: 'Selin Aydın', phone: '06142 555-131', email: 'selin.aydin@raunheim.example' },
  deliverySite: {
    name: 'Rathaus Raunheim, Poststelle',
    addressLines: ['Am Beispielplatz 1', '65479 Raunheim'],
    note: 'Anlieferung montags bis freitags von 8:00 bis 12:00 Uhr am Hintereingang.',
  },
  deliverUntil: '2027-02-17',
  lines: [
    {
      articleNumber: 'T-1026',
      text: 'Toner passend für HP CF410X, 410X schwarz, ca. 6.500 Seiten, wiederaufbereitet',
      quantity: '12',
      unit: 'H87',
      unitPrice: '53.8950',
      vatRate: 19,
      costCentres: [
        { number: '0111001', name: 'Hauptamt', quantity: '8' },
        { number: '0122002', name: 'Bürgerbüro', quantity: '4' },
      ],
    },
    {
      articleNumber: 'T-1040',
      text: 'Toner passend für Brother TN-3480, schwarz, ca. 8.000 Seiten, wiederaufbereitet',
      quantity: '5',
      unit: 'H87',
      unitPrice: '43.9800',
      vatRate: 19,
      costCentres: [{ number: '0365002', name: 'Kita Sonnenschein', quantity: '5' }],
    },
    {
      articleNumber: 'T-1092',
      text: 'Fachbuch „Umweltfreundlich drucken in der Verwaltung“',
      quantity: '2',
      unit: 'H87',
      unitPrice: '24.2000',
      vatRate: 7,
      costCentres: [{ number: '0272001', name: 'Stadtbücherei', quantity: '2' }],
    },
  ],
  invoice: { leitwegId: '06433010-BEISPIEL-00', email: 'rechnung@raunheim.example' },
  approvedBy: [{ name: 'Holger Brandt', role: 'Leitung Hauptamt', at: '2027-02-02T14:18:00Z' }],
};
