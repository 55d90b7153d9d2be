import { IsCalendarDay, Trimmed } from '@app/platform';
import { IsBoolean, IsIn, IsNotEmpty, IsOptional, IsString, IsUUID, MaxLength } from 'class-validator';
import { LotScopeRequest } from '../award.request';

export class BodyDecisionRequest {
  @IsUUID()
  proposalId: string;

  /** Slug of the buyer. */
  @IsString()
  @IsNotEmpty()
  member: string;

  /** False: no body decides; `note` says why. */
  @IsBoolean()
  needed: boolean;

  @IsOptional()
  @Trimmed()
  @IsString()
  @MaxLength(200)
  body?: string;

  /** Day of the session, also one that lies ahead. */
  @IsOptional()
  @IsCalendarDay()
  decidedOn?: string;

  /** Left out: the decision is still to come. */
  @IsOptional()
  @IsIn(['agreed', 'agreed-with-conditions', 'refused', 'postponed'])
  result?: 'agreed' | 'agreed-with-conditions' | 'refused' | 'postponed';

  @IsOptional()
  @Trimmed()
  @IsString()
  @MaxLength(200)
  reference?: string;

  @IsOptional()
  @Trimmed()
  @IsString()
  @MaxLength(2000)
  note?: string;
}

export class InformationWaiverRequest extends LotScopeRequest {
  @IsIn(['no-loser', 'extreme-urgency', 'call-off'])
  ground: 'no-loser' | 'extreme-urgency' | 'call-off';

  @Trimmed()
  @IsString()
  @MaxLength(2000)
  reason: string;
}

export class BodyRuleRequest {
  @Trimmed()
  @IsString()
  @IsNotEmpty({ message: 'Bitte nennen Sie das Gremium, zum Beispiel „Magistrat der Stadt …“.' })
  @MaxLength(200)
  body: string;

  /** Net EUR, decimal string. */
  @IsString()
  @MaxLength(30)
  fromValue: string;
}
