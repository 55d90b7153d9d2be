/** A figure of the annual report. `amount` is EUR net, `minutes` a time; all are sums over the same rows that can be opened. */
export interface FigureInfo {
  readonly id: FigureId;
  readonly name: string;
  readonly kind: 'count' | 'amount' | 'minutes';
  readonly note: string;
}

export const FIGURE_IDS = [
  'procedures',
  'procedures-eu',
  'procedures-national',
  'awards',
  'awards-value',
  'joint-purchases',
  'joint-purchases-value',
  'demand-rounds',
  'frameworks',
  'frameworks-value',
  'orders',
  'orders-value',
  'consumption',
  'consultations',
  'consultation-minutes',
  'trainings',
  'information-events',
] as const;
export type FigureId = (typeof FIGURE_IDS)[number];

const figure = (id: FigureId, kind: FigureInfo['kind'], name: string, note: string): FigureInfo => ({
  id,
  kind,
  name,
  note,
});

/** In the order of the report. */
export const FIGURES: readonly FigureInfo[] = [
  figure('procedures', 'count', 'Vergabeverfahren', 'im Berichtszeitraum eingeleitet'),
  figure('procedures-eu', 'count', 'davon EU-weite Verfahren', 'Auftragswert ab dem EU-Schwellenwert'),
  figure('procedures-national', 'count', 'davon nationale Verfahren', 'Auftragswert unter dem EU-Schwellenwert'),
  figure('awards', 'count', 'Zuschläge', 'im Berichtszeitraum erteilt'),
  figure('awards-value', 'amount', 'Summe der Zuschläge, netto', 'im Berichtszeitraum erteilt'),
  figure('joint-purchases', 'count', 'Gemeinsame Beschaffungen', 'im Berichtszeitraum eingeleitet'),
  figure(
    'joint-purchases-value',
    'amount',
    'Wert der gemeinsamen Beschaffungen, netto',
    'Zuschlagssumme, vor dem Zuschlag der geschätzte Auftragswert',
  ),
  figure('demand-rounds', 'count', 'Bedarfsabfragen', 'im Berichtszeitraum eröffnet'),
  figure('frameworks', 'count', 'Rahmenvereinbarungen', 'im Berichtszeitraum geschlossen'),
  figure('frameworks-value', 'amount', 'Höchstwert der Rahmenvereinbarungen, netto', 'im Berichtszeitraum geschlossen'),
  figure('orders', 'count', 'Bestellungen der Mitglieder', 'im Berichtszeitraum ausgelöst'),
  figure('orders-value', 'amount', 'Bestellwert, netto', 'im Berichtszeitraum ausgelöst'),
  figure('consumption', 'amount', 'Verbrauch, netto', 'bestätigte Wareneingänge im Berichtszeitraum'),
  figure('consultations', 'count', 'Beratungen', 'Beratungen der Mitglieder im Berichtszeitraum'),
  figure('consultation-minutes', 'minutes', 'Beratungszeit in Minuten', 'Zeit für die Beratungen im Berichtszeitraum'),
  figure('trainings', 'count', 'Schulungen', 'im Berichtszeitraum durchgeführt'),
  figure('information-events', 'count', 'Informationsveranstaltungen', 'im Berichtszeitraum durchgeführt'),
];
