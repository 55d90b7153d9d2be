import type { TemplateData, TemplateId } from '../../../contract/templates';
import { annualReportTemplate } from './annual-report.template';
import { auditExtractTemplate } from './audit-extract.template';
import { awardNoticeTemplate } from './award-notice.template';
import { awardProposalTemplate } from './award-proposal.template';
import { bidderAnswersTemplate } from './bidder-answers.template';
import { bidderListTemplate } from './bidder-list.template';
import { compassSheetTemplate } from './compass-sheet.template';
import { demandRoundProtocolTemplate } from './demand-round-protocol.template';
import { examinationSheetTemplate } from './examination-sheet.template';
import { invitationToTenderTemplate } from './invitation-to-tender.template';
import { noticeTextTemplate } from './notice-text.template';
import { openingProtocolTemplate } from './opening-protocol.template';
import { priceComparisonTemplate } from './price-comparison.template';
import { missingDocumentsTemplate, procedureLetterTemplate } from './procedure-letters.template';
import { procurementRecordTemplate } from './procurement-record.template';
import { purchaseOrderTemplate } from './purchase-order.template';
import { requestConfirmationTemplate } from './request-confirmation.template';
import type { Template } from './template';
import { consumptionReportTemplate } from './consumption-report.template';
import { costAllocationStatementTemplate } from './cost-allocation-statement.template';
import { deliveryChecklistTemplate, deliveryComplaintTemplate } from './delivery-papers.template';
import { frameworkCoverTemplate } from './framework-cover.template';
import { memberDemandProtocolTemplate } from './member-demand-protocol.template';

/** Every template of the contract has its drawing: a missing one does not compile. */
export const DRAWINGS: { readonly [K in TemplateId]: Template<TemplateData[K]> } = {
  'procurement-record': procurementRecordTemplate,
  'invitation-to-tender': invitationToTenderTemplate,
  'opening-protocol': openingProtocolTemplate,
  'purchase-order': purchaseOrderTemplate,
  'demand-round-protocol': demandRoundProtocolTemplate,
  'annual-report': annualReportTemplate,
  'compass-sheet': compassSheetTemplate,
  'price-comparison': priceComparisonTemplate,
  'bidder-answers': bidderAnswersTemplate,
  'missing-documents': missingDocumentsTemplate,
  'procedure-letter': procedureLetterTemplate,
  'framework-cover': frameworkCoverTemplate,
  'delivery-checklist': deliveryChecklistTemplate,
  'delivery-complaint': deliveryComplaintTemplate,
  'consumption-report': consumptionReportTemplate,
  'cost-allocation-statement': costAllocationStatementTemplate,
  'member-demand-protocol': memberDemandProtocolTemplate,
  'request-confirmation': requestConfirmationTemplate,
  'notice-text': noticeTextTemplate,
  'bidder-list': bidderListTemplate,
  'examination-sheet': examinationSheetTemplate,
  'award-proposal': awardProposalTemplate,
  'award-notice': awardNoticeTemplate,
  'audit-extract': auditExtractTemplate,
};
