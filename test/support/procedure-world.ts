import { addDays, instantInGermany, type LocalDate } from '@app/kernel';
import { type Law, SHIPPED_LAW } from '@app/law';
import type { Actor } from '@app/platform';
import { CancelProcedure } from '../../libs/procedures/src/application/cancellation/cancel-procedure.usecase';
import { ChooseProcedureType } from '../../libs/procedures/src/application/choose-procedure-type.usecase';
import { DecideAward } from '../../libs/procedures/src/application/decide-award.usecase';
import { EvaluateBids } from '../../libs/procedures/src/application/evaluate-bids.usecase';
import { OpenBids } from '../../libs/procedures/src/application/open-bids.usecase';
import { PlanTimeline } from '../../libs/procedures/src/application/plan-timeline.usecase';
import { ProcedureStep } from '../../libs/procedures/src/application/procedure-step';
import { ProposeAward } from '../../libs/procedures/src/application/propose-award.usecase';
import { ReassessProcedure } from '../../libs/procedures/src/application/reassess-procedure.usecase';
import { RecordBid } from '../../libs/procedures/src/application/record-bid.usecase';
import { RecordInformationLetters } from '../../libs/procedures/src/application/record-information-letters.usecase';
import { SettleChecklist } from '../../libs/procedures/src/application/settle-checklist.usecase';
import { TransitionProcedure } from '../../libs/procedures/src/application/transition-procedure.usecase';
import { ExaminationLoader } from '../../libs/procedures/src/infrastructure/examination.loader';
import type { Dossier } from '../../libs/procedures/src/domain/dossier';
import type { Bid, Procedure } from '../../libs/procedures/src/domain/procedure';
import { dossier, lotOf, START } from './dossier';

/** The parts of a dossier that are stored; the rest (law, now, proposal) follows. */
type Stored = Omit<Dossier, 'law' | 'now' | 'today' | 'proposal'>;
type Writable<T> = { -readonly [Key in keyof T]: T[Key] };

export const PEOPLE = ['anna', 'bert', 'carla'] as const;
const GRANTS = new Map(
  ['procedure.manage', 'procedure.decide', 'procedure.confirm'].map((name) => [name, 'centre' as const]),
);
const actorOf = (personId: string): Actor => ({
  ...{ centreId: 'c', personId, name: personId, roles: ['officer'], reach: 'centre', memberIds: [] },
  ...{ grants: GRANTS, readOnly: false, requestId: 'r' },
});

/**
 * The use cases of procedures as they are, on rows in memory: a refused command leaves no trace, as in a transaction.
 * Stands in for the repositories only.
 */
export class ProcedureWorld {
  stored: Writable<Stored>;
  now = instantInGermany(START, '09:00');
  today: LocalDate = START;
  private actor = actorOf(PEOPLE[0]);
  private serial = 0;
  readonly law: Law = SHIPPED_LAW;
  private readonly cases: ReturnType<ProcedureWorld['useCases']>;

  constructor(start: Partial<Procedure>, lots: number) {
    const ids = Array.from({ length: lots }, (_, index) => `lot-${index + 1}`);
    const begin = dossier(start, { lots: ids.map((id, index) => lotOf({ id, number: index + 1 })) });
    const { law: _, now: __, today: ___, proposal: ____, ...stored } = begin;
    this.stored = stored;
    this.cases = this.useCases();
  }

  dossier(): Dossier {
    const { proposals } = this.stored;
    return { ...this.stored, proposal: proposals.at(-1) ?? null, law: this.law, now: this.now, today: this.today };
  }

  /** Runs a command as a person; false when it was refused. Anything but a refusal is thrown on. */
  async does(
    person: string,
    command: (cases: ReturnType<ProcedureWorld['useCases']>, actor: Actor) => Promise<unknown>,
  ) {
    const before = this.stored;
    this.stored = { ...before };
    this.actor = actorOf(person);
    try {
      await command(this.cases, this.actor);
      return true;
    } catch (error) {
      this.stored = before;
      if ((error as Error).constructor.name !== 'DomainError') throw error;
      return false;
    }
  }

  pass(days: number): void {
    this.today = addDays(this.today, days);
    this.now = instantInGermany(this.today, '09:00');
  }

  /** Who takes part is no rule of the machine, so no use case is asked. */
  addBidder(bidder: Omit<Dossier['bidders'][number], 'id'>): void {
    this.stored.bidders = [...this.stored.bidders, { ...bidder, id: this.id() }];
  }

  private id(): string {
    this.serial += 1;
    return `id-${String(this.serial).padStart(6, '0')}`;
  }

  private useCases() {
    const uow = {
      run: (_: Actor, work: () => Promise<unknown>) => work(),
      now: () => this.now,
      today: () => this.today,
    };
    const procedures = {
      find: () => this.stored.procedure,
      lock: () => this.stored.procedure,
      update: (_: Procedure, change: Partial<Procedure>) => {
        const { procedure } = this.stored;
        this.stored.procedure = { ...procedure, ...change, version: procedure.version + 1 };
      },
      moveLots: (ids: readonly string[], phase: Procedure['phase']) => {
        const awardedOn = phase === 'awarded' ? { awardedOn: this.today } : {};
        this.stored.lots = this.stored.lots.map((lot) =>
          ids.includes(lot.id) ? { ...lot, phase, ...awardedOn } : lot,
        );
      },
    };
    const personNow = () => ({ personId: this.actor.personId ?? '', personName: this.actor.name, at: this.now });
    const award = {
      insertOpening: () => (this.stored.openings = [...this.stored.openings, personNow()]),
      saveBid: (_: string, __: number, bid: Omit<Bid, 'id'>) => {
        const others = this.stored.bids.filter((one) => one.lotId !== bid.lotId || one.bidderId !== bid.bidderId);
        const id = this.id();
        this.stored.bids = [...others, { ...bid, id }];
        return id;
      },
      saveEvaluation: (_: string, lotId: string, ranking: Dossier['evaluations'][number]['ranking']) => {
        const others = this.stored.evaluations.filter((one) => one.lotId !== lotId);
        this.stored.evaluations = [...others, { lotId, ranking, ...personNow() }];
      },
      clearEvaluations: (ids: readonly string[]) =>
        (this.stored.evaluations = this.stored.evaluations.filter(({ lotId }) => !ids.includes(lotId))),
      insertProposal: (_: string, lots: Dossier['proposals'][number]['lots'], reason: string) => {
        this.stored.proposals = [...this.stored.proposals, { id: this.id(), lots, reason, ...personNow() }];
      },
      withdrawProposal: (id: string) => {
        this.stored.proposals = this.stored.proposals.filter((one) => one.id !== id);
        this.stored.decisions = this.stored.decisions.filter(({ proposalId }) => proposalId !== id);
      },
      insertLetter: (_: string, letter: Omit<Dossier['letters'][number], 'id' | 'personName' | 'at'>) => {
        this.stored.letters = [...this.stored.letters, { ...letter, id: this.id(), ...personNow() }];
      },
      insertDecision: (_: string, proposalId: string, role: string) => {
        this.stored.decisions = [...this.stored.decisions, { proposalId, role, ...personNow() }];
      },
    };
    const checks = {
      saveMark: (_: string, mark: Omit<Dossier['marks'][number], 'by' | 'at'>) => {
        const others = this.stored.marks.filter(({ itemId, lotId }) => itemId !== mark.itemId || lotId !== mark.lotId);
        this.stored.marks = [...others, { ...mark, by: this.actor.name, at: this.now }];
      },
      ask: (_: string, kind: Dossier['confirmations'][number]['kind'], subject: string, text: string) => {
        const asked = { askedById: this.actor.personId ?? '', askedBy: this.actor.name, askedAt: this.now };
        const open = { decision: null, decidedBy: null, decidedAt: null, comment: null };
        this.stored.confirmations = [
          ...this.stored.confirmations,
          { id: this.id(), kind, subject, text, ...asked, ...open },
        ];
      },
      decide: (id: string, decision: 'agreed' | 'refused', comment: string | null) => {
        const decided = { decision, comment, decidedBy: this.actor.name, decidedAt: this.now };
        this.stored.confirmations = this.stored.confirmations.map((one) =>
          one.id === id ? { ...one, ...decided } : one,
        );
      },
    };
    const cancellations = {
      insert: (_: string, asked: Omit<Dossier['cancellations'][number], 'id' | 'personName' | 'at'>) => {
        const id = this.id();
        this.stored.cancellations = [...this.stored.cancellations, { ...asked, id, ...personNow() }];
        return id;
      },
    };
    // No criteria of its own: the price alone decides, nothing is examined by hand.
    const none = () => [];
    const examination = {
      ...{ plans: none, findings: none, evaluators: none, sheets: none, consensus: none, evaluations: none },
      insertEvaluation: () => undefined,
    };
    const dossiers = { read: () => this.dossier(), lock: () => this.dossier() };
    const record = { add: () => undefined };
    const nothing = { record: () => undefined, publish: () => undefined };
    const make = <T>(useCase: new (...parts: never[]) => T, ...parts: unknown[]): T =>
      new useCase(...(parts as never[]));
    const step = make(ProcedureStep, uow, nothing, dossiers, procedures, record);
    const files = make(ExaminationLoader, examination, { of: none });
    const law = { current: () => this.law };
    const cancel = make(CancelProcedure, step, cancellations, checks, award);
    return {
      chooseType: make(ChooseProcedureType, step, checks),
      reassess: make(ReassessProcedure, step),
      timeline: make(PlanTimeline, uow, procedures, law, step),
      transition: make(TransitionProcedure, step, award),
      cancel,
      // No running deadline is extended here.
      settle: make(SettleChecklist, step, checks, { names: () => new Map() }, nothing, cancel),
      // Nothing lies in the vault: bids are recorded after the opening.
      open: make(OpenBids, step, award, { attest: () => [] }),
      bids: make(RecordBid, uow, step, dossiers, award),
      evaluate: make(EvaluateBids, step, award, files, examination),
      propose: make(ProposeAward, step, award),
      // No letters are written here: their dispatch is told.
      inform: make(RecordInformationLetters, step, award, files, { of: none }),
      award: make(DecideAward, step, award, nothing),
    };
  }
}
