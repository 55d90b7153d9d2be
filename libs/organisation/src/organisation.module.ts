import { Contributions } from '@app/platform';
import { Global, Module, type OnModuleInit } from '@nestjs/common';
import { MaintainCostCentre } from './application/maintain-cost-centre.usecase';
import { MaintainMemberDays } from './application/maintain-member-days.usecase';
import { Directory, MemberDays } from './contract';
import { OrganisationDemo } from './demo/organisation.demo';
import { OrganisationTraining } from './demo/organisation.training';
import { CostCentreController } from './http/cost-centre.controller';
import { DirectoryController } from './http/directory.controller';
import { MemberDayController } from './http/member-day.controller';
import { DirectoryQuery } from './infrastructure/directory.query';
import { MemberDayRepository } from './infrastructure/member-day.repository';

@Global()
@Module({
  providers: [
    { provide: Directory, useClass: DirectoryQuery },
    MaintainCostCentre,
    MaintainMemberDays,
    MemberDayRepository,
    { provide: MemberDays, useExisting: MemberDayRepository },
    OrganisationDemo,
    OrganisationTraining,
  ],
  exports: [Directory, MaintainCostCentre, MaintainMemberDays, MemberDays],
})
export class OrganisationModule implements OnModuleInit {
  constructor(
    private readonly contributions: Contributions,
    private readonly directory: Directory,
  ) {}

  onModuleInit(): void {
    this.contributions.register({
      room: 'organisation',
      search: async (_actor, text) => {
        const wanted = text.toLowerCase();
        const costCentres = await this.directory.costCentres();
        return costCentres
          .filter(({ number, name }) => number.startsWith(wanted) || name.toLowerCase().includes(wanted))
          .slice(0, 8)
          .map(({ number, name }) => ({
            type: 'Kostenstelle',
            label: `${number} ${name}`,
            detail: '',
            href: `/verzeichnis?suche=${number}`,
          }));
      },
    });
  }
}

@Module({ controllers: [DirectoryController, CostCentreController, MemberDayController] })
export class OrganisationHttpModule {}
