import { type AwardNoticeData, contactOf, type PublishedAward, type Reason } from '@app/documents/contract';
import { conflict, germanQuantity, parseQuantity, unitName } from '@app/kernel';
import { NATURE_NAMES, type ProcedureType } from '@app/law';
import type { Dossier } from '../../domain/dossier';
import { isAwarded } from '../../domain/phase';
import { mainCpvOf } from '../../domain/plan-facts';
import { offeredNet } from '../../domain/price-check/offered-net';
import type { Lot } from '../../domain/procedure';
import { statuteText } from '../../domain/statute';
import { recipientOf } from '../invitation-document';
import { headOf, namedCode, type SheetContext, termOf } from './sheet-context';

/** Which duty of the law library concerns a type; the others are published by their notice or not at all. */
const EX_POST: Readonly<Partial<Record<ProcedureType, string>>> = {
  'us-res-no-tw': 'ex-post-publication',
  'us-neg-wo-call': 'ex-post-publication',
  'us-free-no-tw': 'ex-post-publication-free',
};
/** Facts that say what is not known of the publication. */
const ABOUT = /EXPOST|^EXP-|^HE-HAD$/;
const EU_FORM: Reason = {
  text: 'Welche Angaben das Standardformular verlangt, ist nicht hinterlegt. Bitte gleichen Sie den Text vor der Veröffentlichung damit ab.',
};
/** From the content that § 30 Abs. 1 UVgO asks for (note to fact EXP-UVGO30); for works nothing of the kind is stored. */
const NATURAL_PERSON: Reason = {
  text: 'Ist ein Auftragnehmer eine natürliche Person, darf ihr Name nur mit ihrer Einwilligung veröffentlicht werden; sonst ist er unkenntlich zu machen.',
};

/** The text that is published after the award. Throws `conflict` before the first lot is awarded. */
export function awardNotice(dossier: Dossier, context: SheetContext): AwardNoticeData {
  const { procedure: p, lots } = dossier;
  const done = lots.filter(({ phase, awardedOn }) => awardedOn !== null || phase === 'cancelled');
  if (!done.some(({ awardedOn, phase }) => awardedOn !== null || isAwarded(phase))) {
    throw conflict('award-notice-early', 'Die Bekanntmachung der Vergabe entsteht, sobald ein Zuschlag erteilt ist.');
  }
  const cpv = mainCpvOf(p.plan, lots);
  return {
    ...headOf(dossier, context),
    contact: contactOf(p.officerName ?? context.contactName, context.centre),
    nature: NATURE_NAMES[p.nature],
    ...(p.plan.description.trim() ? { description: p.plan.description.trim() } : {}),
    ...(cpv ? { mainCpv: namedCode(cpv, context.codeNames) } : {}),
    places: p.plan.place.map((code) => namedCode(code, context.codeNames)),
    ...termOf(p),
    duties: dutiesOf(dossier),
    doubts: doubtsOf(dossier),
    awards: done.map((lot) => awardOf(dossier, lot, context)),
  };
}

function dutiesOf({ procedure: p, law }: Dossier): AwardNoticeData['duties'] {
  const steps = p.timeline?.steps ?? [];
  if (p.regime === 'eu') {
    return steps
      .filter(({ id }) => id === 'award-notice')
      .map(({ reason, citations, latest, planned }) => {
        const citation = statuteText(citations[0]?.statute);
        return { text: reason, latest: latest ?? planned, ...(citation ? { citation } : {}) };
      });
  }
  const wanted = p.procedureType === null ? undefined : EX_POST[p.procedureType];
  return p.assessment.duties
    .filter(({ id }) => id === wanted)
    .map(({ citation: { id } }) => {
      const { text, statute } = law.fact(id);
      const citation = statuteText(statute);
      return { text, ...(citation ? { citation } : {}) };
    });
}

function doubtsOf(dossier: Dossier): readonly Reason[] {
  const { procedure: p, law } = dossier;
  const uncertain = [...p.assessment.uncertain, ...(p.timeline?.uncertain ?? [])].filter(({ id }) => ABOUT.test(id));
  const known = [...new Map(uncertain.map((one) => [one.text, one])).values()].map(({ id, text }): Reason => {
    const citation = statuteText(law.fact(id).statute);
    return { text, ...(citation ? { citation } : {}) };
  });
  if (p.regime === 'eu') return [...known, EU_FORM];
  if (p.nature === 'works') return known;
  const citation = statuteText(law.fact('EXP-UVGO30').statute);
  return [...known, { ...NATURAL_PERSON, ...(citation ? { citation } : {}) }];
}

function awardOf(dossier: Dossier, lot: Lot, { codeNames }: SheetContext): PublishedAward {
  const { proposals, bids, bidders, procedure } = dossier;
  const bidId = proposals.flatMap(({ lots }) => lots).find(({ lotId }) => lotId === lot.id)?.bidId;
  const bid = lot.awardedOn === null ? undefined : bids.find(({ id }) => id === bidId);
  const bidder = bidders.find(({ id }) => id === bid?.bidderId);
  const address = bidder && recipientOf(bidder).addressLines.join(', ');
  const eu = procedure.regime === 'eu';
  return {
    ...{ lot: String(lot.number), title: lot.title },
    ...(lot.cpv ? { cpv: namedCode(lot.cpv, codeNames) } : {}),
    ...(bidder ? { contractor: { name: bidder.name, ...(address ? { address } : {}) } } : {}),
    ...(lot.awardedOn ? { awardedOn: lot.awardedOn } : {}),
    scope: lot.positions.map(
      ({ text, quantity, unit }) => `${germanQuantity(parseQuantity(quantity))} ${unitName(unit)} ${text}`,
    ),
    ...(eu && bid ? { net: offeredNet(dossier, bid) } : {}),
    ...(eu ? { bids: bids.filter(({ lotId }) => lotId === lot.id).length } : {}),
  };
}
