import { Authenticator, DemoPeople } from '@app/platform';
import { Global, Module } from '@nestjs/common';
import { PasswordCheck } from './application/password-check';
import { ChangePassword } from './application/change-password.usecase';
import { SessionAuthenticator } from './application/session.authenticator';
import { SignIn } from './application/sign-in.usecase';
import { Notifications, People, TrainingSessions } from './contract';
import { TrainingSessionsInDatabase } from './application/training-sessions';
import { DemoPeopleOfStories } from './demo/demo-people';
import { IdentityDemo } from './demo/identity.demo';
import { IdentityTraining } from './demo/identity.training';
import { AccountController } from './http/account.controller';
import { PeopleController } from './http/people.controller';
import { SessionController } from './http/session.controller';
import { AccountRepository } from './infrastructure/account.repository';
import { NotificationsInDatabase, PeopleQuery } from './infrastructure/people.query';

const inside = [AccountRepository, ChangePassword, PasswordCheck, PeopleQuery, SessionAuthenticator, SignIn];

@Global()
@Module({
  providers: [
    ...inside,
    { provide: Authenticator, useExisting: SessionAuthenticator },
    { provide: Notifications, useClass: NotificationsInDatabase },
    { provide: People, useExisting: PeopleQuery },
    IdentityDemo,
    IdentityTraining,
    { provide: TrainingSessions, useClass: TrainingSessionsInDatabase },
    { provide: DemoPeople, useClass: DemoPeopleOfStories },
  ],
  exports: [Authenticator, DemoPeople, Notifications, People, TrainingSessions, ...inside],
})
export class IdentityModule {}

@Module({ controllers: [SessionController, AccountController, PeopleController] })
export class IdentityHttpModule {}
