import { Authenticator, DemoPeople } from '@app/platform';
import { Global, Module } from '@nestjs/common';
import { PasswordCheck } from './application/password-check';
import { ChangePassword } from './application/change-password.usecase';
import { SessionAuthenticator } from './application/session.authenticator';
import { SignIn } from './application/sign-in.usecase';
import { PersonCalendars } from './application/person-calendars';
import { CalendarFeeds, Notifications, People, TrainingSessions } from './contract';
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
import { NotificationsInDatabase, PeopleQuery } from './infrastructure/people.query';

const inside = [AccountRepository, ChangePassword, PasswordCheck, PeopleQuery, SessionAuthenticator, SignIn];

@Global()
@Module({
  providers: [
    ...inside,
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
    Notifications,
    People,
    TrainingSessions,
    ...inside,
  ],
})
export class IdentityModule {}

@Module({ controllers: [SessionController, AccountController, CalendarFeedController, PeopleController] })
export class IdentityHttpModule {}
