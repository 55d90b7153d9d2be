import { notFound } from '@app/kernel';
import { type Actor, CurrentActor, SignedIn } from '@app/platform';
import { Controller, Get, Param, Query } from '@nestjs/common';
import { FindCodes, type CodesAnswer, type FoundCode } from '../application/find-codes.query';
import { CODE_LISTS, type CodeListId } from '../contract';
import { LISTS } from '../domain/code-list';
import type { ListLoad } from '../infrastructure/code.repository';
import { CpvCodesQuery, NutsCodesQuery } from './codes.request';
import {
  CheckedCodeResponse,
  CodeListStateResponse,
  OfficialCodeListResponse,
  OfficialCodeResponse,
} from './codes.response';

const USUALLY_SHOWN = 20;

/** The official code lists, the same for every centre. */
@Controller('codes')
@SignedIn()
export class CodesController {
  constructor(private readonly codes: FindCodes) {}

  @Get('cpv')
  async cpv(@CurrentActor() actor: Actor, @Query() query: CpvCodesQuery): Promise<OfficialCodeListResponse> {
    return listResponse('cpv', await this.codes.find(actor, 'cpv', { limit: USUALLY_SHOWN, ...query }));
  }

  @Get('nuts')
  async nuts(@CurrentActor() actor: Actor, @Query() query: NutsCodesQuery): Promise<OfficialCodeListResponse> {
    return listResponse('nuts', await this.codes.find(actor, 'nuts', { limit: USUALLY_SHOWN, ...query }));
  }

  /** One code with what it belongs to, also a withdrawn one; the check digit of a CPV code may be left out. */
  @Get(':list/:code')
  async one(
    @CurrentActor() actor: Actor,
    @Param('list') list: string,
    @Param('code') code: string,
  ): Promise<CheckedCodeResponse> {
    if (!isList(list)) throw notFound(`Die Liste „${list}“`);
    const { found, load, ...checked } = await this.codes.one(actor, list, code);
    return {
      code: checked.code,
      known: checked.known,
      entry: found && codeResponse(found),
      list: load && stateResponse(load),
      hint: load ? null : howToLoad(list),
    };
  }
}

const isList = (list: string): list is CodeListId => (CODE_LISTS as readonly string[]).includes(list);

const listResponse = (list: CodeListId, { items, typed, load }: CodesAnswer): OfficialCodeListResponse => ({
  items: items.map(codeResponse),
  typed,
  list: load && stateResponse(load),
  hint: load ? null : howToLoad(list),
});

const howToLoad = (list: CodeListId): string =>
  `Die amtliche Liste ${LISTS[list].title} ist nicht geladen; geprüft wird nur die Form des Codes. ` +
  'Die Administration kann sie laden lassen.';

const codeResponse = ({ nameDe, ancestors, ...row }: FoundCode): OfficialCodeResponse => ({
  code: row.code,
  name: nameDe,
  nameEn: row.nameEn,
  type: row.type,
  parent: row.parent,
  ancestors: ancestors.map(({ code, nameDe: name }) => ({ code, name })),
  hasChildren: row.hasChildren,
  withdrawn: row.withdrawn,
});

const stateResponse = ({ fileName, sha256, records, loadedAt, loadedBy }: ListLoad): CodeListStateResponse => ({
  fileName,
  sha256,
  records,
  loadedAt: loadedAt.toISOString(),
  loadedBy,
});
