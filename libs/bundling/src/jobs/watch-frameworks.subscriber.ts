import { Subscriber } from '@app/platform';
import { Injectable } from '@nestjs/common';
import { WatchFrameworks } from '../application/watch-frameworks.usecase';
import { FRAMEWORK_WATCH_DUE, type FrameworkWatchDueV1 } from '../contract/events';

/** Tells what the agreements of one centre have reached, each level once. */
@Injectable()
export class WatchFrameworksSubscriber extends Subscriber<FrameworkWatchDueV1> {
  readonly name = 'bundling.watch-frameworks';
  readonly events = [FRAMEWORK_WATCH_DUE];

  constructor(private readonly watch: WatchFrameworks) {
    super();
  }

  handle(): Promise<void> {
    return this.watch.tell();
  }
}
