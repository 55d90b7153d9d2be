import { formatQuantity, notFound, parseQuantity, unitName } from '@app/kernel';
import { Directory } from '@app/organisation/contract';
import { requirePermission, UnitOfWork } from '@app/platform';
import { Injectable } from '@nestjs/common';
import { type ReportDimension, reportDimensions } from '../domain/report';
import { germanReportPeriod, reportPeriod } from '../domain/report-period';
import { type ReportColumn, reportColumns } from '../domain/report-table';
import {
  ConsumptionFigures,
  type ConsumptionFilter,
  type ConsumptionGroup,
  type ConsumptionNames,
  type ConsumptionPostingLine,
  type ConsumptionSums,
} from './ports/consumption-figures';

/** What somebody asks for; texts as they came. */
export interface ConsumptionQuestion {
  readonly member?: string;
  /** Id or number. */
  readonly costCentre?: string;
  readonly article?: string;
  readonly from?: string;
  readonly to?: string;
  readonly groupBy?: string;
}

type Quantities = 'quantity' | 'baseQuantity' | 'unit' | 'baseUnit';
type ShownSums<T> = Omit<T, Quantities> & { readonly [key in Quantities | 'unitName']?: string };

/** A line of the report by column id, as pages and exports show it. */
export type ConsumptionLine = ShownSums<Omit<ConsumptionGroup, 'keys' | 'memberId'>> & {
  readonly member?: string;
  readonly memberName?: string;
  readonly costCentre?: string;
  readonly costCentreName?: string;
};

export interface ConsumptionReport {
  readonly columns: readonly ReportColumn[];
  readonly lines: readonly ConsumptionLine[];
  /** Sort keys of each line, for the next page. */
  readonly keys: readonly (readonly string[])[];
  readonly totals: ShownSums<ConsumptionSums>;
  /** What the report is about, in German words. */
  readonly filters: readonly (readonly [name: string, value: string])[];
  readonly asOf: Date;
}

export interface ConsumptionPostings {
  readonly items: readonly (Omit<ConsumptionPostingLine, 'memberId'> & {
    readonly member: string;
    readonly memberName: string;
    readonly costCentre: string;
    readonly costCentreName: string;
    readonly unitName: string;
  })[];
}

const ALL_DIMENSIONS = 'member,costCentre,article,month';
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const DIMENSION_NAMES: Readonly<Record<ReportDimension, string>> = {
  member: 'Mitgliedskommune',
  costCentre: 'Kostenstelle',
  article: 'Artikel',
  month: 'Monat',
};

const quantityText = (quantity: string): string => formatQuantity(parseQuantity(quantity));

/** Answers what was consumed; runs in the caller's unit of work, and shows only what the actor may see. */
@Injectable()
export class ConsumptionReports {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly directory: Directory,
    private readonly figures: ConsumptionFigures,
  ) {}

  async report(
    question: ConsumptionQuestion,
    page: { readonly limit: number; readonly after: readonly string[] | null },
  ): Promise<ConsumptionReport> {
    requirePermission(this.uow.actor, 'consumption.read');
    const dimensions = reportDimensions(question.groupBy ?? ALL_DIMENSIONS);
    const names = await this.names();
    const filter = await this.filter(question, names);
    const groups = await this.figures.groups(filter, dimensions, names, page);
    const totals = await this.figures.totals(filter);
    return {
      columns: reportColumns(dimensions),
      lines: groups.map((group) => toLine(group, names)),
      keys: groups.map(({ keys }) => keys),
      totals: withUnit(dimensions.includes('article') ? totals : { ...totals, unit: null }),
      filters: this.inWords(filter, dimensions, names),
      asOf: this.uow.now(),
    };
  }

  async postings(
    question: ConsumptionQuestion,
    page: { readonly limit: number; readonly after: readonly string[] | null },
  ): Promise<ConsumptionPostings> {
    requirePermission(this.uow.actor, 'consumption.read');
    const names = await this.names();
    const lines = await this.figures.postings(await this.filter(question, names), page);
    const items = lines.map(({ memberId, ...line }) => ({
      ...line,
      quantity: quantityText(line.quantity),
      baseQuantity: quantityText(line.baseQuantity),
      unitName: unitName(line.unit),
      member: names.members.get(memberId)?.slug ?? '',
      memberName: names.members.get(memberId)?.name ?? '',
      costCentre: names.costCentres.get(line.costCentreId)?.number ?? '',
      costCentreName: names.costCentres.get(line.costCentreId)?.name ?? '',
    }));
    return { items };
  }

  private async names(): Promise<ConsumptionNames> {
    const members = await this.directory.members();
    const costCentres = await this.directory.costCentres();
    return {
      members: new Map(members.map((member) => [member.id, member])),
      costCentres: new Map(costCentres.map((costCentre) => [costCentre.id, costCentre])),
    };
  }

  private async filter(question: ConsumptionQuestion, names: ConsumptionNames): Promise<ConsumptionFilter> {
    const period = reportPeriod(question.from, question.to);
    const member = question.member ? await this.directory.memberBySlug(question.member) : undefined;
    const wanted = question.costCentre;
    const costCentreIds = wanted
      ? [...names.costCentres]
          .filter(([id, { number }]) => (UUID.test(wanted) ? id === wanted.toLowerCase() : number === wanted))
          .map(([id]) => id)
      : null;
    if (costCentreIds?.length === 0) throw notFound('Diese Kostenstelle');
    return { memberId: member?.id ?? null, costCentreIds, article: question.article || null, period };
  }

  private inWords(
    filter: ConsumptionFilter,
    dimensions: readonly ReportDimension[],
    { members, costCentres }: ConsumptionNames,
  ): readonly (readonly [string, string])[] {
    const [costCentre] = (filter.costCentreIds ?? []).map((id) => costCentres.get(id));
    return [
      ['Zeitraum', germanReportPeriod(filter.period)],
      ['Mitgliedskommune', (filter.memberId && members.get(filter.memberId)?.name) || 'alle, die Sie sehen dürfen'],
      ['Kostenstelle', costCentre ? `${costCentre.number} ${costCentre.name}` : 'alle'],
      ['Artikel', filter.article ?? 'alle'],
      ['Gruppiert nach', dimensions.map((dimension) => DIMENSION_NAMES[dimension]).join(', ') || 'Gesamtsumme'],
    ];
  }
}

function toLine({ keys: _, memberId, ...group }: ConsumptionGroup, names: ConsumptionNames): ConsumptionLine {
  const member = memberId === undefined ? undefined : names.members.get(memberId);
  const costCentre = group.costCentreId === undefined ? undefined : names.costCentres.get(group.costCentreId);
  return {
    ...(member ? { member: member.slug, memberName: member.name } : {}),
    ...(costCentre ? { costCentre: costCentre.number, costCentreName: costCentre.name } : {}),
    ...withUnit(group),
  };
}

/** Quantities with the German name of their unit; where the lines have different units, only amounts are left. */
function withUnit<T extends ConsumptionSums>(sums: T): ShownSums<T> {
  const { unit, baseUnit, quantity, baseQuantity, ...amounts } = sums;
  if (!unit || !baseUnit || !quantity || !baseQuantity) return amounts;
  return {
    ...amounts,
    unit,
    unitName: unitName(unit),
    quantity: quantityText(quantity),
    baseUnit,
    baseQuantity: quantityText(baseQuantity),
  };
}
