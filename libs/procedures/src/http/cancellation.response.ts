import { CitationResponse } from '@app/compass/contract';

export class CancellationGroundResponse {
  id: string;
  text: string;
  /** Null where it needs none. */
  citation: CitationResponse | null;
  /** Why it cannot be true of all lots by what is on file. */
  refusal: string | null;
}
export class CancellationOptionsResponse {
  grounds: CancellationGroundResponse[];
  /** Ids of the lots that can still be given up. */
  lotIds: string[];
}
