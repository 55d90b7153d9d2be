import type { Law } from '@app/law';
import { type Actor, UnitOfWork } from '@app/platform';
import { Injectable } from '@nestjs/common';
import { CentreLaw } from '../contract';

/** The law by which a person's centre is answered, for questions that keep nothing. */
@Injectable()
export class AskLaw {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly law: CentreLaw,
  ) {}

  of(actor: Actor): Promise<Law> {
    return this.uow.run(actor, () => this.law.current());
  }
}
