import { Global, Module } from '@nestjs/common';
import { ServiceLog } from './application/service-log.usecase';
import { ServicesDemo } from './demo/services.demo';
import { ConsultationsController } from './http/consultations.controller';
import { ServiceLists } from './http/service-list';
import { ServiceSummaryController, TrainingsController } from './http/trainings.controller';
import { ServiceFiguresQuery } from './infrastructure/service-figures.query';
import { ServiceLogRepository } from './infrastructure/service-log.repository';

const inside = [ServiceLog, ServiceFiguresQuery, ServiceLogRepository];

/** Consultations and trainings of the centre, logged for the annual report. */
@Global()
@Module({ providers: [...inside, ServicesDemo], exports: inside })
export class ServicesModule {}

@Module({
  providers: [ServiceLists],
  controllers: [ConsultationsController, TrainingsController, ServiceSummaryController],
})
export class ServicesHttpModule {}
