import { parseMoney, invalid } from '@app/kernel';
import {
  type Actor,
  CurrentActor,
  IfMatch,
  NotRemembered,
  requirePermission,
  Requires,
  UnitOfWork,
} from '@app/platform';
import { Procedures } from '@app/procedures/contract';
import { Body, Controller, Get, HttpCode, Param, Post, Put, Query } from '@nestjs/common';
import { ChangeContract } from '../application/change-contract.usecase';
import { ConcludeContracts } from '../application/conclude-contracts.usecase';
import { StartSuccessor } from '../application/start-successor.usecase';
import type { NewModification } from '../domain/modifications';
import { ContractRepository } from '../infrastructure/contract.repository';
import { ContractPage } from './contract-page';
import {
  ConcludeContractsRequest,
  ContractListRequest,
  ContractModificationPreviewRequest,
  ContractModificationRequest,
  ContractProofRequest,
  ContractTermsRequest,
  NoSuccessorRequest,
  OptionDecisionRequest,
  PriceAdjustmentRequest,
} from './contract.request';
import {
  ConcludedContractsResponse,
  ContractListResponse,
  ContractResponse,
  ContractSuccessorResponse,
  ModificationPreviewResponse,
} from './contract.response';
import { previewView } from './contract.view';

const PAGE = 50;
const SOON_MONTHS = 12;

/** Contracts from the award to their end and the procedure that follows. */
@Controller('contracts')
export class ContractsController {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly pages: ContractPage,
    private readonly contracts: ContractRepository,
    private readonly procedures: Procedures,
    private readonly concludes: ConcludeContracts,
    private readonly changes: ChangeContract,
    private readonly successors: StartSuccessor,
  ) {}

  @Get()
  @Requires('contract.read')
  all(
    @CurrentActor() actor: Actor,
    @Query() { limit, cursor, q, procedure, member, show }: ContractListRequest,
  ): Promise<ContractListResponse> {
    return this.pages.page(actor, {
      limit: limit ?? PAGE,
      ...(cursor === undefined ? {} : { cursor }),
      ...(q === undefined ? {} : { q }),
      ...(procedure === undefined ? {} : { procedureId: procedure }),
      ...(member === undefined ? {} : { member }),
      ...(show === 'ending' ? { endsWithin: SOON_MONTHS } : {}),
      ...{ ended: show === 'ended', openOption: show === 'option' },
    });
  }

  /** For awards nobody has made contracts of yet; asked again it makes no second ones. */
  @Post()
  @HttpCode(200)
  @Requires('contract.manage')
  conclude(
    @CurrentActor() actor: Actor,
    @Body() { procedureId }: ConcludeContractsRequest,
  ): Promise<ConcludedContractsResponse> {
    return this.uow.run(actor, async () => {
      requirePermission(actor, 'contract.manage');
      await this.concludes.execute(await this.procedures.awarded(procedureId));
      return { ids: (await this.contracts.ofProcedures([procedureId])).map(({ id }) => id) };
    });
  }

  @Get(':id')
  @Requires('contract.read')
  one(@CurrentActor() actor: Actor, @Param('id') id: string): Promise<ContractResponse> {
    return this.pages.one(actor, id);
  }

  @Put(':id')
  @Requires('contract.manage')
  terms(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @IfMatch() seen: number | undefined,
    @Body() body: ContractTermsRequest,
  ): Promise<ContractResponse> {
    const terms = {
      ...{ title: body.title, value: body.value, termFrom: body.termFrom ?? null, termTo: body.termTo ?? null },
      ...{ priceClause: body.priceClause, priceIndex: body.priceIndex ?? '', priceFrom: body.priceFrom ?? null },
      preparationDays: body.preparationDays,
      options: body.options.map(({ id: optionId, title, months, value, exerciseBy }) => ({
        ...{ id: optionId ?? '', title, months, value, exerciseBy: exerciseBy ?? null },
      })),
    };
    return this.after(actor, id, () => this.changes.terms(actor, id, terms, seen));
  }

  @Post(':id/options/:optionId')
  @HttpCode(200)
  @Requires('contract.manage')
  option(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Param('optionId') optionId: string,
    @Body() { decision, on, note }: OptionDecisionRequest,
  ): Promise<ContractResponse> {
    return this.after(actor, id, () => this.changes.option(actor, id, optionId, { decision, on, note: note ?? '' }));
  }

  /** What the law says of this change with those before it; stores nothing. */
  @Post(':id/modifications/preview')
  @HttpCode(200)
  @NotRemembered()
  @Requires('contract.manage')
  async preview(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Body() body: ContractModificationPreviewRequest,
  ): Promise<ModificationPreviewResponse> {
    return previewView(await this.changes.preview(actor, id, intended(body)));
  }

  @Post(':id/modifications')
  @HttpCode(200)
  @Requires('contract.manage')
  modify(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Body() body: ContractModificationRequest,
  ): Promise<ContractResponse> {
    return this.after(actor, id, () => this.changes.modify(actor, id, { ...intended(body), reason: body.reason }));
  }

  @Post(':id/price-adjustments')
  @HttpCode(200)
  @Requires('contract.manage')
  adjust(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Body() body: PriceAdjustmentRequest,
  ): Promise<ContractResponse> {
    return this.after(actor, id, () => this.changes.adjust(actor, id, body));
  }

  @Post(':id/proofs')
  @HttpCode(200)
  @Requires('contract.manage')
  proof(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Body() body: ContractProofRequest,
  ): Promise<ContractResponse> {
    return this.after(actor, id, () => this.changes.proof(actor, id, body));
  }

  /** Begins the procedure that follows, with the facts of the contract. Asked again it answers the same. */
  @Post(':id/successor')
  @HttpCode(200)
  @Requires('contract.manage')
  async follow(@CurrentActor() actor: Actor, @Param('id') id: string): Promise<ContractSuccessorResponse> {
    return { ...(await this.successors.run(actor, id)) };
  }

  @Post(':id/no-successor')
  @HttpCode(200)
  @Requires('contract.manage')
  noSuccessor(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Body() { reason }: NoSuccessorRequest,
  ): Promise<ContractResponse> {
    return this.after(actor, id, () => this.successors.waive(actor, id, reason));
  }

  private after(actor: Actor, id: string, change: () => Promise<unknown>): Promise<ContractResponse> {
    return this.uow.run(actor, async () => {
      await change();
      return this.pages.one(actor, id);
    });
  }
}

function intended({ on, amount, ground, natureChanged }: ContractModificationPreviewRequest): NewModification {
  try {
    parseMoney(amount);
  } catch {
    throw invalid('amount', 'Der Betrag stimmt nicht.', [
      { pointer: '/amount', message: `„${amount}“ ist kein Betrag.` },
    ]);
  }
  return { on, amount, ground, natureChanged: natureChanged ?? false };
}
