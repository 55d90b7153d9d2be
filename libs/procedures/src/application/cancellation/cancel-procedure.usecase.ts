import { conflict, invalid } from '@app/kernel';
import type { Actor } from '@app/platform';
import { Injectable } from '@nestjs/common';
import {
  type Cancellation,
  type CancellationGround,
  cancellationGrounds,
  goneLots,
  groundRefusal,
  tellFact,
  waitingCancellations,
} from '../../domain/cancellation/cancellation';
import { type Dossier, goingLots } from '../../domain/dossier';
import { isBeforePublication, PHASE_NAMES } from '../../domain/phase';
import { statuteText } from '../../domain/statute';
import { cancelledScope, proposalsTakenBack } from '../../domain/scope';
import { AwardRepository } from '../../infrastructure/award.repository';
import { CancellationRepository } from '../../infrastructure/cancellation.repository';
import { CheckRepository } from '../../infrastructure/check.repository';
import { ProcedureStep, type StepResult } from '../procedure-step';

export interface CancellationCommand {
  readonly grounds: readonly string[];
  readonly reason: string;
  /** Left out: every lot that is not awarded. */
  readonly lotIds?: readonly string[];
}

const LEAST_REASON = 20;
const CANCELLED = { to: 'cancelled', needsReason: true } as const;

/** Gives up a procedure or some of its lots: one person names grounds and reason, another one agrees, then it happens. */
@Injectable()
export class CancelProcedure {
  constructor(
    private readonly step: ProcedureStep,
    private readonly cancellations: CancellationRepository,
    private readonly checks: CheckRepository,
    private readonly award: AwardRepository,
  ) {}

  /** Asks the second person. Throws `invalid` for grounds that do not fit, `conflict` while another request waits. */
  async ask(actor: Actor, procedureId: string, command: CancellationCommand, seenVersion?: number): Promise<void> {
    await this.step.run(actor, 'procedure.manage', procedureId, seenVersion, async (whole) => {
      const dossier = cancelledScope(whole, command.lotIds);
      const grounds = checked(whole, dossier, command);
      const asked = {
        lotIds: dossier.lots.map(({ id }) => id),
        grounds: grounds.map(({ id }) => id),
        reason: command.reason.trim(),
        tell: !isBeforePublication(dossier.procedure.phase),
      };
      const id = await this.cancellations.insert(procedureId, asked);
      const text = `${whatOf(whole, asked)} aufheben. ${groundsText(grounds)} Begründung: ${asked.reason}`;
      await this.checks.ask(procedureId, 'cancellation', id, text);
      return {
        action: 'cancellation-asked',
        change: {},
        lastChange: 'Aufhebung zur Mitzeichnung vorgelegt',
        entries: [{ text: `Mitzeichnung erbeten: ${text}`, citation: citationOf(grounds) }],
        after: { cancellationId: id, ...asked },
      };
    });
  }

  /** Carries out what the second person has just agreed to, in their transaction. Throws `conflict` when a lot went on. */
  async carryOut(whole: Dossier, cancellationId: string): Promise<StepResult> {
    const asked = whole.cancellations.find(({ id }) => id === cancellationId);
    if (!asked) throw conflict('cancellation-unknown', 'Diese Aufhebung gibt es nicht.');
    const gone = goneLots(whole.lots, asked);
    if (gone.length > 0)
      throw conflict(
        'cancellation-late',
        `${gone.map(({ number, phase }) => `Los ${number} steht inzwischen in „${PHASE_NAMES[phase]}“`).join('; ')}. Bitte die Aufhebung ablehnen und neu vorlegen.`,
      );
    const dossier = cancelledScope(whole, asked.lotIds);
    for (const { id } of proposalsTakenBack(whole, dossier, CANCELLED)) await this.award.withdrawProposal(id);
    const all = cancellationGrounds(dossier.procedure, whole.law);
    const grounds = all.filter(({ id }) => asked.grounds.includes(id));
    const tell = asked.tell ? ` ${tellFact(whole.procedure, whole.law).text}` : '';
    return {
      action: 'cancelled',
      move: { lots: dossier.lots, to: 'cancelled' },
      change: {},
      lastChange: `Phase „${PHASE_NAMES.cancelled}“`,
      entries: [
        {
          text: `${whatOf(whole, asked)} aufgehoben. ${groundsText(grounds)} Grund: ${asked.reason}${tell}`,
          citation: citationOf(grounds),
        },
      ],
      before: { phase: dossier.procedure.phase },
      after: { cancellationId, phase: 'cancelled', lots: dossier.lots.map(({ number }) => number) },
    };
  }
}

function checked(whole: Dossier, part: Dossier, command: CancellationCommand): readonly CancellationGround[] {
  const { grounds: ids, reason } = command;
  if (part.lots.length === 0)
    throw conflict('nothing-to-cancel', 'Es gibt kein Los mehr, das aufgehoben werden könnte.');
  const offered = cancellationGrounds(part.procedure, whole.law);
  const known = offered.filter(({ id }) => ids.includes(id));
  if (known.length === 0 || known.length < new Set(ids).size)
    refuse('/grounds', 'Bitte einen oder mehrere der Gründe ankreuzen, die für dieses Verfahren gelten.');
  for (const { id } of known) {
    const refused = groundRefusal(part, id);
    if (refused) refuse('/grounds', refused);
  }
  if (reason.trim().length < LEAST_REASON)
    refuse('/reason', `Bitte begründen Sie die Aufhebung mit mindestens ${LEAST_REASON} Zeichen.`);
  // A proposal that covers other lots, too, is refused here, not only when the second person agrees.
  proposalsTakenBack(whole, part, CANCELLED);
  const lotIds = part.lots.map(({ id }) => id);
  const overlapping = waitingCancellations(whole).some((one) => one.lotIds.some((id) => lotIds.includes(id)));
  if (overlapping)
    throw conflict('cancellation-waiting', 'Für diese Lose wartet schon eine Aufhebung auf die zweite Person.');
  return known;
}

function whatOf(whole: Dossier, { lotIds }: Pick<Cancellation, 'lotIds'>): string {
  const lots = whole.lots.filter(({ id }) => lotIds.includes(id));
  return lots.length === goingLots(whole).length ? 'Verfahren' : `Los ${lots.map(({ number }) => number).join(', ')}`;
}

const groundsText = (grounds: readonly CancellationGround[]): string =>
  grounds
    .map(({ text, fact }) =>
      fact ? `${text.replace(/\.$/, '')} (${statuteText(fact.statute) ?? fact.statute}).` : text,
    )
    .join(' ');

const citationOf = (grounds: readonly CancellationGround[]): string | null =>
  grounds.flatMap(({ fact }) => (fact ? [fact.statute] : [])).join(', ') || null;

function refuse(pointer: string, message: string): never {
  throw invalid('cancellation', message, [{ pointer, message }]);
}
