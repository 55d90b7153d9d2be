import { type Actor, CurrentActor, may, Requires, Trimmed } from '@app/platform';
import { Body, Controller, Get, Param, Put } from '@nestjs/common';
import { notFound } from '@app/kernel';
import { IsString, MaxLength } from 'class-validator';
import { type KindOfLetterText, LetterTexts } from '../application/correspondence/letter-texts.usecase';
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
export class LetterTextVersionResponse {
  version: number;
  opening: string;
  closing: string;
  changedBy: string;
  changedAt: string;
}
export class LetterTextResponse {
  kind: string;
  name: string;
  placeholders: string[];
  opening: string;
  closing: string;
  standardOpening: string;
  standardClosing: string;
  /** 0: the shipped words. */
  version: number;
  /** The newest first. */
  versions: LetterTextVersionResponse[];
}
export class LetterTextsResponse {
  items: LetterTextResponse[];
  mayChange: boolean;
}

/** How the centre words the opening and closing of its letters. */
@Controller('letter-texts')
export class LetterTextsController {
  constructor(private readonly texts: LetterTexts) {}

  @Get()
  @Requires('procedure.read')
  async read(@CurrentActor() actor: Actor): Promise<LetterTextsResponse> {
    return response(await this.texts.read(actor), actor);
  }

  /** For letters that are written from now on. `If-Match` names the version that was seen, "0" for the shipped words. */
  @Put(':kind')
  @Requires('procedure.wording')
  async save(
    @CurrentActor() actor: Actor,
    @Param('kind') kind: string,
    @SeenVersion() seen: number | undefined,
    @Body() { opening, closing }: LetterTextRequest,
  ): Promise<LetterTextsResponse> {
    const known = WORDED_KINDS.find((one): one is WordedKind => one === kind);
    if (!known) throw notFound('Diese Art von Schreiben');
    return response(await this.texts.save(actor, known, { opening, closing }, seen), actor);
  }
}

const response = (items: readonly KindOfLetterText[], actor: Actor): LetterTextsResponse => ({
  mayChange: may(actor, 'procedure.wording'),
  items: items.map(({ standard, placeholders, versions, ...item }) => ({
    ...item,
    placeholders: [...placeholders],
    standardOpening: standard.opening,
    standardClosing: standard.closing,
    versions: versions.map(({ version, opening, closing, changedBy, changedAt }) => ({
      ...{ version, opening, closing, changedBy, changedAt: changedAt.toISOString() },
    })),
  })),
});
