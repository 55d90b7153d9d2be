import type { ProcedureType, Regime } from '@app/law';

/** Where a procedure or one of its lots stands, in the order of the work. */
export const PHASES = [
  'planned',
  'prepared',
  'published',
  'participation',
  'invited',
  'bidding',
  'opening',
  'examination',
  'negotiation',
  'evaluation',
  'award-proposed',
  'informed',
  'standstill',
  'awarded',
  'notified',
  'closed',
  'cancelled',
] as const;
export type Phase = (typeof PHASES)[number];

export const PHASE_NAMES: Readonly<Record<Phase, string>> = {
  planned: 'In Planung',
  prepared: 'Vorbereitet',
  published: 'Bekannt gemacht',
  participation: 'Teilnahmewettbewerb',
  invited: 'Zur Abgabe aufgefordert',
  bidding: 'Angebotsfrist läuft',
  opening: 'Angebote geöffnet',
  examination: 'Prüfung',
  negotiation: 'Verhandlung',
  evaluation: 'Wertung',
  'award-proposed': 'Zuschlag vorgeschlagen',
  informed: 'Bieter informiert',
  standstill: 'Wartefrist',
  awarded: 'Zuschlag erteilt',
  notified: 'Beteiligte benachrichtigt',
  closed: 'Abgeschlossen',
  cancelled: 'Aufgehoben',
};

/** Nothing is done any more. */
export const isClosed = (phase: Phase): boolean => phase === 'closed' || phase === 'cancelled';

/** The award is made: prices and dates stand, what follows is notices and letters. */
export const isAwarded = (phase: Phase): boolean => phase === 'awarded' || phase === 'notified' || phase === 'closed';

/** Before the publication nothing binds: value, lots and type may still change. */
export const isBeforePublication = (phase: Phase): boolean => phase === 'planned' || phase === 'prepared';

/** How companies come into the procedure. */
type Family = 'open' | 'with-call' | 'without-call' | 'direct';

const WITH_CALL: readonly ProcedureType[] = [
  'restricted',
  'neg-w-call',
  'comp-dial',
  'innovation',
  'oth-mult',
  'us-res-tw',
  'us-neg-w-call',
  'us-free-tw',
];
const WITHOUT_CALL: readonly ProcedureType[] = ['neg-wo-call', 'us-res-no-tw', 'us-neg-wo-call', 'us-free-no-tw'];
/** Bids may be negotiated and handed in anew. */
const NEGOTIABLE: readonly ProcedureType[] = [
  'neg-w-call',
  'neg-wo-call',
  'comp-dial',
  'innovation',
  'oth-mult',
  'us-neg-w-call',
  'us-neg-wo-call',
  'us-free-tw',
  'us-free-no-tw',
];

const familyOf = (type: ProcedureType | null): Family => {
  if (type === 'direct') return 'direct';
  if (type !== null && WITH_CALL.includes(type)) return 'with-call';
  return type !== null && WITHOUT_CALL.includes(type) ? 'without-call' : 'open';
};

const BEGIN: Readonly<Record<Family, readonly Phase[]>> = {
  open: ['planned', 'prepared', 'published', 'bidding', 'opening', 'examination'],
  'with-call': ['planned', 'prepared', 'published', 'participation', 'invited', 'bidding', 'opening', 'examination'],
  'without-call': ['planned', 'prepared', 'invited', 'bidding', 'opening', 'examination'],
  direct: ['planned', 'prepared', 'bidding', 'examination'],
};

export interface Kind {
  readonly procedureType: ProcedureType | null;
  readonly regime: Regime;
}

/** The phases a procedure of this kind goes through; the negotiation may be left out. */
export function pathOf({ procedureType, regime }: Kind): readonly Phase[] {
  return [
    ...BEGIN[familyOf(procedureType)],
    ...(isNegotiable(procedureType) ? ['negotiation' as const] : []),
    'evaluation',
    'award-proposed',
    ...(regime === 'eu' ? (['informed', 'standstill'] as const) : []),
    'awarded',
    'notified',
    'closed',
  ];
}

export const isNegotiable = (type: ProcedureType | null): boolean => type !== null && NEGOTIABLE.includes(type);

/** True where companies are invited one by one, without a public notice. */
export const withoutNotice = (type: ProcedureType | null): boolean =>
  familyOf(type) === 'without-call' || familyOf(type) === 'direct';

/** The procedure stands where the last of its lots stands that go on; cancelled when none does. */
export function phaseOfLots(lots: readonly Phase[]): Phase {
  const going = lots.filter((phase) => phase !== 'cancelled');
  return going.reduce<Phase>(
    (last, phase) => (PHASES.indexOf(phase) < PHASES.indexOf(last) ? phase : last),
    'cancelled',
  );
}
