import { Module } from '@nestjs/common';
import { PostReceiptSubscriber } from './jobs/post-receipt.subscriber';

@Module({ providers: [PostReceiptSubscriber] })
export class ConsumptionJobsModule {}
