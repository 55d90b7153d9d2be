import { Global, Module } from '@nestjs/common';
import { LawOfCentre } from './application/law-of-centre';
import { MaintainLaw } from './application/maintain-law.usecase';
import { CentreLaw } from './contract';
import { LawController } from './http/law.controller';
import { LawEntryController } from './http/law-entry.controller';
import { LawEntryRepository } from './infrastructure/law-entry.repository';

/** The law library for people: Vergabe-Kompass, Rechtsstand and what the centre enters itself. */
@Global()
@Module({
  providers: [LawEntryRepository, MaintainLaw, { provide: CentreLaw, useClass: LawOfCentre }],
  exports: [CentreLaw, MaintainLaw],
})
export class CompassModule {}

@Module({ controllers: [LawController, LawEntryController] })
export class CompassHttpModule {}
