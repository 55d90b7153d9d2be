import { CodesFoundation1760000012000 } from './infrastructure/migrations/codes-foundation.migration';
import { CodesTables1760000012100 } from './infrastructure/migrations/codes-tables.migration';

export { CodesHttpModule, CodesModule } from './codes.module';
export * from './infrastructure/load-code-list';
export const codesMigrations = [CodesFoundation1760000012000, CodesTables1760000012100];
