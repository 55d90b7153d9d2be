import { Global, Module } from '@nestjs/common';
import { LawOfCentre } from './application/law-of-centre';
import { MaintainLaw } from './application/maintain-law.usecase';
import { MakeCompassSheet } from './application/make-compass-sheet.usecase';
import { WriteTimelineCalendar } from './application/write-timeline-calendar';
import { CentreLaw, CompassSheets, TimelineCalendars } from './contract';
import { LawCalculatorController } from './http/law-calculator.controller';
import { LawEvaluationController } from './http/law-evaluation.controller';
import { LawController } from './http/law.controller';
import { LawEntryController } from './http/law-entry.controller';
import { LawSheetController } from './http/law-sheet.controller';
import { LawEntryRepository } from './infrastructure/law-entry.repository';

/** The law library for people: Vergabe-Kompass, Rechtsstand and what the centre enters itself. */
@Global()
@Module({
  providers: [
    LawEntryRepository,
    MaintainLaw,
    MakeCompassSheet,
    { provide: CentreLaw, useClass: LawOfCentre },
    { provide: CompassSheets, useExisting: MakeCompassSheet },
    { provide: TimelineCalendars, useClass: WriteTimelineCalendar },
  ],
  exports: [CentreLaw, CompassSheets, MaintainLaw, MakeCompassSheet, TimelineCalendars],
})
export class CompassModule {}

@Module({
  controllers: [
    LawController,
    LawEvaluationController,
    LawCalculatorController,
    LawEntryController,
    LawSheetController,
  ],
})
export class CompassHttpModule {}
