import type { ExclusionGround, FormalGround } from './formal-grounds';

/** Who found it and when. */
export interface Authorship {
  readonly id: string;
  readonly personName: string;
  readonly at: Date;
}

/** `withdrawn` takes an earlier decision back without wiping it out. */
export type FormalResult = 'passed' | 'excluded' | 'withdrawn';
export interface FormalFinding extends Authorship {
  readonly kind: 'formal';
  readonly bidId: string;
  readonly ground: FormalGround;
  readonly result: FormalResult;
  readonly reason: string;
}

export type SuitabilityResult = 'met' | 'not-met' | 'open';
export interface SuitabilityFinding extends Authorship {
  readonly kind: 'suitability';
  readonly lotId: string;
  readonly bidderId: string;
  readonly requirementId: string;
  readonly result: SuitabilityResult;
  readonly reason: string;
}

/** `kept`: a ground that leaves discretion is present and, weighed, does not exclude. */
export type ExclusionResult = 'absent' | 'excluded' | 'self-cleaned' | 'kept' | 'withdrawn';
export interface ExclusionFinding extends Authorship {
  readonly kind: 'exclusion';
  readonly bidderId: string;
  readonly ground: ExclusionGround;
  readonly result: ExclusionResult;
  readonly reason: string;
}

export type InquiryStep = 'asked' | 'answered' | 'plausible' | 'rejected' | 'withdrawn';
/** One step of clearing up a price that looks too low. */
export interface InquiryFinding extends Authorship {
  readonly kind: 'inquiry';
  readonly bidId: string;
  readonly result: InquiryStep;
  readonly reason: string;
}

/** What stands in a bid beside its prices, as it was read. Amounts EUR, rates percent, decimal strings. */
export interface StatementFinding extends Authorship {
  readonly kind: 'statement';
  readonly bidId: string;
  readonly statement: BidStatement;
}
export interface BidStatement {
  readonly net: string | null;
  readonly gross: string | null;
  /** Unconditional discount on the net sum. Conditional ones (cash discount) are not counted. */
  readonly discountPercent: string | null;
  /** For all lines that name no rate of their own. */
  readonly vatRate: string | null;
  readonly lines: readonly StatedLine[];
}
export interface StatedLine {
  readonly articleNumber: string;
  readonly amount: string | null;
  readonly vatRate: string | null;
}

export type Finding = FormalFinding | SuitabilityFinding | ExclusionFinding | InquiryFinding | StatementFinding;

/** What a finding is about: a newer one with the same key replaces it, the older one stays on file. */
export function findingKey(finding: Finding): string {
  switch (finding.kind) {
    case 'formal':
      return `formal:${finding.bidId}:${finding.ground}`;
    case 'suitability':
      return `suitability:${finding.lotId}:${finding.bidderId}:${finding.requirementId}`;
    case 'exclusion':
      return `exclusion:${finding.bidderId}:${finding.ground}`;
    case 'inquiry':
      return `inquiry:${finding.bidId}`;
    case 'statement':
      return `statement:${finding.bidId}`;
  }
}

/** The findings that count now, the latest of each key; findings come in the order in which they were made. */
export const currentFindings = (findings: readonly Finding[]): readonly Finding[] => [
  ...new Map(findings.map((finding) => [findingKey(finding), finding])).values(),
];

/** The current statement of a bid, or undefined where none was recorded. */
export const statementOf = (findings: readonly Finding[], bidId: string): BidStatement | undefined =>
  findings.findLast((finding): finding is StatementFinding => finding.kind === 'statement' && finding.bidId === bidId)
    ?.statement;
