import type { Nature, Regime } from '@app/law';

/** On what a bid can be excluded before its content is judged. */
export const FORMAL_GROUNDS = [
  'late',
  'form',
  'documents',
  'entries',
  'changed',
  'prices',
  'variant',
  'variant-minimum',
] as const;
export type FormalGround = (typeof FORMAL_GROUNDS)[number];

/** The body of rules a procedure is examined by; null where none is stored (concessions). */
export type Rulebook = 'vgv' | 'uvgo' | 'vob' | null;
export const rulebookOf = ({ regime, nature }: { readonly regime: Regime; readonly nature: Nature }): Rulebook => {
  if (nature === 'works') return 'vob';
  if (nature === 'concession') return null;
  return regime === 'eu' ? 'vgv' : 'uvgo';
};

export const FORMAL_GROUND_NAMES: Readonly<Record<FormalGround, string>> = {
  late: 'Rechtzeitig eingegangen',
  form: 'Form gewahrt (Textform, Signatur)',
  documents: 'Geforderte und nachgeforderte Unterlagen liegen vor',
  entries: 'Eintragungen zweifelsfrei',
  changed: 'Vergabeunterlagen unverändert',
  prices: 'Alle Preise angegeben',
  variant: 'Kein unzulässiges Nebenangebot',
  'variant-minimum': 'Nebenangebot erfüllt die Mindestanforderungen',
};

const FACTS: Readonly<Record<Exclude<Rulebook, null>, Readonly<Record<FormalGround, string>>>> = {
  vgv: {
    late: 'OWN-VGV-57-1',
    form: 'OWN-VGV-57-1',
    documents: 'OWN-VGV-57-2',
    entries: 'OWN-VGV-57-3',
    changed: 'OWN-VGV-57-4',
    prices: 'OWN-VGV-57-5',
    variant: 'OWN-VGV-57-6',
    'variant-minimum': 'OWN-VGV-57-M',
  },
  uvgo: {
    late: 'OWN-UVGO-42-1',
    form: 'OWN-UVGO-42-1',
    documents: 'OWN-UVGO-42-2',
    entries: 'OWN-UVGO-42-3',
    changed: 'OWN-UVGO-42-4',
    prices: 'OWN-UVGO-42-5',
    variant: 'OWN-UVGO-42-6',
    'variant-minimum': 'OWN-UVGO-42-M',
  },
  vob: {
    late: 'OWN-VOBA-16-FRIST',
    form: 'OWN-VOBA-16-FORM',
    documents: 'OWN-VOBA-16-UNTERLAGEN',
    entries: 'OWN-VOBA-16-FORM',
    changed: 'OWN-VOBA-16-FORM',
    prices: 'OWN-VOBA-16A-2',
    variant: 'OWN-VOBA-16-NEBEN',
    'variant-minimum': 'OWN-VOBA-16-NEBEN',
  },
};

/** The fact a ground rests on; null where none is stored. */
export const formalFact = (ground: FormalGround, rulebook: Rulebook): string | null =>
  rulebook === null ? null : FACTS[rulebook][ground];

/** The fact by which a bidder who is not suitable takes no part. */
export const suitabilityFact = (rulebook: Rulebook): string | null =>
  rulebook === null ? null : { vgv: 'OWN-VGV-57-0', uvgo: 'OWN-UVGO-42-0', vob: 'OWN-VOBA-16B' }[rulebook];

const LOW_BID_FACTS = { vgv: 'LOW-60', uvgo: 'LOW-UVGO', vob: 'WERT-STUFEN' } as const;
/** The fact on unusually low bids; null where none is stored. */
export const lowBidFact = (rulebook: Rulebook): string | null => (rulebook === null ? null : LOW_BID_FACTS[rulebook]);

/** The fact by which bids are checked arithmetically. */
export const arithmeticFact = (rulebook: Rulebook): string | null =>
  rulebook === null ? null : { vgv: 'OWN-VGV-56-1', uvgo: 'OWN-UVGO-41-1', vob: 'OWN-VOBA-16C' }[rulebook];

/** Grounds for excluding a bidder (§§ 123, 124 GWB). A mandatory one leaves no discretion; below the threshold they are used accordingly. */
export const EXCLUSION_GROUNDS = [
  'gwb-123-1',
  'gwb-123-4',
  'gwb-124-1-1',
  'gwb-124-1-2',
  'gwb-124-1-3',
  'gwb-124-1-4',
  'gwb-124-1-5',
  'gwb-124-1-6',
  'gwb-124-1-7',
  'gwb-124-1-8',
  'gwb-124-1-9',
] as const;
export type ExclusionGround = (typeof EXCLUSION_GROUNDS)[number];
export const exclusionFact = (ground: ExclusionGround): string => `OWN-${ground.toUpperCase()}`;
export const isMandatory = (ground: ExclusionGround): boolean => ground.startsWith('gwb-123');
export const SELF_CLEANING_FACT = 'OWN-GWB-125';
