import { conflict, dayInGermany, germanDate, invalid, type LocalDate } from '@app/kernel';
import { fact } from '@app/law';
import type { Actor } from '@app/platform';
import { Injectable } from '@nestjs/common';
import { proposalMade } from '../domain/conditions';
import { isWithdrawn } from '../domain/correspondence/message';
import type { Channel, Dossier, InformationLetter } from '../domain/dossier';
import { standstillAfter } from '../domain/standstill';
import { isAwarded } from '../domain/phase';
import { requireWhole, scopeOf } from '../domain/scope';
import { withHappened } from '../domain/timeline-plan';
import { AwardRepository } from '../infrastructure/award.repository';
import { MessageRepository } from '../infrastructure/correspondence/message.repository';
import { ExaminationLoader } from '../infrastructure/examination.loader';
import { ProcedureStep, refuseUnmet } from './procedure-step';

const CHANNEL_NAMES: Readonly<Record<Channel, string>> = { electronic: 'elektronisch', post: 'per Post' };

/** Records that the bidders who shall not win were informed; in EU procedures the standstill runs from that day. */
@Injectable()
export class RecordInformationLetters {
  constructor(
    private readonly step: ProcedureStep,
    private readonly award: AwardRepository,
    private readonly files: ExaminationLoader,
    private readonly messages: MessageRepository,
  ) {}

  /**
   * `lotIds` left out: all lots of the procedure that stand where it stands. `written`: the letters lie among the messages and
   * name this earliest day; where they do, nobody tells their dispatch another way.
   */
  async run(
    actor: Actor,
    procedureId: string,
    { lotIds, ...letter }: { dispatchedOn: LocalDate; channel: Channel; lotIds?: readonly string[] },
    written?: { readonly earliest: LocalDate | null },
  ): Promise<void> {
    const step = async (whole: Dossier) => {
      const dossier = scopeOf(whole, lotIds);
      const { standstill: computed, proposalId } = checked(dossier, letter);
      await this.requireSoundEvaluation(dossier);
      if (!written) await this.refuseWritten(procedureId, proposalId);
      const standstill = asNamed(computed, written?.earliest ?? null);
      await this.award.insertLetter(procedureId, { ...letter, proposalId, standstill });
      const { procedure } = dossier;
      const eu = procedure.regime === 'eu';
      const wait = standstill
        ? ` Die Wartefrist endet am ${germanDate(standstill.ends)}; der Zuschlag ist frühestens am ${germanDate(standstill.earliestNextDay)} erlaubt.`
        : '';
      return {
        action: 'bidders-informed',
        ...(eu ? { move: { lots: dossier.lots, to: 'standstill' as const } } : {}),
        change: withHappened(procedure, { 'losers-informed': letter.dispatchedOn }, dossier.law),
        lastChange: 'Bieter informiert',
        entries: [
          {
            text: `Information der nicht berücksichtigten Bieter am ${germanDate(letter.dispatchedOn)} ${CHANNEL_NAMES[letter.channel]} abgesandt${written ? ' (Schreiben unter Nachrichten)' : ' (außerhalb des Programms)'}.${wait}`,
            citation: fact(eu ? 'LET-134' : procedure.nature === 'works' ? 'LET-VOBA' : 'LET-UVGO').statute,
          },
        ],
        after: { ...letter, ...standstill },
      };
    };
    await this.step.run(actor, 'procedure.manage', procedureId, undefined, step);
  }

  private async refuseWritten(procedureId: string, proposalId: string): Promise<void> {
    const letters = (await this.messages.of(procedureId)).filter(
      ({ kind, aboutId }) => kind === 'information' && aboutId === proposalId,
    );
    if (letters.every(isWithdrawn)) return;
    throw conflict(
      'letters-written',
      'Die Schreiben zu diesem Vorschlag liegen unter „Nachrichten“. Ihr Versand wird von dort übernommen.',
    );
  }

  /** The reasons bidders are told come from the evaluation; while it contradicts itself none are sent. */
  private async requireSoundEvaluation(dossier: Dossier): Promise<void> {
    const { faults } = await this.files.of(dossier);
    if (faults.length === 0) return;
    refuseUnmet(
      'letters-evaluation',
      'Die Bieter werden erst informiert, wenn die Wertung stimmig ist; ihre Gründe stammen daraus.',
      faults,
    );
  }
}

type Standstill = InformationLetter['standstill'];

/** Nobody may conclude before the day the bidders were told; letters that name a day too early have to be written anew. */
function asNamed(computed: Standstill, named: LocalDate | null): Standstill {
  if (computed === null || named === null) return computed;
  const { earliestNextDay, safeDay } = computed;
  if (named < earliestNextDay) {
    throw conflict(
      'letters-too-early',
      `Die Schreiben nennen den ${germanDate(named)} als frühesten Vertragsschluss. Nach dem Tag und Weg ihres Versands ist es erst der ${germanDate(earliestNextDay)}. Bitte die Bieter neu informieren.`,
    );
  }
  return { ...computed, earliestNextDay: named, safeDay: named > safeDay ? named : safeDay };
}

function checked(
  dossier: Dossier,
  { dispatchedOn, channel }: { dispatchedOn: LocalDate; channel: Channel },
): { readonly standstill: Standstill; readonly proposalId: string } {
  const { procedure, proposal, today } = dossier;
  const eu = procedure.regime === 'eu';
  const due = procedure.phase === 'award-proposed' || (!eu && isAwarded(procedure.phase));
  if (!due || !proposal) {
    const made = proposalMade(dossier);
    refuseUnmet('letters-not-due', 'Die Bieter werden nach dem Zuschlagsvorschlag informiert.', made.met ? [] : [made]);
  }
  const proposedOn = dayInGermany(proposal.at);
  if (dispatchedOn > today || dispatchedOn < proposedOn) {
    throw invalid('letters-day', 'Der Tag der Absendung stimmt nicht.', [
      {
        pointer: '/dispatchedOn',
        message: `Abgesandt wurde zwischen dem Zuschlagsvorschlag (${germanDate(proposedOn)}) und heute (${germanDate(today)}).`,
      },
    ]);
  }
  requireWhole(dossier, proposal);
  if (!eu) return { standstill: null, proposalId: proposal.id };
  const { ends, earliestNextDay, safeDay } = standstillAfter(dispatchedOn, channel, procedure.state);
  return { standstill: { ends, earliestNextDay, safeDay }, proposalId: proposal.id };
}
