import { type Actor, CurrentActor, Requires, UnitOfWork } from '@app/platform';
import { Controller, Get, Query } from '@nestjs/common';
import { IsOptional, IsString } from 'class-validator';
import { Directory } from '../contract';
import { CostCentreListResponse, MemberListResponse, SiteListResponse } from './directory.response';

export class MemberQuery {
  /** Slug of the member, for example `raunheim`. */
  @IsOptional()
  @IsString()
  member?: string;
}

@Controller()
export class DirectoryController {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly directory: Directory,
  ) {}

  @Get('members')
  @Requires('directory.read')
  members(@CurrentActor() actor: Actor): Promise<MemberListResponse> {
    return this.uow.run(actor, async () => {
      const populations = await this.directory.populations();
      const items = (await this.directory.members()).map((member) => ({
        ...member,
        population: populations.get(member.id) ?? null,
      }));
      return { items };
    });
  }

  @Get('cost-centres')
  @Requires('directory.read')
  costCentres(@CurrentActor() actor: Actor, @Query() query: MemberQuery): Promise<CostCentreListResponse> {
    return this.uow.run(actor, async () => {
      const member = query.member ? await this.directory.memberBySlug(query.member) : undefined;
      const slugs = await this.slugs();
      const departments = await this.directory.departmentNames();
      const costCentres = await this.directory.costCentres(member?.id);
      const items = costCentres.map(({ memberId, departmentId, ...costCentre }) => ({
        ...costCentre,
        member: slugs.get(memberId) ?? '',
        department: departmentId ? (departments.get(departmentId) ?? null) : null,
      }));
      return { items };
    });
  }

  @Get('sites')
  @Requires('directory.read')
  sites(@CurrentActor() actor: Actor, @Query() query: MemberQuery): Promise<SiteListResponse> {
    return this.uow.run(actor, async () => {
      const member = query.member ? await this.directory.memberBySlug(query.member) : undefined;
      const slugs = await this.slugs();
      const sites = await this.directory.sites(member?.id);
      return { items: sites.map(({ memberId, ...site }) => ({ ...site, member: slugs.get(memberId) ?? '' })) };
    });
  }

  private async slugs(): Promise<ReadonlyMap<string, string>> {
    return new Map((await this.directory.members()).map((member) => [member.id, member.slug]));
  }
}
