import { AuditExtracts } from '@app/audit/contract';
import {
  conflict,
  dayInGermany,
  addDays,
  formatMoney,
  formatUnitPrice,
  instantInGermany,
  parseMoney,
  parseQuantity,
} from '@app/kernel';
import { AuditTrail, UnitOfWork } from '@app/platform';
import { Injectable } from '@nestjs/common';
import { type TrainingProcedure, TrainingProcedures } from '../../contract';
import { typeConfirmed } from '../../domain/conditions';
import { currentLetter, type Dossier, goingLots } from '../../domain/dossier';
import type { NewBid } from '../../domain/new-bid';
import { isClosed, pathOf, PHASE_NAMES } from '../../domain/phase';
import type { Bidder, Lot } from '../../domain/procedure';
import { DossierLoader } from '../../infrastructure/dossier.loader';
import { SealedBidRepository } from '../../infrastructure/sealed-bid.repository';
import { EXPORTED } from '../archive/archive-contents';
import { SealBid } from '../vault/seal-bid.usecase';

/** Who bids in a training where nobody was invited. */
const COMPANIES: readonly Omit<Bidder, 'id'>[] = [
  {
    name: 'Musterwerk GmbH',
    street: 'Werkstraße 1',
    postcode: '64501',
    city: 'Beispieldorf',
    email: 'angebot@musterwerk.invalid',
  },
  {
    name: 'Beispiel & Söhne OHG',
    street: 'Hofweg 12',
    postcode: '64500',
    city: 'Musterstadt',
    email: 'angebot@beispiel.invalid',
  },
  {
    name: 'Probehandel KG',
    street: 'Am Ring 7',
    postcode: '64502',
    city: 'Übungshausen',
    email: 'angebot@probe.invalid',
  },
];
/** Thousandths of the estimate; close enough to each other that no price is unusually low. */
const SHARES = [1015n, 968n, 987n, 1042n, 975n] as const;
const MORNING = '09:00';
/** The first tier begins here, so that the price holds for every quantity. */
const SMALLEST = '0.0001';

@Injectable()
export class TrainingProceduresOfCentre extends TrainingProcedures {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly audit: AuditTrail,
    private readonly trail: AuditExtracts,
    private readonly dossiers: DossierLoader,
    private readonly sealed: SealedBidRepository,
    private readonly sealBid: SealBid,
  ) {
    super();
  }

  async all(): Promise<readonly TrainingProcedure[]> {
    const rows = await this.uow.query<{ id: string }>('select id from procedures.procedure order by created_at, id');
    const procedures: TrainingProcedure[] = [];
    for (const { id } of rows) procedures.push(await this.one(id));
    return procedures;
  }

  private async one(id: string): Promise<TrainingProcedure> {
    const dossier = await this.dossiers.read(id);
    const { procedure, openings, decisions, now } = dossier;
    const { title, fileNumber, regime, nature, procedureType, phase, tenderDeadline } = procedure;
    const path = pathOf(procedure);
    const trail = await this.trail.of([id], []);
    return {
      ...{ id, title, fileNumber, regime, nature, procedureType, path, phaseName: PHASE_NAMES[phase] },
      reached: path.slice(0, path.indexOf(phase) + 1),
      closed: isClosed(phase),
      typeConfirmed: typeConfirmed(dossier).met,
      timelineSet: procedure.timeline !== null,
      sealedBids: (await this.sealed.receipts(id)).length,
      openings: openings.length,
      decisions: decisions.length,
      deadlinePassed: tenderDeadline !== null && tenderDeadline < now,
      archived: trail.some(({ action }) => action === EXPORTED),
      waitsFor: waitsFor(dossier),
    };
  }

  async handInBids(procedureId: string): Promise<number> {
    const row = await this.uow.first<{ training: boolean }>('select platform.is_training() as training');
    if (!row?.training) throw conflict('no-training', 'Erfundene Angebote gibt es nur in einer Übung.');
    const dossier = await this.dossiers.read(procedureId);
    const { tenderDeadline, fileNumber } = dossier.procedure;
    if (tenderDeadline !== null && tenderDeadline < dossier.now)
      throw conflict('deadline-passed', 'Die Angebotsfrist ist schon abgelaufen; es käme jedes Angebot zu spät.');
    const bidders = dossier.bidders.length > 0 ? dossier.bidders : COMPANIES;
    for (const [place, bidder] of bidders.entries()) {
      for (const lot of goingLots(dossier)) {
        await this.sealBid.run(this.uow.actor, procedureId, {
          ...{ bidder, lotId: lot.id, channel: 'portal', replaces: null, remarks: null, file: null },
          ...{ discountPercent: null, variants: 0, bid: bidFor(lot, place), bytes: new Uint8Array() },
        });
      }
    }
    const count = (await this.sealed.receipts(procedureId)).length;
    this.audit.record({
      action: 'exercise.bids-simulated',
      subject: { type: 'procedure', id: procedureId, label: fileNumber },
      after: { bids: count },
    });
    return count;
  }
}

/** Another company is the cheapest in every lot. */
function bidFor({ number, estimatedValue, positions }: Lot, place: number): NewBid {
  const share = SHARES[(place + number - 1) % SHARES.length] ?? 1000n;
  const total = (parseMoney(estimatedValue) * share) / 1000n;
  if (positions.length === 0) return { positions: [], total: formatMoney(total) };
  const quantity = positions.reduce((sum, one) => sum + parseQuantity(one.quantity), 0n);
  const unitPrice = formatUnitPrice((total * 1_000_000n) / (quantity > 0n ? quantity : 1n) || 1n);
  const tiers = [{ fromQuantity: SMALLEST, unitPrice }];
  return { positions: positions.map(({ articleNumber }) => ({ articleNumber, tiers })) };
}

/** The moment from which the next step is possible. */
function waitsFor(dossier: Dossier): TrainingProcedure['waitsFor'] {
  const { procedure, now, today } = dossier;
  const { phase, noticeDispatchedOn, tenderDeadline, timeline } = procedure;
  const morning = (day: string): Date => instantInGermany(day, MORNING);
  const ahead = (at: Date, what: string): TrainingProcedure['waitsFor'] => (at > now ? { at, what } : null);
  if (phase === 'prepared' && noticeDispatchedOn !== null && noticeDispatchedOn > today)
    return ahead(morning(noticeDispatchedOn), 'Tag der Absendung');
  const participation = timeline?.steps.find(({ id }) => id === 'participation-end')?.planned;
  if (phase === 'participation' && participation !== undefined)
    return ahead(morning(addDays(participation, 1)), 'Ende der Teilnahmefrist');
  if (phase === 'bidding' && tenderDeadline !== null)
    return ahead(morning(addDays(dayInGermany(tenderDeadline), 1)), 'Ende der Angebotsfrist');
  const standstill = phase === 'standstill' ? currentLetter(dossier)?.standstill : undefined;
  return standstill ? ahead(morning(standstill.safeDay), 'Ende der Wartefrist') : null;
}
