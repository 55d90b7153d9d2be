import type { AwardProposalData, ProposedLotData } from '@app/documents/contract';
import { conflict, germanMoney, parseMoney } from '@app/kernel';
import { bodiesOf, bodySentence, type MemberBody } from '../../domain/award/body';
import { TWO_PEOPLE } from '../../domain/conditions';
import { type AwardProposal, type Dossier, partOf, type ProposedLot } from '../../domain/dossier';
import { isAwarded } from '../../domain/phase';
import { offeredNet } from '../../domain/price-check/offered-net';
import { unmetOnTheWay } from '../../domain/procedure-machine';
import { statuteText } from '../../domain/statute';
import type { ExaminationFile } from '../../infrastructure/examination.loader';
import { answered } from './examination-sheet';
import { bidderName, headOf, type SheetContext } from './sheet-context';

/** The Vergabevorschlag: of the proposal that is spoken of. Throws `conflict` while there is none. */
export function awardProposal(file: ExaminationFile, context: SheetContext): AwardProposalData {
  const { dossier } = file;
  const { proposal, procedure } = dossier;
  if (!proposal) {
    throw conflict('proposal-missing', 'Der Vergabevorschlag entsteht, sobald der Zuschlag vorgeschlagen ist.');
  }
  const part = partOf(
    dossier,
    proposal.lots.map(({ lotId }) => lotId),
  );
  return {
    ...headOf(dossier, context),
    proposedBy: { name: proposal.personName, at: proposal.at.toISOString() },
    reason: proposal.reason.trim() || 'Vorgeschlagen wird je Los das Angebot auf dem ersten Rang.',
    lots: proposal.lots.flatMap((lot) => lotData(file, lot)),
    bodies: bodies(part, proposal, context),
    ...beforeAward(part),
    decisions: part.decisions.map(({ personName, role, at }) => ({ name: personName, role, at: at.toISOString() })),
    deciders: TWO_PEOPLE,
    ...(procedure.bindingUntil ? { bindingUntil: procedure.bindingUntil } : {}),
  };
}

function lotData(file: ExaminationFile, { lotId, bidId }: ProposedLot): readonly ProposedLotData[] {
  const { dossier } = file;
  const lot = dossier.lots.find(({ id }) => id === lotId);
  if (!lot) return [];
  const ranking = dossier.evaluations.find((one) => one.lotId === lotId)?.ranking ?? [];
  const ranked = ranking.filter(({ rank }) => rank !== null);
  const bid = dossier.bids.find(({ id }) => id === bidId);
  const bidder = dossier.bidders.find(({ id }) => id === bid?.bidderId);
  const next = ranked.find((row) => row.bidId !== bidId);
  return [
    {
      ...{ number: String(lot.number), title: lot.title },
      ...(parseMoney(lot.estimatedValue) > 0n ? { estimate: lot.estimatedValue } : {}),
      bids: dossier.bids.filter((one) => one.lotId === lotId).length,
      evaluated: ranked.length,
      ...(bid && bidder
        ? {
            winner: {
              name: bidder.name,
              ...(bidder.city ? { place: bidder.city } : {}),
              net: offeredNet(dossier, bid),
            },
          }
        : {}),
      ...(bid && next ? { next: { name: bidderName(dossier, next.bidderId), net: next.total } } : {}),
      reasons: reasonsOf(file, lotId, bidId, ranked.length),
    },
  ];
}

function reasonsOf(file: ExaminationFile, lotId: string, bidId: string | null, ranked: number): readonly string[] {
  if (bidId === null) return ['Zu diesem Los liegt kein wertbares Angebot vor.'];
  const lot = file.lots.find((one) => one.lot.id === lotId);
  const rank = file.dossier.evaluations
    .find((one) => one.lotId === lotId)
    ?.ranking.find((row) => row.bidId === bidId)?.rank;
  const derivation =
    lot && lot.plan.evaluation.criteria.length > 0 ? answered(file, lotId).placeOf(bidId)?.derivation : null;
  const inquiry = lot?.examined.find((one) => one.bidId === bidId)?.inquiry;
  return [
    ...(rank ? [`Rang ${rank} von ${ranked} gewerteten ${ranked === 1 ? 'Angebot' : 'Angeboten'}.`] : []),
    ...(derivation ? [derivation] : []),
    ...(inquiry?.result === 'plausible' ? [`Der Preis wurde aufgeklärt und ist plausibel: ${inquiry.reason}`] : []),
  ];
}

function bodies(part: Dossier, proposal: AwardProposal, { buyers }: SheetContext): AwardProposalData['bodies'] {
  return bodiesOf(part, proposal).map((one) => {
    const member = buyers.find(({ id }) => id === one.memberId)?.name ?? 'Mitglied';
    return { member, text: bodyText(member, one) };
  });
}

function bodyText(member: string, { state, body, rule, decision }: MemberBody): string {
  if (state === 'unknown') return 'Noch nicht geklärt, ob ein Gremium über den Zuschlag entscheidet.';
  if (decision) return bodySentence(member, decision).replace(`${member}: `, '');
  const from = rule ? ` (ab ${germanMoney(parseMoney(rule.fromValue))} netto)` : '';
  return state === 'by-rule'
    ? `Die eigene Wertgrenze ist nicht erreicht${from}; ein Gremium entscheidet nicht.`
    : `${body} muss noch entscheiden${from}.`;
}

/** What the law and the file ask for before the award; the two decisions stand in a place of their own. */
function beforeAward(part: Dossier): Pick<AwardProposalData, 'before'> {
  if (isAwarded(part.procedure.phase)) return {};
  const unmet = (unmetOnTheWay(part, 'awarded') ?? []).filter(({ id }) => id !== 'decided-by-two');
  return unmet.length > 0
    ? {
        before: unmet.map(({ sentence, paragraph }) => {
          const citation = statuteText(paragraph ?? undefined);
          return { text: sentence, ...(citation ? { citation } : {}) };
        }),
      }
    : {};
}
