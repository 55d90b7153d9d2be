import { Authenticator, DemoPeople } from '@app/platform';
import { Global, Module } from '@nestjs/common';
import { PasswordCheck } from './application/password-check';
import { ChangePassword } from './application/change-password.usecase';
import { SessionAuthenticator } from './application/session.authenticator';
import { SignIn } from './application/sign-in.usecase';
import { PersonCalendars } from './application/person-calendars';
import { CalendarFeeds, MailChoices, Notifications, People, TrainingSessions } from './contract';
import { TrainingSessionsInDatabase } from './application/training-sessions';
import { DemoPeopleOfStories } from './demo/demo-people';
import { IdentityDemo } from './demo/identity.demo';
import { IdentityTraining } from './demo/identity.training';
import { AccountController } from './http/account.controller';
import { CalendarFeedController } from './http/calendar-feed.controller';
import { PeopleController } from './http/people.controller';
import { SessionController } from './http/session.controller';
import { AccountRepository } from './infrastructure/account.repository';
import { CalendarFeedRepository } from './infrastructure/calendar-feed.repository';
import { DigestRepository } from './infrastructure/digest.repository';
import { NotificationChoiceRepository } from './infrastructure/notification-choice.repository';
import { PeopleQuery } from './infrastructure/people.query';
import { Digests } from './application/digests';
import { NotificationMails } from './application/notification-mails';
import { NotificationSettings } from './application/notification-settings';
import { NotificationsInDatabase } from './application/notifications-in-database';
import { UnsubscribeLinks } from './application/unsubscribe-links';
import { MailUnsubscribeController, NotificationChoicesController } from './http/notification-settings.controller';
import { DigestClock } from './jobs/digest-clock';
import { SendDigests } from './jobs/send-digests.subscriber';

const inside = [AccountRepository, ChangePassword, PasswordCheck, PeopleQuery, SessionAuthenticator, SignIn];
const mails = [DigestRepository, Digests, NotificationChoiceRepository, NotificationMails, NotificationSettings];

@Global()
@Module({
  providers: [
    ...inside,
    ...mails,
    UnsubscribeLinks,
    { provide: MailChoices, useExisting: NotificationMails },
    { provide: Authenticator, useExisting: SessionAuthenticator },
    CalendarFeedRepository,
    { provide: CalendarFeeds, useClass: PersonCalendars },
    { provide: Notifications, useClass: NotificationsInDatabase },
    { provide: People, useExisting: PeopleQuery },
    IdentityDemo,
    IdentityTraining,
    { provide: TrainingSessions, useClass: TrainingSessionsInDatabase },
    { provide: DemoPeople, useClass: DemoPeopleOfStories },
  ],
  exports: [
    Authenticator,
    CalendarFeedRepository,
    CalendarFeeds,
    DemoPeople,
    Digests,
    MailChoices,
    NotificationSettings,
    Notifications,
    People,
    TrainingSessions,
    ...inside,
  ],
})
export class IdentityModule {}

@Module({
  controllers: [
    SessionController,
    AccountController,
    CalendarFeedController,
    PeopleController,
    NotificationChoicesController,
    MailUnsubscribeController,
  ],
})
export class IdentityHttpModule {}

@Module({ providers: [DigestClock, SendDigests] })
export class IdentityJobsModule {}
