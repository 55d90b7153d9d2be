import type { FieldError } from '@app/kernel';
import { DomainError, notFound, parseQuantity } from '@app/kernel';
import type { PurchaseOrderData, TemplateData, TemplateId } from '../../../contract/templates';
import { isTemplateId, TEMPLATES } from '../../../contract/templates';
import { compassSheet } from './compass-sheet.shape';
import { bidderAnswers, missingDocuments, procedureLetter } from './correspondence.shapes';
import { annualReport, demandRoundProtocol, purchaseOrder } from './demand-and-order.shapes';
import { auditExtract, awardNotice, awardProposal, examinationSheet } from './evaluation.shapes';
import { openingProtocol } from './opening.shape';
import { invitationToTender, procurementRecord } from './procedure.shapes';
import { bidderList, noticeText, requestConfirmation } from './procedure-texts.shapes';
import { priceComparison } from './price-comparison.shape';
import {
  consumptionReport,
  costAllocationStatement,
  deliveryChecklist,
  deliveryComplaint,
  frameworkCover,
  memberDemandProtocol,
} from './purchasing.shapes';
import type { Shape } from './shape';

const SHAPES: { readonly [K in TemplateId]: Shape<TemplateData[K]> } = {
  'procurement-record': procurementRecord,
  'invitation-to-tender': invitationToTender,
  'opening-protocol': openingProtocol,
  'purchase-order': purchaseOrder,
  'demand-round-protocol': demandRoundProtocol,
  'annual-report': annualReport,
  'compass-sheet': compassSheet,
  'price-comparison': priceComparison,
  'bidder-answers': bidderAnswers,
  'missing-documents': missingDocuments,
  'procedure-letter': procedureLetter,
  'framework-cover': frameworkCover,
  'delivery-checklist': deliveryChecklist,
  'delivery-complaint': deliveryComplaint,
  'consumption-report': consumptionReport,
  'cost-allocation-statement': costAllocationStatement,
  'member-demand-protocol': memberDemandProtocol,
  'request-confirmation': requestConfirmation,
  'notice-text': noticeText,
  'bidder-list': bidderList,
  'examination-sheet': examinationSheet,
  'award-proposal': awardProposal,
  'award-notice': awardNotice,
  'audit-extract': auditExtract,
};

/** Plain JSON without empty fields: null (from the database) and undefined both mean „not given“. */
export function withoutEmptyFields(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutEmptyFields);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, field]) => field !== undefined && field !== null)
      .map(([key, field]) => [key, withoutEmptyFields(field)]),
  );
}

/** A line that names cost centres must spread its whole quantity over them. */
function checkShares(order: PurchaseOrderData, problems: FieldError[]): void {
  order.lines.forEach((line, index) => {
    const shared = line.costCentres.reduce((sum, share) => sum + parseQuantity(share.quantity), 0n);
    if (line.costCentres.length > 0 && shared !== parseQuantity(line.quantity))
      problems.push({
        pointer: `/lines/${index}/costCentres`,
        message: `Die Mengen der Kostenstellen ergeben nicht die Bestellmenge (Position ${index + 1}).`,
      });
  });
}

export const checkTemplateId = (id: string): TemplateId => {
  if (isTemplateId(id)) return id;
  throw notFound(`Die Vorlage „${id}“`);
};

/** The data as the template reads it. Throws `invalid` with one German sentence per wrong or missing field. */
export function checkTemplateData<K extends TemplateId>(id: K, data: unknown): TemplateData[K] {
  const cleaned = withoutEmptyFields(data);
  const problems: FieldError[] = [];
  SHAPES[id].check(cleaned, { pointer: '', words: [] }, problems);
  if (problems.length === 0 && id === 'purchase-order') checkShares(cleaned as PurchaseOrderData, problems);
  if (problems.length === 0) return cleaned as TemplateData[K];
  const name = TEMPLATES.find((template) => template.id === id)?.germanName ?? id;
  const shown = problems.slice(0, 5).map((problem) => problem.message);
  const rest = problems.length > shown.length ? ` Dazu kommen ${problems.length - shown.length} weitere Fehler.` : '';
  throw new DomainError(
    'invalid',
    'template-data',
    `Die Vorlage „${name}“ kann so nicht gefüllt werden: ${shown.join(' ')}${rest}`,
    problems,
  );
}
