import { germanInstant } from '@app/kernel';
import { lackingOf, type MissingStanding } from '../correspondence/missing-documents';
import type { Bid } from '../procedure';
import {
  currentFindings,
  type ExclusionFinding,
  type Finding,
  type FormalFinding,
  type InquiryFinding,
  type SuitabilityFinding,
} from './findings';
import {
  type ExclusionGround,
  exclusionFact,
  FORMAL_GROUNDS,
  FORMAL_GROUND_NAMES,
  formalFact,
  type FormalGround,
  type Rulebook,
  suitabilityFact,
} from './formal-grounds';
import type { LotPlan, SuitabilityRequirement } from './lot-plan';

/** One check of the first stage: what the product sees, and what a person decided. */
export interface FormalCheck {
  readonly ground: FormalGround;
  readonly factId: string | null;
  /** Why the product proposes to exclude; null where it sees nothing. */
  readonly proposal: string | null;
  readonly decision: FormalFinding | null;
  /** Earlier decisions on the same ground, the oldest first. */
  readonly earlier: readonly FormalFinding[];
}
export interface SuitabilityCheck {
  readonly requirement: SuitabilityRequirement;
  readonly finding: SuitabilityFinding | null;
}
export interface ExclusionCheck {
  readonly ground: ExclusionGround;
  readonly finding: ExclusionFinding;
}

/** Why a bid is not evaluated. `decided` false: only proposed, nobody has decided yet. */
export interface Bar {
  readonly stage: 1 | 2 | 3;
  readonly reason: string;
  readonly factId: string | null;
  readonly decided: boolean;
}

export interface ExaminedBid {
  readonly bidId: string;
  readonly bidderId: string;
  readonly formal: readonly FormalCheck[];
  readonly suitability: readonly SuitabilityCheck[];
  readonly exclusions: readonly ExclusionCheck[];
  readonly inquiry: InquiryFinding | null;
  readonly inquirySteps: readonly InquiryFinding[];
  readonly bars: readonly Bar[];
}

export interface StageInput {
  readonly rulebook: Rulebook;
  readonly plan: LotPlan;
  readonly deadline: Date | null;
  /** Bids of the lot. */
  readonly bids: readonly Bid[];
  /** What bidders were asked for later, and what of it did not come. */
  readonly missing: readonly MissingStanding[];
  /** All findings of the procedure in the order they were made. */
  readonly findings: readonly Finding[];
}

/** The bids of a lot after the first three stages. Every bid is judged alone: nothing depends on the others. */
export const examine = (input: StageInput): readonly ExaminedBid[] => {
  const now = currentFindings(input.findings);
  return input.bids.map((bid) => examineBid(bid, input, now));
};

function examineBid(
  bid: Bid,
  { rulebook, plan, deadline, findings, missing }: StageInput,
  now: readonly Finding[],
): ExaminedBid {
  const formal = FORMAL_GROUNDS.filter((ground) => applies(ground, plan)).map((ground): FormalCheck => {
    const all = findings.filter(
      (one): one is FormalFinding => one.kind === 'formal' && one.bidId === bid.id && one.ground === ground,
    );
    const last = all.at(-1);
    const decision = last && last.result !== 'withdrawn' ? last : null;
    return {
      ground,
      factId: formalFact(ground, rulebook),
      proposal: proposalOf(ground, bid, deadline, lackingOf(missing, bid)),
      decision,
      earlier: decision ? all.slice(0, -1) : all,
    };
  });
  const suitability = plan.suitability.map((requirement) => ({
    requirement,
    finding:
      now.find(
        (one): one is SuitabilityFinding =>
          one.kind === 'suitability' &&
          one.lotId === plan.lotId &&
          one.bidderId === bid.bidderId &&
          one.requirementId === requirement.id,
      ) ?? null,
  }));
  const exclusions = now
    .filter((one): one is ExclusionFinding => one.kind === 'exclusion' && one.bidderId === bid.bidderId)
    .filter(({ result }) => result !== 'withdrawn')
    .map((finding) => ({ ground: finding.ground, finding }));
  const inquirySteps = findings.filter((one): one is InquiryFinding => one.kind === 'inquiry' && one.bidId === bid.id);
  const last = inquirySteps.at(-1);
  const inquiry = last && last.result !== 'withdrawn' ? last : null;
  return {
    ...{ bidId: bid.id, bidderId: bid.bidderId, formal, suitability, exclusions, inquiry, inquirySteps },
    bars: [
      ...formal.flatMap(formalBar),
      ...suitability.flatMap((check) => suitabilityBar(check, rulebook)),
      ...exclusions.flatMap(exclusionBar),
      ...(inquiry?.result === 'rejected'
        ? [{ stage: 3 as const, reason: `Preis nicht aufgeklärt: ${inquiry.reason}`, factId: null, decided: true }]
        : []),
    ],
  };
}

/** Variants can be inadmissible only where they are excluded, and miss minimum requirements only where they are not. */
const applies = (ground: FormalGround, { variants }: LotPlan): boolean =>
  ground === 'variant' ? variants.rule === 'excluded' : ground !== 'variant-minimum' || variants.rule !== 'excluded';

/** What the product knows by itself: when the bid came, which prices are missing, what was asked for and did not come. */
function proposalOf(
  ground: FormalGround,
  { receivedAt, missing }: Bid,
  deadline: Date | null,
  lacking: readonly string[],
): string | null {
  if (ground === 'documents' && lacking.length > 0)
    return `Nachgefordert und nicht rechtzeitig eingegangen: ${lacking.join(', ')}.`;
  if (ground === 'late' && receivedAt && deadline && receivedAt > deadline)
    return `Verspätet: eingegangen am ${germanInstant(receivedAt)}.`;
  if (ground !== 'prices' || missing.length === 0) return null;
  const shown = missing.slice(0, 5).join(', ');
  const more = missing.length > 5 ? ` und ${missing.length - 5} weitere` : '';
  return `Unvollständig: kein Preis für die geforderte Menge bei ${shown}${more}.`;
}

function formalBar({ ground, factId, proposal, decision }: FormalCheck): readonly Bar[] {
  if (decision?.result === 'excluded')
    return [
      {
        stage: 1,
        reason: `${proposal ?? `${FORMAL_GROUND_NAMES[ground]}: nein.`} ${decision.reason}`.trim(),
        factId,
        decided: true,
      },
    ];
  return proposal !== null && decision === null ? [{ stage: 1, reason: proposal, factId, decided: false }] : [];
}

const suitabilityBar = ({ requirement, finding }: SuitabilityCheck, rulebook: Rulebook): readonly Bar[] =>
  finding?.result === 'not-met'
    ? [
        {
          stage: 2,
          reason: `Nicht geeignet: ${requirement.text}. ${finding.reason}`.trim(),
          factId: suitabilityFact(rulebook),
          decided: true,
        },
      ]
    : [];

const exclusionBar = ({ ground, finding }: ExclusionCheck): readonly Bar[] =>
  finding.result === 'excluded'
    ? [{ stage: 2, reason: `Ausschlussgrund: ${finding.reason}`, factId: exclusionFact(ground), decided: true }]
    : [];
