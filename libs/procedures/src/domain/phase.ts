/** Where a procedure stands. */
export const PHASES = [
  'planned',
  'prepared',
  'published',
  'opening',
  'evaluation',
  'award-proposed',
  'informed',
  'awarded',
  'cancelled',
] as const;
export type Phase = (typeof PHASES)[number];

export const PHASE_NAMES: Readonly<Record<Phase, string>> = {
  planned: 'In Planung',
  prepared: 'Vorbereitet',
  published: 'Angebotsfrist läuft',
  opening: 'Angebote geöffnet',
  evaluation: 'Wertung',
  'award-proposed': 'Zuschlag vorgeschlagen',
  informed: 'Bieter informiert',
  awarded: 'Zuschlag erteilt',
  cancelled: 'Aufgehoben',
};

export const isClosed = (phase: Phase): boolean => phase === 'awarded' || phase === 'cancelled';
