import { CodesFoundation1760000012000 } from './infrastructure/migrations/codes-foundation.migration';

export { CodesHttpModule, CodesModule } from './codes.module';
export const codesMigrations = [CodesFoundation1760000012000];
