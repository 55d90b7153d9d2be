import { serve } from '@app/composition';

void serve(
  () => ({ http: true, jobs: false }),
  (address) => `API ist bereit: ${address}`,
);
