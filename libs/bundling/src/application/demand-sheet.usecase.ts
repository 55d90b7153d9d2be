import { DomainError, type FieldError, formatQuantity, invalid, parseQuantity } from '@app/kernel';
import { type CostCentre, Directory, isValidOn } from '@app/organisation/contract';
import { AuditTrail, may, Outbox, requirePermission, UnitOfWork } from '@app/platform';
import { Injectable } from '@nestjs/common';
import { DEMAND_REPORTED, type DemandReportedV1 } from '../contract/events';
import type { Article } from '../domain/article';
import { cellReader, changeOfCell, type TypedCell } from '../domain/demand-sheet';
import { groupedBy } from '../domain/round-needs';
import { type Collection, CollectionRepository } from '../infrastructure/collection.repository';
import { DemandLineRepository } from '../infrastructure/demand-line.repository';
import { type DraftCell, DraftRepository, keyOf } from '../infrastructure/draft.repository';
import { type Round, RoundRepository } from '../infrastructure/round.repository';
import { articlesAsked, type AskedMember, type ReportFor, ReportingDesk } from './reporting-desk';

export interface SheetCell extends TypedCell {
  /** Version of the draft, 0 where the cell has none. */
  readonly version: number;
}
export interface SheetChange extends Omit<SheetCell, 'typed'> {
  /** Null takes the draft away: what is reported counts again. */
  readonly typed: string | null;
}

/** One cell with what is reported for it and what is typed over it. */
export interface SheetField {
  readonly costCentre: string;
  readonly articleNumber: string;
  /** Sum of the reported lines, decimal text; null without any. */
  readonly reported: string | null;
  readonly typed: string | null;
  readonly typedBy: string | null;
  readonly typedAt: Date | null;
  readonly version: number;
  /** What is wrong with the text, or how it is understood. */
  readonly fault: string | null;
  readonly hint: string | null;
}

export interface SavedCells {
  readonly saved: readonly SheetField[];
  readonly conflicts: readonly SheetField[];
}

export interface Sheet {
  readonly round: Round;
  readonly member: string;
  readonly memberName: string;
  /** May report or release; others only help. */
  readonly mayReport: boolean;
  readonly costCentres: readonly CostCentre[];
  readonly articles: readonly Article[];
  readonly fields: readonly SheetField[];
  readonly collection: Collection | undefined;
  readonly departments: ReadonlyMap<string, string>;
}

/**
 * The sheet of a member: cost centres by articles. What is typed is kept on the server as it is typed, until it is reported;
 * then each cell says what is needed in all. While the member collects among its departments, their people fill in
 * their own cost centres, and reporting is the release.
 */
@Injectable()
export class DemandSheet {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly desk: ReportingDesk,
    private readonly rounds: RoundRepository,
    private readonly lines: DemandLineRepository,
    private readonly drafts: DraftRepository,
    private readonly collections: CollectionRepository,
    private readonly directory: Directory,
    private readonly audit: AuditTrail,
    private readonly outbox: Outbox,
  ) {}

  /** Throws `not-found` like the round itself, `forbidden` for a helper who is not asked to help. */
  async read(roundId: string, member?: string): Promise<Sheet> {
    const asked = await this.asked(roundId, member);
    const { fields, costCentres, collection, mayReport } = await this.contents(asked);
    return {
      round: asked.round,
      member: asked.member.slug,
      memberName: asked.member.name,
      mayReport,
      costCentres,
      articles: articlesAsked(asked),
      fields: [...fields.values()],
      collection,
      departments: await this.directory.departmentNames(),
    };
  }

  /** Whose cost centres and which articles the actor may fill in. */
  async frame(roundId: string, member?: string) {
    const asked = await this.asked(roundId, member);
    const { costCentres } = await this.contents(asked);
    return { ...asked, memberId: asked.member.id, costCentres, articles: articlesAsked(asked) };
  }

  /**
   * Keeps what was typed. Cells that somebody else changed since they were read are left alone and returned as they stand
   * (`conflicts`); all others are kept and returned with what is wrong in them (`saved`). Drafts are no reports: they are not audited, each cell names who typed it last.
   */
  async save(roundId: string, report: ReportFor, changes: readonly SheetChange[]): Promise<SavedCells> {
    const asked = await this.desk.begin(roundId, report, 'demand.contribute');
    const { costCentres } = await this.contents(asked);
    const idOf = new Map(costCentres.map(({ number, id }) => [number, id]));
    const articles = new Set(articlesAsked(asked).map(({ articleNumber }) => articleNumber));
    const errors: FieldError[] = [];
    const wanted = changes.map((change, index) => {
      const costCentreId = idOf.get(change.costCentre) ?? '';
      if (costCentreId === '')
        errors.push({
          pointer: `/cells/${index}/costCentre`,
          message: 'Für diese Kostenstelle können Sie nichts eintragen.',
        });
      if (!articles.has(change.articleNumber))
        errors.push({ pointer: `/cells/${index}/articleNumber`, message: 'Dieser Artikel wird nicht abgefragt.' });
      return { ...change, costCentreId };
    });
    if (errors.length > 0) throw invalid('demand-sheet', 'Der Entwurf passt nicht mehr zur Bedarfsabfrage.', errors);
    const late = await this.drafts.save(roundId, asked.member.id, wanted);
    if (this.uow.actor.reach === 'member') await this.rounds.noteDraft(roundId, asked.member.id);
    const { fields } = await this.contents(asked);
    const lateKeys = new Set(late.map(keyOf));
    const shown = (cells: readonly { costCentreId: string; articleNumber: string }[]): readonly SheetField[] =>
      cells.flatMap((cell) => fields.get(keyOf(cell)) ?? []);
    return { saved: shown(wanted.filter((cell) => !lateKeys.has(keyOf(cell)))), conflicts: shown(late) };
  }

  /**
   * Makes the draft the member's report, all of it or nothing: refuses with every cell that is wrong. An open collection is
   * released by it. A second call finds no draft and changes nothing.
   */
  async report(roundId: string, report: ReportFor): Promise<{ readonly stored: number; readonly removed: number }> {
    const begun = await this.desk.begin(roundId, report);
    const { round, member, lateReason } = begun;
    await this.drafts.alone(roundId, member.id);
    const drafts = await this.drafts.cells(roundId, member.id);
    const numberOf = new Map(begun.costCentres.map(({ id, number }) => [id, number]));
    const read = cellReader(begun.facts);
    const errors: FieldError[] = [];
    const cells = drafts.map((draft) => {
      const costCentre = numberOf.get(draft.costCentreId) ?? '';
      const cell = read({ costCentre, articleNumber: draft.articleNumber, typed: draft.typed });
      if ('fault' in cell) errors.push({ pointer: `/${costCentre}/${draft.articleNumber}`, message: cell.fault });
      return { ...draft, quantity: 'fault' in cell ? 0n : cell.quantity };
    });
    if (errors.length > 0) throw wrongCells(errors);
    const { stored, removed } = await this.apply(begun, cells);
    await this.drafts.clear(roundId, member.id, drafts);
    const released = await this.collections.release(roundId, member.id);
    if (drafts.length === 0 && released === 0) return { stored, removed };
    await this.rounds.markAnswered(roundId, member.id, true);
    const event: DemandReportedV1 = { roundId };
    await this.outbox.publish(DEMAND_REPORTED, event);
    this.audit.record({
      action: released ? 'demand-collection.released' : 'demand.reported',
      subject: { type: 'demand-round', id: roundId, label: round.number },
      memberId: member.id,
      after: { source: 'page', lines: stored, removed, lateReason },
    });
    return { stored, removed };
  }

  private async apply(
    { round, member, lateReason, facts }: AskedMember & { readonly lateReason: string | null },
    cells: readonly (DraftCell & { readonly quantity: bigint })[],
  ): Promise<{ readonly stored: number; readonly removed: number }> {
    const reported = groupedBy(await this.lines.ofMember(round.id, member.id), keyOf);
    const changes = cells.flatMap((cell) => {
      const lines = (reported.get(keyOf(cell)) ?? []).map((line) => ({
        ...line,
        quantity: parseQuantity(line.quantity),
      }));
      const change = changeOfCell(cell.quantity, lines);
      return change ? [{ ...change, cell }] : [];
    });
    const gone = changes.flatMap(({ remove }) => remove);
    await this.lines.removeThese(gone);
    const lines = changes.flatMap(({ insert, cell: { costCentreId, articleNumber } }) =>
      insert ? [{ ...insert, costCentreId, articleNumber, unit: facts.articles.get(articleNumber)?.unit ?? '' }] : [],
    );
    await this.lines.insert(lines, { roundId: round.id, memberId: member.id, source: 'page', lateReason });
    return { stored: lines.length, removed: gone.length };
  }

  private async asked(roundId: string, slug: string | undefined): Promise<AskedMember> {
    const member = await this.desk.memberOf(slug);
    requirePermission(this.uow.actor, 'demand.contribute', member.id);
    return this.desk.asked(roundId, member);
  }

  /** What the actor may see of the sheet: everything, or the cost centres of the departments they help with. */
  private async contents(asked: AskedMember) {
    const { round, member, facts } = asked;
    const collection = await this.collections.find(round.id, member.id);
    const mayReport = may(this.uow.actor, 'demand.report', member.id);
    const valid = asked.costCentres.filter((each) => isValidOn(each, facts.day));
    const costCentres = mayReport ? valid : this.helpedWith(collection, valid);
    const numberOf = new Map(costCentres.map(({ id, number }) => [id, number]));
    const fields = new Map<string, SheetField>();
    for (const line of await this.lines.ofMember(round.id, member.id)) {
      const costCentre = numberOf.get(line.costCentreId);
      if (costCentre === undefined) continue;
      const before = fields.get(keyOf(line))?.reported ?? '0';
      const reported = formatQuantity(parseQuantity(before) + parseQuantity(line.quantity));
      fields.set(keyOf(line), { ...EMPTY, costCentre, articleNumber: line.articleNumber, reported });
    }
    const read = cellReader(facts);
    for (const { costCentreId, articleNumber, typed, typedBy, typedAt, version } of await this.drafts.cells(
      round.id,
      member.id,
    )) {
      const costCentre = numberOf.get(costCentreId);
      if (costCentre === undefined) continue;
      const cell = read({ costCentre, articleNumber, typed });
      const key = keyOf({ costCentreId, articleNumber });
      fields.set(key, {
        ...(fields.get(key) ?? { ...EMPTY, costCentre, articleNumber }),
        ...{ typed, typedBy, typedAt, version },
        fault: 'fault' in cell ? cell.fault : null,
        hint: 'hint' in cell ? (cell.hint ?? null) : null,
      });
    }
    return { fields, costCentres, collection, mayReport };
  }

  private helpedWith(collection: Collection | undefined, valid: readonly CostCentre[]): readonly CostCentre[] {
    const { personId } = this.uow.actor;
    const open = collection?.releasedAt === null ? collection.parts : [];
    const mine = new Set(
      open.flatMap(({ departmentId, personIds }) => (personIds.includes(personId ?? '') ? [departmentId] : [])),
    );
    if (mine.size === 0)
      throw new DomainError(
        'forbidden',
        'not-collecting',
        collection?.releasedAt
          ? 'Die Sammlung Ihrer Kommune ist abgeschlossen und gemeldet.'
          : 'Ihre Kommune hat Sie für diese Bedarfsabfrage nicht um Angaben gebeten.',
      );
    return valid.filter(({ departmentId }) => departmentId !== null && mine.has(departmentId));
  }
}

const EMPTY = {
  reported: null,
  typed: null,
  typedBy: null,
  typedAt: null,
  version: 0,
  fault: null,
  hint: null,
} as const;

function wrongCells(errors: readonly FieldError[]): DomainError {
  const count = errors.length === 1 ? 'Eine Menge ist' : `${errors.length} Mengen sind`;
  return new DomainError('unprocessable', 'demand-sheet', `${count} nicht richtig. Es wurde nichts gemeldet.`, errors);
}
