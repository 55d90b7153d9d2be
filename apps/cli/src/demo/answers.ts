/** The parts of the API's answers that the demo reads. */
export interface List<T> {
  readonly items: readonly T[];
}
export interface Created {
  readonly id: string;
}
export interface Article {
  readonly articleNumber: string;
  readonly unit: string;
}
export interface CostCentre {
  readonly number: string;
  readonly name: string;
  readonly validTo: string | null;
}
export interface ImportResult {
  readonly accepted: number;
  readonly stored: number;
  readonly rejected: readonly {
    readonly line: number;
    readonly field: string;
    readonly value: string;
    readonly message: string;
  }[];
}
export interface Bundle {
  readonly id: string;
  readonly estimatedValue: string;
  readonly termValue: string;
  readonly lots: readonly {
    readonly name: string;
    readonly estimatedValue: string;
    readonly items: readonly { readonly parts: readonly unknown[] }[];
  }[];
  readonly proof: { readonly lineCount: number; readonly partCount: number; readonly proven: boolean };
}
export interface Procedure {
  readonly id: string;
  readonly fileNumber: string;
  readonly phase: string;
  readonly regime: 'eu' | 'national';
  readonly version: number;
  readonly tenderDeadline: string | null;
  readonly assessment: {
    readonly procedureTypes: readonly {
      readonly type: string;
      readonly germanName: string;
      readonly verdict: string;
      readonly reason: string;
    }[];
    readonly trace: readonly { readonly text: string }[];
  };
  readonly lots: readonly {
    readonly id: string;
    readonly title: string;
    readonly positions: readonly { readonly articleNumber: string; readonly unit: string }[];
    readonly evaluation: {
      readonly ranking: readonly { readonly bidder: string; readonly rank: number | null; readonly total: string }[];
    } | null;
  }[];
  readonly timeline: {
    readonly steps: readonly { readonly id: string; readonly germanName: string; readonly planned: string | null }[];
  } | null;
  readonly items: readonly { readonly id: string; readonly before: string; readonly state: string }[];
  readonly confirmations: readonly { readonly id: string; readonly decision: string | null }[];
  readonly informationLetters: readonly { readonly awardSafeFrom: string }[];
  readonly award: { readonly awardedOn: string | null; readonly awardedValue: string | null };
}
export interface Framework {
  readonly id: string;
  readonly number: string;
  readonly title: string;
  readonly supplier: { readonly name: string };
  readonly articles: number;
  readonly maximumValue: string;
  readonly restValue: string;
}
export interface CatalogueItem {
  readonly articleNumber: string;
  readonly text: string;
  readonly unit: string;
  readonly unitName: string;
  readonly unitPrice: string;
  readonly frameworkNumber: string;
}
export interface Order {
  readonly id: string;
  readonly number: string;
  readonly supplier: string;
  readonly net: string;
  readonly gross: string;
  readonly stateName: string;
  readonly documentId: string | null;
  readonly lines: readonly { readonly id: string; readonly quantity: string; readonly received: string }[];
}
export interface DocumentState {
  readonly id: string;
  readonly state: 'waiting' | 'running' | 'done' | 'failed' | 'cancelled';
  readonly error: string | null;
  readonly sha256: string | null;
  readonly pages: number | null;
  readonly title: string;
}
export interface AnnualReport {
  readonly from: string;
  readonly to: string;
  readonly figures: readonly { readonly name: string; readonly kind: 'count' | 'amount'; readonly value: string }[];
}
