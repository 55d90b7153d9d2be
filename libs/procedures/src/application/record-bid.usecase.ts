import { DomainError, germanMoney, invalid, notFound, parseMoney, type RejectedRecord } from '@app/kernel';
import { type Actor, readCsv, requirePermission, UnitOfWork } from '@app/platform';
import { Injectable } from '@nestjs/common';
import { deadlinePassed, openedByTwo } from '../domain/conditions';
import { isInvited } from '../domain/dates/bid-round';
import type { Dossier } from '../domain/dossier';
import { requestedPositions } from '../domain/evaluation';
import { keptPositions, type NewBid, priceNewBid } from '../domain/new-bid';
import { PHASE_NAMES } from '../domain/phase';
import { importPriceSheet } from '../domain/price-sheet';
import type { Bidder, Lot } from '../domain/procedure';
import { AwardRepository } from '../infrastructure/award.repository';
import { DossierLoader } from '../infrastructure/dossier.loader';
import { ProcedureStep, refuseUnmet } from './procedure-step';

export interface BidTarget {
  readonly bidderId: string;
  readonly lotId: string;
  readonly receivedAt: Date | null;
}
export interface RecordedBid {
  readonly id: string;
  readonly total: string;
  readonly missing: readonly string[];
}
export interface ImportReport {
  readonly accepted: number;
  readonly rejected: readonly RejectedRecord[];
  readonly total: string;
  readonly missing: readonly string[];
}

/** Records bids, typed in or from a price sheet, only after two people have opened them. */
@Injectable()
export class RecordBid {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly step: ProcedureStep,
    private readonly dossiers: DossierLoader,
    private readonly award: AwardRepository,
  ) {}

  async run(actor: Actor, procedureId: string, target: BidTarget, bid: NewBid): Promise<RecordedBid> {
    return this.step.run(actor, 'procedure.manage', procedureId, undefined, async (dossier) => {
      requireOpened(dossier);
      const { lot, bidder } = targetOf(dossier, target);
      refuseFuture(dossier, target);
      const priced = priceNewBid(lot, bid);
      const before = dossier.bids.find(({ lotId, bidderId }) => lotId === lot.id && bidderId === bidder.id);
      if (!before && dossier.peopleToOpen === 1) refuseOutside(dossier);
      const id = await this.award.saveBid(procedureId, dossier.procedure.round, { ...target, ...priced });
      const sum = germanMoney(parseMoney(priced.total));
      return {
        id,
        total: priced.total,
        missing: priced.missing,
        action: before ? 'bid-corrected' : 'bid-recorded',
        change: {},
        lastChange: `Angebot von „${bidder.name}“ ${before ? 'berichtigt' : 'erfasst'}`,
        entries: [
          {
            text: `Angebot von ${bidder.name} für Los ${lot.number} ${before ? 'berichtigt' : 'erfasst'}: ${sum} netto.`,
          },
        ],
        before: before && { total: before.total },
        after: { bidder: bidder.name, lot: lot.number, total: priced.total },
      };
    });
  }

  /** Reads a price sheet: `check` stores nothing, `apply` stores it only when no record is bad. */
  async import(
    actor: Actor,
    procedureId: string,
    target: BidTarget,
    bytes: Uint8Array,
    mode: 'check' | 'apply',
  ): Promise<ImportReport> {
    return this.uow.run(actor, async () => {
      requirePermission(actor, 'procedure.manage');
      const dossier = await this.dossiers.read(procedureId);
      requireOpened(dossier);
      const { lot } = targetOf(dossier, target);
      const sheet = importPriceSheet(readCsv(bytes), requestedPositions(lot));
      const positions = keptPositions(sheet.positions);
      const { total, missing } = priceNewBid(lot, { positions });
      const report = {
        accepted: sheet.positions.reduce((sum, { tiers }) => sum + tiers.length, 0),
        rejected: sheet.rejected,
        total,
        missing,
      };
      if (mode === 'check') return report;
      if (sheet.rejected.length > 0) {
        throw new DomainError(
          'unprocessable',
          'price-sheet',
          `Das Preisblatt hat ${sheet.rejected.length} fehlerhafte Zeilen; es wurde nichts gespeichert.`,
          [],
          { ...report },
        );
      }
      await this.run(actor, procedureId, target, { positions });
      return report;
    });
  }
}

/** Throws `conflict` while the bids are still closed. */
export function requireOpened(dossier: Dossier): void {
  const { phase, procedureType } = dossier.procedure;
  // A direct order compares offers; nothing is sealed there.
  if (phase === 'opening' || (phase === 'bidding' && procedureType === 'direct')) return;
  const unmet = [deadlinePassed(dossier), openedByTwo(dossier)].filter(({ met }) => !met);
  refuseUnmet(
    'bids-not-open',
    unmet.length > 0
      ? 'Angebote werden erst nach der Öffnung erfasst; es wurde nichts gespeichert.'
      : `In der Phase „${PHASE_NAMES[phase]}“ werden keine Angebote mehr erfasst.`,
    unmet,
  );
}

/** One person opened because every bid lay in the vault: another one from elsewhere would make that untrue. */
function refuseOutside(dossier: Dossier): never {
  refuseUnmet(
    'bid-outside-vault',
    'Die Angebote wurden von einer Person geöffnet, weil alle verschlossen in diesem Programm lagen. Ein weiteres Angebot wird nur als verspäteter Eingang angenommen.',
    [openedByTwo(dossier)],
  );
}

function refuseFuture({ now }: Dossier, { receivedAt }: BidTarget): void {
  if (receivedAt === null || receivedAt <= now) return;
  throw invalid('validation', 'Eine Angabe ist nicht richtig.', [
    { pointer: '/receivedAt', message: 'Der Eingang kann nicht in der Zukunft liegen.' },
  ]);
}

/** Throws `not-found`, and `conflict` where no bid may be entered. */
export function targetOf(dossier: Dossier, { lotId, bidderId }: BidTarget): { lot: Lot; bidder: Bidder } {
  const { lots, bidders, procedure } = dossier;
  const lot = lots.find(({ id }) => id === lotId);
  const bidder = bidders.find(({ id }) => id === bidderId);
  if (!lot) throw notFound('Dieses Los des Verfahrens');
  // A lot may have gone back alone: the bids of those that are further on, or cancelled, stay as they are.
  if (lot.phase !== procedure.phase) {
    refuseUnmet('bids-not-open', `Für Los ${lot.number} werden keine Angebote erfasst.`, [
      {
        pointer: '/lotId',
        sentence: `Das Los steht in der Phase „${PHASE_NAMES[lot.phase]}“.`,
        paragraph: null,
      },
    ]);
  }
  if (!bidder) throw notFound('Diesen Bieter des Verfahrens');
  if (!isInvited(dossier, bidderId)) {
    refuseUnmet('bidder-not-invited', `${bidder.name} ist zu Runde ${procedure.round} nicht eingeladen.`, []);
  }
  return { lot, bidder };
}
