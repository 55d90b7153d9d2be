import { type FieldError, invalid, notFound } from '@app/kernel';
import { Directory } from '@app/organisation/contract';
import type { Actor } from '@app/platform';
import { Injectable } from '@nestjs/common';
import { bodiesOf, bodySentence } from '../../domain/award/body';
import type { BodyDecision } from '../../domain/award/body-decision';
import type { AwardProposal, Dossier } from '../../domain/dossier';
import { isAwarded } from '../../domain/phase';
import { BodyRepository } from '../../infrastructure/award/body.repository';
import { ProcedureStep, refuseUnmet } from '../procedure-step';

export interface BodyDecisionCommand extends Omit<BodyDecision, 'id' | 'memberId' | 'personName' | 'at'> {
  /** Slug of the buyer. */
  readonly member: string;
}

const LEAST_REASON = 10;

/** Records whether a body of a buyer decides over a proposal, when, and what it decided. Nothing said before is lost. */
@Injectable()
export class RecordBodyDecision {
  constructor(
    private readonly step: ProcedureStep,
    private readonly bodies: BodyRepository,
    private readonly directory: Directory,
  ) {}

  async run(actor: Actor, procedureId: string, { member, ...said }: BodyDecisionCommand): Promise<void> {
    await this.step.run(actor, 'procedure.manage', procedureId, undefined, async (dossier) => {
      const { id: memberId, name } = await this.directory.memberBySlug(member);
      const proposal = openProposal(dossier, said.proposalId);
      const errors = faultsOf(dossier, proposal, { ...said, memberId });
      if (errors.length > 0) throw invalid('body-decision', 'Der Beschluss kann so nicht erfasst werden.', errors);
      await this.bodies.insertDecision(procedureId, { ...said, memberId });
      return {
        action: 'body-decision',
        change: {},
        lastChange: `Gremium: ${name}`,
        entries: [{ text: bodySentence(name, said) }],
        after: { member, ...said },
      };
    });
  }
}

function openProposal(dossier: Dossier, proposalId: string): AwardProposal {
  const proposal = dossier.proposals.find(({ id }) => id === proposalId);
  if (!proposal) throw notFound('Dieser Zuschlagsvorschlag');
  const lots = dossier.lots.filter(({ id }) => proposal.lots.some(({ lotId }) => lotId === id));
  if (lots.some(({ phase }) => isAwarded(phase)))
    refuseUnmet('body-decision-late', 'Der Zuschlag auf diesen Vorschlag ist schon erteilt.', []);
  return proposal;
}

type Said = Omit<BodyDecision, 'id' | 'personName' | 'at'>;

function faultsOf(dossier: Dossier, proposal: AwardProposal, said: Said): readonly FieldError[] {
  const errors: FieldError[] = [];
  const wrong = (pointer: string, message: string): void => void errors.push({ pointer, message });
  const { memberId, needed, decidedOn, result } = said;
  if (!dossier.buyerIds.includes(memberId)) wrong('/member', 'Dieses Mitglied ist hier nicht Auftraggeber.');
  const asked = bodiesOf({ ...dossier, bodyDecisions: [] }, proposal).find((one) => one.memberId === memberId);
  if (!needed && asked?.state === 'awaited')
    wrong('/needed', `Nach der hinterlegten Wertgrenze muss ${asked.body} entscheiden.`);
  if (!needed && said.note.trim().length < LEAST_REASON)
    wrong('/note', `Bitte begründen Sie mit mindestens ${LEAST_REASON} Zeichen, warum kein Gremium entscheiden muss.`);
  if (needed && !said.body) wrong('/body', 'Bitte nennen Sie das Gremium, zum Beispiel „Magistrat der Stadt …“.');
  if (result !== null && decidedOn === null) wrong('/decidedOn', 'Bitte nennen Sie den Tag der Sitzung.');
  if (result !== null && decidedOn !== null && decidedOn > dossier.today)
    wrong(
      '/decidedOn',
      'Ein Ergebnis gibt es erst nach der Sitzung; für eine künftige Sitzung bitte kein Ergebnis wählen.',
    );
  return errors;
}
