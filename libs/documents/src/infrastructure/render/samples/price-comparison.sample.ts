import type { PriceComparisonData } from '../../../contract/templates';
import { CENTRE, FILE_NUMBER, PAPER_AND_TONER } from './centre.sample';

/** Five bidders, one of them excluded, so that a second table is needed. */
export const priceComparisonSample: PriceComparisonData = {
  centre: CENTRE,
  fileNumber: FILE_NUMBER,
  createdAt: '2026-11-22T10:15:00Z',
  title: PAPER_AND_TONER,
  lots: [
    {
      number: '1',
      title: 'Kopierpapier',
      bidders: [
        { name: 'Bürobedarf Rhein-Main GmbH', net: '5644.50', above: '4,28 % darüber' },
        { name: 'Kontor Süd KG', net: '5412.75', lowest: true },
        { name: 'Mainpapier AG', net: '5890.00', above: '8,82 % darüber' },
        { name: 'Papierhaus Ried GmbH', net: '5520.40', above: '1,99 % darüber' },
        { name: 'Späth Handels-KG', net: '4990.00', excluded: true },
      ],
      positions: [
        {
          ...{ articleNumber: 'P-A4', text: 'Kopierpapier A4, 80 g/m², Recycling', quantity: '1200', unit: 'XPK' },
          prices: [
            { unitPrice: '4.1000', amount: '4920.00' },
            { unitPrice: '3.9900', amount: '4788.00', lowest: true },
            { unitPrice: '4.2500', amount: '5100.00' },
            { unitPrice: '4.0025', amount: '4803.00' },
            { unitPrice: '3.5000', amount: '4200.00' },
          ],
        },
        {
          ...{ articleNumber: 'P-A3', text: 'Kopierpapier A3, 80 g/m², Recycling', quantity: '80.5', unit: 'XPK' },
          prices: [
            { unitPrice: '9.0000', amount: '724.50' },
            { unitPrice: '7.7609', amount: '624.75', lowest: true },
            { unitPrice: '9.8137', amount: '790.00' },
            { unitPrice: '8.9118', amount: '717.40' },
            {},
          ],
        },
      ],
      note: 'Ohne die Position P-A3 bliebe Kontor Süd KG der günstigste Bieter.',
    },
  ],
};
