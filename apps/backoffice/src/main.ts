import { serve } from '@app/composition';

void serve(
  ({ workers }) => ({ http: true, jobs: workers === 'inline' }),
  (address) => `Vergabezentrum ist bereit: ${address}`,
);
