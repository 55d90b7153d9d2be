import { unitName } from '@app/kernel';
import { Directory } from '@app/organisation/contract';
import {
  type Actor,
  CurrentActor,
  download,
  type ExportColumn,
  type ExportTable,
  Requires,
  UnitOfWork,
  xlsxOf,
} from '@app/platform';
import { Controller, Get, Param, Query, type StreamableFile } from '@nestjs/common';
import { ApiOkResponse } from '@nestjs/swagger';
import { type LotComparison, PriceComparisonQueries } from '../application/examination/price-comparison.query';
import { PriceComparisonQuery } from './examination.request';
import { PriceComparisonResponse } from './examination.response';
import { comparisonView } from './examination.view';

/** The price comparison (Preisspiegel) of a lot, also without some items or bids, as JSON or as a workbook. */
@Controller('procedures/:id/price-comparison')
export class PriceComparisonController {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly directory: Directory,
    private readonly comparisons: PriceComparisonQueries,
  ) {}

  @Get()
  @Requires('procedure.read')
  @ApiOkResponse({ type: PriceComparisonResponse })
  compare(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Query() query: PriceComparisonQuery,
  ): Promise<PriceComparisonResponse | StreamableFile> {
    return this.uow.run<PriceComparisonResponse | StreamableFile>(actor, async () => {
      const left = { articleNumbers: parts(query.withoutArticles), bidIds: parts(query.withoutBids) };
      const found = await this.comparisons.of(actor, id, query.lotId, left);
      if (query.format !== 'xlsx') return comparisonView(query.lotId, found.comparison);
      const { procedure, lot } = found;
      const provenance = {
        title: `Preisspiegel ${procedure.fileNumber}, Los ${lot.number}`,
        filters: filtersOf(found),
        asOf: this.uow.now(),
        by: actor.name,
        centre: (await this.directory.centre()).name,
      };
      const file = await xlsxOf([tableOf(found)], provenance);
      return download(file, `Preisspiegel ${procedure.fileNumber} Los ${lot.number}`, 'xlsx');
    });
  }
}

const parts = (text: string | undefined): readonly string[] => (text ?? '').split(',').filter((part) => part !== '');

const filtersOf = ({ procedure, lot, left, comparison }: LotComparison): readonly (readonly [string, string])[] => [
  ['Verfahren', `${procedure.fileNumber} ${procedure.title}`],
  ['Los', `${lot.number}: ${lot.title}`],
  ...(left.articleNumbers.length > 0 ? [['Ohne Positionen', left.articleNumbers.join(', ')] as const] : []),
  ...(left.bidIds.length > 0
    ? [
        [
          'Ohne Bieter',
          comparison.totals
            .filter(({ bidId }) => left.bidIds.includes(bidId))
            .map(({ bidder }) => bidder)
            .join(', '),
        ] as const,
      ]
    : []),
];

function tableOf({ lot, comparison }: LotComparison): ExportTable {
  const { positions, totals } = comparison;
  const nameOf = new Map(totals.map(({ bidId, bidder }) => [bidId, bidder]));
  const columns: readonly ExportColumn[] = [
    { id: 'article', header: 'Artikel', kind: 'code' },
    { id: 'text', header: 'Bezeichnung', kind: 'text' },
    { id: 'quantity', header: 'Menge', kind: 'quantity' },
    { id: 'unit', header: 'Einheit', kind: 'text' },
    ...totals.flatMap(({ bidId, bidder, excluded }): readonly ExportColumn[] => [
      {
        id: `${bidId}-price`,
        header: `${bidder}${excluded ? ' (nicht gewertet)' : ''}: Einzelpreis`,
        kind: 'unit-price',
      },
      { id: `${bidId}-amount`, header: `${bidder}: Gesamtpreis`, kind: 'money' },
    ]),
    { id: 'lowest', header: 'Günstigster Bieter', kind: 'text' },
    { id: 'without', header: 'Vorn ohne diese Position', kind: 'text' },
  ];
  const names = (ids: readonly string[]): string => ids.map((id) => nameOf.get(id) ?? '').join(', ');
  return {
    name: `Los ${lot.number}`,
    columns,
    rows: positions.map((position) => ({
      article: position.articleNumber,
      text: position.text,
      quantity: position.quantity,
      unit: unitName(position.unit),
      ...Object.fromEntries(
        position.prices.flatMap(({ bidId, unitPrice, amount }) => [
          [`${bidId}-price`, unitPrice],
          [`${bidId}-amount`, amount],
        ]),
      ),
      lowest: names(position.prices.filter(({ lowest }) => lowest).map(({ bidId }) => bidId)),
      without: names(position.firstWithout),
    })),
    totals: Object.fromEntries([
      ['article', ''],
      ...totals.map(({ bidId, net }) => [`${bidId}-amount`, net]),
      ['lowest', names(comparison.first)],
    ]) as Record<string, string>,
  };
}
