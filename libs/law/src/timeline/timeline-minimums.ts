import type { Nature, ProcedureType, Regime } from '../book/codes';
import type { Law } from '../book/law';

export const URGENCIES = ['none', 'substantiated', 'extreme'] as const;
export type Urgency = (typeof URGENCIES)[number];

/** What decides over the minimum periods of a procedure. */
export interface PeriodCase {
  readonly law: Law;
  readonly regime: Regime;
  readonly procedureType: ProcedureType;
  readonly nature: Nature;
  readonly electronicTenders: boolean;
  readonly priorInformation: boolean;
  readonly urgency: Urgency;
  readonly documentsElectronic: boolean;
}

/** A minimum period in calendar days, the facts it is made of, and the German sentence of the sum. */
export interface Minimum {
  /** null: the law names no number. */
  readonly days: number | null;
  readonly factIds: readonly string[];
  readonly text: string;
}

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
const SINGLE_STAGE_WITH_NOTICE: readonly ProcedureType[] = ['open', 'oth-single', 'us-open'];

/** A competition for participation stands before the tenders. */
export const hasParticipation = (type: ProcedureType): boolean => WITH_CALL.includes(type);
/** The procedure begins with a published notice, not with invitations. */
export const hasNotice = (type: ProcedureType): boolean =>
  hasParticipation(type) || SINGLE_STAGE_WITH_NOTICE.includes(type);

const days = ({ law }: PeriodCase, factId: string, text: string, position = 0): Minimum => ({
  days: law.numberOf(factId, position),
  factIds: [factId],
  text,
});
const none = (factId: string, text: string): Minimum => ({ days: null, factIds: [factId], text });

/** Adds a reduction or extension of some days to a minimum. */
function adjusted(base: Minimum, change: number, factId: string, text: string): Minimum {
  return base.days === null
    ? base
    : { days: base.days + change, factIds: [...base.factIds, factId], text: `${base.text}, ${text}` };
}

const APPROPRIATE = 'Das Gesetz verlangt eine angemessene Frist, nennt aber keine Mindestdauer';

/** Least period for requests to participate. */
export function participationMinimum(c: PeriodCase): Minimum {
  if (c.regime === 'national') return none(c.nature === 'works' ? 'VOBA-10-1' : 'UVGO-13', APPROPRIATE);
  const urgent = c.urgency !== 'none';
  if (c.nature === 'concession') return days(c, 'KON-27', 'Teilnahmefrist bei Konzessionen');
  if (c.nature === 'social-services')
    return none('DL-65-3', 'Bei sozialen Dienstleistungen legt der Auftraggeber die Frist fest');
  if (c.nature === 'works') {
    if (c.procedureType === 'comp-dial' || c.procedureType === 'innovation')
      return days(c, 'VOBEU-10d', 'Teilnahmefrist');
    const factId = c.procedureType === 'restricted' ? 'VOBEU-10b' : 'VOBEU-10c';
    return urgent ? days(c, factId, 'Teilnahmefrist bei Dringlichkeit', 1) : days(c, factId, 'Teilnahmefrist');
  }
  if (c.procedureType === 'comp-dial') return days(c, 'DL-18-3', 'Teilnahmefrist im wettbewerblichen Dialog');
  if (c.procedureType === 'innovation') return days(c, 'DL-19-3', 'Teilnahmefrist der Innovationspartnerschaft');
  const negotiated = c.procedureType === 'neg-w-call';
  if (urgent)
    return days(c, negotiated ? 'DL-17-3' : 'DL-16-3', 'Teilnahmefrist bei hinreichend begründeter Dringlichkeit');
  return days(c, negotiated ? 'DL-17-2' : 'DL-16-2', 'Teilnahmefrist');
}

/** Least period for tenders. */
export function tenderMinimum(c: PeriodCase): Minimum {
  if (c.regime === 'national') {
    return c.nature === 'works'
      ? days(c, 'VOBA-10-1', 'Angebotsfrist für Bauleistungen')
      : none('UVGO-13', APPROPRIATE);
  }
  if (c.nature === 'concession') return concessionMinimum(c);
  if (c.nature === 'social-services')
    return none('DL-65-3', 'Bei sozialen Dienstleistungen legt der Auftraggeber die Frist fest');
  return c.nature === 'works' ? worksMinimum(c) : vgvMinimum(c);
}

function concessionMinimum(c: PeriodCase): Minimum {
  if (c.procedureType === 'oth-single') return days(c, 'KON-27', 'Frist für Teilnahmeanträge mit Angebot');
  const base = days(c, 'KON-27', 'Frist für Erstangebote', 1);
  return c.electronicTenders
    ? adjusted(
        base,
        c.law.numberOf('KON-27', 2),
        'KON-27',
        `Verkürzung um ${-c.law.numberOf('KON-27', 2)} Tage bei elektronischen Angeboten`,
      )
    : base;
}

const electronic = ({ law }: PeriodCase, base: Minimum, factId: string, position = 0): Minimum => {
  const change = law.numberOf(factId, position);
  return adjusted(base, change, factId, `Verkürzung um ${-change} Tage bei elektronischen Angeboten`);
};

function worksMinimum(c: PeriodCase): Minimum {
  const urgent = c.urgency !== 'none';
  switch (c.procedureType) {
    case 'open': {
      if (c.priorInformation) return days(c, 'VOBEU-10a', 'Angebotsfrist nach Vorinformation', 2);
      if (urgent) return days(c, 'VOBEU-10a', 'Angebotsfrist bei Dringlichkeit', 3);
      const base = days(c, 'VOBEU-10a', 'Angebotsfrist im offenen Verfahren');
      return c.electronicTenders ? electronic(c, base, 'VOBEU-10a', 1) : base;
    }
    case 'restricted': {
      if (urgent || c.priorInformation)
        return days(c, 'VOBEU-10b', 'Angebotsfrist bei Dringlichkeit oder nach Vorinformation', 3);
      const base = days(c, 'VOBEU-10b', 'Angebotsfrist im nicht offenen Verfahren', 2);
      return c.electronicTenders ? electronic(c, base, 'VOBEU-10a', 1) : base;
    }
    case 'neg-w-call':
      return urgent
        ? days(c, 'VOBEU-10c', 'Angebotsfrist bei Dringlichkeit', 3)
        : days(c, 'VOBEU-10c', 'Frist für Erstangebote', 2);
    case 'neg-wo-call':
      return urgent ? days(c, 'VOBEU-10c', 'Angebotsfrist bei Dringlichkeit', 3) : none('VOBEU-10c', APPROPRIATE);
    default:
      return none('VOBEU-10d', APPROPRIATE);
  }
}

function vgvMinimum(c: PeriodCase): Minimum {
  const urgent = c.urgency !== 'none';
  const withDocuments = (base: Minimum): Minimum =>
    c.documentsElectronic || urgent
      ? base
      : adjusted(
          base,
          c.law.numberOf('DL-41-2'),
          'DL-41-2',
          `Verlängerung um ${c.law.numberOf('DL-41-2')} Tage, weil die Unterlagen nicht elektronisch verfügbar sind`,
        );
  switch (c.procedureType) {
    case 'open': {
      if (c.priorInformation) return withDocuments(days(c, 'DL-38-3o', 'Angebotsfrist nach Vorinformation'));
      if (urgent) return days(c, 'DL-15-3', 'Angebotsfrist bei hinreichend begründeter Dringlichkeit');
      const base = days(c, 'DL-15-2', 'Angebotsfrist im offenen Verfahren');
      return withDocuments(c.electronicTenders ? electronic(c, base, 'DL-15-4') : base);
    }
    case 'restricted': {
      if (urgent) return days(c, 'DL-16-7', 'Angebotsfrist bei hinreichend begründeter Dringlichkeit');
      if (c.priorInformation) return withDocuments(days(c, 'DL-38-3r', 'Angebotsfrist nach Vorinformation'));
      const base = days(c, 'DL-16-5', 'Angebotsfrist im nicht offenen Verfahren');
      return withDocuments(c.electronicTenders ? electronic(c, base, 'DL-16-8') : base);
    }
    case 'neg-w-call': {
      if (urgent) return days(c, 'DL-17-8', 'Frist für Erstangebote bei hinreichend begründeter Dringlichkeit');
      if (c.priorInformation) return withDocuments(days(c, 'DL-38-3r', 'Frist für Erstangebote nach Vorinformation'));
      const base = days(c, 'DL-17-6', 'Frist für Erstangebote');
      return withDocuments(c.electronicTenders ? electronic(c, base, 'DL-17-9') : base);
    }
    case 'neg-wo-call':
      return c.urgency === 'extreme'
        ? none('DL-17-15', 'Bei äußerster Dringlichkeit ist keine Mindestfrist zu beachten')
        : none('PT-neg-wo-call', APPROPRIATE);
    default:
      return none(c.procedureType === 'comp-dial' ? 'DL-18-3' : 'DL-19-3', APPROPRIATE);
  }
}

/** Days before the end of the tender period until which asked questions are to be answered; null: no rule known. */
export function answersMinimum(c: PeriodCase): Minimum | null {
  if (c.regime === 'national') return null;
  const urgent = c.urgency !== 'none';
  const text = urgent
    ? 'Auskünfte vor Ablauf der Angebotsfrist (bei Dringlichkeit)'
    : 'Auskünfte vor Ablauf der Angebotsfrist';
  if (c.nature === 'concession') return days(c, 'OWN-KON-18', 'Auskünfte vor Ablauf der Angebotsfrist');
  if (c.nature === 'works') return days(c, 'VOBEU-INFO', text, urgent ? 1 : 0);
  return urgent ? days(c, 'OWN-VGV-20-3-4', text) : days(c, 'DL-20-3', text);
}
