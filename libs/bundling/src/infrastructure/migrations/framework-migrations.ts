import { FrameworkPrices1760000018641 } from './framework-prices.migration';
import { FrameworkProposals1760000018643 } from './framework-proposals.migration';
import { FrameworkQuotas1760000018644 } from './framework-quotas.migration';
import { FrameworkRestComputed1760000018640 } from './framework-rest-computed.migration';
import { FrameworkTerms1760000018645 } from './framework-terms.migration';
import { FrameworkWatch1760000018642 } from './framework-watch.migration';

/** What came to the framework agreements after the first tables, in order. */
export const FRAMEWORK_MIGRATIONS = [
  FrameworkRestComputed1760000018640,
  FrameworkPrices1760000018641,
  FrameworkWatch1760000018642,
  FrameworkProposals1760000018643,
  FrameworkQuotas1760000018644,
  FrameworkTerms1760000018645,
];
