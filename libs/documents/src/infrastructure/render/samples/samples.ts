import type { TemplateData, TemplateId } from '../../../contract/templates';
import type { LetterSampleId } from '../../../contract/correspondence-templates';
import { annualReportSample } from './annual-report.sample';
import { auditExtractSample } from './audit-extract.sample';
import { compassSheetSample } from './compass-sheet.sample';
import { bidderAnswersSample, missingDocumentsSample, procedureLetterSample } from './correspondence.sample';
import { LETTER_SAMPLE_DATA } from './procedure-letters.sample';
import { demandRoundProtocolSample } from './demand-round-protocol.sample';
import { awardNoticeSample, awardProposalSample, examinationSheetSample } from './evaluation.sample';
import { invitationToTenderSample } from './invitation-to-tender.sample';
import { openingProtocolSample } from './opening-protocol.sample';
import { priceComparisonSample } from './price-comparison.sample';
import { bidderListSample, noticeTextSample, requestConfirmationSample } from './procedure-texts.sample';
import { procurementRecordSample } from './procurement-record.sample';
import { purchaseOrderSample } from './purchase-order.sample';
import {
  deliveryChecklistSample,
  deliveryComplaintSample,
  frameworkCoverSample,
  memberDemandProtocolSample,
} from './purchasing.sample';
import { consumptionReportSample, costAllocationStatementSample } from './reporting.sample';

const SAMPLES: TemplateData = {
  'procurement-record': procurementRecordSample,
  'invitation-to-tender': invitationToTenderSample,
  'opening-protocol': openingProtocolSample,
  'purchase-order': purchaseOrderSample,
  'demand-round-protocol': demandRoundProtocolSample,
  'annual-report': annualReportSample,
  'compass-sheet': compassSheetSample,
  'price-comparison': priceComparisonSample,
  'bidder-answers': bidderAnswersSample,
  'missing-documents': missingDocumentsSample,
  'procedure-letter': procedureLetterSample,
  'framework-cover': frameworkCoverSample,
  'delivery-checklist': deliveryChecklistSample,
  'delivery-complaint': deliveryComplaintSample,
  'consumption-report': consumptionReportSample,
  'cost-allocation-statement': costAllocationStatementSample,
  'member-demand-protocol': memberDemandProtocolSample,
  'request-confirmation': requestConfirmationSample,
  'notice-text': noticeTextSample,
  'bidder-list': bidderListSample,
  'examination-sheet': examinationSheetSample,
  'award-proposal': awardProposalSample,
  'award-notice': awardNoticeSample,
  'audit-extract': auditExtractSample,
};

/** Invented data that show a template as it looks in use (gallery, tests, measurements). */
export const sampleOf = <K extends TemplateId>(id: K): TemplateData[K] => SAMPLES[id];

const NAMED: Readonly<Record<LetterSampleId, TemplateData[TemplateId]>> = LETTER_SAMPLE_DATA;

/** The data of a sample with a name of its own. Throws for an id that no template lists. */
export function namedSample(id: string): TemplateData[TemplateId] {
  const data = new Map(Object.entries(NAMED)).get(id);
  if (!data) throw new Error(`sample ${id} is not there`);
  return data;
}
