import { useState } from 'react';
import { usePermissions, useSession } from '../../app/session';
import { date, instant } from '../../shared/format';
import { Button, Card, Icon } from '../../shared/ui';
import { AfterCancellation } from './award/after-cancellation';
import { lotsName, partBehind, scopeOf, seenFrom } from './award/parts';
import { Confirmations } from './confirmations';
import { InformBidders } from './inform-bidders';
import { ItemActions } from './item-actions';
import { type Area, isClosed, type Procedure } from './model';
import type { ProcedureSteps } from './procedure-step';
import { ReasonedStep } from './reasoned-step';
import { Refusal } from './refusal';

interface Step {
  readonly title: string;
  readonly text: string;
  /** The one primary action: opens an area or sends a step. */
  readonly action?: {
    readonly label: string;
    readonly open?: Area;
    readonly send?: readonly [step: string, body?: object];
    readonly inform?: boolean;
  };
  /** Another way on, where the law leaves one open. */
  readonly also?: {
    readonly label: string;
    readonly open?: Area;
    readonly send?: readonly [step: string, body?: object];
  };
}

const EVALUATE: Step['action'] = { label: 'Wertung durchführen', send: ['evaluations'] };

/** What is to do next, by the phase and by what the person at work may still do. */
export function stepOf(p: Procedure, personId: string): Step {
  switch (p.phase) {
    case 'planned':
      if (!p.procedureType)
        return {
          title: 'Vergabeart wählen',
          text: 'Die Beurteilung nennt zu jeder Vergabeart, ob und warum sie zulässig ist.',
          action: { label: 'Vergabearten ansehen', open: 'beurteilung' },
        };
      if (!p.timeline)
        return {
          title: 'Zeitplan festlegen',
          text: 'Aus dem Tag der Absendung folgen alle Fristen; jede nennt ihren Grund.',
          action: { label: 'Zeitplan öffnen', open: 'zeitplan' },
        };
      return {
        title: 'Vorbereitung abschließen',
        text: 'Vergabeart und Zeitplan stehen fest. Danach kann veröffentlicht werden.',
        action: { label: 'Vorbereitung abschließen', send: ['transitions', { to: 'prepared' }] },
      };
    case 'prepared':
      return preparedStep(p);
    case 'published':
      return p.nextPhase === 'participation'
        ? {
            title: 'Teilnahmewettbewerb beginnen',
            text: 'Sobald die Bekanntmachung erschienen ist, läuft die Teilnahmefrist.',
            action: { label: 'Erscheinen bestätigen', send: ['transitions', { to: 'participation' }] },
          }
        : {
            title: 'Erscheinen der Bekanntmachung bestätigen',
            text: 'Die Bekanntmachung ist abgesandt. Sobald sie erschienen ist, können Unternehmen anbieten.',
            action: { label: 'Erscheinen bestätigen', send: ['transitions', { to: 'bidding' }] },
          };
    case 'participation':
      return {
        title: 'Bewerber auswählen',
        text: 'Nach dem Ende der Teilnahmefrist werden die Unternehmen erfasst, die ein Angebot abgeben sollen.',
        action: { label: 'Auswahl abschließen', send: ['transitions', { to: 'invited' }] },
      };
    case 'invited':
      return {
        title: 'Versand der Aufforderungen bestätigen',
        text: 'Mit dem Versand läuft die Angebotsfrist.',
        action: { label: 'Versand bestätigen', send: ['transitions', { to: 'bidding' }] },
      };
    case 'bidding':
      return p.procedureType === 'direct' ? offersStep(p) : openingStep(p, personId);
    case 'opening':
      if (!p.lots.some(({ bids }) => bids.length > 0))
        return {
          title: 'Angebote erfassen',
          text: 'Die Angebote sind geöffnet. Preisblätter werden je Bieter und Los als CSV eingelesen oder eingetippt.',
          action: { label: 'Zu den Losen und Angeboten', open: 'lose' },
        };
      return {
        title: 'Angebote prüfen',
        text: 'Sind alle Angebote erfasst, beginnt die Prüfung.',
        action: { label: 'Erfassung abschließen', send: ['transitions', { to: 'examination' }] },
      };
    case 'examination':
      return p.nextPhase === 'negotiation'
        ? {
            title: 'Angebote werten oder verhandeln',
            text: 'Nach der Prüfung werden die Angebote je Los gereiht. Vorher kann über sie verhandelt werden.',
            action: EVALUATE,
            also: { label: 'Verhandlung beginnen', send: ['transitions', { to: 'negotiation' }] },
          }
        : {
            title: 'Angebote werten',
            text: 'Nach der Prüfung werden die Angebote je Los gereiht.',
            action: EVALUATE,
          };
    case 'negotiation':
      return {
        title: 'Verhandeln',
        text: 'Nach der Verhandlung werden neue Angebote verlangt oder die bisherigen gewertet.',
        action: EVALUATE,
        also: { label: 'Zu den Angebotsrunden', open: 'zeitplan' },
      };
    case 'evaluation':
      return {
        title: 'Zuschlag vorschlagen',
        text: 'Vorgeschlagen wird je Los das vollständige Angebot mit dem niedrigsten Preis.',
        action: { label: 'Zuschlag vorschlagen', send: ['award-proposal'] },
        ...(p.lots.length > 1 ? { also: { label: 'Lose einzeln vorschlagen', open: 'zuschlag' } } : {}),
      };
    case 'award-proposed':
      if (p.regime === 'eu')
        return {
          title: 'Bieter informieren',
          text: 'Vor dem Zuschlag werden die nicht berücksichtigten Bieter informiert; danach läuft die Wartefrist.',
          action: { label: 'Absendung erfassen', inform: true },
        };
      return decisionStep(p, personId);
    case 'informed':
    case 'standstill':
      return decisionStep(p, personId);
    case 'awarded':
      return {
        title: 'Beteiligte benachrichtigen',
        text: `Der Zuschlag ist seit dem ${date(p.award.awardedOn)} erteilt. Jetzt folgen Zuschlagsschreiben und Unterrichtung der Bieter.`,
        action: { label: 'Benachrichtigung bestätigen', send: ['transitions', { to: 'notified' }] },
      };
    case 'notified':
      return {
        title: 'Verfahren abschließen',
        text: 'Sind Veröffentlichungen und Statistik erledigt, wird die Akte geschlossen.',
        action: { label: 'Verfahren abschließen', send: ['transitions', { to: 'closed' }] },
      };
    case 'closed':
      return { title: 'Verfahren abgeschlossen', text: 'Die Akte ist geschlossen.' };
    case 'cancelled':
      return { title: 'Verfahren aufgehoben', text: 'Der Grund steht im Vergabevermerk.' };
  }
}

function preparedStep(p: Procedure): Step {
  if (p.nextPhase === 'published')
    return {
      title: 'Veröffentlichung bestätigen',
      text: 'Bitte bestätigen, sobald die Bekanntmachung abgesandt ist.',
      action: { label: 'Als veröffentlicht bestätigen', send: ['transitions', { to: 'published' }] },
    };
  return p.nextPhase === 'invited'
    ? {
        title: 'Unternehmen auffordern',
        text: 'Ohne Bekanntmachung werden die Unternehmen einzeln zur Abgabe eines Angebots aufgefordert.',
        action: { label: 'Auswahl abschließen', send: ['transitions', { to: 'invited' }] },
      }
    : {
        title: 'Angebote einholen',
        text: 'Für den Direktauftrag werden Angebote eingeholt und verglichen.',
        action: { label: 'Angebote einholen', send: ['transitions', { to: 'bidding' }] },
      };
}

function offersStep(p: Procedure): Step {
  return p.lots.some(({ bids }) => bids.length > 0)
    ? {
        title: 'Angebote prüfen',
        text: 'Sind alle Angebote erfasst, beginnt die Prüfung.',
        action: { label: 'Erfassung abschließen', send: ['transitions', { to: 'examination' }] },
      }
    : {
        title: 'Angebote erfassen',
        text: 'Jedes eingeholte Angebot wird mit seinem Preis erfasst.',
        action: { label: 'Zu den Losen und Angeboten', open: 'lose' },
      };
}

function openingStep(p: Procedure, personId: string): Step {
  if (p.sealed)
    return {
      title: 'Die Angebotsfrist läuft',
      text: `Bis ${instant(p.tenderDeadline)} bleiben die Angebote verschlossen.`,
    };
  if (p.opening.people.some((person) => person.personId === personId))
    return {
      title: 'Zweite Person öffnet',
      text: 'Sie haben die Öffnung bestätigt. Eine zweite Person muss sie ebenfalls bestätigen.',
    };
  return {
    title: 'Angebote öffnen',
    text: p.opening.people.length
      ? `${p.opening.people[0]?.person ?? ''} hat die Öffnung bestätigt. Mit Ihrer Bestätigung sind die Angebote offen.`
      : 'Die Angebotsfrist ist abgelaufen. Zwei Personen öffnen die Angebote gemeinsam.',
    action: { label: 'Öffnung bestätigen', send: ['opening'] },
  };
}

function decisionStep(p: Procedure, personId: string): Step {
  if (p.checklist.some(({ id, met }) => id === 'not-suspended' && !met))
    return {
      title: 'Die Nachprüfung abwarten',
      text: 'Solange das Nachprüfungsverfahren läuft, darf der Zuschlag nicht erteilt werden.',
      action: { label: 'Zur Nachprüfung', open: 'ruegen' },
    };
  const waiting = p.checklist.find(({ id, met }) => id === 'standstill-over' && !met);
  if (waiting)
    return {
      title: 'Die Wartefrist läuft',
      text: 'Die Bieter sind informiert. Bis zum Ende der Wartefrist darf der Zuschlag nicht erteilt werden.',
    };
  if (p.award.people.some((person) => person.personId === personId))
    return {
      title: 'Zweite Person entscheidet',
      text: 'Sie haben entschieden. Eine zweite Person muss dem Zuschlag ebenfalls zustimmen.',
    };
  const first = p.award.people[0];
  return {
    title: 'Über den Zuschlag entscheiden',
    text: first
      ? `${first.person} hat dem Zuschlag zugestimmt. Ihre Zustimmung erteilt ihn.`
      : 'Zwei Personen entscheiden gemeinsam über den Zuschlag.',
    action: { label: 'Zuschlag zustimmen', send: ['award'] },
  };
}

const PLACES: Readonly<Record<string, Area>> = {
  '/bidders': 'lose',
  '/lots': 'planung',
  '/assessment': 'beurteilung',
  '/timeline': 'zeitplan',
  '/procedureType': 'beurteilung',
  '/ruleSet': 'beurteilung',
  '/reviewProceedings': 'ruegen',
};
const placeOf = (pointer: string): Area | undefined =>
  Object.entries(PLACES).find(([start]) => pointer.startsWith(start))?.[1];

/** The next thing to do with its one primary action, and what it still needs. */
export function NextStep({
  procedure,
  steps,
  onOpen,
}: {
  readonly procedure: Procedure;
  readonly steps: ProcedureSteps;
  readonly onOpen: (area: Area) => void;
}) {
  const { person } = useSession();
  const can = usePermissions();
  const [informing, setInforming] = useState(false);
  const part = partBehind(procedure);
  const shown = part ? seenFrom(procedure, part) : procedure;
  const { title, text, action, also } = stepOf(shown, person.id);
  const run = ([step, body]: readonly [string, object?]) => steps.run(step, { ...body, ...scopeOf(procedure, part) });
  const may = can('procedure.manage');
  const act = (): void => {
    if (action?.open) return onOpen(action.open);
    if (action?.inform) return setInforming(true);
    if (action?.send) void run(action.send);
  };
  const goAlso = (): void => {
    if (also?.open) onOpen(also.open);
    if (also?.send) void run(also.send);
  };
  const open = !isClosed(procedure.phase);
  return (
    <Card title={open ? `Als Nächstes: ${title}` : title}>
      {part && procedure.parts.length > 1 && (
        <p className="muted">{lotsName(shown.lots)}; die anderen Lose stehen im Bereich „Zuschlag“.</p>
      )}
      <p>{text}</p>
      {steps.problem && <Refusal problem={steps.problem} onReload={() => void steps.changed().then(steps.clear)} />}
      {open && shown.checklist.length > 0 && (
        <ul className="checklist" aria-label={`Voraussetzungen für „${shown.nextPhaseName ?? ''}“`}>
          {shown.checklist.map((condition) => {
            const place = condition.met ? undefined : placeOf(condition.pointer);
            return (
              <li key={condition.id} className="checklist__item">
                <Icon name={condition.met ? 'success' : 'clock'} size="small" />
                <span>
                  <span className="visually-hidden">{condition.met ? 'Erfüllt: ' : 'Offen: '}</span>
                  {condition.sentence}
                  {condition.paragraph && <span className="muted small"> ({condition.paragraph})</span>}
                </span>
                {place && may && (
                  <Button small kind="tertiary" onClick={() => onOpen(place)}>
                    Ansehen
                  </Button>
                )}
                {may && <ItemActions procedure={procedure} conditionId={condition.id} steps={steps} />}
              </li>
            );
          })}
        </ul>
      )}
      <AfterCancellation procedure={procedure} steps={steps} />
      <Confirmations procedure={procedure} steps={steps} />
      {may && open && (
        <div className="button-row">
          {action && (
            <Button kind="primary" busy={steps.running !== undefined} onClick={act}>
              {action.label}
            </Button>
          )}
          {also && <Button onClick={goAlso}>{also.label}</Button>}
          <ReasonedStep procedure={procedure} scope={scopeOf(procedure, part)} steps={steps} />
        </div>
      )}
      <InformBidders
        open={informing}
        procedure={procedure}
        part={part}
        steps={steps}
        onClose={() => setInforming(false)}
      />
    </Card>
  );
}
