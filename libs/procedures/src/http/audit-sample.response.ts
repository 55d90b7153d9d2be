import type { Regime } from '@app/law';
import type { Phase } from '../domain/phase';
import type { FindingState, SampleBasis } from '../domain/sample/sample';

export class AuditSampleCriteriaResponse {
  basis: SampleBasis;
  from: string;
  to: string;
  /** Names; empty: all members. */
  members: string[];
  regimes: Regime[];
  aboveValue: string | null;
  size: number;
}
export class AuditSampleHeadResponse {
  id: string;
  title: string;
  criteria: AuditSampleCriteriaResponse;
  seed: string;
  populationSha256: string;
  populationSize: number;
  procedures: number;
  openFindings: number;
  drawnBy: string;
  drawnAt: string;
}
export class AuditSampleListResponse {
  items: AuditSampleHeadResponse[];
  nextCursor: string | null;
}
export class DrawnAuditSampleResponse {
  id: string;
}
export class AuditPopulationResponse {
  size: number;
  /** How many reach the value from which all are taken. */
  above: number;
  sha256: string;
}
export class AuditRiskMarkResponse {
  id: string;
  text: string;
}
export class AuditFindingVersionResponse {
  version: number;
  text: string;
  state: FindingState;
  by: string;
  at: string;
}
export class AuditFindingResponse {
  number: number;
  version: number;
  text: string;
  state: FindingState;
  stateName: string;
  by: string;
  at: string;
  former: AuditFindingVersionResponse[];
}
export class SampledProcedureResponse {
  id: string;
  place: number;
  stratum: 'above' | 'random';
  /** SHA-256 of "seed:id", what the order rests on. */
  lotNumber: string;
  fileNumber: string;
  title: string;
  phase: Phase;
  phaseName: string;
  regimeName: string;
  procedureTypeName: string | null;
  estimatedValue: string;
  awardedValue: string | null;
  awardedOn: string | null;
  officer: string | null;
  winners: string[];
  marks: AuditRiskMarkResponse[];
  findings: AuditFindingResponse[];
}
export class AuditPopulationEntryResponse {
  id: string;
  fileNumber: string;
  value: string;
}
export class PopulationChangesResponse {
  added: string[];
  removed: string[];
  changed: string[];
}
export class AuditSampleResponse {
  id: string;
  title: string;
  criteria: AuditSampleCriteriaResponse;
  seed: string;
  populationSha256: string;
  /** As it was when the sample was drawn. */
  population: AuditPopulationEntryResponse[];
  /** The stored population still has its hash. */
  populationIntact: boolean;
  /** What is different in the database now. */
  changes: PopulationChangesResponse;
  drawnBy: string;
  drawnAt: string;
  procedures: SampledProcedureResponse[];
}
