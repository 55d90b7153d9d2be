import { Trimmed } from '@app/platform';
import {
  ArrayMaxSize,
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
  IsNotEmpty,
  IsOptional,
  IsString,
  IsUUID,
  Matches,
  MaxLength,
} from 'class-validator';
import { type Proposal, PROPOSALS } from '../domain/lot-proposals';

const CHANGES = ['move-article', 'move-member', 'split', 'merge', 'rename', 'award', 'outside-eu'] as const;

export class ProposeLotsRequest {
  @IsIn(PROPOSALS)
  proposal: Proposal;

  /** `market` only: net EUR over the term that a lot shall not exceed. */
  @IsOptional()
  @Matches(/^\d{1,10}(\.\d{1,2})?$/, { message: 'Bitte einen Betrag größer als 0 angeben, zum Beispiel 80000.' })
  largestLot?: string;
}

/** One step; which fields are needed follows from `kind`. Lots are named by their `key`. */
export class LotChangeRequest {
  @IsIn(CHANGES)
  kind: (typeof CHANGES)[number];

  /** `move-…`: out of this lot … */
  @IsOptional()
  @IsString()
  @MaxLength(20)
  from?: string;

  /** … into this one. */
  @IsOptional()
  @IsString()
  @MaxLength(20)
  to?: string;

  /** The lot that is split, merged, renamed or assigned. */
  @IsOptional()
  @IsString()
  @MaxLength(20)
  lot?: string;

  /** `merge`: the lot that takes it in. */
  @IsOptional()
  @IsString()
  @MaxLength(20)
  into?: string;

  @IsOptional()
  @IsString()
  @MaxLength(100)
  articleNumber?: string;

  /** Slug. */
  @IsOptional()
  @IsString()
  @MaxLength(100)
  member?: string;

  /** `split`: the new lot gets these articles … */
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(5000)
  @IsString({ each: true })
  articleNumbers?: string[];

  /** … of these members (slugs); left out: all of them. */
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(500)
  @IsString({ each: true })
  members?: string[];

  @IsOptional()
  @IsString()
  @MaxLength(100)
  name?: string;

  /** `award`: which award the lot is part of, from 1. */
  @IsOptional()
  @IsInt()
  award?: number;

  @IsOptional()
  @IsBoolean()
  outsideEu?: boolean;
}

export class ChooseVariantRequest {
  @Trimmed()
  @IsString()
  @IsNotEmpty({ message: 'Bitte begründen Sie die Wahl; die Begründung steht im Vergabevermerk.' })
  @MaxLength(2000)
  reason: string;
}

export class MergeArticlesRequest {
  @IsString()
  @MaxLength(100)
  articleNumber: string;

  @IsString()
  @MaxLength(100)
  intoArticle: string;

  /** Units of `intoArticle` in one unit of `articleNumber`: "1/5" or "0.2"; left out: from the contents of the packs. */
  @IsOptional()
  @IsString()
  @MaxLength(30)
  factor?: string;

  @Trimmed()
  @IsString()
  @IsNotEmpty({ message: 'Bitte begründen Sie, warum die Artikel gleich sind.' })
  @MaxLength(500)
  reason: string;
}

export class TenderPartsQuery {
  /** Article number of the tender line. */
  @IsString()
  @MaxLength(100)
  article: string;

  /** Key of the lot. */
  @IsString()
  @MaxLength(20)
  lot: string;

  /** Left out: the lots by product group. */
  @IsOptional()
  @IsUUID()
  variant?: string;
}
