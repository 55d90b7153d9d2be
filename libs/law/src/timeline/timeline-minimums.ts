import type { LocalDate } from '@app/kernel';
import type { Buyer, Nature, ProcedureType, Regime } from '../book/codes';
import type { Law } from '../book/law';

export const URGENCIES = ['none', 'substantiated', 'extreme'] as const;
export type Urgency = (typeof URGENCIES)[number];

/** What decides over the minimum periods of a procedure. */
export interface PeriodCase {
  readonly law: Law;
  /** Day on which the procedure begins: it decides which law holds. */
  readonly startsOn: LocalDate;
  readonly regime: Regime;
  readonly procedureType: ProcedureType;
  readonly nature: Nature;
  readonly buyer: Buyer;
  readonly electronicTenders: boolean;
  readonly priorInformation: boolean;
  readonly urgency: Urgency;
  readonly documentsElectronic: boolean;
  /** Measures to protect confidential information, more than a mere non-disclosure agreement. */
  readonly confidentialityMeasures: boolean;
  /** The tender period was agreed with all selected candidates. */
  readonly agreedTenderPeriod: boolean;
  /** Dynamic purchasing system. */
  readonly dynamicSystem: boolean;
  /** Single order under a framework agreement or a dynamic purchasing system. */
  readonly callOff: boolean;
}

/** Whose periods hold above the threshold. */
export type PeriodBook = 'KonzVgV' | 'SektVO' | 'VOB/A-EU' | 'social' | 'VgV';

export function periodBook({ nature, buyer }: Pick<PeriodCase, 'nature' | 'buyer'>): PeriodBook {
  if (nature === 'concession') return 'KonzVgV';
  if (buyer === 'utility') return 'SektVO';
  if (nature === 'works') return 'VOB/A-EU';
  return nature === 'social-services' ? 'social' : 'VgV';
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

type Course = Pick<PeriodCase, 'procedureType' | 'callOff'>;
/** A competition for participation stands before the tenders. */
export const hasParticipation = ({ procedureType, callOff }: Course): boolean =>
  !callOff && WITH_CALL.includes(procedureType);
/** The procedure begins with a published notice, not with invitations. */
export const hasNotice = (course: Course): boolean =>
  hasParticipation(course) || (!course.callOff && SINGLE_STAGE_WITH_NOTICE.includes(course.procedureType));

export const days = ({ law }: PeriodCase, factId: string, text: string, position = 0): Minimum => ({
  days: law.numberOf(factId, position),
  factIds: [factId],
  text,
});
export const none = (factId: string, text: string): Minimum => ({ days: null, factIds: [factId], text });

/** Adds a reduction or extension of some days to a minimum. */
function adjusted(base: Minimum, change: number, factId: string, text: string): Minimum {
  return base.days === null
    ? base
    : { days: base.days + change, factIds: [...base.factIds, factId], text: `${base.text}, ${text}` };
}

const APPROPRIATE = 'Das Gesetz verlangt eine angemessene Frist, nennt aber keine Mindestdauer';

const SOCIAL = 'Bei sozialen Dienstleistungen legt der Auftraggeber die Frist fest';

/** Least period for requests to participate. */
export function participationMinimum(c: PeriodCase): Minimum {
  if (c.regime === 'national') return none(c.nature === 'works' ? 'VOBA-10-1' : 'UVGO-13', APPROPRIATE);
  switch (periodBook(c)) {
    case 'KonzVgV':
      return days(c, 'KON-27', 'Teilnahmefrist bei Konzessionen');
    case 'SektVO':
      return utilityParticipation(c);
    case 'VOB/A-EU':
      return worksParticipation(c);
    case 'social':
      return none('DL-65-3', SOCIAL);
    default:
      return vgvParticipation(c);
  }
}

function worksParticipation(c: PeriodCase): Minimum {
  if (c.procedureType === 'comp-dial' || c.procedureType === 'innovation')
    return days(c, 'VOBEU-10d', 'Teilnahmefrist');
  const factId = c.procedureType === 'restricted' ? 'VOBEU-10b' : 'VOBEU-10c';
  return c.urgency === 'none'
    ? days(c, factId, 'Teilnahmefrist')
    : days(c, factId, 'Teilnahmefrist bei Dringlichkeit', 1);
}

function vgvParticipation(c: PeriodCase): Minimum {
  if (c.dynamicSystem) return days(c, 'DL-24-2', 'Teilnahmefrist im dynamischen Beschaffungssystem');
  if (c.procedureType === 'comp-dial') return days(c, 'DL-18-3', 'Teilnahmefrist im wettbewerblichen Dialog');
  if (c.procedureType === 'innovation') return days(c, 'DL-19-3', 'Teilnahmefrist der Innovationspartnerschaft');
  const negotiated = c.procedureType === 'neg-w-call';
  if (c.urgency !== 'none')
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
  if (c.dynamicSystem)
    return extended(c, days(c, 'DL-24-2', 'Angebotsfrist im dynamischen Beschaffungssystem', 1), VGV_EXTENSIONS);
  if (c.callOff)
    return none(
      'RV-MINI',
      'Für Einzelaufträge verlangt das Gesetz eine ausreichende Frist, nennt aber keine Mindestdauer',
    );
  switch (periodBook(c)) {
    case 'KonzVgV':
      return concessionMinimum(c);
    case 'SektVO':
      return utilityTenders(c);
    case 'VOB/A-EU':
      return worksMinimum(c);
    case 'social':
      return none('DL-65-3', SOCIAL);
    default:
      return vgvMinimum(c);
  }
}

/** Facts by which the tender period grows: documents not electronically available, confidentiality. */
type Extensions = readonly [documents: string, confidentiality: string];
const VGV_EXTENSIONS: Extensions = ['DL-41-2', 'DL-41-3'];

/** § 41 Abs. 2, 3 VgV, § 41 Abs. 3, 4 SektVO: five days more for each reason, unless the case is urgent. */
export function extended(c: PeriodCase, base: Minimum, [documents, confidentiality]: Extensions): Minimum {
  if (c.urgency !== 'none') return base;
  const more = (minimum: Minimum, factId: string, why: string): Minimum =>
    adjusted(minimum, c.law.numberOf(factId), factId, `Verlängerung um ${c.law.numberOf(factId)} Tage, weil ${why}`);
  const longer = c.documentsElectronic
    ? base
    : more(base, documents, 'die Unterlagen nicht elektronisch verfügbar sind');
  return c.confidentialityMeasures
    ? more(longer, confidentiality, 'Maßnahmen zum Schutz der Vertraulichkeit gelten')
    : longer;
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

export const electronic = ({ law }: PeriodCase, base: Minimum, factId: string, position = 0): Minimum => {
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

/** By agreement with all candidates there is no least period; not for the highest federal authorities. */
export const isAgreed = (c: PeriodCase): boolean =>
  c.agreedTenderPeriod &&
  !c.callOff &&
  !c.dynamicSystem &&
  c.regime === 'eu' &&
  (c.procedureType === 'restricted' || c.procedureType === 'neg-w-call') &&
  (periodBook(c) === 'SektVO' || (periodBook(c) === 'VgV' && c.buyer !== 'federal'));

function vgvMinimum(c: PeriodCase): Minimum {
  const urgent = c.urgency !== 'none';
  const longer = (base: Minimum): Minimum => extended(c, base, VGV_EXTENSIONS);
  switch (c.procedureType) {
    case 'open': {
      if (c.priorInformation) return longer(days(c, 'DL-38-3o', 'Angebotsfrist nach Vorinformation'));
      if (urgent) return days(c, 'DL-15-3', 'Angebotsfrist bei hinreichend begründeter Dringlichkeit');
      const base = days(c, 'DL-15-2', 'Angebotsfrist im offenen Verfahren');
      return longer(c.electronicTenders ? electronic(c, base, 'DL-15-4') : base);
    }
    case 'restricted': {
      if (isAgreed(c)) return agreed(c, 'DL-16-6');
      if (urgent) return days(c, 'DL-16-7', 'Angebotsfrist bei hinreichend begründeter Dringlichkeit');
      if (c.priorInformation) return longer(days(c, 'DL-38-3r', 'Angebotsfrist nach Vorinformation'));
      const base = days(c, 'DL-16-5', 'Angebotsfrist im nicht offenen Verfahren');
      return longer(c.electronicTenders ? electronic(c, base, 'DL-16-8') : base);
    }
    case 'neg-w-call': {
      if (isAgreed(c)) return agreed(c, 'DL-17-7');
      if (urgent) return days(c, 'DL-17-8', 'Frist für Erstangebote bei hinreichend begründeter Dringlichkeit');
      if (c.priorInformation) return longer(days(c, 'DL-38-3r', 'Frist für Erstangebote nach Vorinformation'));
      const base = days(c, 'DL-17-6', 'Frist für Erstangebote');
      return longer(c.electronicTenders ? electronic(c, base, 'DL-17-9') : base);
    }
    case 'neg-wo-call':
      return c.urgency === 'extreme' && c.law.factOn('DL-17-15', c.startsOn) !== null
        ? none('DL-17-15', 'Bei äußerster Dringlichkeit ist keine Mindestfrist zu beachten')
        : none('PT-neg-wo-call', APPROPRIATE);
    default:
      return none(c.procedureType === 'comp-dial' ? 'DL-18-3' : 'DL-19-3', APPROPRIATE);
  }
}

/** The period every selected candidate agreed to; `position` is that of the days that hold without agreement. */
export const agreed = ({ law }: PeriodCase, factId: string, position = 0): Minimum =>
  none(
    factId,
    `Die Angebotsfrist ist einvernehmlich mit allen ausgewählten Bewerbern festzulegen und für alle gleich; ohne Einvernehmen sind es mindestens ${law.numberOf(factId, position)} Tage`,
  );

/** Days before the end of the tender period until which asked questions are to be answered; null: no rule known. */
export function answersMinimum(c: PeriodCase): Minimum | null {
  if (c.regime === 'national' || c.callOff) return null;
  const urgent = c.urgency !== 'none';
  const text = urgent
    ? 'Auskünfte vor Ablauf der Angebotsfrist (bei Dringlichkeit)'
    : 'Auskünfte vor Ablauf der Angebotsfrist';
  switch (periodBook(c)) {
    case 'KonzVgV':
      return days(c, 'OWN-KON-18', 'Auskünfte vor Ablauf der Angebotsfrist');
    case 'SektVO':
      return days(c, 'SEK-16', text, urgent ? 1 : 0);
    case 'VOB/A-EU':
      return days(c, 'VOBEU-INFO', text, urgent ? 1 : 0);
    default:
      return urgent ? days(c, 'OWN-VGV-20-3-4', text) : days(c, 'DL-20-3', text);
  }
}

const SEK_EXTENSIONS: Extensions = ['OWN-SEK-41-3', 'OWN-SEK-41-4'];

/** § 15 Abs. 2, § 17 Abs. 3, § 18 Abs. 3 SektVO: 30 days; the 15 that are never undercut are taken in urgency only. */
function utilityParticipation(c: PeriodCase): Minimum {
  const factId = c.procedureType === 'comp-dial' || c.procedureType === 'innovation' ? 'SEK-17' : 'SEK-15';
  return c.urgency === 'none'
    ? days(c, factId, 'Teilnahmefrist für Sektorenauftraggeber')
    : days(c, factId, 'Teilnahmefrist bei Dringlichkeit, auf keinen Fall weniger', 1);
}

function utilityTenders(c: PeriodCase): Minimum {
  const longer = (base: Minimum): Minimum => extended(c, base, SEK_EXTENSIONS);
  switch (c.procedureType) {
    case 'open': {
      if (c.priorInformation)
        return longer(days(c, 'SEK-14', 'Angebotsfrist nach regelmäßiger nicht verbindlicher Bekanntmachung', 3));
      if (c.urgency !== 'none') return days(c, 'SEK-14', 'Angebotsfrist bei hinreichend begründeter Dringlichkeit', 1);
      const base = days(c, 'SEK-14', 'Angebotsfrist im offenen Verfahren');
      return longer(c.electronicTenders ? electronic(c, base, 'SEK-14', 2) : base);
    }
    case 'restricted':
    case 'neg-w-call':
      return isAgreed(c)
        ? agreed(c, 'SEK-15', 2)
        : longer(days(c, 'SEK-15', 'Angebotsfrist ohne Einvernehmen mit den Bewerbern', 2));
    case 'neg-wo-call':
      return none('PT-neg-wo-call', APPROPRIATE);
    default:
      return none('SEK-17', APPROPRIATE);
  }
}
