import { germanStatute } from '@app/law';

/** A statute as people read it; undefined where the collection of facts names none. */
export const statuteText = (statute: string | undefined): string | undefined =>
  statute === undefined || statute === '' || statute === '-' ? undefined : germanStatute(statute);
