import { germanDate, germanInstant, germanMoney, germanQuantity, parseMoney, parseQuantity } from '@app/kernel';
import { PROCEDURE_TYPE_NAMES, REGIME_NAMES, VERDICT_NAMES } from '@app/law';
import { confirmationOf } from '../confirmation';
import { type Dossier, goingLots } from '../dossier';
import { pathOf } from '../phase';
import { mainCpvOf, type PlanFacts, type PlannedFramework } from '../plan-facts';
import { rejectedBids, lowBids, selectedBids, winners } from './bid-topics';
import { complete, type Generated, notApplicable, open } from './generated';
import { type LinkedEntry, statement } from './statement';

export interface RecordContext {
  readonly buyers: readonly { readonly id: string; readonly name: string }[];
  readonly entries: readonly LinkedEntry[];
}
export type Topic = (dossier: Dossier, context: RecordContext) => Generated;

const amount = (text: string): string => germanMoney(parseMoney(text));

/** Authority, subject and value. */
export const value: Topic = ({ procedure: p, lots }, { buyers }) => {
  const leadBuyer = buyers.find(({ id }) => id === p.plan.leadBuyerId)?.name;
  const created = { at: p.createdAt };
  const says = (text: string) => statement('dossier', 'beurteilung', text, created);
  return complete([
    ...(buyers.length > 0 ? [says(`Auftraggeber: ${buyers.map(({ name }) => name).join(', ')}.`)] : []),
    ...(leadBuyer ? [says(`Federführend: ${leadBuyer}.`)] : []),
    ...(p.onBehalfOf
      ? [
          says(
            `Im Auftrag von ${p.onBehalfOf}${p.plan.thirdPartyFee ? `, Entgelt ${amount(p.plan.thirdPartyFee)} netto` : ''}.`,
          ),
        ]
      : []),
    says(`Gegenstand: ${p.title}${lots.length > 1 ? ` in ${lots.length} Losen` : ''}.`),
    says(`Geschätzter Auftragswert: ${amount(p.estimatedValue)} netto.`),
    ...p.estimateReasons.map(says),
    ...planned(p.plan, mainCpvOf(p.plan, lots)).map(says),
    says(`${REGIME_NAMES[p.regime]} nach dem Regelstand ${p.ruleSet} vom ${germanDate(p.startsOn)}.`),
  ]);
};

/** What was planned besides lots and value, as sentences. */
const planned = (plan: PlanFacts, mainCpv: string): readonly string[] => [
  ...(mainCpv ? [`CPV-Code: ${[mainCpv, ...plan.furtherCpv].join(', ')}.`] : []),
  ...(plan.place.length > 0 ? [`Ort der Leistung (NUTS): ${plan.place.join(', ')}.`] : []),
  ...plan.options.map(({ title, value: worth }) => `Option: ${title}, ${amount(worth)} netto.`),
  ...(plan.framework ? [frameworkSentence(plan.framework)] : []),
  ...(plan.dynamicSystem ? ['Dynamisches Beschaffungssystem.'] : []),
  ...(plan.planningCompetition ? ['Planungswettbewerb.'] : []),
];

function frameworkSentence({ parties, maximumValue, maximumQuantity, termReasons }: PlannedFramework): string {
  const most = [
    ...(maximumValue ? [`höchstens ${amount(maximumValue)} netto`] : []),
    ...(maximumQuantity ? [`höchstens ${germanQuantity(parseQuantity(maximumQuantity))} Einheiten`] : []),
  ];
  const head = [`Rahmenvereinbarung mit ${parties === 'one' ? 'einem' : 'mehreren'} Unternehmen`, ...most].join(', ');
  return `${head}.${termReasons ? ` Grund für die lange Laufzeit: ${termReasons}` : ''}`;
}

/** The continuous documentation itself: every step leaves an entry. */
export const course: Topic = ({ procedure: p, openings }, { entries }) => {
  const last = entries.at(-1);
  return complete([
    statement('dossier', 'vermerk', 'Jeder Schritt wird mit Zeitpunkt und Person fortlaufend festgehalten.', {
      at: p.createdAt,
    }),
    ...(last
      ? [
          statement(
            'entry',
            'vermerk',
            `Bisher ${entries.length === 1 ? 'ein Eintrag' : `${entries.length} Einträge`}; der letzte vom ${germanInstant(last.at)}.`,
            last,
          ),
        ]
      : []),
    ...(p.tenderDeadline
      ? [statement('dossier', 'zeitplan', `Ende der Angebotsfrist: ${germanInstant(p.tenderDeadline)}.`)]
      : []),
    ...openings.map((opening) =>
      statement('dossier', 'lose', `Angebote geöffnet durch ${opening.personName}.`, opening),
    ),
  ]);
};

/** Which procedure type and what justifies it. */
export const procedureType: Topic = (dossier) => {
  const { procedureType: type, typeChoice: choice, assessment } = dossier.procedure;
  if (!type || !choice) return open('Die Vergabeart ist noch nicht gewählt.');
  const answer = assessment.procedureTypes.find((one) => one.type === type);
  const ground = answer?.grounds.find(({ id }) => id === choice.groundId);
  const author = { personName: choice.person, at: new Date(choice.at) };
  const says = (text: string) => statement('dossier', 'beurteilung', text, author);
  const asked = confirmationOf(dossier, 'procedure-type', choice.at);
  return complete([
    says(`${PROCEDURE_TYPE_NAMES[type]}${answer ? ` (${VERDICT_NAMES[answer.verdict]})` : ''}.`),
    ...(ground ? [says(ground.text)] : []),
    says(choice.reason),
    ...(asked?.decision === 'agreed'
      ? [
          statement('confirmation', 'beurteilung', `${asked.decidedBy ?? ''} hat die Wahl bestätigt.`, {
            personName: asked.decidedBy,
            at: asked.decidedAt,
          }),
        ]
      : []),
  ]);
};

/** Why nothing was awarded. */
export const waived: Topic = ({ lots }, { entries }) => {
  const cancelled = lots.filter(({ phase }) => phase === 'cancelled');
  if (cancelled.length === 0) return notApplicable('Kein Los wurde aufgehoben.');
  const said = entries
    .filter(({ text }) => / aufgehoben\. Grund: /.test(text))
    .map((entry) => ({ ...statement('entry', 'vermerk', entry.text, entry), entryId: entry.id }));
  const numbers = cancelled.map(({ number }) => number).join(', ');
  return complete(said.length > 0 ? said : [statement('dossier', 'lose', `Aufgehoben: Los ${numbers}.`)]);
};

/** Why tenders did not come in electronically. */
export const paper: Topic = ({ peopleToOpen }) =>
  peopleToOpen === 1
    ? notApplicable('Alle Angebote gingen elektronisch ein und lagen verschlossen in diesem Programm.')
    : open('Bitte angeben, ob Angebote nicht elektronisch eingereicht wurden, und warum.');

export const conflicts: Topic = () =>
  open('Bitte angeben, welche Interessenkonflikte bestanden und wie abgeholfen wurde, oder dass es keine gab.');

/** Why lots were awarded together. */
export const combinedLots: Topic = ({ lots, marks, confirmations }) => {
  if (lots.length > 1)
    return notApplicable(`Die Leistung ist in ${lots.length} Lose geteilt; jedes wird für sich gewertet.`);
  const mark = marks.find(({ itemId, state, note }) => itemId === 'lots' && state === 'done' && note);
  if (mark?.note) return complete([statement('checklist', 'vermerk', mark.note, { personName: mark.by, at: mark.at })]);
  const gap = confirmations.findLast((one) => one.kind === 'checklist-gap' && one.subject === 'lots');
  return gap?.decision === 'agreed'
    ? complete([statement('confirmation', 'vermerk', gap.text, { personName: gap.askedBy, at: gap.askedAt })])
    : open('Es gibt nur ein Los: bitte begründen, warum nicht geteilt wurde, oder angeben, dass nichts zu teilen war.');
};

/** Why the weights of the criteria were not stated. */
export const weighting: Topic = ({ record, lots }) => {
  const planned = lots.filter(({ id }) => record.plans.some(({ lotId }) => lotId === id));
  if (planned.length === lots.length)
    return notApplicable('Wertungsmethode und Gewichtung sind für jedes Los festgelegt.');
  return record.plans.length === 0
    ? notApplicable('Zuschlagskriterium ist allein der Preis; zu gewichten ist nichts.')
    : open('Bitte angeben, ob die Gewichtung der Kriterien bekannt gegeben wurde.');
};

/** True while nothing of the award can be known yet. */
const beforeEvaluation = ({ procedure }: Dossier): boolean => {
  const path = pathOf(procedure);
  return path.indexOf(procedure.phase) < path.indexOf('evaluation') && procedure.phase !== 'cancelled';
};

const ofBids =
  (topic: (dossier: Dossier) => Generated): Topic =>
  (dossier) => {
    if (beforeEvaluation(dossier)) return open('Folgt aus Prüfung und Wertung der Angebote.');
    return goingLots(dossier).length === 0
      ? notApplicable('Das Verfahren ist aufgehoben; ein Zuschlag wurde nicht erteilt.')
      : topic(dossier);
  };

export const selected = ofBids(selectedBids);
export const rejected = ofBids(rejectedBids);
export const unusuallyLow = ofBids(lowBids);
export const winner = ofBids(winners);
