import { MainJob, nobody } from '../../apps/cli/src/demo/main-job';

/** Plays the whole main job against a running product, so that a test finds every kind of row. */
export const playMainJob = (address: string): Promise<void> => new MainJob(address, nobody).play();
