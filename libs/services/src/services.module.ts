import { Global, Module } from '@nestjs/common';

/** Consultations and trainings of the centre, logged for the annual report. */
@Global()
@Module({})
export class ServicesModule {}

@Module({})
export class ServicesHttpModule {}
