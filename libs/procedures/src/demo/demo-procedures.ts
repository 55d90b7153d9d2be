import type { Nature, ProcedureType } from '@app/law';
import type { Phase } from '../domain/phase';

/** A bid of the demo: number of the lot, company, net sum, and how many days ago it came. */
export type DemoBid = readonly [lot: number, company: DemoCompany, total: string, daysAgo: number];

/** The days of a procedure, counted back from the day the demo is loaded; negative ones lie ahead. */
export interface DemoDays {
  readonly created: number;
  readonly prepared?: number;
  /** The notice, or the invitations where there is none. */
  readonly published?: number;
  readonly bidding?: number;
  readonly deadline?: number;
  readonly opening?: number;
  readonly examination?: number;
  readonly evaluation?: number;
  readonly proposal?: number;
  readonly letters?: number;
  readonly award?: number;
  readonly notified?: number;
  readonly closed?: number;
  readonly cancelled?: number;
}

/** A procedure of the demo. Everything is invented but CPV and NUTS codes. */
export interface DemoProcedure {
  readonly title: string;
  readonly description: string;
  readonly nature: Nature;
  readonly buyers: readonly string[];
  readonly thirdParty?: { readonly name: string; readonly fee: string };
  readonly lots: readonly { readonly title: string; readonly estimatedValue: string; readonly cpv: string }[];
  readonly type?: { readonly type: ProcedureType; readonly reason: string };
  readonly invited?: readonly DemoCompany[];
  readonly bids?: readonly DemoBid[];
  readonly cancellation?: { readonly grounds: readonly string[]; readonly reason: string };
  readonly days: DemoDays;
  /** Where it stands when the demo is loaded. */
  readonly until: Phase;
}

/** The invented companies that bid. */
export const DEMO_COMPANIES = {
  moebelhof: ['Objektmöbel Taunusblick GmbH', 'Siemensstraße 8', '65779', 'Kelkheim'],
  schreiner: ['Schreinerei Vogt & Sohn OHG', 'Am Sägewerk 3', '64579', 'Gernsheim'],
  buero: ['Bürowelt Rhein-Main AG', 'Hanauer Landstraße 210', '60314', 'Frankfurt am Main'],
  spiel: ['Spielraum Odenwald GmbH', 'Waldstraße 17', '64711', 'Erbach'],
  kletter: ['Kletterwerk Hunsrück GmbH', 'Gewerbepark 5', '55469', 'Simmern'],
  datenhof: ['Datenhof Systemhaus GmbH', 'Robert-Bosch-Straße 12', '64293', 'Darmstadt'],
  bildung: ['Bildungs-IT Mainspitze GmbH', 'Ginsheimer Straße 44', '65462', 'Ginsheim-Gustavsburg'],
  schulnetz: ['Schulnetz Südwest GmbH', 'Lise-Meitner-Straße 2', '67663', 'Kaiserslautern'],
  raeum: ['Räumdienst Ried GmbH', 'Gernsheimer Straße 90', '64560', 'Riedstadt'],
  garten: ['Gartenbau Mönchbruch GbR', 'Am Forsthaus 4', '64546', 'Mörfelden-Walldorf'],
  lift: ['Aufzugsdienst Hessen-Süd GmbH', 'Liebigstraße 31', '64331', 'Weiterstadt'],
  hebe: ['Hebewerk Service KG', 'Carl-Benz-Ring 9', '65428', 'Rüsselsheim am Main'],
  senk: ['Vertikal Aufzüge GmbH & Co. KG', 'Flughafenstraße 61', '60528', 'Frankfurt am Main'],
  dach: ['Dachdeckerei Hassia Meisterbetrieb', 'Handwerkerhof 2', '64521', 'Groß-Gerau'],
  flach: ['Flachdach Bergstraße GmbH', 'Industriestraße 40', '64625', 'Bensheim'],
  blitz: ['Blitzschutz Lang e. K.', 'Ringstraße 7', '64569', 'Nauheim'],
  strom: ['Elektro Trebur Brand & Sohn oHG', 'Astheimer Straße 12', '65468', 'Trebur'],
  papier: ['Papierhaus Ried GmbH', 'Industriestraße 14', '64560', 'Riedstadt'],
  hygiene: ['Hygiene Südhessen GmbH', 'Otto-Hahn-Straße 5', '64665', 'Alsbach-Hähnlein'],
  auto: ['Autohaus Stern am Ried GmbH', 'Darmstädter Straße 101', '64521', 'Groß-Gerau'],
  mobil: ['Flottenmobil Rhein-Neckar GmbH', 'Neckarauer Straße 55', '68199', 'Mannheim'],
  bus: ['Busreisen Altrhein GmbH', 'Rheinallee 3', '64584', 'Biebesheim am Rhein'],
  fahrdienst: ['Fahrdienst Gerauer Land GmbH', 'Helwigstraße 22', '64521', 'Groß-Gerau'],
} as const satisfies Readonly<Record<string, readonly [name: string, street: string, postcode: string, city: string]>>;
export type DemoCompany = keyof typeof DEMO_COMPANIES;

const OPEN = {
  type: 'us-open',
  reason: 'Es gibt einen breiten Markt; eine Vorauswahl der Unternehmen ist nicht nötig.',
} as const;

export const DEMO_PROCEDURES: readonly DemoProcedure[] = [
  {
    title: 'Beschaffung von elf Dienstwagen mit Elektroantrieb',
    description: 'Elf Kleinwagen mit Elektroantrieb für die Stadtwerke, mit Ladekabeln und Rücknahme der Altfahrzeuge.',
    nature: 'supplies',
    buyers: ['moerfelden-walldorf'],
    thirdParty: { name: 'Stadtwerke Mörfelden-Walldorf', fee: '1850.00' },
    lots: [{ title: 'Elektro-Kleinwagen', estimatedValue: '198000.00', cpv: '34110000-1' }],
    type: OPEN,
    bids: [
      [1, 'auto', '194700.00', 74],
      [1, 'mobil', '189300.00', 72],
    ],
    days: {
      ...{ created: 104, prepared: 100, published: 98, bidding: 97, deadline: 70, opening: 69, examination: 66 },
      ...{ evaluation: 63, proposal: 60, award: 56, notified: 54, closed: 48 },
    },
    until: 'closed',
  },
  {
    title: 'Mobile Luftreiniger für Schulräume',
    description: 'Sechzig Luftreiniger mit Filtern der Klasse H14 für Klassenräume ohne ausreichende Lüftung.',
    nature: 'supplies',
    buyers: ['kreis-gross-gerau'],
    lots: [{ title: 'Luftreiniger mit Ersatzfiltern', estimatedValue: '92000.00', cpv: '42514000-2' }],
    type: OPEN,
    days: { created: 58, prepared: 55, published: 53, bidding: 52, deadline: 30, cancelled: 41 },
    cancellation: {
      grounds: ['OWN-CANC-UVGO-2'],
      reason:
        'Das Land hat die Förderung eingestellt; der Kreistag hat beschlossen, stattdessen feste Lüftungen einzubauen.',
    },
    until: 'cancelled',
  },
  {
    title: 'Toilettenpapier und Papierhandtücher für Rathäuser und Kitas',
    description: 'Jahresbedarf an Toilettenpapier und Papierhandtüchern aus Recyclingpapier, Lieferung auf Abruf.',
    nature: 'supplies',
    buyers: ['bischofsheim', 'ginsheim-gustavsburg', 'trebur'],
    lots: [{ title: 'Hygienepapier', estimatedValue: '74000.00', cpv: '33760000-5' }],
    type: OPEN,
    bids: [
      [1, 'papier', '71250.00', 38],
      [1, 'hygiene', '69840.00', 37],
    ],
    days: {
      ...{ created: 68, prepared: 64, published: 62, bidding: 61, deadline: 34, opening: 33, examination: 30 },
      ...{ evaluation: 27, proposal: 24, award: 14, notified: 9 },
    },
    until: 'notified',
  },
  {
    title: 'Sanierung des Daches der Grundschule Am Bach',
    description: 'Abdichtung und Dämmung des Flachdachs (480 m²) und neue Blitzschutzanlage, Ausführung in den Ferien.',
    nature: 'works',
    buyers: ['riedstadt'],
    lots: [
      { title: 'Dachabdichtung', estimatedValue: '148000.00', cpv: '45261420-4' },
      { title: 'Blitzschutz', estimatedValue: '22000.00', cpv: '45312310-3' },
    ],
    type: {
      type: 'us-res-no-tw',
      reason:
        'Der Wert liegt unter der Grenze des Landes; für beide Gewerke sind geeignete Betriebe der Region bekannt.',
    },
    invited: ['dach', 'flach', 'blitz', 'strom'],
    bids: [
      [1, 'dach', '144900.00', 24],
      [1, 'flach', '151300.00', 23],
      [2, 'blitz', '21450.00', 23],
      [2, 'strom', '20980.00', 22],
    ],
    days: {
      ...{ created: 52, prepared: 48, published: 45, bidding: 44, deadline: 20, opening: 19, examination: 17 },
      ...{ evaluation: 14, proposal: 11, award: 4 },
    },
    until: 'awarded',
  },
  {
    title: 'Tablets und Ladewagen für die Schulen des Kreises',
    description: 'Rahmen der Digitalisierung: 700 Tablets mit Schutzhüllen und 28 Ladewagen für neun Schulen.',
    nature: 'supplies',
    buyers: ['kreis-gross-gerau', 'kelsterbach'],
    lots: [
      { title: 'Tablets mit Schutzhüllen', estimatedValue: '318000.00', cpv: '30213200-7' },
      { title: 'Ladewagen', estimatedValue: '56000.00', cpv: '30237000-9' },
    ],
    type: { type: 'open', reason: 'Breiter Markt mit vielen Anbietern; eine Vorauswahl ist nicht nötig.' },
    bids: [
      [1, 'bildung', '309400.00', 29],
      [1, 'schulnetz', '316200.00', 28],
      [1, 'datenhof', '312750.00', 27],
      [2, 'datenhof', '55100.00', 27],
      [2, 'schulnetz', '53900.00', 28],
    ],
    days: {
      ...{ created: 70, prepared: 66, published: 63, bidding: 61, deadline: 24, opening: 23, examination: 20 },
      ...{ evaluation: 15, proposal: 9, letters: 3 },
    },
    until: 'standstill',
  },
  {
    title: 'Wartung der Aufzüge in öffentlichen Gebäuden',
    description: 'Wartung und Notruf für neunzehn Aufzüge in Rathäusern, Bürgerhäusern und einer Bücherei, drei Jahre.',
    nature: 'services',
    buyers: ['raunheim', 'kelsterbach', 'bischofsheim'],
    lots: [{ title: 'Wartung und Notruf', estimatedValue: '57000.00', cpv: '50750000-7' }],
    type: {
      type: 'us-neg-wo-call',
      reason: 'Der Wert liegt unter der Grenze des Landes; drei leistungsfähige Unternehmen der Region sind bekannt.',
    },
    invited: ['lift', 'hebe', 'senk'],
    bids: [
      [1, 'lift', '55800.00', 19],
      [1, 'hebe', '54300.00', 18],
      [1, 'senk', '58900.00', 17],
    ],
    days: {
      ...{ created: 45, prepared: 41, published: 38, bidding: 37, deadline: 15, opening: 14, examination: 12 },
      ...{ evaluation: 7, proposal: 2 },
    },
    until: 'award-proposed',
  },
  {
    title: 'Winterdienst auf Gehwegen und Bushaltestellen',
    description: 'Räumen und Streuen von 31 km Gehwegen und 84 Haltestellen in zwei Wintern nach Einsatzplan.',
    nature: 'services',
    buyers: ['buettelborn', 'nauheim'],
    lots: [{ title: 'Räumen und Streuen', estimatedValue: '131000.00', cpv: '90620000-9' }],
    type: OPEN,
    bids: [
      [1, 'raeum', '128600.00', 14],
      [1, 'garten', '133400.00', 13],
    ],
    days: {
      ...{ created: 40, prepared: 36, published: 34, bidding: 33, deadline: 10, opening: 9, examination: 7 },
      evaluation: 3,
    },
    until: 'evaluation',
  },
  {
    title: 'Notebooks für Lehrkräfte',
    description:
      '165 Notebooks mit Dockingstation, Einrichtung nach Vorgabe der Schul-IT, Vor-Ort-Service über vier Jahre.',
    nature: 'supplies',
    buyers: ['kreis-gross-gerau'],
    lots: [{ title: 'Notebooks mit Dockingstation', estimatedValue: '186000.00', cpv: '30213100-6' }],
    type: OPEN,
    bids: [
      [1, 'datenhof', '183900.00', 11],
      [1, 'bildung', '181200.00', 10],
      [1, 'schulnetz', '188750.00', 9],
    ],
    days: { created: 36, prepared: 33, published: 31, bidding: 30, deadline: 7, opening: 6, examination: 3 },
    until: 'examination',
  },
  {
    title: 'Spielgeräte für drei Kindertagesstätten',
    description: 'Drei Kletteranlagen, eine Seilbahn und Fallschutz, mit Einbau und Abnahme nach DIN EN 1176.',
    nature: 'supplies',
    buyers: ['biebesheim', 'riedstadt'],
    lots: [{ title: 'Spielgeräte mit Einbau', estimatedValue: '67000.00', cpv: '37535200-9' }],
    type: OPEN,
    bids: [
      [1, 'spiel', '65900.00', 6],
      [1, 'kletter', '63480.00', 5],
    ],
    days: { created: 33, prepared: 29, published: 27, bidding: 26, deadline: 1 },
    until: 'bidding',
  },
  {
    title: 'Büromöbel für das neue Bürgerbüro',
    description: 'Vierzehn höhenverstellbare Arbeitsplätze, Theke, Wartebereich und Schränke mit Montage.',
    nature: 'supplies',
    buyers: ['raunheim'],
    lots: [{ title: 'Büromöbel mit Montage', estimatedValue: '83000.00', cpv: '39130000-2' }],
    type: OPEN,
    bids: [
      [1, 'moebelhof', '81200.00', 8],
      [1, 'schreiner', '84500.00', 5],
      [1, 'buero', '79950.00', 3],
    ],
    days: { created: 25, prepared: 20, published: 17, bidding: 16, deadline: -9 },
    until: 'bidding',
  },
  {
    title: 'Schülerbeförderung zur Förderschule',
    description: 'Beförderung von 46 Kindern in Kleinbussen mit Begleitperson, zwei Schuljahre.',
    nature: 'services',
    buyers: ['kreis-gross-gerau'],
    lots: [{ title: 'Beförderung mit Begleitperson', estimatedValue: '174000.00', cpv: '60130000-8' }],
    type: OPEN,
    days: { created: 17, prepared: 9, published: 3, deadline: -24 },
    until: 'published',
  },
  {
    title: 'Einsatzkleidung für die freiwilligen Feuerwehren',
    description: '210 Garnituren Überbekleidung nach HuPF für elf Ortsfeuerwehren, Anprobe vor Ort.',
    nature: 'supplies',
    buyers: ['trebur', 'buettelborn', 'nauheim'],
    lots: [{ title: 'Überjacken und Überhosen', estimatedValue: '143000.00', cpv: '35811100-3' }],
    type: OPEN,
    days: { created: 11, prepared: 4, published: -3, deadline: -30 },
    until: 'prepared',
  },
  {
    title: 'Unterhaltsreinigung der Kindertagesstätten',
    description: 'Tägliche Reinigung von sieben Kitas (6 900 m²), Grundreinigung in den Ferien, drei Jahre.',
    nature: 'services',
    buyers: ['kelsterbach'],
    lots: [{ title: 'Unterhalts- und Grundreinigung', estimatedValue: '189000.00', cpv: '90911200-8' }],
    days: { created: 5 },
    until: 'planned',
  },
];
