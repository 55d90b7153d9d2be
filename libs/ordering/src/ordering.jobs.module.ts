import { Module } from '@nestjs/common';
import { OrderPlacedSubscriber } from './jobs/order-placed.subscriber';

@Module({ providers: [OrderPlacedSubscriber] })
export class OrderingJobsModule {}
