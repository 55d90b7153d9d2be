import type { LocalDate } from '@app/kernel';
import { addDays, addMonths, germanDate } from '@app/kernel';
import type { State } from '../book/codes';
import type { Explainer } from '../book/explanation';
import { isWorkingDay } from '../calendar/calendar';
import { retentionFact, yearsKept } from '../duties/retention';
import {
  doubtShortStandstill,
  forwardPeriod,
  lengthText,
  lengthTextDative,
  standstillPeriod,
} from '../periods/period-rules';
import type { Period } from '../periods/period-rules';
import { periodBook } from './timeline-minimums';
import type { Plan } from './timeline-plan';
import { evaluated, workday } from './timeline-plan';
import type { StepList } from './timeline-steps';

/** Information of the bidders, standstill, award (§ 134 GWB). */
export function euAward(plan: Plan, list: StepList, opening: LocalDate, explain: Explainer): LocalDate {
  if (plan.callOff && plan.law.factOn('REV-134-3', plan.startsOn) !== null) {
    return list.add({
      id: 'award',
      from: opening,
      earliest: opening,
      usual: workday(plan, opening),
      reason:
        'Für Einzelaufträge aus Rahmenvereinbarungen und dynamischen Beschaffungssystemen gelten Informations- und Wartepflicht nicht.',
      factIds: ['REV-134-3'],
    });
  }
  if (plan.procedureType === 'neg-wo-call' && plan.urgency === 'extreme') {
    const newLaw = plan.law.factOn('REV-134-3', plan.startsOn) !== null;
    if (!newLaw) {
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
      reason: newLaw
        ? 'Bei äußerster Dringlichkeit ohne Teilnahmewettbewerb entfallen Informations- und Wartepflicht.'
        : 'Bei besonderer Dringlichkeit ohne Teilnahmewettbewerb entfällt die Informationspflicht.',
      factIds: ['REV-134-3'],
    });
  }
  const { text, ...day } = evaluated(plan, opening);
  const informed = list.add({
    id: 'losers-informed',
    from: opening,
    earliest: opening,
    ...day,
    reason: `Nach der Wertung werden alle Bieter informiert, die den Zuschlag nicht erhalten sollen; die Dauer der Wertung ist frei zu planen.${text}${reasonsOnRequest(plan).text}`,
    factIds: ['LET-134', ...reasonsOnRequest(plan).factIds],
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
  const planned = plan.overrides.award ?? safe;
  if (earliest <= planned && earliest < safe) {
    const disputed = ended === period.ends && !isWorkingDay(plan.calendar, ended);
    explain.doubt(
      'STILL-2',
      disputed
        ? standstillDoubt(earliest, safe, planned)
        : `Der ${germanDate(earliest)}, von dem an der Zuschlag möglich ist, ist kein Arbeitstag; der erste Arbeitstag danach ist der ${germanDate(safe)}.`,
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

/** Why majority and cautious view differ, and on which side of them the planned day lies. */
function standstillDoubt(earliest: LocalDate, safe: LocalDate, planned: LocalDate): string {
  const views = `Der Zuschlag ist nach herrschender Ansicht ab dem ${germanDate(earliest)} möglich, nach der Gegenansicht (die Wartefrist verschiebt sich auf den nächsten Arbeitstag) sicher erst ab dem ${germanDate(safe)}`;
  return planned < safe
    ? `${views}; der geplante ${germanDate(planned)} ist also nur nach der herrschenden Ansicht zulässig.`
    : `${views}; der geplante ${germanDate(planned)} ist nach beiden Ansichten sicher.`;
}

const REASONS_FACT = { KonzVgV: 'OWN-KON-30', SektVO: 'OWN-SEK-56', social: 'DL-62-2', VgV: 'DL-62-2' };

/** Within how many days reasons are due to whoever asks for them; nothing where no rule is stored. */
function reasonsOnRequest(plan: Plan): { readonly text: string; readonly factIds: readonly string[] } {
  const book = periodBook(plan);
  if (plan.regime === 'eu' && book === 'VOB/A-EU') return { text: '', factIds: [] };
  const national = plan.nature === 'works' ? 'LOS-VOBA19' : 'LOS-UVGO46';
  const factId = plan.regime === 'national' || book === 'VOB/A-EU' ? national : REASONS_FACT[book];
  return {
    text: ` Auf Verlangen sind die Gründe binnen ${lengthTextDative(plan.law.numberOf(factId), 'days')} mitzuteilen.`,
    factIds: [factId],
  };
}

/** The states that the source of HVTG-DL names with a standstill of their own below the threshold. */
const OWN_STANDSTILL: readonly State[] = ['TH', 'ST', 'SN', 'RP'];

export function nationalAward(plan: Plan, list: StepList, opening: LocalDate, explain: Explainer): LocalDate {
  const direct = plan.procedureType === 'direct';
  const ownStandstill = plan.buyer !== 'federal' && OWN_STANDSTILL.includes(plan.state);
  if (ownStandstill && !direct) {
    explain.doubt(
      'HVTG-DL',
      `${plan.law.states[plan.state]} kennt nach der Quelle eine eigene Wartefrist unterhalb der Schwelle; Länge und Wertgrenze sind nicht hinterlegt. Der früheste Zuschlag ist deshalb zu prüfen.`,
    );
  }
  const { text, ...day } = direct ? { usual: workday(plan, opening), text: '' } : evaluated(plan, opening);
  const award = list.add({
    id: 'award',
    from: opening,
    earliest: opening,
    ...day,
    reason: direct
      ? 'Der Direktauftrag kennt kein Verfahren.'
      : `${ownStandstill ? 'Das Landesrecht kennt eine Wartefrist unterhalb der Schwelle, ihre Länge ist nicht hinterlegt' : 'Unterhalb der Schwelle ist keine Wartefrist bekannt'}; die Dauer der Wertung ist frei zu planen.${text}`,
    factIds: direct ? ['MAP-Direktauftrag'] : ['HVTG-DL'],
  });
  if (!direct) {
    list.add({
      id: 'losers-informed',
      from: award,
      earliest: opening,
      usual: award,
      reason: `Die Bieter sind unverzüglich zu unterrichten.${reasonsOnRequest(plan).text}`,
      factIds: reasonsOnRequest(plan).factIds,
    });
  }
  return award;
}

export function addBinding(plan: Plan, list: StepList, tenderEnd: LocalDate, award: LocalDate): void {
  const factId =
    plan.nature !== 'works' || plan.buyer === 'utility' ? null : plan.regime === 'eu' ? 'VOBEU-BIND' : 'VOBA-10-4';
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
  if (plan.regime === 'eu') addEuAfterAward(plan, list, award, explain);
  else addExPost(plan, list, award, explain);
  const reports = plan.regime === 'eu' || plan.buyer !== 'utility';
  if (reports && plan.law.factOn('VST-60', plan.startsOn) !== null) {
    const length = plan.law.numberOf('VST-60');
    const { ends, shifted, skipped } = forwardPeriod(plan.calendar, 'bgb', award, length, 'days');
    const limit = plan.law.factOn('VST-WHO-U26', plan.startsOn) === null ? 'VST-WHO-U20' : 'VST-WHO-U26';
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
    const years = yearsKept(plan.law.fact(kept));
    const end = addMonths(award, 12 * years);
    list.add({
      id: 'records-kept-until',
      minimum: { length: 12 * years, unit: 'months' },
      from: award,
      earliest: end,
      usual: end,
      reason: `Aufzubewahren sind die Unterlagen mindestens ${years} Jahre ab dem Zuschlag, länger bei längerer Vertragslaufzeit.`,
      factIds: [kept],
    });
  }
}

/** The fact with the period for the award notice; those of social services may be bundled by quarter. */
function awardNotice(plan: Plan): { readonly factId: string; readonly quarterly: boolean } | null {
  const social = plan.nature === 'social-services';
  // § 39 Abs. 4 VgV: framework call-offs need no notice; single orders of a dynamic system are bundled by quarter
  if (plan.callOff && !plan.dynamicSystem) return null;
  switch (periodBook(plan)) {
    case 'KonzVgV':
      return { factId: 'OWN-KON-21', quarterly: false };
    case 'SektVO':
      return social ? { factId: 'OWN-SEK-39', quarterly: true } : { factId: 'SEK-38', quarterly: false };
    case 'VOB/A-EU':
      return { factId: 'OWN-VOBEU-18', quarterly: false };
    case 'social':
      return { factId: 'DL-66-3', quarterly: true };
    default:
      return { factId: 'DL-39-1', quarterly: plan.callOff };
  }
}

const endOfQuarter = (date: LocalDate): LocalDate => {
  const month = Number(date.slice(5, 7));
  const first = `${date.slice(0, 5)}${String(month + ((3 - (month % 3)) % 3)).padStart(2, '0')}-01`;
  return addDays(addMonths(first, 1), -1);
};

/** Adds the award notice and says on which day it is planned; null where none is due. */
function addAwardNotice(plan: Plan, list: StepList, award: LocalDate): LocalDate | null {
  const rule = awardNotice(plan);
  if (rule === null) return null;
  const length = plan.law.numberOf(rule.factId);
  const single = forwardPeriod(plan.calendar, 'eu-1182-71', award, length, 'days');
  const bundled = forwardPeriod(plan.calendar, 'eu-1182-71', endOfQuarter(award), length, 'days');
  const period = rule.quarterly ? bundled : single;
  return list.add({
    id: 'award-notice',
    minimum: { length, unit: 'days' },
    from: rule.quarterly ? endOfQuarter(award) : award,
    latest: period.ends,
    usual: single.ends < period.ends ? single.ends : period.ends,
    shifted: period.shifted,
    skipped: period.skipped,
    reason: rule.quarterly
      ? `Vergabebekanntmachung spätestens ${lengthText(length, 'days')} nach dem Ende des Quartals, wenn sie vierteljährlich gebündelt wird; geplant ist sie ${lengthText(length, 'days')} nach dem Zuschlag.`
      : `Vergabebekanntmachung spätestens ${lengthText(length, 'days')} nach dem Zuschlag.`,
    factIds: [rule.factId],
  });
}

/** A period of the GWB: no source says whether it moves off a day that is no working day (as in `reviewDates`). */
function reviewPeriod(
  plan: Plan,
  from: LocalDate,
  length: number,
  unit: 'days' | 'months',
  explain: Explainer,
): Period {
  const period = forwardPeriod(plan.calendar, 'bgb', from, length, unit);
  if (period.shifted) {
    explain.doubt(
      'BGB-193',
      `Ob sich die Frist von ${lengthTextDative(length, unit)} ab dem ${germanDate(from)} vom ${germanDate(period.lastCountedDay)} auf den nächsten Arbeitstag verschiebt, ist nicht gesichert; vorsichtshalber läuft sie hier bis zum ${germanDate(period.ends)}.`,
    );
  }
  return period;
}

function addEuAfterAward(plan: Plan, list: StepList, award: LocalDate, explain: Explainer): void {
  const published = addAwardNotice(plan, list, award);
  const informed = list.steps().find(({ id }) => id === 'losers-informed')?.planned;
  if (informed !== undefined) {
    const length = plan.law.numberOf('REV-160-1');
    const { ends, shifted, skipped } = reviewPeriod(plan, informed, length, 'days', explain);
    list.add({
      id: 'complaint-window',
      minimum: { length, unit: 'days' },
      from: informed,
      latest: ends,
      usual: ends,
      shifted,
      skipped,
      reason: `Wer aus der Bieterinformation einen Verstoß erkennt, muss ihn binnen ${length} Kalendertagen rügen; die Wartefrist bleibt unberührt.`,
      factIds: ['REV-160-1'],
    });
  }
  const months = plan.law.numberOf('REV-135-2', 2);
  const latest = reviewPeriod(plan, award, months, 'months', explain).ends;
  const length = plan.law.numberOf('REV-135-2', 1);
  if (published === null) {
    list.add({
      id: 'review-window',
      minimum: { length: months, unit: 'months' },
      from: award,
      latest,
      usual: latest,
      reason: `Ohne Bieterinformation und Vergabebekanntmachung kann die Unwirksamkeit bis ${lengthText(months, 'months')} nach Vertragsschluss geltend gemacht werden.`,
      factIds: ['REV-135-2'],
    });
    return;
  }
  const after = reviewPeriod(plan, published, length, 'days', explain).ends;
  list.add({
    id: 'review-window',
    minimum: { length, unit: 'days' },
    from: published,
    latest,
    usual: after < latest ? after : latest,
    reason: `Die Unwirksamkeit kann bis ${lengthText(length, 'days')} nach der Veröffentlichung der Vergabebekanntmachung (hier ab dem geplanten Tag gerechnet) geltend gemacht werden, längstens ${lengthText(months, 'months')} nach Vertragsschluss (${germanDate(latest)}).`,
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
  if (plan.state === 'HE' && plan.buyer !== 'federal') {
    if (plan.law.factOn('HE-LAW-2026', plan.startsOn) !== null) return explain.cite('HE26-EXPOST');
    if (plan.law.factOn('HE15-EXPOST', plan.startsOn) !== null) return explain.cite('HE15-EXPOST');
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
    reason: `Der vergebene Auftrag ist ${lengthText(months, 'months')} lang zu veröffentlichen, wenn sein Wert in den Bereich der Regel fällt: ${plan.law.fact(factId).text}`,
    factIds: [factId],
  });
}
