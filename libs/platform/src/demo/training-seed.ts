/** What a room puts into a new training centre. All seeds run in one transaction of the machinery, in their order. */
export abstract class TrainingSeed {
  /** As of a DemoSeed: 10 organisation, 20 identity, 30 and more the rooms on top. */
  abstract readonly order: number;
  abstract seed(): Promise<void>;
}
