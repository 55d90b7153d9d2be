import { byText } from '@app/kernel';
import { NATURE_NAMES, PROCEDURE_TYPE_NAMES } from '@app/law';
import { Directory, type Member } from '@app/organisation/contract';
import { requirePermission, UnitOfWork } from '@app/platform';
import { Injectable } from '@nestjs/common';
import { type FigureId, type FigureInfo, FIGURES } from '../domain/annual-figures';
import { askedPeriod, type Period, periodLabel, previousYearOf } from '../domain/reporting-year';
import {
  AnnualFigures,
  type Breakdown,
  type FigureRow,
  type JointPurchase,
  type RowFilter,
} from './ports/annual-figures';

export interface Figure extends FigureInfo {
  readonly value: string;
  /** In the same days one year earlier. */
  readonly previous: string;
}
export interface NamedBreakdown extends Breakdown {
  readonly name: string;
}
export interface AnnualReport extends Period {
  readonly label: string;
  readonly asOf: Date;
  readonly figures: readonly Figure[];
  readonly procedureTypes: readonly NamedBreakdown[];
  readonly natures: readonly NamedBreakdown[];
  readonly jointPurchases: readonly JointPurchase[];
  /** `code` is the member's slug; members without any are left out. */
  readonly ordersByMember: readonly NamedBreakdown[];
  readonly consumptionByMember: readonly NamedBreakdown[];
}
export type NamedRow = Omit<FigureRow, 'memberId'> & { readonly memberName: string | null };

/** Narrows the rows of a figure as a breakdown does; texts as they came. */
export interface AskedRows {
  readonly procedureType?: string;
  readonly nature?: string;
  readonly member?: string;
}

const nameIn = (names: Readonly<Record<string, string>>, code: string): string => names[code] ?? code;

/** The annual report builds up from what the rooms publish; runs in the caller's unit of work. */
@Injectable()
export class AnnualReports {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly directory: Directory,
    private readonly figures: AnnualFigures,
  ) {}

  async report(from: string | undefined, to: string | undefined): Promise<AnnualReport> {
    requirePermission(this.uow.actor, 'report.read');
    const { from: first, to: last } = askedPeriod(from, to, this.uow.today());
    const period = { from: first, to: last };
    const values = await this.figures.figures(period);
    const previous = await this.figures.figures(previousYearOf(period));
    const members = await this.directory.members();
    const types = await this.figures.procedures(period, 'procedureType');
    const natures = await this.figures.procedures(period, 'nature');
    return {
      ...period,
      label: periodLabel(period),
      asOf: this.uow.now(),
      figures: FIGURES.map((info) => ({
        ...info,
        value: values.get(info.id) ?? '0',
        previous: previous.get(info.id) ?? '0',
      })),
      procedureTypes: types.map((each) => ({
        ...each,
        name: each.code === '' ? 'Verfahrensart noch nicht gewählt' : nameIn(PROCEDURE_TYPE_NAMES, each.code),
      })),
      natures: natures.map((each) => ({ ...each, name: nameIn(NATURE_NAMES, each.code) })),
      jointPurchases: await this.figures.jointPurchases(period),
      ordersByMember: named(await this.figures.byMember('orders', period), members),
      consumptionByMember: named(await this.figures.byMember('consumption', period), members),
    };
  }

  async rows(
    figure: FigureId,
    asked: AskedRows & { readonly from?: string; readonly to?: string },
    page: { readonly limit: number; readonly after: readonly string[] | null },
  ): Promise<readonly NamedRow[]> {
    requirePermission(this.uow.actor, 'report.read');
    const period = askedPeriod(asked.from, asked.to, this.uow.today());
    const members = await this.directory.members();
    const filter: RowFilter = {
      procedureType: asked.procedureType ?? null,
      nature: asked.nature ?? null,
      memberId: asked.member ? (await this.directory.memberBySlug(asked.member)).id : null,
    };
    const rows = await this.figures.rows(figure, period, filter, page);
    return rows.map(({ memberId, ...row }) => ({
      ...row,
      memberName: members.find(({ id }) => id === memberId)?.name ?? null,
    }));
  }
}

function named(breakdown: readonly Breakdown[], members: readonly Member[]): readonly NamedBreakdown[] {
  return members
    .flatMap((member) =>
      breakdown
        .filter(({ code }) => code === member.id)
        .map((each) => ({ ...each, code: member.slug, name: member.name })),
    )
    .sort((a, b) => byText(a.code, b.code));
}
