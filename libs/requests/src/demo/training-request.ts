import { type LocalDate, yearOf } from '@app/kernel';
import { EMPTY_CONTENT, type RequestContent } from '../domain/content';

/** What the invented department of a training wants, with everything that has to be said. */
export const trainingRequest = (needOn: LocalDate): RequestContent => ({
  ...EMPTY_CONTENT,
  title: 'Spielgeräte für die Kita Sonnenschein',
  description: 'Ersatz der gesperrten Kletteranlage und eine Nestschaukel, mit Einbau und Fallschutz.',
  nature: 'supplies',
  form: 'single',
  quantity: '1 Kletteranlage, 1 Nestschaukel, 80 m² Fallschutz',
  place: 'Kita Sonnenschein, Gartenweg 5',
  needOn,
  budgetAmount: '70000.00',
  budgetKind: 'investment',
  budgetYear: String(yearOf(needOn)),
  budgetConfirmedBy: 'Kämmerei',
  lotsWish: 'none',
  lotsReason: 'Gerät, Einbau und Fallschutz müssen zusammen abgenommen werden.',
  estimateMethod: 'price-list',
  estimateNote: 'Listenpreise dreier Hersteller, gemittelt.',
  lines: [
    { text: 'Kletteranlage', amount: '38400.00', lot: '' },
    { text: 'Nestschaukel', amount: '6200.00', lot: '' },
    { text: 'Einbau und Fallschutz', amount: '17900.00', lot: '' },
  ],
  contactName: 'Robin Fachamt',
  contactPhone: '06152 000-47',
  contactEmail: 'fachamt@uebung.invalid',
});
