import type { TemplateId } from './templates';

/** The part of the work a document belongs to; the gallery is ordered by it. */
export const TEMPLATE_AREAS = ['Vergabeverfahren', 'Bedarf und Bestellung', 'Berichte und Abrechnung'] as const;
export type TemplateArea = (typeof TEMPLATE_AREAS)[number];

export interface TemplatePurpose {
  readonly area: TemplateArea;
  /** What the document is for and when it is made, in a sentence or two for the people who use it. */
  readonly purpose: string;
}

const procedure = (purpose: string): TemplatePurpose => ({ area: 'Vergabeverfahren', purpose });
const demand = (purpose: string): TemplatePurpose => ({ area: 'Bedarf und Bestellung', purpose });
const report = (purpose: string): TemplatePurpose => ({ area: 'Berichte und Abrechnung', purpose });

/** Every template has its purpose; the compiler says where one is missing. */
export const TEMPLATE_PURPOSES: { readonly [K in TemplateId]: TemplatePurpose } & Readonly<
  Record<string, TemplatePurpose>
> = {
  'request-confirmation': procedure(
    'Bestätigt dem Fachamt, dass sein Vergabeantrag eingegangen ist, und nennt, was er enthält.',
  ),
  'compass-sheet': procedure(
    'Hält auf einem Blatt fest, was der Vergabe-Kompass zu einer Frage geantwortet hat: Rechtsrahmen, Vergabearten, Pflichten, Fristen.',
  ),
  'invitation-to-tender': procedure('Fordert Unternehmen zum Angebot auf; das Preisblatt liegt bei.'),
  'notice-text': procedure('Der Text der Bekanntmachung, wie er in ein Portal übernommen wird.'),
  'bidder-answers': procedure('Gibt allen Bietern dieselben Antworten auf ihre Fragen, ohne die Fragenden zu nennen.'),
  'bidder-list': procedure('Führt auf, wer beteiligt ist, aufgefordert wurde und ein Angebot abgegeben hat.'),
  'opening-protocol': procedure('Hält fest, wer wann welche Angebote geöffnet hat und was darin stand.'),
  'missing-documents': procedure('Fordert von einem Bieter fehlende Unterlagen nach, mit Frist und Folge.'),
  'price-comparison': procedure('Stellt die Preise aller Angebote je Los und Position nebeneinander.'),
  'examination-sheet': procedure('Hält Prüfung und Wertung jedes Angebots Stufe für Stufe fest.'),
  'award-proposal': procedure('Legt der entscheidenden Stelle vor, wer den Zuschlag erhalten soll und warum.'),
  'procedure-letter': procedure(
    'Die Schreiben an Bieter: Information, Zuschlag, Absage, Aufhebung. Den Wortlaut legt das Vergabezentrum als Textbaustein fest.',
  ),
  'procurement-record': procedure('Der Vergabevermerk: alle Entscheidungen mit Begründung, Fundstelle und Person.'),
  'award-notice': procedure('Der Text, mit dem ein vergebener Auftrag nachträglich veröffentlicht wird.'),
  'audit-extract': procedure('Zeigt der Revision, wer an einem Vorgang wann was geändert hat.'),
  'demand-round-protocol': demand(
    'Zeigt dem Vergabezentrum, wer gemeldet hat, was gebündelt wurde und dass keine Menge verloren ging.',
  ),
  'member-demand-protocol': demand(
    'Sagt einem Mitglied, was es gemeldet hat, in welchem Los es steht und welchen Anteil es am Bündel hat.',
  ),
  'framework-cover': demand(
    'Deckblatt der Rahmenvereinbarung mit Beteiligten, Laufzeit, Höchstwert und der Preisliste mit allen Staffeln.',
  ),
  'purchase-order': demand(
    'Die Bestellung an den Lieferanten: ein Abruf aus der Rahmenvereinbarung nach der Freigabe.',
  ),
  'delivery-checklist': demand(
    'Liste zum Abhaken bei der Warenannahme: bestellt, bisher geliefert, noch offen, mit Platz für Mängel und Unterschrift.',
  ),
  'delivery-complaint': demand('Zeigt dem Lieferanten an, welche Ware zurückgewiesen wurde, und bittet um Ersatz.'),
  'consumption-report': report(
    'Verbrauch je Mitglied, Kostenstelle und Artikel mit Zwischensummen, geprüft gegen die Summe der Buchungen.',
  ),
  'cost-allocation-statement': report(
    'Teilt einem Mitglied seinen Anteil an den Kosten des Vergabezentrums mit, samt Rechenweg und den Anteilen aller.',
  ),
  'annual-report': report('Kennzahlen des Berichtsjahres mit Vorjahr, gemeinsamen Beschaffungen und Bestellungen.'),
};
