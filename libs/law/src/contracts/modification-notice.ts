import type { LocalDate } from '@app/kernel';
import { germanDate } from '@app/kernel';
import type { Citation, Explainer } from '../book/explanation';
import { citationOf } from '../book/explanation';
import type { Calendar } from '../calendar/calendar';
import { forwardPeriod, lengthTextDative } from '../periods/period-rules';
import type { Contract } from './modification-rules';

export interface ModificationDuty {
  readonly id: 'modification-notice';
  readonly germanName: string;
  /** Last day; null before 1 July 2026, when the law named no number of days. */
  readonly until: LocalDate | null;
  readonly when: string;
  readonly citation: Citation;
}

/** § 132 Abs. 5 GWB, § 39 Abs. 5 VgV: additional and unforeseen services are announced in the Official Journal. */
export function noticeDuty(
  on: LocalDate,
  { law, date, buyer, nature }: Contract,
  calendar: Calendar,
  explain: Explainer,
): ModificationDuty {
  const factId = 'DL-39-5';
  const duty = {
    id: 'modification-notice' as const,
    germanName: 'Bekanntmachung der Auftragsänderung im Amtsblatt der EU',
    citation: citationOf(law.fact(factId)),
  };
  const { validFrom } = law.fact(factId);
  if (law.factOn(factId, on) === null) {
    explain.step(
      'Die Änderung ist im Amtsblatt der EU bekannt zu machen; eine Tagesfrist gab es noch nicht.',
      { on },
      factId,
    );
    return { ...duty, until: null, when: 'nach der Änderung, ohne Tagesfrist' };
  }
  const length = law.numberOf(factId);
  const { ends, lastCountedDay } = forwardPeriod(calendar, 'eu-1182-71', on, length, 'days');
  explain.step(
    `Die Änderung vom ${germanDate(on)} ist binnen ${lengthTextDative(length, 'days')}, bis zum ${germanDate(ends)}, im Amtsblatt der EU bekannt zu machen${ends === lastCountedDay ? '' : ` (der ${germanDate(lastCountedDay)} ist kein Arbeitstag)`}.`,
    { on },
    factId,
    'VGV-82',
    'REG-3-1',
    'REG-3-4',
  );
  if (law.factOn(factId, date) === null) {
    explain.doubt(
      factId,
      `Ob die Frist auch für Verträge aus Verfahren gilt, die vor dem ${germanDate(validFrom ?? '')} begonnen haben, ist nicht belegt; vorsichtshalber ist sie einzuhalten.`,
    );
  }
  if (buyer === 'utility' || nature === 'works' || nature === 'concession') {
    explain.doubt(
      factId,
      'Die Tagesfrist ist für die VgV belegt; für Bauaufträge, Sektoren und Konzessionen wird sie vorsichtshalber ebenso gerechnet.',
    );
  }
  return { ...duty, until: ends, when: `bis zum ${germanDate(ends)}` };
}
