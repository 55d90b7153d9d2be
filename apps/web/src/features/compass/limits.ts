import type { components } from '../../shared/api/schema';

export type Assessment = components['schemas']['AssessmentResponse'];
export type Limit = components['schemas']['ValueLimitResponse'];
