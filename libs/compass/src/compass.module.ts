import { Global, Module } from '@nestjs/common';
import { ContractValuesQuery } from './application/contract-values.query';
import { AskLaw } from './application/ask-law';
import { LawOfCentre } from './application/law-of-centre';
import { MaintainLaw } from './application/maintain-law.usecase';
import { MakeCompassSheet } from './application/make-compass-sheet.usecase';
import { PreviewLaw } from './application/preview-law.query';
import { RegisteredCases, RegisteredNeeds } from './application/registered-sources';
import { WriteTimelineCalendar } from './application/write-timeline-calendar';
import { CentreLaw, CompassSheets, LawCases, NeedSources, TimelineCalendars } from './contract';
import { LawCalculatorController } from './http/law-calculator.controller';
import { LawEvaluationController } from './http/law-evaluation.controller';
import { LawController } from './http/law.controller';
import { LawEntryController } from './http/law-entry.controller';
import { LawPreviewController } from './http/law-preview.controller';
import { LawSheetController } from './http/law-sheet.controller';
import { LawEntryRepository } from './infrastructure/law-entry.repository';

/** The law library for people: Vergabe-Kompass, Rechtsstand and what the centre enters itself. */
@Global()
@Module({
  providers: [
    AskLaw,
    LawEntryRepository,
    MaintainLaw,
    MakeCompassSheet,
    PreviewLaw,
    ContractValuesQuery,
    RegisteredCases,
    RegisteredNeeds,
    { provide: CentreLaw, useClass: LawOfCentre },
    { provide: CompassSheets, useExisting: MakeCompassSheet },
    { provide: LawCases, useExisting: RegisteredCases },
    { provide: NeedSources, useExisting: RegisteredNeeds },
    { provide: TimelineCalendars, useClass: WriteTimelineCalendar },
  ],
  exports: [
    AskLaw,
    CentreLaw,
    CompassSheets,
    ContractValuesQuery,
    LawCases,
    MaintainLaw,
    MakeCompassSheet,
    NeedSources,
    PreviewLaw,
    TimelineCalendars,
  ],
})
export class CompassModule {}

@Module({
  controllers: [
    LawController,
    LawEvaluationController,
    LawCalculatorController,
    LawEntryController,
    LawPreviewController,
    LawSheetController,
  ],
})
export class CompassHttpModule {}
