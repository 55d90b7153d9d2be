import { invalid } from '@app/kernel';
import { type Actor, CurrentActor, Requires, UnitOfWork } from '@app/platform';
import { Body, Controller, Delete, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiBody, ApiConsumes } from '@nestjs/swagger';
import { MaintainMemberDays } from '../application/maintain-member-days.usecase';
import { Directory, MemberDays } from '../contract';
import { AddedResponse } from './directory.response';
import { AddMemberDayRequest, MemberDayImportQuery, MemberDayQuery } from './member-day.request';
import { MemberDayImportResponse, MemberDayListResponse } from './member-day.response';

/** Closing days of the members and the days their bodies sit. */
@Controller('member-days')
export class MemberDayController {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly directory: Directory,
    private readonly days: MemberDays,
    private readonly maintain: MaintainMemberDays,
  ) {}

  /** Those that touch the time from one day to another, by day. */
  @Get()
  @Requires('directory.read')
  list(@CurrentActor() actor: Actor, @Query() { member, from, to }: MemberDayQuery): Promise<MemberDayListResponse> {
    return this.uow.run(actor, async () => {
      const ids = member ? [(await this.directory.memberBySlug(member)).id] : undefined;
      const members = new Map((await this.directory.members()).map((each) => [each.id, each]));
      const items = (await this.days.between(from, to, ids)).map(({ memberId, ...day }) => ({
        ...day,
        member: members.get(memberId)?.slug ?? '',
        memberName: members.get(memberId)?.name ?? '',
      }));
      return { items };
    });
  }

  @Post()
  @Requires('directory.manage')
  async add(@CurrentActor() actor: Actor, @Body() body: AddMemberDayRequest): Promise<AddedResponse> {
    return { id: await this.maintain.add(actor, { ...body, to: body.to ?? body.from }) };
  }

  @Delete(':id')
  @Requires('directory.manage')
  @HttpCode(204)
  remove(@CurrentActor() actor: Actor, @Param('id') id: string): Promise<void> {
    return this.maintain.remove(actor, id);
  }

  /** Columns `Art;Mitglied;Von;Bis;Bezeichnung`; the same file may come again. */
  @Post('import')
  @HttpCode(200)
  @Requires('directory.manage')
  @ApiConsumes('text/csv')
  @ApiBody({ schema: { type: 'string', format: 'binary' } })
  async import(
    @CurrentActor() actor: Actor,
    @Query() { mode }: MemberDayImportQuery,
    @Body() body: unknown,
  ): Promise<MemberDayImportResponse> {
    if (!(body instanceof Uint8Array) || body.length === 0) {
      throw invalid(
        'csv-missing',
        'Die Datei fehlt oder ist leer. Erwartet wird eine CSV-Datei als Inhalt der Anfrage (text/csv).',
      );
    }
    const { accepted, rejected, stored } = await this.maintain.import(actor, body, mode);
    return { accepted, rejected: rejected.map((each) => ({ ...each, further: [...each.further] })), stored };
  }
}
