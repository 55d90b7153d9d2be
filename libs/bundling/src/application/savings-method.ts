import { germanMoney, germanQuantity, type LocalDate, germanDate } from '@app/kernel';
import type { SavingAssumptions } from '../domain/savings';
import { PROCESS_COST } from '../domain/savings-sources';
import type { ReferenceKind, TierSource } from './savings-wish';

export interface MethodFacts {
  readonly tiers: TierSource;
  readonly reference: ReferenceKind;
  readonly assumptions: SavingAssumptions;
  readonly articles: number;
  /** Articles with a tier of their own; the others cost the reference price, whoever buys. */
  readonly articlesWithTiers: number;
  /** Numbers of the agreements whose tiers are used. */
  readonly agreements: readonly string[];
  readonly roundNumber: string;
  readonly asOf: LocalDate;
}

/** How a simulation was computed, in words: every rule and every assumption. */
export function savingsMethod(facts: MethodFacts): string[] {
  const { assumptions, articles, articlesWithTiers } = facts;
  const { ordersPerYear: orders } = assumptions;
  const times = orders === 1 ? 'einmal' : `${orders}-mal`;
  return [
    `Mengen: der im Bündel ${facts.roundNumber} gemeldete Bedarf eines Jahres je Mitglied und Artikel. Stand ${germanDate(facts.asOf)}, alle Beträge ohne Umsatzsteuer.`,
    `Preise: ${tierSentence(facts)} Für ${articlesWithTiers} von ${articles} Artikeln gibt es Staffelpreise; die übrigen kosten den Referenzpreis, gleich wer sie kauft.`,
    `Der Preis der erreichten Staffel gilt für die ganze Menge eines Artikels. ${
      assumptions.tierBasis === 'order'
        ? 'Die Staffel richtet sich nach der Menge einer Bestellung.'
        : 'Die Staffel richtet sich nach der Menge eines Jahres, so wie Angebote gewertet werden.'
    } Unterhalb der ersten Staffel gilt der Referenzpreis.`,
    `Bestellungen: Wer einkauft, ein Mitglied allein oder der Kreis gemeinsam, bestellt je Los ${times} im Jahr zu je ${germanMoney(assumptions.processCost)} Prozesskosten. Der Kreis bestellt für alle zusammen.`,
    assumptions.minimumOrder === 0n
      ? 'Ein Mindestbestellwert ist nicht angenommen.'
      : `Eine Bestellung unter ${germanMoney(assumptions.minimumOrder)} kostet diesen Mindestbestellwert.`,
    assumptions.freight === 0n
      ? 'Frachtkosten sind nicht angenommen.'
      : `Fracht: ${germanMoney(assumptions.freight)} je Lieferung; jedes Mitglied wird für sich beliefert. ${
          assumptions.freightFreeFrom === null
            ? 'Eine Grenze für freie Lieferung ist nicht angenommen.'
            : `Ab einem Bestellwert von ${germanMoney(assumptions.freightFreeFrom)} ist die Lieferung frei; gemeinsam zählt der Wert der gemeinsamen Bestellung.`
        }`,
    'Anteile: der Betrag eines Artikels nach den Mengen der Mitglieder, Prozesskosten und Mindestbestellwert eines Loses nach dem Warenwert, Fracht je Lieferung. Rundungsreste gehen an die größten Nachkommareste; die Anteile ergeben genau die Summe.',
    `Ersparnis: die Kosten aller Mitglieder des Kreises, wenn jedes für sich kauft, abzüglich der Kosten des Kreises. Daneben der Vergleich der Warenwerte mit ${
      facts.reference === 'last-award' ? 'den Preisen des letzten Zuschlags' : 'den Referenzpreisen des Bündels'
    }, ohne Fracht, Mindestbestellwert und Prozesskosten.`,
    'Nicht enthalten: die Kosten des Vergabeverfahrens selbst, Lager, Skonto und Preisänderungen in der Laufzeit.',
  ];
}

function tierSentence({ tiers, agreements }: MethodFacts): string {
  if (tiers === 'typed') return 'Staffelpreise wie eingegeben.';
  if (tiers === 'discount')
    return 'Referenzpreis abzüglich der eingegebenen Rabattstaffel; eine Annahme, kein Angebot.';
  return agreements.length > 0
    ? `Staffelpreise des letzten Zuschlags (${agreements.join(', ')}).`
    : 'Staffelpreise des letzten Zuschlags; zu keinem Artikel gibt es einen.';
}

/** Where the presets come from and how far they can be trusted, as the page shows it beside the fields. */
export const assumptionSources = () => [
  {
    field: 'processCost',
    preset: germanMoney(PROCESS_COST.amount),
    text: `${germanMoney(PROCESS_COST.amount)} je Bestellung: ${PROCESS_COST.steps} Arbeitsschritte und bis zu ${PROCESS_COST.weeks} Wochen, wie Kommunen sie vor der Umstellung auf elektronische Bestellungen gemessen haben sollen.`,
    certainty: PROCESS_COST.certainty,
    sources: [...PROCESS_COST.sources],
  },
];

/** „ab 500: 4 % Rabatt“ for the sheet that says where an export comes from. */
export const discountText = (fromQuantity: bigint, percent: string): string =>
  `ab ${germanQuantity(fromQuantity)}: ${percent.replace('.', ',')} %`;
