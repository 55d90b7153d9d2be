import { demandIsBundled } from './demand.act';
import { procedureIsAwarded } from './procedure.act';
import { describeInBrowser } from './stage';
import { tonerIsOrdered } from './ordering.act';
import { consumptionIsReported } from './reporting.act';
import { newStory } from './story';

describeInBrowser('the main job, played in the browser by the people who do it', (stage) => {
  const story = newStory();
  demandIsBundled(stage, story);
  procedureIsAwarded(stage, story);
  tonerIsOrdered(stage, story);
  consumptionIsReported(stage, story);
});
