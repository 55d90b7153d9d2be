import type { Actor } from '../tenancy/actor';

/** One story of the full demo, told by its people through the use cases. */
export interface DemoStory {
  /** Tells it apart from the others and, told once, from itself. */
  readonly name: string;
  /** Each value it yields is the moment at which it goes on; the story ends where that moment has not come yet. */
  play(): AsyncGenerator<Date, void, void>;
}

/**
 * What happened in the model centre during the last months (DEMO=full). Other than a seed, every step is a transaction of
 * the person who took it, under the demo clock of that day, so that records, receipts and audit trail are real ones.
 */
export abstract class DemoStories {
  /** Stories that were told already are left out. */
  abstract untold(): Promise<readonly DemoStory[]>;
}

/** The people of the model centre, for stories only. */
export abstract class DemoPeople {
  /** As if signed in just now in a session of their own. */
  abstract as(email: string): Promise<Actor>;
}
