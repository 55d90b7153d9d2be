import { invalid, notFound } from '@app/kernel';
import { type Actor, CurrentActor, IfMatch, Requires, Trimmed } from '@app/platform';
import { Body, Controller, Delete, Get, Param, Put, Query, StreamableFile } from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiProduces } from '@nestjs/swagger';
import { IsOptional, IsString, MaxLength } from 'class-validator';
import { addressLines } from '../contract';
import { type LetterheadOverview, MaintainLetterhead } from '../application/maintain-letterhead.usecase';

export class LetterheadWordsRequest {
  /** What the picture shows, for people who cannot see it. */
  @Trimmed()
  @IsString()
  @MaxLength(200)
  alt: string;

  /** Internet address of the centre, without scheme. */
  @IsOptional()
  @Trimmed()
  @IsString()
  @MaxLength(100)
  web?: string | null;
}
export class LetterheadPictureQuery {
  /** What the picture shows. */
  @IsString()
  @MaxLength(200)
  alt: string;
}
export class LetterheadPictureResponse {
  sha256: string;
  mediaType: string;
  /** Pixels. */
  width: number;
  height: number;
}
export class LetterheadVersionResponse {
  version: number;
  changedBy: string;
  changedAt: string;
  alt: string;
  web: string | null;
  picture: LetterheadPictureResponse | null;
}
export class LetterheadResponse {
  /** `centre` or the member's slug. */
  owner: string;
  name: string;
  /** 0: nothing was set yet. */
  version: number;
  alt: string;
  web: string | null;
  picture: LetterheadPictureResponse | null;
  /** The newest first. */
  versions: LetterheadVersionResponse[];
}
export class LetterheadCentreResponse {
  name: string;
  addressLines: string[];
  phone: string;
  email: string;
}
export class LetterheadsResponse {
  /** As documents name the centre; kept in the directory. */
  centre: LetterheadCentreResponse;
  items: LetterheadResponse[];
}

/** What stands at the head of documents: logo of the centre, coats of arms of its members. */
@Controller('letterheads')
export class LetterheadsController {
  constructor(private readonly letterheads: MaintainLetterhead) {}

  @Get()
  @Requires('document.letterhead')
  async read(@CurrentActor() actor: Actor): Promise<LetterheadsResponse> {
    return response(await this.letterheads.read(actor));
  }

  /** For documents that are made from now on. `If-Match` names the version that was seen, "0" for none. */
  @Put(':owner')
  @Requires('document.letterhead')
  async words(
    @CurrentActor() actor: Actor,
    @Param('owner') owner: string,
    @IfMatch() seen: number,
    @Body() { alt, web }: LetterheadWordsRequest,
  ): Promise<LetterheadsResponse> {
    return response(await this.letterheads.putWords(actor, owner, { alt, web: web ? web : null }, seen));
  }

  /** A PNG or JPEG file as bytes, at most 1 MB; it is checked, made smaller and freed of what cameras write into it. */
  @Put(':owner/picture')
  @Requires('document.letterhead')
  @ApiConsumes('application/octet-stream')
  @ApiBody({ schema: { type: 'string', format: 'binary' } })
  async put(
    @CurrentActor() actor: Actor,
    @Param('owner') owner: string,
    @IfMatch() seen: number,
    @Query() { alt }: LetterheadPictureQuery,
    @Body() body: unknown,
  ): Promise<LetterheadsResponse> {
    if (!(body instanceof Uint8Array))
      throw invalid('file-expected', 'Bitte die Datei als Bytes senden (Content-Type: application/octet-stream).');
    return response(await this.letterheads.putPicture(actor, owner, body, alt.trim(), seen));
  }

  @Delete(':owner/picture')
  @Requires('document.letterhead')
  async remove(
    @CurrentActor() actor: Actor,
    @Param('owner') owner: string,
    @IfMatch() seen: number,
  ): Promise<LetterheadsResponse> {
    return response(await this.letterheads.removePicture(actor, owner, seen));
  }

  @Get(':owner/picture')
  @Requires('document.letterhead')
  @ApiProduces('image/png', 'image/jpeg')
  async picture(@CurrentActor() actor: Actor, @Param('owner') owner: string): Promise<StreamableFile> {
    const found = await this.letterheads.picture(actor, owner);
    if (!found) throw notFound('Dieses Bild');
    return new StreamableFile(found.bytes, { type: found.mediaType, length: found.bytes.byteLength });
  }
}

const pictureOf = (picture: LetterheadPictureResponse | null): LetterheadPictureResponse | null =>
  picture && { sha256: picture.sha256, mediaType: picture.mediaType, width: picture.width, height: picture.height };

const response = ({ centre, owners }: LetterheadOverview): LetterheadsResponse => ({
  centre: {
    ...{ name: centre.name, phone: centre.phone, email: centre.email },
    addressLines: addressLines(centre),
  },
  items: owners.map(({ owner, name, versions }) => ({
    ...{ owner, name },
    version: versions[0]?.version ?? 0,
    alt: versions[0]?.alt ?? '',
    web: versions[0]?.web ?? null,
    picture: pictureOf(versions[0]?.picture ?? null),
    versions: versions.map(({ version, changedBy, changedAt, alt, web, picture }) => ({
      ...{ version, changedBy, changedAt: changedAt.toISOString(), alt, web, picture: pictureOf(picture) },
    })),
  })),
});
