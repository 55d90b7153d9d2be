export class SavingsBundleResponse {
  id: string;
  roundNumber: string;
  title: string;
}
export class SavingsMemberNameResponse {
  member: string;
  name: string;
}
/** Net, for one year. */
export class BuyingCostResponse {
  goods: string;
  topUp: string;
  freight: string;
  process: string;
  total: string;
}
export class MemberSavingResponse {
  member: string;
  name: string;
  alone: BuyingCostResponse;
  /** Its share of what the circle pays. */
  joint: BuyingCostResponse;
  /** Below 0 the member would be better off outside. */
  saving: string;
  outcome: 'gains' | 'loses' | 'even';
  referenceGoods: string;
  /** What the circle would save less without it; null where circles are not ranked. */
  contribution: string | null;
}
export class ArticleSavingResponse {
  articleNumber: string;
  text: string;
  unitName: string;
  lot: string;
  quantity: string;
  reference: string;
  unitPrice: string;
  goods: string;
  goodsAlone: string;
  hasTiers: boolean;
  /** Quantity of a year from which on a tier is cheaper than the reference. */
  breakEvenQuantity: string | null;
}
export class SavingsCircleResponse {
  rank: number;
  members: SavingsMemberNameResponse[];
  cost: string;
  alone: string;
  saving: string;
}
export class SavingsCirclesResponse {
  /** All non-empty circles of the members. */
  count: number;
  /** Place of the chosen circle. */
  rank: number;
  ranking: SavingsCircleResponse[];
  bySize: SavingsCircleResponse[];
}
export class SavingsAssumptionsResponse {
  tierSource: 'last-award' | 'discount' | 'typed';
  reference: 'bundle' | 'last-award';
  ordersPerYear: number;
  processCost: string;
  minimumOrder: string;
  freight: string;
  freightFreeFrom: string | null;
  tierBasis: 'year' | 'order';
}
export class AssumptionSourceResponse {
  field: string;
  preset: string;
  text: string;
  certainty: string;
  sources: string[];
}
export class SavingsResponse {
  bundle: SavingsBundleResponse;
  asOf: string;
  /** Slugs. */
  circle: string[];
  /** All members with demand in the bundle. */
  everybody: SavingsMemberNameResponse[];
  saving: string;
  /** Of what the members pay alone. */
  savingPercent: string | null;
  joint: BuyingCostResponse;
  alone: BuyingCostResponse;
  referenceGoods: string;
  /** referenceGoods − the circle's goods. */
  referenceSaving: string;
  ordersJoint: number;
  ordersAlone: number;
  /** Cost of one order from which on the circle is cheaper; null when it never is. */
  breakEvenProcessCost: string | null;
  members: MemberSavingResponse[];
  articles: ArticleSavingResponse[];
  /** Null with more members than can be ranked. */
  circles: SavingsCirclesResponse | null;
  assumptions: SavingsAssumptionsResponse;
  sources: AssumptionSourceResponse[];
  /** How it was computed, in sentences. */
  method: string[];
}

export class StoredSavingsHeadResponse {
  id: string;
  bundleId: string;
  name: string;
  saving: string;
  createdBy: string;
  createdAt: Date;
}
export class StoredSavingsListResponse {
  items: StoredSavingsHeadResponse[];
}
export class StoredSavingsResponse {
  id: string;
  bundleId: string;
  name: string;
  createdBy: string;
  createdAt: Date;
  /** What was asked for. */
  wish: Record<string, unknown>;
  /** The answer of that day, as POST /api/bundles/{id}/savings gave it. */
  result: SavingsResponse;
}

export class SavedResponse {
  /** What was called off, at reference prices. */
  reference: string;
  paid: string;
  saving: string;
  savingPercent: string | null;
}
export class MemberSavedResponse extends SavedResponse {
  member: string;
  name: string;
}
export class GroupSavedResponse extends SavedResponse {
  productGroup: string;
}
export class CellSavedResponse extends MemberSavedResponse {
  productGroup: string;
}
export class UsedReferenceResponse {
  articleNumber: string;
  unitPrice: string;
  asOf: string;
  /** `bundle`: as the bundle was valued · `derived`: from its value and quantity · `article-master`: of today. */
  origin: 'bundle' | 'derived' | 'article-master';
}
export class ArticleWithoutReferenceResponse {
  articleNumber: string;
  paid: string;
}
export class TrueSavingsResponse {
  frameworkNumber: string;
  asOf: string;
  total: SavedResponse;
  members: MemberSavedResponse[];
  groups: GroupSavedResponse[];
  cells: CellSavedResponse[];
  references: UsedReferenceResponse[];
  withoutReference: ArticleWithoutReferenceResponse[];
  indexCorrected: boolean;
  method: string[];
}
