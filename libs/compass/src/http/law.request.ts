import { IsCalendarDay, Trimmed } from '@app/platform';
import { Type } from 'class-transformer';
import {
  Allow,
  IsInt,
  IsNotEmpty,
  IsObject,
  IsOptional,
  IsString,
  Matches,
  MaxLength,
  ValidateNested,
} from 'class-validator';

/**
 * Questions to the law library (law-api.md). The library checks every field itself and names each wrong one, so these
 * classes only say which fields there are.
 */
export class EstimateLotRequest {
  id: string;
  value: string;
  similar?: boolean;
  outsideEu?: boolean;
  /** Planning that is let as a lot of a works contract. */
  planning?: boolean;
}
/** Which fields count depends on `kind`. */
export class EstimateRequest {
  kind: 'single' | 'framework' | 'recurring' | 'indefinite' | 'lots' | 'works';
  base?: string;
  options?: string[];
  extensions?: string[];
  premiums?: string;
  /** `single`: research and development of each phase of an innovation partnership. */
  development?: string[];
  /** `single`: prizes and payments of a planning competition. */
  prizes?: string;
  years?: number;
  perYear?: string;
  lastTwelveMonths?: string;
  expectedChange?: string;
  perMonth?: string;
  /** `indefinite`: only for a fixed term without a total price. */
  months?: number;
  lots?: EstimateLotRequest[];
  providedByBuyer?: string;
}
export class LawAssessmentRequest {
  @Allow()
  startsOn: string;
  @Allow()
  state: string;
  @Allow()
  buyer: 'municipality' | 'state' | 'federal' | 'utility';
  @Allow()
  nature: 'supplies' | 'services' | 'works' | 'social-services' | 'professional-services' | 'planning' | 'concession';
  /** Net EUR; either this or `estimate`. */
  @Allow()
  value?: string;
  @Allow()
  estimate?: EstimateRequest;
  /** Works only: some limits are higher for these. */
  @Allow()
  worksKind?: 'housing' | 'civil-engineering' | 'other-trades' | null;
}

export class LawPeriodRequest {
  @Allow()
  rule: 'eu-1182-71' | 'bgb' | 'standstill-134';
  @Allow()
  event: string;
  @Allow()
  length: number;
  @Allow()
  unit: 'days' | 'weeks' | 'months' | 'working-days' | 'hours';
  @Allow()
  direction: 'after' | 'before';
  @Allow()
  state: string;
  /** Time of the event, "17:00"; only for hours. */
  @Allow()
  at?: string;
}

export class TimelineAnchorRequest {
  stepId: string;
  on: string;
}
export class LawTimelineRequest {
  @Allow()
  startsOn: string;
  @Allow()
  state: string;
  @Allow()
  regime: 'eu' | 'national';
  @Allow()
  procedureType: string;
  @Allow()
  nature: string;
  @Allow()
  buyer?: string;
  /** Without a notice: the day the invitations are sent. May be left out with `anchor`. */
  @Allow()
  noticeDispatchedOn?: string | null;
  @Allow()
  electronicTenders?: boolean;
  @Allow()
  priorInformation?: boolean;
  @Allow()
  urgency?: 'none' | 'substantiated' | 'extreme';
  @Allow()
  publicationDayRequested?: string | null;
  @Allow()
  documentsElectronic?: boolean;
  /** Measures to protect confidential information, more than a mere non-disclosure agreement. */
  @Allow()
  confidentialityMeasures?: boolean;
  /** The tender period is agreed with all selected candidates. */
  @Allow()
  agreedTenderPeriod?: boolean;
  /** Dynamic purchasing system. */
  @Allow()
  dynamicSystem?: boolean;
  /** Single order under a framework agreement or a dynamic purchasing system. */
  @Allow()
  callOff?: boolean;
  /** Planned days by step id. */
  @Allow()
  overrides?: Record<string, string>;
  @Allow()
  anchor?: TimelineAnchorRequest | null;
}

/** A sheet of the Kompass that belongs to no procedure. */
export class LawSheetRequest {
  /** What is bought; the headline of the sheet. */
  @Trimmed()
  @IsString()
  @IsNotEmpty()
  @MaxLength(200)
  title: string;

  @IsObject()
  @ValidateNested()
  @Type(() => LawAssessmentRequest)
  assessment: LawAssessmentRequest;

  /** Left out: a sheet without dates. */
  @IsOptional()
  @IsObject()
  @ValidateNested()
  @Type(() => LawTimelineRequest)
  timeline?: LawTimelineRequest | null;
}

export class HolidaysQuery {
  @IsString()
  state: string;

  @Type(() => Number)
  @IsInt()
  year: number;
}

/** Which fields count depends on `kind`: a value of a fact, a value limit, a duty. */
export class LawEntryRequest {
  @Allow()
  kind: 'value' | 'limit' | 'duty';
  @Allow()
  statute: string;
  @Allow()
  source: string;
  @Allow()
  validFrom?: string | null;
  @Allow()
  validTo?: string | null;
  /** Id of the fact whose gap is closed. */
  @Allow()
  closes?: string | null;
  @Allow()
  factId?: string;
  @Allow()
  value?: string;
  @Allow()
  state?: string;
  @Allow()
  natures?: string[];
  @Allow()
  types?: string[];
  @Allow()
  bound?: 'up-to' | 'below' | 'from' | 'above';
  @Allow()
  perLot?: boolean;
  @Allow()
  amount?: string | null;
  @Allow()
  germanName?: string;
  @Allow()
  when?: string;
  @Allow()
  regime?: 'eu' | 'national' | null;
}

export class WithdrawLawEntryRequest {
  @IsString()
  @Matches(/\S/, { message: 'Bitte begründen Sie, warum die Angabe nicht mehr gelten soll.' })
  @MaxLength(1000)
  reason: string;
}

export class RuleSetsQuery {
  /** Only rule sets and facts in force on that day. */
  @IsOptional()
  @IsString()
  on?: string;
}

export class LawPreviewRequest {
  @IsCalendarDay()
  on: string;
}

export class ContractValuesRequest {
  /** Last day of the twelve months; today when left out. */
  @IsOptional()
  @IsCalendarDay()
  asOf?: string;
}
