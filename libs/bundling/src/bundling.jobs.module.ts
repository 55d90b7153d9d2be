import { Module } from '@nestjs/common';
import { AwardDecidedSubscriber } from './jobs/award-decided.subscriber';
import { DemandReportedSubscriber } from './jobs/demand-reported.subscriber';
import { FrameworkConcludedSubscriber } from './jobs/framework-concluded.subscriber';
import { RoundChangedSubscriber } from './jobs/round-changed.subscriber';
import { RoundOpenedSubscriber } from './jobs/round-opened.subscriber';
import { RoundReminderClock } from './jobs/round-reminder.clock';
import { RoundRemindersSubscriber } from './jobs/round-reminders.subscriber';
import { FrameworkWatchClock } from './jobs/framework-watch.clock';
import { WatchFrameworksSubscriber } from './jobs/watch-frameworks.subscriber';

@Module({
  providers: [
    RoundOpenedSubscriber,
    AwardDecidedSubscriber,
    FrameworkConcludedSubscriber,
    RoundChangedSubscriber,
    RoundReminderClock,
    RoundRemindersSubscriber,
    DemandReportedSubscriber,
    FrameworkWatchClock,
    WatchFrameworksSubscriber,
  ],
})
export class BundlingJobsModule {}
