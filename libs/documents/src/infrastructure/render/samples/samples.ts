import type { TemplateData, TemplateId } from '../../../contract/templates';
import { annualReportSample } from './annual-report.sample';
import { compassSheetSample } from './compass-sheet.sample';
import { bidderAnswersSample, missingDocumentsSample, procedureLetterSample } from './correspondence.sample';
import { demandRoundProtocolSample } from './demand-round-protocol.sample';
import { invitationToTenderSample } from './invitation-to-tender.sample';
import { openingProtocolSample } from './opening-protocol.sample';
import { priceComparisonSample } from './price-comparison.sample';
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
};

/** Invented data that show a template as it looks in use (gallery, tests, measurements). */
export const sampleOf = <K extends TemplateId>(id: K): TemplateData[K] => SAMPLES[id];
