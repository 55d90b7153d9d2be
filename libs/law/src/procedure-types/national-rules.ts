import type { LocalDate } from '@app/kernel';
import type { Buyer, NationalProcedureType, Nature, State } from '../book/codes';

/** The federation's own rules for federal buyers stand beside those of the states. */
export type Jurisdiction = State | 'DE';

/** A value limit of national law: up to it a procedure type is permitted without further grounds. */
export interface LimitRule {
  readonly where: Jurisdiction;
  readonly buyers: readonly Buyer[];
  readonly natures: readonly Nature[];
  readonly types: readonly NationalProcedureType[];
  readonly factId: string;
  /**
   * `up-to` = not above; `below` = the amount itself is too much; `below-eu-threshold` = the whole national range;
   * `sub-threshold` = not above the EU threshold for supplies of municipalities on that day.
   */
  readonly bound: 'up-to' | 'below' | 'below-eu-threshold' | 'sub-threshold';
  /** Which number of the fact, where it names several. */
  readonly position?: number;
  /** The limit is counted per trade lot (Fachlos). */
  readonly perLot?: true;
  /** First day for which the source speaks, where the fact names no beginning. */
  readonly notBefore?: LocalDate;
  /** A further German sentence for the reason. */
  readonly hint?: string;
}

export interface FreeRule {
  readonly where: Jurisdiction | 'everywhere';
  readonly natures: readonly Nature[];
  readonly types: readonly NationalProcedureType[];
  readonly factId: string;
}

const WORKS: readonly Nature[] = ['works'];
const GOODS: readonly Nature[] = ['supplies', 'services', 'social-services', 'professional-services', 'planning'];
const LIBERAL: readonly Nature[] = ['professional-services', 'planning'];
const ALL: readonly Nature[] = [...GOODS, ...WORKS];
const PUBLIC: readonly Buyer[] = ['municipality', 'state'];
const MUNICIPAL: readonly Buyer[] = ['municipality'];
const STATE_BODIES: readonly Buyer[] = ['state'];

const DIRECT: readonly NationalProcedureType[] = ['direct'];
const RESTRICTED: readonly NationalProcedureType[] = ['us-res-no-tw'];
const NEGOTIATED: readonly NationalProcedureType[] = ['us-neg-w-call', 'us-neg-wo-call'];
const FREEHAND: readonly NationalProcedureType[] = ['us-free-tw', 'us-free-no-tw'];
const SMALL_GOODS = [...RESTRICTED, ...NEGOTIATED];
const SMALL_WORKS = [...RESTRICTED, ...FREEHAND];

type Extra = Pick<LimitRule, 'perLot' | 'hint' | 'position' | 'notBefore'>;
const rule =
  (where: Jurisdiction, buyers: readonly Buyer[] = PUBLIC) =>
  (
    factId: string,
    natures: readonly Nature[],
    types: readonly NationalProcedureType[],
    bound: LimitRule['bound'] = 'up-to',
    extra: Extra = {},
  ): LimitRule => ({ where, buyers, natures, types, factId, bound, ...extra });

const he = rule('HE');
const de = rule('DE', ['federal']);
const by = rule('BY');
const bwKom = rule('BW', MUNICIPAL);
const bwLand = rule('BW', STATE_BODIES);
const nwKom = rule('NW', MUNICIPAL);
const nwLand = rule('NW', STATE_BODIES);
const ni = rule('NI');
const rp = rule('RP');
const bb = rule('BB');
const st = rule('ST');
const sh = rule('SH');
const th = rule('TH');
const mv = rule('MV');
const sl = rule('SL');

const NO_HVTG_RULES = 'Bis zu dieser Grenze gelten die Verfahrensregeln des HVTG 2026 nicht.';
const EU: LimitRule['bound'] = 'below-eu-threshold';

/** Every known value limit below the EU thresholds. When it holds says the fact (validFrom, validTo). */
export const LIMIT_RULES: readonly LimitRule[] = [
  he('HE15-BA-LD', GOODS, ['us-res-tw', 'us-res-no-tw'], 'sub-threshold'),
  he('HE15-BA-W', WORKS, ['us-res-tw', 'us-res-no-tw'], 'up-to', { perLot: true }),
  he('HE15-FV', GOODS, FREEHAND),
  he('HE15-FV', WORKS, FREEHAND, 'up-to', { perLot: true }),
  he('HE21-SCOPE', ALL, DIRECT, 'below', { hint: 'Darunter gilt das HVTG nicht.' }),
  he('HE21-BA-LD', ['supplies', 'services', 'social-services'], RESTRICTED),
  he('HE21-VV-TW', ['supplies', 'services', 'social-services'], ['us-neg-w-call']),
  he('HE21-VV-OTW', ['supplies', 'services', 'social-services'], ['us-neg-wo-call']),
  he('HE21-FB', LIBERAL, SMALL_GOODS, EU, { hint: 'Es ist so viel Wettbewerb wie möglich zu schaffen.' }),
  he('HE21-BA-W', WORKS, RESTRICTED, 'up-to', {
    perLot: true,
    hint: 'Bei Wohnzwecken gilt eine höhere Grenze (1.000.000,00 €).',
  }),
  he('HE21-FV-W', WORKS, FREEHAND, 'up-to', { perLot: true }),
  he('HE26-DIRECT-LD', GOODS, [...DIRECT, ...SMALL_GOODS], 'up-to', { hint: NO_HVTG_RULES }),
  he('HE26-DIRECT-W', WORKS, [...DIRECT, ...SMALL_WORKS], 'up-to', { perLot: true, hint: NO_HVTG_RULES }),
  de('FED-BUND-DA-25', GOODS, DIRECT, 'up-to', { notBefore: '2025-03-01' }),
  de('FED-BUND-DA-26', GOODS, DIRECT),
  de('FED-BUND-VWV-B3', GOODS, ['us-neg-wo-call']),
  de('FED-VOBA-DA-19', WORKS, DIRECT),
  de('FED-VOBA-FV-19', WORKS, FREEHAND),
  de('FED-VOBA-BA-AUSBAU', WORKS, RESTRICTED, 'up-to', {
    hint: 'Für Tief- und Ingenieurbau sowie übrige Gewerke gelten höhere Grenzen.',
  }),
  de('FED-VOBA-FN-25', WORKS, FREEHAND),
  de('FED-VOBA-FN-25', WORKS, DIRECT, 'up-to', { position: 1 }),
  de('FED-VOBA-DA-26', WORKS, DIRECT),
  de('FED-VOBA-FV-26', WORKS, FREEHAND),
  de('FED-VOBA-BA-26', WORKS, RESTRICTED),
  by('BY-DA-LD', GOODS, DIRECT),
  by('BY-DA-W', WORKS, DIRECT),
  by('BY-BA-LD', GOODS, SMALL_GOODS, EU),
  by('BY-BA-W', WORKS, SMALL_WORKS),
  bwKom('BW-KOM-DA-LD', GOODS, DIRECT),
  bwKom('BW-KOM-BA-LD', GOODS, SMALL_GOODS, 'sub-threshold'),
  bwKom('BW-KOM-DA-W', WORKS, DIRECT),
  bwKom('BW-KOM-FV-W', WORKS, FREEHAND, 'sub-threshold'),
  bwKom('BW-KOM-BA-W', WORKS, RESTRICTED),
  bwLand('BW-LAND-DA-LD', GOODS, DIRECT),
  bwLand('BW-LAND-BA-LD', GOODS, SMALL_GOODS, 'sub-threshold'),
  nwKom('NW-KOM-25', GOODS, DIRECT),
  nwKom('NW-KOM-26', ALL, [...DIRECT, ...SMALL_GOODS, ...FREEHAND], EU, {
    hint: 'Es gelten nur Wirtschaftlichkeit, Gleichbehandlung und Transparenz, soweit keine Satzung mehr verlangt.',
  }),
  nwLand('NW-LAND-DA-LD', GOODS, DIRECT),
  nwLand('NW-LAND-BA-LD', GOODS, SMALL_GOODS),
  nwLand('NW-LAND-DA-W', WORKS, DIRECT),
  nwLand('NW-LAND-BA-W', WORKS, RESTRICTED, 'up-to', {
    perLot: true,
    hint: 'Für den Gesamtauftrag gilt eine höhere Grenze.',
  }),
  nwLand('NW-LAND-FV-W', WORKS, FREEHAND, 'up-to', {
    perLot: true,
    hint: 'Für den Gesamtauftrag gilt eine höhere Grenze.',
  }),
  ni('NI-DA', ALL, DIRECT, 'up-to', { hint: 'Für Schulen gilt bei Liefer- und Dienstleistungen eine höhere Grenze.' }),
  ni('NI-BA-LD', GOODS, SMALL_GOODS),
  ni('NI-FV-W', WORKS, FREEHAND),
  ni('NI-BA-W', WORKS, RESTRICTED),
  rp('RP-DA-LD', GOODS, DIRECT),
  rp('RP-BA-LD', GOODS, SMALL_GOODS),
  rp('RP-BA-W', WORKS, RESTRICTED),
  rp('RP-FV-W', WORKS, FREEHAND),
  bb('BB-DA', ALL, DIRECT),
  bb('BB-BA-W', WORKS, SMALL_WORKS),
  bb('BB-BA-LD', GOODS, SMALL_GOODS, EU),
  st('ST-DA', ALL, DIRECT),
  st('ST-FV-W', WORKS, FREEHAND),
  st('ST-BA-W', WORKS, RESTRICTED, EU),
  sh('SH-DA-LD', GOODS, DIRECT),
  sh('SH-BA-LD', GOODS, SMALL_GOODS),
  sh('SH-DA-W', WORKS, DIRECT),
  sh('SH-BA-W', WORKS, SMALL_WORKS),
  th('TH-DA-LD', GOODS, DIRECT),
  th('TH-DA-W', WORKS, DIRECT),
  th('TH-BA-W', WORKS, SMALL_WORKS),
  mv('MV-DA-LD', GOODS, DIRECT),
  mv('MV-DA-W', WORKS, DIRECT),
  mv('MV-FV-W', WORKS, FREEHAND),
  mv('MV-BA-W', WORKS, RESTRICTED),
  mv('MV-BA-LD', GOODS, SMALL_GOODS),
  sl('SL-DA', ALL, DIRECT),
  sl('SL-BA', ALL, [...SMALL_GOODS, ...FREEHAND], EU),
];

const model = rule('DE', [...PUBLIC, 'federal']);

/** The model texts of UVgO and VOB/A, for places and days without limits of their own; each state may deviate. */
export const MODEL_RULES: readonly LimitRule[] = [
  model('FED-UVGO-DA', GOODS, DIRECT),
  model('FED-VOBA-DA-19', WORKS, DIRECT),
  model('FED-VOBA-FV-19', WORKS, FREEHAND),
  model('FED-VOBA-BA-AUSBAU', WORKS, RESTRICTED, 'up-to', {
    hint: 'Für Tief- und Ingenieurbau sowie übrige Gewerke gelten höhere Grenzen.',
  }),
  model('FED-VOBA-DA-26', WORKS, DIRECT),
  model('FED-VOBA-FV-26', WORKS, FREEHAND),
  model('FED-VOBA-BA-26', WORKS, RESTRICTED),
];

const STANDARD: readonly NationalProcedureType[] = ['us-open', 'us-res-tw'];

/** Procedure types of national law that may always be chosen. */
export const FREE_RULES: readonly FreeRule[] = [
  { where: 'HE', natures: ALL, types: ['us-open'], factId: 'OWN-HE15-OPEN' },
  { where: 'HE', natures: ALL, types: STANDARD, factId: 'HE21-STD' },
  { where: 'everywhere', natures: GOODS, types: STANDARD, factId: 'OWN-UVGO-8-2' },
  { where: 'everywhere', natures: WORKS, types: STANDARD, factId: 'OWN-VOBA-3A-1' },
  { where: 'everywhere', natures: ['social-services'], types: ['us-neg-w-call'], factId: 'OWN-UVGO-49' },
];
