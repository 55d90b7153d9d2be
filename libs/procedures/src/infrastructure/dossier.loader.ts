import { CentreLaw } from '@app/compass/contract';
import { UnitOfWork } from '@app/platform';
import { Injectable } from '@nestjs/common';
import type { Dossier } from '../domain/dossier';
import { suspensionBy } from '../domain/review/review-proceedings';
import type { Procedure } from '../domain/procedure';
import { BodyRepository } from './award/body.repository';
import { AwardRepository } from './award.repository';
import { CancellationRepository } from './cancellation.repository';
import { CheckRepository } from './check.repository';
import { DateRepository } from './dates/date.repository';
import { ReviewRepository } from './review.repository';
import { ExaminationRepository } from './examination.repository';
import { ProcedureRepository } from './procedure.repository';
import { RecordTextRepository } from './record-text.repository';
import { BidVault } from './vault/bid-vault';

/** Reads everything a rule may ask of one procedure. */
@Injectable()
export class DossierLoader {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly procedures: ProcedureRepository,
    private readonly award: AwardRepository,
    private readonly checks: CheckRepository,
    private readonly examination: ExaminationRepository,
    private readonly texts: RecordTextRepository,
    private readonly vault: BidVault,
    private readonly reviews: ReviewRepository,
    private readonly dates: DateRepository,
    private readonly cancellationRows: CancellationRepository,
    private readonly bodies: BodyRepository,
    private readonly law: CentreLaw,
  ) {}

  /** Throws `not-found`. */
  async read(id: string): Promise<Dossier> {
    return this.of(await this.procedures.find(id));
  }

  /** As `read`, but holds the procedure until the end of the transaction. */
  async lock(id: string): Promise<Dossier> {
    return this.of(await this.procedures.lock(id));
  }

  private async of(procedure: Procedure): Promise<Dossier> {
    const { id, round } = procedure;
    const proposals = await this.award.proposals(id);
    const lots = await this.procedures.lots(id);
    // Asked only where something is suspended, which is rare.
    const reviews = procedure.suspendedOn === null ? [] : await this.reviews.reviews(id);
    const confirmations = await this.checks.confirmations(id);
    const buyerIds = await this.procedures.buyerIds(id);
    const standing = new Set(proposals.map((proposal) => proposal.id));
    return {
      law: await this.law.current(),
      procedure,
      lots,
      bidders: await this.procedures.bidders(id),
      bids: await this.award.bids(id, round),
      openings: await this.award.openings(id, round),
      peopleToOpen: await this.vault.peopleNeeded(procedure),
      evaluations: await this.award.evaluations(id),
      proposals,
      proposal: proposals.at(-1) ?? null,
      letters: await this.award.letters(id),
      buyerIds,
      bodyRules: (await this.bodies.rules()).filter(({ memberId }) => buyerIds.includes(memberId)),
      bodyDecisions: await this.bodies.decisions(id),
      waivers: await this.bodies.waivers(id),
      decisions: (await this.award.decisions(id)).filter(({ proposalId }) => standing.has(proposalId)),
      marks: await this.checks.marks(id),
      confirmations,
      cancellations: confirmations.some(({ kind }) => kind === 'cancellation')
        ? await this.cancellationRows.all(id)
        : [],
      spared: suspensionBy(reviews, procedure.regime, lots).spared,
      extensions: await this.dates.extensions(id),
      rounds: await this.dates.rounds(id),
      record: {
        texts: await this.texts.texts(id),
        findings: await this.examination.findings(id),
        plans: await this.examination.plans(id),
      },
      now: this.uow.now(),
      today: this.uow.today(),
    };
  }
}
