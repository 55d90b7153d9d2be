import { type Actor, CurrentActor, Requires } from '@app/platform';
import { Controller, Get, Query } from '@nestjs/common';
import { ContractValuesQuery } from '../application/contract-values.query';
import { PreviewLaw } from '../application/preview-law.query';
import { ContractValuesRequest, LawPreviewRequest } from './law.request';
import { ContractValuesResponse, LawPreviewResponse } from './law-preview.response';

/** What the law means for everything that is open in the centre. */
@Controller('law')
export class LawPreviewController {
  constructor(
    private readonly preview: PreviewLaw,
    private readonly values: ContractValuesQuery,
  ) {}

  /** Which open procedures and demand rounds would be decided differently if they started on that day. */
  @Get('preview')
  @Requires('procedure.read')
  async previewed(@CurrentActor() actor: Actor, @Query() { on }: LawPreviewRequest): Promise<LawPreviewResponse> {
    return (await this.preview.run(actor, on)) as unknown as LawPreviewResponse;
  }

  /** Sums of similar needs in twelve months, of each member and of the centre, against the next limit. */
  @Get('contract-values')
  @Requires('procedure.read')
  async contractValues(
    @CurrentActor() actor: Actor,
    @Query() { asOf }: ContractValuesRequest,
  ): Promise<ContractValuesResponse> {
    const { items, ...answer } = await this.values.run(actor, asOf);
    return {
      ...answer,
      items: items.map(({ needs, ...item }) => ({
        ...item,
        needs: needs.map(({ id, label, href, value, on, buyerNames }) => ({ id, label, href, value, on, buyerNames })),
      })),
    } as unknown as ContractValuesResponse;
  }
}
