import { notFound } from '@app/kernel';
import { type Actor, CurrentActor, may, NotRemembered, Requires, Trimmed } from '@app/platform';
import { Body, Controller, Delete, Get, HttpCode, Param, Post, Put, Query } from '@nestjs/common';
import { IsNotEmpty, IsOptional, IsString, MaxLength } from 'class-validator';
import { type KindOfLetterText, LetterTexts } from '../application/correspondence/letter-texts.usecase';
import { PreviewLetterText } from '../application/correspondence/preview-letter-text.usecase';
import { WORDED_KINDS, type WordedKind } from '../domain/correspondence/letters/letter';
import { SeenVersion } from './seen-version';

export class LetterTextRequest {
  @Trimmed()
  @IsString()
  @MaxLength(5000)
  opening: string;

  @Trimmed()
  @IsString()
  @MaxLength(5000)
  closing: string;
}
export class LetterTextPreviewRequest extends LetterTextRequest {
  /** The procedure whose data are filled in. */
  @IsString()
  @IsNotEmpty()
  @MaxLength(100)
  procedureId: string;
}
export class LetterTextQuery {
  /** Slug of a member: its words for procedures it runs alone. Without it those of the centre. */
  @IsOptional()
  @IsString()
  @MaxLength(100)
  member?: string;
}
export class LetterTextVersionResponse {
  version: number;
  /** Null: the member took the words of the centre again. */
  opening: string | null;
  closing: string | null;
  changedBy: string;
  changedAt: string;
}
export class LetterTextResponse {
  kind: string;
  name: string;
  placeholders: string[];
  opening: string;
  closing: string;
  /** What counts without own words: the shipped ones, for a member those of the centre. */
  standardOpening: string;
  standardClosing: string;
  isOwn: boolean;
  /** 0: there was never anything else. */
  version: number;
  /** The newest first. */
  versions: LetterTextVersionResponse[];
}
export class LetterTextsResponse {
  items: LetterTextResponse[];
  mayChange: boolean;
}
export class LetterTextPreviewResponse {
  company: string;
  opening: string;
  closing: string;
  /** Placeholders for which the file holds nothing yet. */
  assumed: string[];
}
export class LetterTextDraftResponse {
  documentId: string;
}

/** How the centre and its members word the opening and closing of letters. */
@Controller('letter-texts')
export class LetterTextsController {
  constructor(
    private readonly texts: LetterTexts,
    private readonly previews: PreviewLetterText,
  ) {}

  @Get()
  @Requires('procedure.read')
  async read(@CurrentActor() actor: Actor, @Query() { member }: LetterTextQuery): Promise<LetterTextsResponse> {
    return response(await this.texts.read(actor, member), actor);
  }

  /** For letters that are written from now on. `If-Match` names the version that was seen, "0" for none. */
  @Put(':kind')
  @Requires('procedure.wording')
  async save(
    @CurrentActor() actor: Actor,
    @Param('kind') kind: string,
    @SeenVersion() seenVersion: number | undefined,
    @Query() { member: slug }: LetterTextQuery,
    @Body() { opening, closing }: LetterTextRequest,
  ): Promise<LetterTextsResponse> {
    const saved = await this.texts.save(actor, known(kind), { opening, closing }, { seenVersion, slug });
    return response(saved, actor);
  }

  /** The member takes the words of the centre again. */
  @Delete(':kind')
  @Requires('procedure.wording')
  async release(
    @CurrentActor() actor: Actor,
    @Param('kind') kind: string,
    @SeenVersion() seenVersion: number | undefined,
    @Query() { member: slug }: LetterTextQuery,
  ): Promise<LetterTextsResponse> {
    return response(await this.texts.save(actor, known(kind), null, { seenVersion, slug }), actor);
  }

  /** Words that need not be saved yet, filled with the data of a procedure; nothing is kept. */
  @Post(':kind/preview')
  @HttpCode(200)
  @NotRemembered()
  @Requires('procedure.read')
  async preview(
    @CurrentActor() actor: Actor,
    @Param('kind') kind: string,
    @Body() { procedureId, opening, closing }: LetterTextPreviewRequest,
  ): Promise<LetterTextPreviewResponse> {
    const preview = await this.previews.execute(actor, known(kind), { opening, closing }, procedureId);
    return { ...preview, assumed: [...preview.assumed] };
  }

  /** The same as PDF, marked as a draft. */
  @Post(':kind/draft')
  @HttpCode(202)
  @Requires('procedure.read')
  async draft(
    @CurrentActor() actor: Actor,
    @Param('kind') kind: string,
    @Body() { procedureId, opening, closing }: LetterTextPreviewRequest,
  ): Promise<LetterTextDraftResponse> {
    return { documentId: await this.previews.draft(actor, known(kind), { opening, closing }, procedureId) };
  }
}

function known(kind: string): WordedKind {
  const found = WORDED_KINDS.find((one): one is WordedKind => one === kind);
  if (!found) throw notFound('Diese Art von Schreiben');
  return found;
}

const response = (items: readonly KindOfLetterText[], actor: Actor): LetterTextsResponse => ({
  mayChange: may(actor, 'procedure.wording'),
  items: items.map(({ standard, placeholders, versions, ...item }) => ({
    ...item,
    placeholders: [...placeholders],
    standardOpening: standard.opening,
    standardClosing: standard.closing,
    versions: versions.map(({ version, text, changedBy, changedAt }) => ({
      ...{ version, opening: text?.opening ?? null, closing: text?.closing ?? null },
      ...{ changedBy, changedAt: changedAt.toISOString() },
    })),
  })),
});
