import type { LocalDate } from '@app/kernel';
import { addDays, addMonths, germanDate } from '@app/kernel';
import type { Nature } from '../book/codes';
import type { Explainer } from '../book/explanation';
import { retentionFact } from '../duties/retention';
import {
  doubtShortStandstill,
  forwardPeriod,
  lengthText,
  lengthTextDative,
  standstillPeriod,
} from '../periods/period-rules';
import type { Plan } from './timeline-plan';
import { workday } from './timeline-plan';
import type { StepDraft, StepId, StepList } from './timeline-steps';

/** Information of the bidders, standstill, award (§ 134 GWB). */
export function euAward(plan: Plan, list: StepList, opening: LocalDate, explain: Explainer): LocalDate {
  const exempt = plan.procedureType === 'neg-wo-call' && plan.urgency === 'extreme';
  if (exempt) {
    if (plan.law.factOn('REV-134-3', plan.startsOn) === null) {
      explain.doubt(
        'REV-134-3',
        'Vor dem 01.07.2026 entfiel bei besonderer Dringlichkeit nur die Informationspflicht; ohne Information läuft keine Wartefrist.',
      );
    }
    return list.add({
      id: 'award',
      from: opening,
      earliest: opening,
      usual: workday(plan, opening),
      reason: 'Bei äußerster Dringlichkeit ohne Teilnahmewettbewerb entfallen Informations- und Wartepflicht.',
      factIds: ['REV-134-3'],
    });
  }
  const informed = list.add({
    id: 'losers-informed',
    from: opening,
    earliest: opening,
    usual: workday(plan, opening),
    reason:
      'Nach der Wertung werden alle Bieter informiert, die den Zuschlag nicht erhalten sollen; die Dauer der Wertung ist frei zu planen.',
    factIds: ['LET-134'],
  });
  const factId = plan.electronicTenders ? 'REV-134-2E' : 'REV-134-2P';
  const wait = plan.law.numberOf(factId);
  const period = standstillPeriod(plan.calendar, informed, wait);
  doubtShortStandstill(plan.calendar, period, explain);
  const ended = list.add({
    id: 'standstill-end',
    minimum: { length: wait, unit: 'days' },
    from: informed,
    earliest: period.ends,
    usual: period.ends,
    reason: `Wartefrist ${lengthText(wait, 'days')} ab dem Tag nach der Absendung am ${germanDate(informed)} (${plan.electronicTenders ? 'elektronisch' : 'per Post'}); sie verschiebt sich nach herrschender Ansicht nicht.`,
    factIds: [factId, 'STILL-1'],
  });
  const earliest = ended > period.ends ? addDays(ended, 1) : period.earliestNextDay;
  const safe = ended > period.ends ? workday(plan, addDays(ended, 1)) : period.safeDay;
  if (safe !== earliest) {
    explain.doubt(
      'STILL-2',
      `Der Zuschlag ist nach herrschender Ansicht ab dem ${germanDate(earliest)} möglich; geplant ist der ${germanDate(safe)}, der nach beiden Ansichten sicher ist.`,
    );
  }
  return list.add({
    id: 'award',
    from: ended,
    earliest,
    usual: safe,
    reason: `Frühestens am Tag nach dem Ende der Wartefrist; nach beiden Ansichten sicher ist der ${germanDate(safe)}.`,
    factIds: ['STILL-1', 'STILL-2'],
  });
}

export function nationalAward(plan: Plan, list: StepList, opening: LocalDate): LocalDate {
  const direct = plan.procedureType === 'direct';
  const award = list.add({
    id: 'award',
    from: opening,
    earliest: opening,
    usual: workday(plan, opening),
    reason: direct
      ? 'Der Direktauftrag kennt kein Verfahren.'
      : 'Unterhalb der Schwelle ist keine Wartefrist bekannt; die Dauer der Wertung ist frei zu planen.',
    factIds: direct ? ['MAP-Direktauftrag'] : ['HVTG-DL'],
  });
  if (!direct) {
    list.add({
      id: 'losers-informed',
      from: award,
      earliest: opening,
      usual: award,
      reason: 'Die Bieter sind unverzüglich zu unterrichten.',
      factIds: [plan.nature === 'works' ? 'LOS-VOBA19' : 'LOS-UVGO46'],
    });
  }
  return award;
}

export function addBinding(plan: Plan, list: StepList, tenderEnd: LocalDate, award: LocalDate): void {
  const factId = plan.nature !== 'works' ? null : plan.regime === 'eu' ? 'VOBEU-BIND' : 'VOBA-10-4';
  const usual = factId === null ? award : addDays(tenderEnd, plan.law.numberOf(factId));
  list.add({
    id: 'binding-until',
    from: tenderEnd,
    earliest: award,
    usual: usual < award ? award : usual,
    reason:
      factId === null
        ? 'Die Bindefrist muss mindestens bis zum Zuschlag reichen; eine Dauer nennt das Gesetz nicht.'
        : `Die Bindefrist muss bis zum Zuschlag reichen und soll ${plan.law.numberOf(factId)} Kalendertage nur mit Begründung überschreiten.`,
    factIds: factId === null ? [] : [factId],
  });
}

export function addAfterAward(plan: Plan, list: StepList, award: LocalDate, explain: Explainer): void {
  if (plan.regime === 'eu') addEuAfterAward(plan, list, award);
  else addExPost(plan, list, award, explain);
  if (plan.law.factOn('VST-60', plan.startsOn) !== null) {
    const length = plan.law.numberOf('VST-60');
    const { ends, shifted, skipped } = forwardPeriod(plan.calendar, 'bgb', award, length, 'days');
    const limit = plan.startsOn >= '2026-07-01' ? 'VST-WHO-U26' : 'VST-WHO-U20';
    list.add({
      id: 'statistics-report',
      minimum: { length, unit: 'days' },
      from: award,
      latest: ends,
      usual: ends,
      shifted,
      skipped,
      reason: `Meldung binnen ${lengthTextDative(length, 'days')} nach dem Zuschlag${plan.regime === 'eu' ? '' : '; unterhalb der Schwelle nur über der Wertgrenze der Vergabestatistikverordnung'}.`,
      factIds: ['VST-60', plan.regime === 'eu' ? 'VST-WHO-O' : limit],
    });
  }
  const kept = retentionFact(plan);
  if (kept !== null) {
    const end = addMonths(award, 12 * plan.law.numberOf(kept));
    list.add({
      id: 'records-kept-until',
      minimum: { length: 12 * plan.law.numberOf(kept), unit: 'months' },
      from: award,
      earliest: end,
      usual: end,
      reason: `Aufzubewahren sind die Unterlagen mindestens ${plan.law.numberOf(kept)} Jahre ab dem Zuschlag, länger bei längerer Vertragslaufzeit.`,
      factIds: [kept],
    });
  }
}

/** The fact with the period for the award notice, where it is not that of the VgV; null: none is known. */
const AWARD_NOTICE: Readonly<Partial<Record<Nature, string | null>>> = {
  works: 'OWN-VOBEU-18',
  'social-services': 'DL-66-3',
  concession: null,
};

function addEuAfterAward(plan: Plan, list: StepList, award: LocalDate): void {
  const until = (id: StepId, factId: string, from: LocalDate, reason: string, position = 0): LocalDate => {
    const length = plan.law.numberOf(factId, position);
    const { ends, shifted, skipped } = forwardPeriod(plan.calendar, 'eu-1182-71', from, length, 'days');
    const draft: StepDraft = {
      id,
      minimum: { length, unit: 'days' },
      from,
      latest: ends,
      usual: ends,
      shifted,
      skipped,
      reason,
      factIds: [factId],
    };
    return list.add(draft);
  };
  const noticeFact = AWARD_NOTICE[plan.nature];
  let published = award;
  if (noticeFact !== null)
    published = until(
      'award-notice',
      noticeFact ?? 'DL-39-1',
      award,
      'Vergabebekanntmachung spätestens 30 Tage nach dem Zuschlag.',
    );
  const informed = list.steps().find(({ id }) => id === 'losers-informed')?.planned;
  if (informed !== undefined) {
    until(
      'complaint-window',
      'REV-160-1',
      informed,
      'Wer aus der Bieterinformation einen Verstoß erkennt, muss ihn binnen 10 Kalendertagen rügen; die Wartefrist bleibt unberührt.',
    );
  }
  const months = plan.law.numberOf('REV-135-2', 2);
  const latest = addMonths(award, months);
  const length = plan.law.numberOf('REV-135-2', 1);
  const after = forwardPeriod(plan.calendar, 'eu-1182-71', published, length, 'days').ends;
  list.add({
    id: 'review-window',
    minimum: { length, unit: 'days' },
    from: published,
    latest,
    usual: after < latest ? after : latest,
    reason: `Die Unwirksamkeit kann bis ${lengthText(length, 'days')} nach der Vergabebekanntmachung geltend gemacht werden, längstens ${lengthText(months, 'months')} nach Vertragsschluss (${germanDate(latest)}).`,
    factIds: ['REV-135-2'],
  });
}

function exPostFact(plan: Plan): string | null {
  const works = plan.nature === 'works';
  if (plan.procedureType === 'us-res-no-tw') return works ? 'EXP-VOBA20-BA' : 'EXP-UVGO30';
  if (plan.procedureType === 'us-free-no-tw') return works ? 'EXP-VOBA20-FV' : null;
  return plan.procedureType === 'us-neg-wo-call' ? 'EXP-UVGO30' : null;
}

/** Publication after the award below the threshold: how many months stands in the unit of the fact. */
function addExPost(plan: Plan, list: StepList, award: LocalDate, explain: Explainer): void {
  const factId = exPostFact(plan);
  if (factId === null) return;
  if (plan.state === 'HE') {
    if (plan.startsOn >= '2026-06-25') return explain.cite('HE26-EXPOST');
    if (plan.startsOn < '2021-09-01') return explain.cite('HE15-EXPOST');
    explain.cite('HE21-EXPOST');
  }
  const months = Number(/(\d+) months/.exec(plan.law.fact(factId).unit)?.[1]);
  const end = addMonths(award, months);
  list.add({
    id: 'ex-post-publication-until',
    minimum: { length: months, unit: 'months' },
    from: award,
    earliest: end,
    usual: end,
    reason: `Der vergebene Auftrag ist ${lengthText(months, 'months')} lang zu veröffentlichen, wenn sein Wert die Grenze erreicht (${plan.law.fact(factId).text})`,
    factIds: [factId],
  });
}
