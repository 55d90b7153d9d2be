import { type Actor, CurrentActor, NotRemembered, Requires } from '@app/platform';
import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { type ProposedEffect, ProposeChange } from '../application/propose-change.usecase';
import type { StoredProposal } from '../infrastructure/framework-proposal.repository';
import { FrameworkProposalRequest, ProposalRefusalRequest } from './framework-proposal.request';
import {
  FrameworkProposalListResponse,
  type FrameworkProposalResponse,
  ProposalEffectResponse,
} from './framework-proposal.response';

/** Changes of agreements that a second person decides about. */
@Controller()
export class FrameworkProposalController {
  constructor(private readonly proposals: ProposeChange) {}

  @Get('frameworks/:id/proposals')
  @Requires('framework.manage')
  async list(@CurrentActor() actor: Actor, @Param('id') id: string): Promise<FrameworkProposalListResponse> {
    return { items: (await this.proposals.list(actor, id)).map((proposal) => proposalOf(proposal, actor)) };
  }

  /** The effect of a change, before anything is stored. */
  @Post('frameworks/:id/proposals/preview')
  @HttpCode(200)
  @NotRemembered()
  @Requires('framework.manage')
  async preview(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Body() { ground, reason, ...change }: FrameworkProposalRequest,
  ): Promise<ProposalEffectResponse> {
    return effectOf(await this.proposals.preview(actor, id, { change, ground, reason: reason ?? '' }));
  }

  @Post('frameworks/:id/proposals')
  @Requires('framework.manage')
  async propose(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Body() { ground, reason, ...change }: FrameworkProposalRequest,
  ): Promise<FrameworkProposalListResponse> {
    await this.proposals.propose(actor, id, { change, ground, reason: reason ?? '' });
    return this.list(actor, id);
  }

  /** Carries the change out; never by whom proposed it. */
  @Post('framework-proposals/:id/acceptance')
  @HttpCode(204)
  @Requires('framework.decide')
  accept(@CurrentActor() actor: Actor, @Param('id') id: string): Promise<void> {
    return this.proposals.accept(actor, id);
  }

  @Post('framework-proposals/:id/refusal')
  @HttpCode(204)
  @Requires('framework.decide')
  refuse(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Body() { reason }: ProposalRefusalRequest,
  ): Promise<void> {
    return this.proposals.refuse(actor, id, reason);
  }

  /** By whom proposed it. */
  @Post('framework-proposals/:id/withdrawal')
  @HttpCode(204)
  @Requires('framework.manage')
  withdraw(@CurrentActor() actor: Actor, @Param('id') id: string): Promise<void> {
    return this.proposals.withdraw(actor, id);
  }
}

const effectOf = ({ lines, amount, basis, law }: ProposedEffect): ProposalEffectResponse => ({
  lines: lines.map((line) => ({ ...line })),
  amount,
  basis,
  law: {
    ...law,
    limits: law.limits.map((limit) => ({ ...limit })),
    paragraphs: law.paragraphs.map((paragraph) => ({ ...paragraph })),
    doubts: [...law.doubts],
  },
});

function proposalOf(proposal: StoredProposal, actor: Actor): FrameworkProposalResponse {
  const { id, kind, change, ground, reason, proposedByName, proposedAt, state } = proposal;
  const { decidedByName, decidedAt, decisionReason } = proposal;
  return {
    ...{ id, kind, ground, reason, proposedAt, state, decidedAt, decisionReason },
    articleNumber: String(change['articleNumber'] ?? ''),
    from: change['from'] === undefined ? null : String(change['from']),
    effect: effectOf(proposal.effect as ProposedEffect),
    proposedBy: proposedByName,
    own: proposal.proposedBy === actor.personId,
    decidedBy: decidedByName,
  };
}
