import { addDays, type LocalDate, yearOf } from '@app/kernel';
import { EMPTY_CONTENT, type RequestContent } from '../domain/content';
import type { State } from '../domain/machine';

/** One invented request of the demo; the cost centre by its number, days counted from the day it is loaded. */
export interface DemoRequest {
  readonly member: string;
  readonly costCentre: string;
  readonly state: Extract<State, 'draft' | 'submitted' | 'in-review' | 'returned'>;
  readonly question?: string;
  readonly content: RequestContent;
}

export const demoRequests = (today: LocalDate): readonly DemoRequest[] => {
  const nextYear = yearOf(today) + 1;
  const money = { budgetYear: String(nextYear), budgetKind: 'result', budgetConfirmedBy: 'Kämmerei' };
  return [
    {
      member: 'nauheim',
      costCentre: '0573001',
      state: 'submitted',
      content: {
        ...EMPTY_CONTENT,
        ...money,
        title: 'Streusalz für den Winterdienst',
        description: 'Auftausalz für die Straßen und Gehwege der Gemeinde, geliefert in die Salzhalle des Bauhofs.',
        nature: 'supplies',
        form: 'framework',
        quantity: 'rund 120 t je Winter, lose, in Lieferungen zu 25 t',
        place: 'Bauhof, Industriestraße 12',
        needOn: addDays(today, 240),
        termFrom: addDays(today, 240),
        termTo: addDays(today, 240 + 729),
        maximumValue: '48000.00',
        budgetAmount: '24000.00',
        lotsWish: 'centre',
        estimateMethod: 'former-contract',
        estimateNote: 'Preis je Tonne des letzten Winters, um 4 % erhöht.',
        lines: [
          { text: '240 t Auftausalz in zwei Wintern', amount: '36960.00', lot: '' },
          { text: 'Fracht', amount: '3120.00', lot: '' },
        ],
        contactName: 'Hannes Ebert',
        contactPhone: '06152 000-31',
        contactEmail: 'bauhof@nauheim.example',
      },
    },
    {
      member: 'nauheim',
      costCentre: '0365001',
      state: 'returned',
      question: 'Für welche Altersgruppen sind die Geräte gedacht, und gibt es einen Plan des Außengeländes?',
      content: {
        ...EMPTY_CONTENT,
        ...money,
        title: 'Spielgeräte für die Kita Regenbogen',
        description: 'Ersatz der gesperrten Kletteranlage und eine Nestschaukel, mit Einbau und Fallschutz.',
        nature: 'supplies',
        form: 'single',
        quantity: '1 Kletteranlage, 1 Nestschaukel, 80 m² Fallschutz',
        place: 'Kita Regenbogen, Gartenweg 5',
        needOn: addDays(today, 150),
        budgetAmount: '35000.00',
        budgetKind: 'investment',
        lotsWish: 'none',
        lotsReason: 'Gerät, Einbau und Fallschutz müssen zusammen abgenommen werden.',
        estimateMethod: 'price-list',
        lines: [
          { text: 'Kletteranlage', amount: '18400.00', lot: '' },
          { text: 'Nestschaukel', amount: '4200.00', lot: '' },
          { text: 'Einbau und Fallschutz', amount: '7900.00', lot: '' },
        ],
        contactName: 'Mira Conrad',
        contactPhone: '06152 000-47',
      },
    },
    {
      member: 'nauheim',
      costCentre: '0573002',
      state: 'draft',
      content: {
        ...EMPTY_CONTENT,
        title: 'Unterhaltsreinigung des Bürgerhauses',
        description: 'Der jetzige Vertrag läuft aus. Gereinigt werden Saal, Foyer und Nebenräume.',
        nature: 'services',
        form: 'follow-up',
        termFrom: addDays(today, 220),
        previousSupplier: 'noch erfragen',
        budgetAmount: 'ca. 30.000',
      },
    },
    {
      member: 'raunheim',
      costCentre: '0365003',
      state: 'in-review',
      content: {
        ...EMPTY_CONTENT,
        ...money,
        title: 'Sanierung des Daches der Kita Am Park',
        description: 'Das Flachdach ist undicht. Abdichtung und Dämmung werden erneuert, dazu die Blitzschutzanlage.',
        nature: 'works',
        form: 'single',
        place: 'Kita Am Park, Parkstraße 8',
        planningState: 'Die Entwurfsplanung liegt vor; das Leistungsverzeichnis macht das Planungsbüro bis Januar.',
        needOn: addDays(today, 200),
        budgetAmount: '290000.00',
        budgetKind: 'investment',
        lotsWish: 'lots',
        lots: [
          { title: 'Dachabdichtung und Dämmung', cpv: '45261420-4' },
          { title: 'Blitzschutz', cpv: '45312310-3' },
        ],
        estimateMethod: 'planning-office',
        lines: [
          { text: 'Abdichtung, 620 m²', amount: '148800.00', lot: '1' },
          { text: 'Dämmung', amount: '74400.00', lot: '1' },
          { text: 'Blitzschutzanlage', amount: '18600.00', lot: '2' },
        ],
        contactName: 'Lukas Gruber',
        contactEmail: 'bauamt@raunheim.example',
      },
    },
  ];
};
