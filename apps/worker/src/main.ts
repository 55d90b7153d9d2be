import { serve } from '@app/composition';

void serve(
  () => ({ http: false, jobs: true }),
  () => 'Worker ist bereit.',
);
