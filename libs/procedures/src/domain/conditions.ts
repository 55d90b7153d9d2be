import {
  daysBetween,
  DomainError,
  germanDate,
  germanInstant,
  germanMoney,
  type LocalDate,
  parseMoney,
} from '@app/kernel';
import {
  type Assessment,
  fact,
  type FrameworkPoint,
  judgeFramework,
  REGIME_NAMES,
  ruleSetOn,
  type State,
  VERDICT_NAMES,
} from '@app/law';
import { currentWaiver, INFORMATION_GROUND_FACTS } from './award/information-duty';
import { confirmationOf } from './confirmation';
import { currentLetter, type Dossier } from './dossier';
import { judge } from './judgement';
import { estimateStatute } from './statute';

/** What must be true before a step, with the provision it follows from. */
export interface Condition {
  readonly id: string;
  /** Where to mend it: a JSON pointer into the procedure. */
  readonly pointer: string;
  readonly paragraph: string | null;
  readonly met: boolean;
  readonly sentence: string;
}
export type Rule = (dossier: Dossier) => Condition;
/** A rule that is silent about procedures it does not concern. */
export type SometimesRule = (dossier: Dossier) => Condition | null;

/** People who must open the bids together and who must decide over the award. */
export const TWO_PEOPLE = 2;

const eu = ({ procedure }: Dossier): boolean => procedure.regime === 'eu';
const condition = (id: string, pointer: string, factId: string | null, met: boolean, sentence: string): Condition => ({
  id,
  pointer,
  paragraph: factId === null ? null : fact(factId).statute,
  met,
  sentence,
});

/** A rule about the estimate and its day: the book for it depends on the procedure. */
const estimateCondition = (
  { procedure }: Dossier,
  id: string,
  pointer: string,
  factId: string,
  met: boolean,
  sentence: string,
): Condition => ({ ...condition(id, pointer, null, met, sentence), paragraph: estimateStatute(procedure, factId) });

/** How days are counted. */
const countingFact = (d: Dossier): string => {
  if (eu(d)) return 'VGV-82';
  return d.procedure.nature === 'works' ? 'BGB-187' : 'UVGO-54';
};

export const typeChosen: Rule = (d) =>
  condition(
    'type-chosen',
    '/procedureType',
    `PT-${eu(d) ? 'open' : 'us-open'}`,
    d.procedure.procedureType !== null,
    'Die Vergabeart muss gewählt und begründet sein.',
  );

/** A second person must have agreed to the type that is chosen now. */
export const typeConfirmed: Rule = (d) => {
  const { typeChoice } = d.procedure;
  const asked = typeChoice ? confirmationOf(d, 'procedure-type', typeChoice.at) : undefined;
  const refused =
    asked?.decision === 'refused' ? ` ${asked.decidedBy ?? ''} hat sie abgelehnt: ${asked.comment ?? ''}` : '';
  return condition(
    'type-confirmed',
    '/confirmations',
    null,
    asked?.decision === 'agreed',
    `Eine zweite Person muss die Wahl der Vergabeart bestätigen.${refused}`,
  );
};

/** What was decided must still be what the law says of the value, the lots and the day that stand now. */
export const assessmentCurrent: Rule = (d) => {
  const { procedureType } = d.procedure;
  const now = judgedNow(d);
  const then = d.procedure.assessment;
  const verdictOf = ({ procedureTypes }: Assessment) =>
    procedureTypes.find(({ type }) => type === procedureType)?.verdict;
  const changes = [
    ...(now.regime === then.regime
      ? []
      : [`jetzt ${REGIME_NAMES[now.regime]}, entschieden wurde ${REGIME_NAMES[then.regime]}`]),
    ...(parseMoney(now.estimatedValue) === parseMoney(then.estimatedValue)
      ? []
      : [
          `Wert jetzt ${germanMoney(parseMoney(now.estimatedValue))}, beurteilt wurden ${germanMoney(parseMoney(then.estimatedValue))}`,
        ]),
    ...(procedureType === null || verdictOf(now) === verdictOf(then)
      ? []
      : [`die Vergabeart ist jetzt ${VERDICT_NAMES[verdictOf(now) ?? 'not-permitted']}`]),
  ];
  const sentence = changes.length
    ? `Rechtsrahmen und Vergabeart müssen neu entschieden werden: ${changes.join('; ')}.`
    : 'Rechtsrahmen und Vergabeart passen zu Wert, Losen und Tag.';
  return condition('assessment-current', '/assessment', 'THR-COMPARE', changes.length === 0, sentence);
};

/** The assessment by the value and the lots that stand now, for the day the procedure was judged by. */
const judgedNow = ({ procedure, lots, law }: Dossier): Assessment => judge(procedure, lots, law);

export const participationOver: Rule = (d) => {
  const end = d.procedure.timeline?.steps.find(({ id }) => id === 'participation-end')?.planned;
  const sentence = end
    ? `Die Teilnahmefrist (bis ${germanDate(end)}) muss abgelaufen sein.`
    : 'Die Teilnahmefrist muss abgelaufen sein.';
  return condition(
    'participation-over',
    '/timeline/participation-end',
    eu(d) ? 'PT-restricted' : 'PT-us-res-tw',
    !end || end < d.today,
    sentence,
  );
};

/** § 169 Abs. 1 GWB. */
export const notSuspended: Rule = (d) => {
  const { suspendedOn } = d.procedure;
  const sentence = suspendedOn
    ? `Seit dem ${germanDate(suspendedOn)} läuft ein Nachprüfungsverfahren: Der Zuschlag darf nicht erteilt werden.`
    : 'Es darf kein Nachprüfungsverfahren laufen, das den Zuschlag verbietet.';
  return condition('not-suspended', '/reviewProceedings', eu(d) ? 'REV-169' : null, suspendedOn === null, sentence);
};

export const lotsValued: Rule = (d) => {
  const without = d.lots.filter(({ estimatedValue }) => parseMoney(estimatedValue) === 0n).map(({ number }) => number);
  const sentence = without.length
    ? `Jedes Los braucht einen geschätzten Wert; er fehlt bei Los ${without.join(', ')}.`
    : 'Jedes Los braucht einen geschätzten Wert.';
  return estimateCondition(
    d,
    'lots-valued',
    '/lots',
    d.procedure.nature === 'supplies' ? 'EST-8' : 'EST-7',
    without.length === 0,
    sentence,
  );
};

/** § 21 VgV, § 15 UVgO, § 4a VOB/A and the CJEU: what a framework agreement must say before it is tendered. */
export const frameworkLawful: SometimesRule = (d) => {
  if (d.procedure.plan.framework === null) return null;
  const broken = frameworkPoints(d).find(({ verdict }) => verdict !== 'permitted');
  return {
    ...condition(
      'framework-lawful',
      '/plan/framework',
      null,
      !broken,
      'Höchstmaß und Laufzeit der Rahmenvereinbarung.',
    ),
    ...(broken && {
      paragraph: broken.citations[0]?.statute ?? null,
      sentence: `Rahmenvereinbarung, ${broken.germanName}: ${broken.reason}`,
    }),
  };
};

/** Nothing for a procedure that is no framework agreement. */
function frameworkPoints({ procedure: p, law }: Dossier): readonly FrameworkPoint[] {
  const { framework } = p.plan;
  if (framework === null || p.termFrom === null || p.termTo === null) return [];
  // A year has 365.25 days here, so that four calendar years are four years.
  const years = Math.round(((daysBetween(p.termFrom, p.termTo) + 1) / 365.25) * 100) / 100;
  const { startsOn, state, nature, regime } = p;
  const { maximumValue, maximumQuantity, termReasons } = framework;
  const contractors = framework.parties === 'one' ? 1 : 2;
  const answer = judgeFramework(
    {
      ...{ startsOn, state, nature, regime, buyer: 'municipality', years, contractors },
      // The buyers of the procedure are the ones that may call off; there is always one.
      entitled: [p.fileNumber],
      ...{ maximumValue, maximumQuantity, termReasons },
    },
    law,
  );
  return answer.points.filter(({ id }) => id === 'maximum' || id === 'term');
}

/** Without a term nothing can be said about it; a framework agreement always has one. */
export const frameworkTerm: SometimesRule = (d) =>
  d.procedure.plan.framework === null
    ? null
    : condition(
        'framework-term',
        '/plan/term',
        eu(d) ? 'RV-VGV' : 'RV-UVGO',
        d.procedure.termTo !== null,
        'Eine Rahmenvereinbarung braucht eine Laufzeit.',
      );

/** § 22 Abs. 2 VgV, as the library plans it: a dynamic purchasing system runs as a restricted procedure. */
export const dynamicSystemRestricted: SometimesRule = ({ procedure: { plan, procedureType } }) =>
  plan.dynamicSystem
    ? condition(
        'dynamic-system-restricted',
        '/procedureType',
        'DL-24-2',
        procedureType === 'restricted',
        'Ein dynamisches Beschaffungssystem läuft als nicht offenes Verfahren nach VgV.',
      )
    : null;

export const timelineSet: Rule = (d) =>
  condition(
    'timeline-set',
    '/timeline',
    countingFact(d),
    d.procedure.timeline !== null,
    'Der Zeitplan muss ohne Widerspruch festgelegt sein.',
  );

export const noticeDay: Rule = (d) => {
  const day = d.procedure.noticeDispatchedOn;
  const sentence = day
    ? `Der Tag der Absendung (${germanDate(day)}) muss erreicht sein.`
    : 'Der Tag der Absendung muss festgelegt und erreicht sein.';
  return estimateCondition(d, 'notice-day', '/timeline/notice', 'EST-3', day !== null && day <= d.today, sentence);
};

export const deadlineAhead: Rule = (d) => {
  const { tenderDeadline } = d.procedure;
  const sentence = tenderDeadline
    ? `Das Ende der Angebotsfrist (${germanInstant(tenderDeadline)}) muss noch vor uns liegen.`
    : 'Das Ende der Angebotsfrist muss noch vor uns liegen.';
  return condition(
    'deadline-ahead',
    '/timeline/tender-end',
    countingFact(d),
    tenderDeadline === null || tenderDeadline > d.now,
    sentence,
  );
};

export const sameRuleSet: Rule = (d) => {
  const { noticeDispatchedOn, state, ruleSet } = d.procedure;
  const then = noticeDispatchedOn === null ? ruleSet : ruleSetIdOn(noticeDispatchedOn, state);
  const sentence =
    then === ruleSet
      ? 'Am Tag der Absendung gilt derselbe Regelstand wie bei der Beurteilung.'
      : then === null
        ? 'Für den Tag der Absendung ist noch kein Regelstand hinterlegt; bitte einen früheren Tag wählen.'
        : `Am Tag der Absendung gilt der Regelstand ${then}, beurteilt wurde nach ${ruleSet}: Das Verfahren muss neu beurteilt werden.`;
  return estimateCondition(d, 'rule-set', '/ruleSet', 'EST-3', then === ruleSet, sentence);
};

/** Null for a day whose thresholds are not known yet. */
function ruleSetIdOn(day: LocalDate, state: State): string | null {
  try {
    return ruleSetOn(day, state).id;
  } catch (error) {
    if (error instanceof DomainError) return null;
    throw error;
  }
}

/** Without a public notice the companies are invited one by one; the least number comes from the assessment. */
export const enoughInvited: Rule = (d) => {
  const { procedureType, assessment, timeline } = d.procedure;
  const open = timeline?.steps.some(({ id }) => id === 'notice') ?? true;
  const type = assessment.procedureTypes.find(({ type: code }) => code === procedureType);
  const least = open ? 0 : (type?.minimumBidders ?? 1);
  const sentence = open
    ? 'Die Bekanntmachung richtet sich an alle; eingeladen werden muss niemand.'
    : `Ohne Bekanntmachung ${least === 1 ? 'muss mindestens ein Unternehmen' : `müssen mindestens ${least} Unternehmen`} erfasst sein (jetzt ${d.bidders.length}).`;
  return condition('enough-invited', '/bidders', eu(d) ? 'MIN-51' : 'MIN-NAT', d.bidders.length >= least, sentence);
};

const openingFact = (d: Dossier): string | null => (eu(d) ? 'OPEN-VGV' : 'OPEN-UVGO');

export const deadlinePassed: Rule = (d) => {
  const { tenderDeadline } = d.procedure;
  const sentence = tenderDeadline
    ? `Vor dem Ende der Angebotsfrist (${germanInstant(tenderDeadline)}) darf kein Angebot geöffnet werden.`
    : 'Vor dem Ende der Angebotsfrist darf kein Angebot geöffnet werden.';
  const known = tenderDeadline !== null || d.procedure.procedureType === 'direct';
  return condition(
    'deadline-passed',
    '/timeline/tender-end',
    openingFact(d),
    known && (tenderDeadline === null || tenderDeadline < d.now),
    sentence,
  );
};

export const openedByTwo: Rule = (d) =>
  condition(
    'opened-by-two',
    '/opening',
    d.peopleToOpen === TWO_PEOPLE ? openingFact(d) : 'OPEN-VGV-26',
    d.openings.length >= d.peopleToOpen,
    d.peopleToOpen === TWO_PEOPLE
      ? `Zwei verschiedene Personen müssen die Angebote gemeinsam öffnen (bisher ${d.openings.length}).${electronicTendersExempt(d) ? ` ${EXEMPTION}` : ''}`
      : `Eine Person öffnet die Angebote (bisher ${d.openings.length}): Alle gingen elektronisch ein und liegen hier verschlossen, und das wurde so gewählt.`,
  );

/** VgV procedures begun from the day of fact OPEN-VGV-26 on may open electronic tenders without a second person. */
const electronicTendersExempt = (d: Dossier): boolean =>
  eu(d) && d.procedure.nature !== 'works' && d.procedure.startsOn >= (fact('OPEN-VGV-26').validFrom ?? '');
const EXEMPTION =
  'Die Ausnahme für elektronische Angebote (§ 55 Abs. 2 S. 3 VgV) gilt nur, wenn alle Angebote elektronisch eingingen, verschlossen in diesem Programm liegen und die Öffnung durch eine Person ausdrücklich gewählt wurde.';

export const bidsRecorded: Rule = (d) =>
  condition('bids-recorded', '/bids', null, d.bids.length > 0, 'Mindestens ein Angebot muss erfasst sein.');

export const lotsEvaluated: Rule = (d) => {
  const evaluated = new Set(d.evaluations.map(({ lotId }) => lotId));
  const open = d.lots.filter(({ id }) => !evaluated.has(id)).map(({ number }) => number);
  const sentence = open.length
    ? `Jedes Los muss gewertet sein; es fehlt Los ${open.join(', ')}.`
    : 'Jedes Los muss gewertet sein.';
  return condition('lots-evaluated', '/evaluations', null, open.length === 0, sentence);
};

export const proposalMade: Rule = (d) =>
  condition('proposal-made', '/awardProposal', null, d.proposal !== null, 'Ein Zuschlagsvorschlag muss vorliegen.');

export const losersInformed: Rule = (d) => {
  const waiver = currentWaiver(d);
  return condition(
    'losers-informed',
    '/informationLetters',
    waiver ? INFORMATION_GROUND_FACTS[waiver.ground] : 'LET-134',
    waiver !== undefined || currentLetter(d) !== undefined,
    waiver
      ? 'Vor dem Zuschlag muss niemand informiert werden; der Grund steht in der Akte.'
      : 'Die nicht berücksichtigten Bieter müssen informiert sein.',
  );
};

export const standstillOver: Rule = (d) => {
  const letter = currentLetter(d);
  const waiver = letter ? undefined : currentWaiver(d);
  if (waiver) {
    const sentence = 'Ohne Informationspflicht läuft keine Wartefrist.';
    return condition('standstill-over', '/award', INFORMATION_GROUND_FACTS[waiver.ground], true, sentence);
  }
  const standstill = letter?.standstill;
  const sentence = standstill
    ? `Die Wartefrist läuft bis ${germanDate(standstill.ends.slice(0, 10))}; der Zuschlag ist frühestens am ${germanDate(standstill.earliestNextDay)} erlaubt${standstill.safeDay === standstill.earliestNextDay ? '' : `, nach beiden Ansichten sicher ab ${germanDate(standstill.safeDay)}`}.`
    : 'Nach der Information der Bieter muss die Wartefrist abgelaufen sein.';
  return condition(
    'standstill-over',
    '/award',
    letter?.channel === 'post' ? 'REV-134-2P' : 'REV-134-2E',
    standstill != null && d.today >= standstill.earliestNextDay,
    sentence,
  );
};

export const stillBinding: Rule = (d) => {
  const { bindingUntil } = d.procedure;
  const sentence = bindingUntil
    ? `Die Bieter sind bis ${germanDate(bindingUntil)} gebunden; danach müssen sie der Verlängerung der Bindefrist zustimmen.`
    : 'Die Bieter müssen an ihre Angebote gebunden sein.';
  return condition(
    'still-binding',
    '/timeline/binding-until',
    null,
    bindingUntil === null || d.today <= bindingUntil,
    sentence,
  );
};

export const decidedByTwo: Rule = (d) =>
  condition(
    'decided-by-two',
    '/award',
    null,
    d.decisions.length >= TWO_PEOPLE,
    `Zwei verschiedene Personen müssen den Zuschlag entscheiden (bisher ${d.decisions.length}).`,
  );
