import { addMonths, type LocalDate } from '@app/kernel';
import { NATURE_NAMES, type SplittingAnswer, type WatchedNeeds, watchSplitting } from '@app/law';
import { Directory } from '@app/organisation/contract';
import { type Actor, requirePermission, UnitOfWork } from '@app/platform';
import { Injectable } from '@nestjs/common';
import { CENTRE_STATE, CentreLaw, type NeedOnPage } from '../contract';
import { RegisteredNeeds } from './registered-sources';

/** A window of twelve months that touches the year in question begins at most so many months before its end. */
const LOOK_BACK_MONTHS = 24;

export interface ContractValues extends Pick<
  SplittingAnswer,
  'asOf' | 'ruleSet' | 'trace' | 'uncertain' | 'citations'
> {
  readonly items: readonly (WatchedNeeds & {
    /** The member, or the centre where `buyerId` is null. */
    readonly buyerName: string;
    readonly natureName: string;
    readonly needs: readonly (NeedOnPage & { readonly buyerNames: readonly string[] })[];
  })[];
}

/** Adds up what each member and the centre buy of the same kind within a year, against the next limit. */
@Injectable()
export class ContractValuesQuery {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly law: CentreLaw,
    private readonly directory: Directory,
    private readonly sources: RegisteredNeeds,
  ) {}

  run(actor: Actor, day: LocalDate | undefined): Promise<ContractValues> {
    return this.uow.run(actor, async () => {
      requirePermission(actor, 'procedure.read');
      const asOf = day ?? this.uow.today();
      const needs = await this.sources.since(addMonths(asOf, -LOOK_BACK_MONTHS));
      const { items, ...answer } = watchSplitting({ needs, asOf, state: CENTRE_STATE }, await this.law.current());
      const names = new Map((await this.directory.members()).map(({ id, name }) => [id, name]));
      const centre = (await this.directory.centre()).name;
      const nameOf = (id: string): string => names.get(id) ?? 'ausgeschiedenes Mitglied';
      const byId = new Map(
        needs.map((need) => [
          need.id,
          { ...need, buyerNames: need.buyerIds.map(nameOf).sort((a, b) => a.localeCompare(b, 'de')) },
        ]),
      );
      return {
        ...answer,
        items: items.map((item) => ({
          ...item,
          buyerName: item.buyerId === null ? centre : nameOf(item.buyerId),
          natureName: NATURE_NAMES[item.nature],
          needs: [...new Set([...item.year.needIds, ...item.largest.needIds])].flatMap((id) => byId.get(id) ?? []),
        })),
      };
    });
  }
}
