import type { LocalDate } from '@app/kernel';
import { germanDate } from '@app/kernel';
import type { ReviewEvents } from './review-events';
import type { ReviewCase, ReviewStep } from './review-steps';
import { momentStep, periodStep } from './review-steps';

/** Review chamber and appeal: §§ 167, 169, 172, 173, 177 GWB, before and after 1 July 2026. */
export function chamberSteps(events: ReviewEvents, facts: ReviewCase): readonly ReviewStep[] {
  const { applicationReceivedOn, decisionServedOn } = events;
  const decision =
    applicationReceivedOn == null
      ? []
      : [
          periodStep(
            {
              id: 'chamber-decision',
              factId: 'REV-167',
              unit: 'weeks',
              from: applicationReceivedOn,
              since: 'nach Eingang des Antrags',
              hint: 'Eine Verlängerung ist möglich.',
            },
            facts,
          ),
        ];
  if (decisionServedOn == null) {
    return applicationReceivedOn == null ? [] : [...decision, openBan(applicationReceivedOn, facts)];
  }
  const appeal = periodStep(
    {
      id: 'appeal',
      factId: 'REV-172',
      unit: 'weeks',
      from: decisionServedOn,
      since: 'nach Zustellung der Entscheidung',
      hint: 'Es ist eine Notfrist.',
    },
    facts,
  );
  return [
    ...decision,
    awardBan(events, decisionServedOn, appeal, facts),
    appeal,
    ...suspensiveEffect(events, appeal, facts),
    ...endedProcedure(facts),
  ];
}

const isNewLaw = ({ law, startsOn }: ReviewCase): boolean => law.factOn('REV-173-NEW', startsOn) !== null;

const openBan = (from: LocalDate, facts: ReviewCase): ReviewStep =>
  momentStep(
    {
      id: 'award-ban',
      from,
      ends: null,
      reason:
        'Sobald der Auftraggeber über den Antrag informiert ist, darf er den Zuschlag nicht erteilen, bis die Vergabekammer entschieden hat und die Beschwerdefrist abgelaufen ist.',
      factIds: ['REV-169'],
    },
    facts,
  );

/** § 169 Abs. 1 GWB: until the appeal period is over; since 1 July 2026 only until the decision when the authority won. */
function awardBan(events: ReviewEvents, servedOn: LocalDate, appeal: ReviewStep, facts: ReviewCase): ReviewStep {
  const from = events.applicationReceivedOn ?? null;
  if (isNewLaw(facts) && events.chamberRejected === true) {
    return momentStep(
      {
        id: 'award-ban',
        from,
        ends: servedOn,
        reason: `Die Vergabekammer hat den Antrag abgelehnt: Das Verbot endet mit der Bekanntgabe der Entscheidung, hier spätestens mit der Zustellung am ${germanDate(servedOn)}.`,
        factIds: ['REV-169'],
      },
      facts,
    );
  }
  if (isNewLaw(facts) && events.chamberRejected == null) {
    facts.explain.doubt(
      'REV-169',
      'Ob die Vergabekammer den Antrag abgelehnt hat, ist nicht angegeben; vorsichtshalber gilt das Verbot bis zum Ablauf der Beschwerdefrist.',
    );
  }
  return momentStep(
    {
      id: 'award-ban',
      from,
      ends: appeal.ends,
      reason: 'Das Verbot gilt, bis die Beschwerdefrist abgelaufen ist.',
      factIds: ['REV-169', 'REV-172'],
    },
    facts,
  );
}

/** § 173 Abs. 1 GWB, in the version of the day the procedure began. */
function suspensiveEffect(events: ReviewEvents, appeal: ReviewStep, facts: ReviewCase): readonly ReviewStep[] {
  if (!isNewLaw(facts)) {
    return [
      periodStep(
        {
          id: 'suspensive-effect',
          factId: 'REV-173-OLD',
          unit: 'weeks',
          from: appeal.ends ?? '',
          since: 'nach Ablauf der Beschwerdefrist',
          hint: 'Nur wenn Beschwerde eingelegt ist; das Gericht kann die Wirkung verlängern.',
          waiting: true,
        },
        facts,
      ),
    ];
  }
  if (events.chamberRejected === true) {
    const { law } = facts;
    return [
      momentStep(
        { id: 'suspensive-effect', ends: null, reason: law.fact('REV-173-NEW').text, factIds: ['REV-173-NEW'] },
        facts,
      ),
    ];
  }
  facts.explain.doubt(
    'REV-173-NEW',
    'Welche Wirkung die Beschwerde hat, wenn die Vergabekammer dem Antrag ganz oder teilweise stattgibt, ist nicht hinterlegt.',
  );
  return [];
}

/** § 177 GWB, abolished on 1 July 2026. */
function endedProcedure(facts: ReviewCase): readonly ReviewStep[] {
  const { law, startsOn } = facts;
  if (law.factOn('REV-177', startsOn) === null) return [];
  return [
    momentStep({ id: 'procedure-ended', ends: null, reason: law.fact('REV-177').text, factIds: ['REV-177'] }, facts),
  ];
}
