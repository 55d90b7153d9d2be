import { DomainError, type FieldError, formatQuantity, invalid, notFound, type RejectedRecord } from '@app/kernel';
import { type CostCentre, Directory, isValidOn, type Member } from '@app/organisation/contract';
import { AuditTrail, readCsv, requirePermission, UnitOfWork } from '@app/platform';
import { Injectable } from '@nestjs/common';
import { type CheckedDemand, demandCheck, type DemandFacts, importDemand } from '../domain/demand-import';
import { lateReasonFor } from '../domain/reporting-window';
import { ArticleRepository } from '../infrastructure/article.repository';
import { DemandLineRepository, type NewDemandLine } from '../infrastructure/demand-line.repository';
import { type Round, RoundRepository } from '../infrastructure/round.repository';
import { FillQuestionnaire } from './fill-questionnaire.usecase';

export type ImportMode = 'check' | 'good-lines' | 'all-or-nothing';
export interface ImportResult {
  readonly accepted: number;
  readonly rejected: readonly RejectedRecord[];
  readonly stored: number;
}

/** A line as the page sends it: the quantity is a decimal string with a point; without unit the article's own is meant. */
export interface PageDemand {
  readonly costCentre: string;
  readonly articleNumber: string;
  readonly quantity: string;
  readonly unit?: string;
  readonly note?: string;
}

/** For which member, and why late. `member` is a slug; a person of one member need not name it. */
export interface ReportFor {
  readonly member?: string;
  readonly reason?: string;
}

interface Report {
  readonly round: Round;
  readonly member: Member;
  readonly lateReason: string | null;
  readonly facts: DemandFacts;
  readonly costCentres: readonly CostCentre[];
}

const FIELDS: Readonly<Record<string, string>> = {
  Kostenstelle: 'costCentre',
  Artikelnummer: 'articleNumber',
  Menge: 'quantity',
  Einheit: 'unit',
  Bemerkung: 'note',
};

/** A member, or the centre for it, reports quantities per cost centre and article. */
@Injectable()
export class ReportDemand {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly rounds: RoundRepository,
    private readonly lines: DemandLineRepository,
    private readonly articles: ArticleRepository,
    private readonly directory: Directory,
    private readonly audit: AuditTrail,
    private readonly questionnaire: FillQuestionnaire,
  ) {}

  /**
   * Reads a member's CSV file. `check` stores nothing; `good-lines` leaves the bad ones out; `all-or-nothing` refuses a file
   * with a bad record (`unprocessable`, with the same list). The lines are added to those there are, or replace them.
   */
  async importCsv(
    roundId: string,
    report: ReportFor,
    bytes: Uint8Array,
    mode: ImportMode,
    replace: boolean,
  ): Promise<ImportResult> {
    const begun = await this.begin(roundId, report);
    const { accepted, rejected } = importDemand(readCsv(bytes), begun.facts);
    if (mode === 'check') return { accepted: accepted.length, rejected, stored: 0 };
    if (mode === 'all-or-nothing' && rejected.length > 0) throw badFile(accepted.length, rejected);
    const replaced = replace ? await this.lines.removeAll(roundId, begun.member.id) : 0;
    await this.store(begun, accepted, 'csv', { replaced, rejected: rejected.length });
    return { accepted: accepted.length, rejected, stored: accepted.length };
  }

  /** Adds lines from the page, all or none. Returns their ids. */
  async add(roundId: string, report: ReportFor, demands: readonly PageDemand[]): Promise<readonly string[]> {
    const begun = await this.begin(roundId, report);
    const errors: FieldError[] = [];
    const checked = demands.map((demand, index) => this.check(begun.facts, demand, `/lines/${index}`, errors));
    refuse(errors);
    return this.store(begun, checked, 'page', {});
  }

  /** Throws `stale` when the line was changed meanwhile. */
  async change(roundId: string, lineId: string, version: number, demand: PageDemand, reason?: string): Promise<void> {
    const before = await this.lineOf(roundId, lineId);
    const begun = await this.beginFor(roundId, await this.directory.memberById(before.memberId), reason);
    const errors: FieldError[] = [];
    const checked = this.check(begun.facts, demand, '', errors);
    refuse(errors);
    const line = toLine(checked, begun);
    if ((await this.lines.update(lineId, version, line)) === 0) {
      const now = await this.lines.find(roundId, lineId);
      if (!now) throw notFound('Diese Bedarfsmeldung');
      throw new DomainError(
        'stale',
        'stale',
        `${now.reportedByName} hat diese Bedarfsmeldung inzwischen geändert.`,
        [],
        { version: now.version },
      );
    }
    this.audit.record({
      action: 'demand-line.changed',
      subject: { type: 'demand-line', id: lineId, label: before.articleNumber },
      memberId: before.memberId,
      before: {
        articleNumber: before.articleNumber,
        costCentreId: before.costCentreId,
        quantity: before.quantity,
        note: before.note,
      },
      after: { ...line, quantity: formatQuantity(line.quantity) },
    });
  }

  async remove(roundId: string, lineId: string, reason?: string): Promise<void> {
    const line = await this.lineOf(roundId, lineId);
    await this.beginFor(roundId, await this.directory.memberById(line.memberId), reason);
    if ((await this.lines.remove(lineId)) === 0) throw notFound('Diese Bedarfsmeldung');
    if (!(await this.lines.has(roundId, line.memberId))) await this.rounds.markAnswered(roundId, line.memberId, false);
    this.audit.record({
      action: 'demand-line.removed',
      subject: { type: 'demand-line', id: lineId, label: line.articleNumber },
      memberId: line.memberId,
      before: { articleNumber: line.articleNumber, costCentreId: line.costCentreId, quantity: line.quantity },
    });
  }

  /** The member says that it is done, also without any demand. */
  async answer(roundId: string, report: ReportFor): Promise<void> {
    const { round, member } = await this.begin(roundId, report);
    await this.questionnaire.requireComplete(roundId, member.id);
    await this.rounds.markAnswered(roundId, member.id, true);
    this.audit.record({
      action: 'demand-round.answered',
      subject: { type: 'demand-round', id: roundId, label: round.number },
      memberId: member.id,
    });
  }

  private async begin(roundId: string, { member, reason }: ReportFor): Promise<Report> {
    return this.beginFor(roundId, await this.memberOf(member), reason);
  }

  private async beginFor(roundId: string, member: Member, reason: string | undefined): Promise<Report> {
    const { actor } = this.uow;
    requirePermission(actor, 'demand.report', member.id);
    await this.rounds.hold(roundId, 'shared');
    const round = await this.rounds.find(roundId);
    if (!round) throw notFound('Diese Bedarfsabfrage');
    const asked = (await this.rounds.members([roundId])).some(({ memberId }) => memberId === member.id);
    if (!asked)
      throw invalid('not-asked', `${member.name} nimmt an dieser Bedarfsabfrage nicht teil.`, [
        { pointer: '/member', message: 'Nicht beteiligt.' },
      ]);
    const day = this.uow.today();
    const lateReason = lateReasonFor(round, day, { centre: actor.reach !== 'member', reason });
    const costCentres = await this.directory.costCentres(member.id);
    const facts = {
      articles: await this.articles.all(),
      costCentres,
      productGroups: new Set(round.productGroups),
      leftOut: new Set(round.leftOut),
      day,
    };
    return { round, member, lateReason, facts, costCentres };
  }

  private async memberOf(slug: string | undefined): Promise<Member> {
    if (slug !== undefined) return this.directory.memberBySlug(slug);
    const [own, ...others] = this.uow.actor.memberIds;
    if (own !== undefined && others.length === 0) return this.directory.memberById(own);
    throw invalid('member-missing', 'Für welche Mitgliedskommune wird gemeldet?', [
      { pointer: '/member', message: 'Die Mitgliedskommune fehlt.' },
    ]);
  }

  private async lineOf(roundId: string, lineId: string) {
    const line = await this.lines.find(roundId, lineId);
    if (!line) throw notFound('Diese Bedarfsmeldung');
    return line;
  }

  private check(facts: DemandFacts, demand: PageDemand, at: string, errors: FieldError[]): CheckedDemand {
    const { demand: checked, findings } = demandCheck(facts)({
      costCentre: demand.costCentre.trim(),
      articleNumber: demand.articleNumber.trim(),
      quantity: demand.quantity.trim().replace('.', ','),
      unit: demand.unit?.trim() ?? facts.articles.get(demand.articleNumber.trim())?.unit ?? '',
      note: demand.note?.trim() ?? '',
    });
    for (const { field, message } of findings) errors.push({ pointer: `${at}/${FIELDS[field] ?? field}`, message });
    return checked;
  }

  private async store(
    report: Report,
    checked: readonly CheckedDemand[],
    source: 'page' | 'csv',
    more: object,
  ): Promise<readonly string[]> {
    const { round, member, lateReason } = report;
    const lines = checked.map((demand) => toLine(demand, report));
    const ids = await this.lines.insert(lines, { roundId: round.id, memberId: member.id, source, lateReason });
    if (ids.length > 0) await this.rounds.markAnswered(round.id, member.id, true);
    this.audit.record({
      action: 'demand.reported',
      subject: { type: 'demand-round', id: round.id, label: round.number },
      memberId: member.id,
      after: { source, lines: ids.length, lateReason, ...more },
    });
    return ids;
  }
}

function toLine(demand: CheckedDemand, { costCentres, facts }: Report): NewDemandLine {
  const costCentre = costCentres.find((each) => each.number === demand.costCentre && isValidOn(each, facts.day));
  if (!costCentre) throw notFound(`Die Kostenstelle „${demand.costCentre}“`);
  const { articleNumber, unit, quantity, note } = demand;
  return { costCentreId: costCentre.id, articleNumber, unit, quantity, note };
}

function refuse(errors: readonly FieldError[]): void {
  if (errors.length === 0) return;
  throw invalid(
    'demand',
    errors.length === 1 ? 'Eine Angabe ist nicht richtig.' : `${errors.length} Angaben sind nicht richtig.`,
    errors,
  );
}

function badFile(accepted: number, rejected: readonly RejectedRecord[]): DomainError {
  const count = rejected.length === 1 ? 'Ein Datensatz ist' : `${rejected.length} Datensätze sind`;
  return new DomainError(
    'unprocessable',
    'demand-import',
    `${count} fehlerhaft. Es wurde nichts übernommen.`,
    rejected.map(({ record, field, message }) => ({ pointer: `/${record}/${field}`, message })),
    { accepted, rejected, stored: 0 },
  );
}
