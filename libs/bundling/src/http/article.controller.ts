import { unitName } from '@app/kernel';
import { type Actor, CurrentActor, PageQuery, Requires, UnitOfWork } from '@app/platform';
import { Body, Controller, Get, HttpCode, Post, Query } from '@nestjs/common';
import { ApiBody, ApiConsumes } from '@nestjs/swagger';
import { IsIn, IsOptional, IsString, MaxLength } from 'class-validator';
import { ImportArticles } from '../application/import-articles.usecase';
import { ArticleRepository } from '../infrastructure/article.repository';
import { csvBytes } from './csv-body';
import { CsvImportResponse } from './csv-import.response';

export class ArticleQuery extends PageQuery {
  /** Words in number, name, maker or label. */
  @IsOptional()
  @IsString()
  @MaxLength(200)
  q?: string;

  /** Product group, for example `Papier`. */
  @IsOptional()
  @IsString()
  group?: string;
}
export class ArticleImportQuery {
  @IsIn(['check', 'apply'])
  mode: 'check' | 'apply';
}
export class ArticleResponse {
  articleNumber: string;
  text: string;
  productGroup: string;
  cpv: string;
  unit: string;
  unitName: string;
  contentPerUnit: string;
  baseUnit: string;
  manufacturer: string;
  manufacturerNumber: string;
  label: string;
  vatRate: string;
  referencePrice: string;
  version: number;
}
export class ArticleListResponse {
  items: ArticleResponse[];
  nextCursor: string | null;
}
export class ProductGroupResponse {
  productGroup: string;
  articles: number;
}
export class ProductGroupListResponse {
  items: ProductGroupResponse[];
}

@Controller()
export class ArticleController {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly articles: ArticleRepository,
    private readonly importArticles: ImportArticles,
  ) {}

  @Get('articles')
  @Requires('article.read')
  list(@CurrentActor() actor: Actor, @Query() { q, group, limit, cursor }: ArticleQuery): Promise<ArticleListResponse> {
    return this.uow.run(actor, async () => {
      const { items, nextCursor } = await this.articles.page(q ?? '', group, limit, cursor);
      return { items: items.map((article) => ({ ...article, unitName: unitName(article.unit) })), nextCursor };
    });
  }

  @Get('product-groups')
  @Requires('article.read')
  groups(@CurrentActor() actor: Actor): Promise<ProductGroupListResponse> {
    return this.uow.run(actor, async () => ({ items: await this.articles.groups() }));
  }

  @Post('articles/import')
  @HttpCode(200)
  @Requires('article.manage')
  @ApiConsumes('text/csv')
  @ApiBody({ schema: { type: 'string', format: 'binary' } })
  import(
    @CurrentActor() actor: Actor,
    @Query() { mode }: ArticleImportQuery,
    @Body() body: unknown,
  ): Promise<CsvImportResponse> {
    return this.uow.run(actor, async () => {
      const { accepted, rejected, stored } = await this.importArticles.execute(csvBytes(body), mode);
      return { accepted, rejected: rejected.map((each) => ({ ...each, further: [...each.further] })), stored };
    });
  }
}
