import type { Member } from '@app/organisation/contract';
import { fact } from '@app/law';
import { BODY_RESULT_NAMES, bodiesOf, type MemberBody, proposedValue } from '../../domain/award/body';
import {
  INFORMATION_GROUND_FACTS,
  INFORMATION_GROUND_NAMES,
  informationGroundDoubt,
  informationGroundRefusal,
} from '../../domain/award/information-duty';
import { INFORMATION_GROUNDS } from '../../domain/award/information-waiver';
import type { AwardProposal, Dossier } from '../../domain/dossier';
import { isAwarded } from '../../domain/phase';
import { scopeOf } from '../../domain/scope';
import type { AwardBodiesResponse, InformationGroundResponse, MemberBodyResponse } from './bodies.response';

/** Which bodies decide over the proposals that stand, and on what grounds nobody would have to be informed. */
export function awardBodiesView(dossier: Dossier, members: readonly Member[]): AwardBodiesResponse {
  const open = ({ lots }: AwardProposal): boolean =>
    dossier.lots.every(({ id, phase }) => !isAwarded(phase) || !lots.some(({ lotId }) => lotId === id));
  return {
    proposals: dossier.proposals.map((proposal) => ({
      proposalId: proposal.id,
      lotIds: proposal.lots.map(({ lotId }) => lotId),
      value: proposedValue(dossier, proposal),
      open: open(proposal),
      bodies: bodiesOf(dossier, proposal).flatMap((one) => {
        const member = members.find(({ id }) => id === one.memberId);
        return member ? [bodyView(member, one)] : [];
      }),
    })),
    grounds: groundsOf(dossier),
    waivers: dossier.waivers
      .filter(({ proposalId }) => dossier.proposals.some(({ id }) => id === proposalId))
      .map(({ proposalId, ground, reason, personName, at }) => ({
        ...{ proposalId, groundName: INFORMATION_GROUND_NAMES[ground], reason, person: personName },
        ...{ paragraph: fact(INFORMATION_GROUND_FACTS[ground]).statute, at: at.toISOString() },
      })),
  };
}

function groundsOf(whole: Dossier): InformationGroundResponse[] {
  const { regime, phase } = whole.procedure;
  if (regime !== 'eu' || phase !== 'award-proposed') return [];
  const part = scopeOf(whole, undefined);
  return INFORMATION_GROUNDS.map((id) => {
    const { statute, status } = fact(INFORMATION_GROUND_FACTS[id]);
    const refusal = informationGroundRefusal(part, id);
    const doubt = informationGroundDoubt(part, id);
    return { ...{ id, name: INFORMATION_GROUND_NAMES[id], refusal, doubt }, paragraph: statute, status };
  });
}

const bodyView = ({ slug, name }: Member, { state, rule, decision }: MemberBody): MemberBodyResponse => ({
  ...{ member: slug, memberName: name, state, fromValue: rule?.fromValue ?? null },
  body: decision?.body ?? rule?.body ?? '',
  decidedOn: decision?.decidedOn ?? null,
  result: decision?.result ?? null,
  resultName: decision?.result ? BODY_RESULT_NAMES[decision.result] : null,
  reference: decision?.reference ?? '',
  note: decision?.note ?? '',
  recordedBy: decision?.personName ?? null,
  recordedAt: decision?.at.toISOString() ?? null,
});
