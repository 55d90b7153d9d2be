import { conflict, notFound } from '@app/kernel';
import { UnitOfWork } from '@app/platform';
import { Injectable } from '@nestjs/common';
import { type TrainingPerson, TrainingSessions } from '../contract';
import { AccountRepository } from '../infrastructure/account.repository';
import { hashToken, newToken } from './tokens';
import { SESSION_HOURS } from './sign-in.usecase';

/** Opens sessions where the database itself says that the centre of the unit of work is a training centre. */
@Injectable()
export class TrainingSessionsInDatabase extends TrainingSessions {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly accounts: AccountRepository,
  ) {
    super();
  }

  people(): Promise<readonly TrainingPerson[]> {
    return this.uow.query<TrainingPerson>(
      `select p.id, p.name, a.role from identity.person p
       join identity.role_assignment a on (a.centre_id, a.person_id) = (p.centre_id, p.id)
       where p.active and a.role in ('officer', 'head') and platform.is_training() order by a.role desc, p.id`,
    );
  }

  async open(personId: string): Promise<{ readonly token: string; readonly seconds: number }> {
    await this.requireTraining();
    if (!(await this.people()).some(({ id }) => id === personId)) throw notFound('Diese Person der Übung');
    const token = newToken();
    await this.accounts.addSession(hashToken(token), personId, SESSION_HOURS);
    return { token, seconds: SESSION_HOURS * 3_600 };
  }

  async endAll(): Promise<void> {
    await this.requireTraining();
    await this.uow.execute('delete from identity.session where centre_id = app.centre_id()');
  }

  private async requireTraining(): Promise<void> {
    const row = await this.uow.first<{ training: boolean }>('select platform.is_training() as training');
    if (!row?.training) throw conflict('no-training', 'Das geht nur in einer Übung.');
  }
}
