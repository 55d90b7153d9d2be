import { Module } from '@nestjs/common';
import { ConsumptionController } from './http/consumption.controller';

@Module({ controllers: [ConsumptionController] })
export class ConsumptionHttpModule {}
