import {
  type CsvEncoding,
  type CsvTable,
  decodeCsv,
  DomainError,
  type FieldError,
  type Finding,
  formatQuantity,
  invalid,
  notFound,
  type RejectedRecord,
} from '@app/kernel';
import { Directory, isValidOn } from '@app/organisation/contract';
import { AuditTrail, isZip, Outbox, readCsv, readXlsx } from '@app/platform';
import { Injectable } from '@nestjs/common';
import { DEMAND_REPORTED, type DemandReportedV1 } from '../contract/events';
import {
  type CheckedDemand,
  demandCheck,
  type DemandFacts,
  type ImportHint,
  importDemand,
} from '../domain/demand-import';
import { DemandLineRepository, type NewDemandLine } from '../infrastructure/demand-line.repository';
import { RoundRepository } from '../infrastructure/round.repository';
import { FillQuestionnaire } from './fill-questionnaire.usecase';
import { type Report, type ReportFor, ReportingDesk } from './reporting-desk';

export type ImportMode = 'check' | 'good-lines' | 'all-or-nothing';
export interface ImportResult {
  readonly accepted: number;
  readonly rejected: readonly RejectedRecord[];
  readonly stored: number;
  /** How values were understood that could be meant otherwise. */
  readonly hints: readonly ImportHint[];
  /** Lines of the prefilled template that nobody filled in. */
  readonly untouched: number;
  readonly readAs: CsvEncoding | 'XLSX';
}

/** A line as the page sends it: the quantity is a decimal string with a point; without unit the article's own is meant. */
export interface PageDemand {
  readonly costCentre: string;
  readonly articleNumber: string;
  readonly quantity: string;
  readonly unit?: string;
  readonly note?: string;
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
    private readonly desk: ReportingDesk,
    private readonly rounds: RoundRepository,
    private readonly lines: DemandLineRepository,
    private readonly directory: Directory,
    private readonly audit: AuditTrail,
    private readonly questionnaire: FillQuestionnaire,
    private readonly outbox: Outbox,
  ) {}

  /**
   * Reads a member's file, CSV or XLSX. `check` stores nothing; `good-lines` leaves the bad ones out; `all-or-nothing` refuses a file
   * with a bad record (`unprocessable`, with the same list). The lines are added to those there are, or replace them.
   */
  async importFile(
    roundId: string,
    report: ReportFor,
    bytes: Uint8Array,
    mode: ImportMode,
    replace: boolean,
  ): Promise<ImportResult> {
    const begun = await this.desk.begin(roundId, report);
    const { table, faults, readAs } = await readFile(bytes);
    const { accepted, rejected, hints, untouched } = importDemand(table, begun.facts, faults);
    const found = { accepted: accepted.length, rejected, hints, untouched, readAs };
    if (mode === 'check') return { ...found, stored: 0 };
    if (mode === 'all-or-nothing' && rejected.length > 0) throw badFile(accepted.length, rejected);
    const replaced = replace ? await this.lines.removeAll(roundId, begun.member.id) : 0;
    await this.store(begun, accepted, 'csv', { replaced, rejected: rejected.length, readAs });
    return { ...found, stored: accepted.length };
  }

  /** Adds lines from the page, all or none. Returns their ids. */
  async add(roundId: string, report: ReportFor, demands: readonly PageDemand[]): Promise<readonly string[]> {
    const begun = await this.desk.begin(roundId, report);
    const errors: FieldError[] = [];
    const checked = demands.map((demand, index) => this.check(begun.facts, demand, `/lines/${index}`, errors));
    refuse(errors);
    return this.store(begun, checked, 'page', {});
  }

  /** Throws `stale` when the line was changed meanwhile. */
  async change(roundId: string, lineId: string, version: number, demand: PageDemand, reason?: string): Promise<void> {
    const before = await this.lineOf(roundId, lineId);
    const begun = await this.desk.beginFor(roundId, await this.directory.memberById(before.memberId), reason);
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
    await this.tell(roundId);
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
    await this.desk.beginFor(roundId, await this.directory.memberById(line.memberId), reason);
    if ((await this.lines.remove(lineId)) === 0) throw notFound('Diese Bedarfsmeldung');
    if (!(await this.lines.has(roundId, line.memberId))) await this.rounds.markAnswered(roundId, line.memberId, false);
    await this.tell(roundId);
    this.audit.record({
      action: 'demand-line.removed',
      subject: { type: 'demand-line', id: lineId, label: line.articleNumber },
      memberId: line.memberId,
      before: { articleNumber: line.articleNumber, costCentreId: line.costCentreId, quantity: line.quantity },
    });
  }

  /** The member says that it is done, also without any demand. */
  async answer(roundId: string, report: ReportFor): Promise<void> {
    const { round, member } = await this.desk.begin(roundId, report);
    await this.questionnaire.requireComplete(roundId, member.id);
    await this.rounds.markAnswered(roundId, member.id, true);
    this.audit.record({
      action: 'demand-round.answered',
      subject: { type: 'demand-round', id: roundId, label: round.number },
      memberId: member.id,
    });
  }

  private async tell(roundId: string): Promise<void> {
    const event: DemandReportedV1 = { roundId };
    await this.outbox.publish(DEMAND_REPORTED, event);
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
    await this.tell(round.id);
    this.audit.record({
      action: 'demand.reported',
      subject: { type: 'demand-round', id: round.id, label: round.number },
      memberId: member.id,
      after: { source, lines: ids.length, lateReason, ...more },
    });
    return ids;
  }
}

interface ReadFile {
  readonly table: CsvTable;
  readonly faults: ReadonlyMap<number, readonly Finding[]>;
  readonly readAs: CsvEncoding | 'XLSX';
}

async function readFile(bytes: Uint8Array): Promise<ReadFile> {
  if (!isZip(bytes)) return { table: readCsv(bytes), faults: new Map(), readAs: decodeCsv(bytes).encoding };
  const table = await readXlsx(bytes);
  return { table, faults: table.faults, readAs: 'XLSX' };
}

export function toLine(demand: CheckedDemand, { costCentres, facts }: Report): NewDemandLine {
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
