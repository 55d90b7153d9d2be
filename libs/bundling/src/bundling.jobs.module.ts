import { Module } from '@nestjs/common';
import { AwardDecidedSubscriber } from './jobs/award-decided.subscriber';
import { FrameworkConcludedSubscriber } from './jobs/framework-concluded.subscriber';
import { RoundOpenedSubscriber } from './jobs/round-opened.subscriber';

@Module({ providers: [RoundOpenedSubscriber, AwardDecidedSubscriber, FrameworkConcludedSubscriber] })
export class BundlingJobsModule {}
