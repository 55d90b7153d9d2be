import { TrainingFoundation1760000017000 } from './infrastructure/migrations/training-foundation.migration';

export { TrainingHttpModule, TrainingModule } from './training.module';
export const trainingMigrations = [TrainingFoundation1760000017000];
