import type { components } from '../../shared/api/schema';

type Schemas = components['schemas'];

export type CatalogueItem = Schemas['CatalogueItemResponse'];
export type Facet = Schemas['FacetResponse'];
export type Requisition = Schemas['RequisitionResponse'];
export type RequisitionLine = Schemas['RequisitionLineResponse'];
export type RequisitionListItem = Schemas['RequisitionListItemResponse'];
export type Approval = Schemas['ApprovalResponse'];
export type DecidedApproval = Schemas['DecidedApprovalResponse'];
export type Order = Schemas['OrderResponse'];
export type OrderLine = Schemas['OrderLineResponse'];
export type OrderListItem = Schemas['OrderListItemResponse'];

/** What changes when something is ordered, decided or received. */
export const ORDERING_PATHS = [
  '/api/requisitions',
  '/api/requisitions/{id}',
  '/api/approvals',
  '/api/orders',
  '/api/orders/{id}',
  '/api/catalogue',
  '/api/today',
  '/api/notifications',
] as const;
