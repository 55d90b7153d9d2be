import type { Lot } from '../../../contract/templates';

export const LOTS: readonly Lot[] = [
  {
    number: '1',
    title: 'Kopierpapier',
    cpv: '30197643-5',
    estimatedValue: '268420.00',
    items: [
      {
        articleNumber: 'P-1004',
        text: 'Recyclingpapier 80 g/m², Weiße 70, A4, Karton 5 × 500 Blatt, Blauer Engel DE-UZ 14a',
        quantity: '8200',
        unit: 'XCT',
      },
      {
        articleNumber: 'P-1006',
        text: 'Recyclingpapier 80 g/m², Weiße 100, A4, Karton 5 × 500 Blatt, Blauer Engel DE-UZ 14a',
        quantity: '3900',
        unit: 'XCT',
      },
      {
        articleNumber: 'P-1017',
        text: 'Kopierpapier farbig 80 g/m², pastell, A3, Packung 500 Blatt, EU Ecolabel',
        quantity: '1905',
        unit: 'XPK',
      },
    ],
  },
  {
    number: '2',
    title: 'Toner, Original und wiederaufbereitet',
    cpv: '30125110-5',
    estimatedValue: '217780.00',
    items: [
      {
        articleNumber: 'T-1025',
        text: 'Toner HP CF410X, 410X schwarz, ca. 6.500 Seiten, Original',
        quantity: '620',
        unit: 'H87',
      },
      {
        articleNumber: 'T-1026',
        text: 'Toner passend für HP CF410X, 410X schwarz, ca. 6.500 Seiten, wiederaufbereitet, Blauer Engel DE-UZ 177',
        quantity: '1480',
        unit: 'H87',
      },
      {
        articleNumber: 'T-1040',
        text: 'Toner passend für Brother TN-3480, schwarz, ca. 8.000 Seiten, wiederaufbereitet, Blauer Engel DE-UZ 177',
        quantity: '880',
        unit: 'H87',
      },
    ],
  },
];
