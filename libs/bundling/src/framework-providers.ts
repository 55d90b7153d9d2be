import { AgreeTerms } from './application/agree-terms.usecase';
import { FrameworkChangeLaw } from './application/framework-change-law';
import { FrameworkContribution } from './application/framework.contribution';
import { MemberQuotas } from './application/member-quotas.usecase';
import { ProposeChange } from './application/propose-change.usecase';
import { WatchFrameworks } from './application/watch-frameworks.usecase';
import { FrameworkMaximumRepository } from './infrastructure/framework-maximum.repository';
import { FrameworkPriceRepository } from './infrastructure/framework-price.repository';
import { FrameworkProposalRepository } from './infrastructure/framework-proposal.repository';
import { FrameworkTermsRepository } from './infrastructure/framework-terms.repository';
import { FrameworkWatchRepository } from './infrastructure/framework-watch.repository';
import { MemberQuotaRepository } from './infrastructure/member-quota.repository';

/** Running agreements: their watch, prices and changes. */
export const FRAMEWORK_PROVIDERS = [
  AgreeTerms,
  FrameworkChangeLaw,
  FrameworkMaximumRepository,
  FrameworkPriceRepository,
  FrameworkProposalRepository,
  FrameworkTermsRepository,
  FrameworkWatchRepository,
  MemberQuotaRepository,
  MemberQuotas,
  ProposeChange,
  WatchFrameworks,
];
/** What nobody outside of the room asks for. */
export const FRAMEWORK_REGISTRATIONS = [FrameworkContribution];
