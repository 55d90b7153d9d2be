import type { LocalDate } from '@app/kernel';
import { UnitOfWork } from '@app/platform';
import { Injectable } from '@nestjs/common';

/** What a second person has agreed to. The database refuses a maximum below what was called off. */
@Injectable()
export class FrameworkMaximumRepository {
  constructor(private readonly uow: UnitOfWork) {}

  async setValue(frameworkId: string, value: string): Promise<void> {
    await this.uow.execute('update bundling.framework_maximum set maximum_value = $2 where framework_id = $1', [
      frameworkId,
      value,
    ]);
  }

  async setQuantity(frameworkId: string, articleNumber: string, quantity: string): Promise<void> {
    await this.uow.execute(
      'update bundling.framework_item_maximum set maximum_quantity = $3 where framework_id = $1 and article_number = $2',
      [frameworkId, articleNumber, quantity],
    );
  }

  async setLastDay(frameworkId: string, to: LocalDate): Promise<void> {
    await this.uow.execute('update bundling.framework set valid_to = $2, version = version + 1 where id = $1', [
      frameworkId,
      to,
    ]);
  }
}
