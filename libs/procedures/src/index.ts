import { ProceduresFoundation1760000007000 } from './infrastructure/migrations/procedures-foundation.migration';

export * from './procedures.http.module';
export * from './procedures.module';

export const proceduresMigrations = [ProceduresFoundation1760000007000];
