export class MemberResponse {
  id: string;
  slug: string;
  name: string;
  kind: 'municipality' | 'county';
  ags: string;
  postcode: string;
  joinedOn: string;
  leftOn: string | null;
  population: PopulationResponse | null;
}
export class PopulationResponse {
  inhabitants: number;
  asOf: string;
  /** Who published the figure. */
  source: string;
}
export class MemberListResponse {
  items: MemberResponse[];
}
export class CostCentreResponse {
  id: string;
  member: string;
  department: string | null;
  number: string;
  name: string;
  validFrom: string;
  validTo: string | null;
  responsible: string | null;
  /** Send it back as If-Match with a change. */
  version: number;
}
export class CostCentreListResponse {
  items: CostCentreResponse[];
}
export class SiteResponse {
  id: string;
  member: string;
  name: string;
  street: string;
  postcode: string;
  city: string;
}
export class SiteListResponse {
  items: SiteResponse[];
}
export class AddedResponse {
  id: string;
}
