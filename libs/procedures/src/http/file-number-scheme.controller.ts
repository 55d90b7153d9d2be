import { type Actor, CurrentActor, may, Requires, Trimmed } from '@app/platform';
import { Body, Controller, Get, Put } from '@nestjs/common';
import { IsString, MaxLength } from 'class-validator';
import { FileNumberSchemes, type SchemeWithExample } from '../application/file-number-scheme.usecase';
import { SeenVersion } from './seen-version';

export class FileNumberSchemeRequest {
  /** `{jahr}`, at choice `{art}` (L, D, B), last `{nummer}` or `{nummer:3}` to `{nummer:6}`. */
  @Trimmed()
  @IsString()
  @MaxLength(60, { message: 'Das Muster hat höchstens 60 Zeichen.' })
  pattern!: string;
}

export class FileNumberSchemeResponse {
  pattern!: string;
  /** A file number of the pattern: supplies of this year, number 42. */
  example!: string;
  mayChange!: boolean;
  changedAt!: Date | null;
  changedBy!: string | null;
  /** 0: the usual scheme, never changed. */
  version!: number;
}

/** How the centre writes its file numbers. */
@Controller('file-number-scheme')
export class FileNumberSchemeController {
  constructor(private readonly schemes: FileNumberSchemes) {}

  @Get()
  @Requires('procedure.read')
  async read(@CurrentActor() actor: Actor): Promise<FileNumberSchemeResponse> {
    return response(await this.schemes.read(actor), actor);
  }

  /** For procedures that are created from now on; numbers already given stay. */
  @Put()
  @Requires('procedure.number')
  async set(
    @CurrentActor() actor: Actor,
    @SeenVersion() seen: number | undefined,
    @Body() { pattern }: FileNumberSchemeRequest,
  ): Promise<FileNumberSchemeResponse> {
    return response(await this.schemes.set(actor, pattern, seen), actor);
  }
}

const response = (scheme: SchemeWithExample, actor: Actor): FileNumberSchemeResponse => ({
  ...scheme,
  mayChange: may(actor, 'procedure.number'),
});
