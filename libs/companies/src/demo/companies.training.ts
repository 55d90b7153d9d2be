import { TrainingSeed } from '@app/platform';
import { Injectable } from '@nestjs/common';
import { CompaniesDemo } from './companies.demo';

/** The invented companies of the demo, in the address book of a training. */
@Injectable()
export class CompaniesTraining extends TrainingSeed {
  readonly order = 36;

  constructor(private readonly demo: CompaniesDemo) {
    super();
  }

  seed(): Promise<void> {
    return this.demo.load();
  }
}
