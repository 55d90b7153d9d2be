import { Module } from '@nestjs/common';
import { SendLetterSubscriber } from './jobs/send-letter.subscriber';

@Module({ providers: [SendLetterSubscriber] })
export class ProceduresJobsModule {}
