import { Module } from '@nestjs/common';
import { ReminderClock } from './jobs/reminder-clock';
import { SendRemindersSubscriber } from './jobs/send-reminders.subscriber';
import { SendLetterSubscriber } from './jobs/send-letter.subscriber';

@Module({ providers: [ReminderClock, SendLetterSubscriber, SendRemindersSubscriber] })
export class ProceduresJobsModule {}
