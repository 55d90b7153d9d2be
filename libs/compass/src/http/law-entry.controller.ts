import { entryText, isOpenToEntries, type Law, ruleSets, SHIPPED_LAW } from '@app/law';
import { type Actor, CurrentActor, IfMatch, Requires, SignedIn } from '@app/platform';
import { Body, Controller, Get, HttpCode, Param, Post, Put } from '@nestjs/common';
import { inForce } from '../application/law-of-centre';
import { MaintainLaw } from '../application/maintain-law.usecase';
import { LawEntryRequest, WithdrawLawEntryRequest } from './law.request';
import { LawEntriesResponse, LawEntryAddedResponse, type RuleSetFactResponse } from './law.response';

/** What the centre enters where the law library knows no verified value; every version stays readable. */
@Controller('law/entries')
export class LawEntryController {
  constructor(private readonly maintain: MaintainLaw) {}

  @Get()
  @SignedIn()
  async list(@CurrentActor() actor: Actor): Promise<LawEntriesResponse> {
    const rows = await this.maintain.list(actor);
    const current = new Set(inForce(rows).map(({ id }) => id));
    // The latest version of each entry comes first.
    const latest = new Map([...rows].reverse().map(({ id, version }) => [id, version]));
    return {
      items: rows.map(({ id, version, entry, withdrawn, reason, personName, enteredAt }) => ({
        id,
        version,
        inForce: current.has(id) && latest.get(id) === version,
        text: entryText(entry),
        kind: entry.kind,
        statute: entry.statute,
        source: entry.source,
        validFrom: entry.validFrom,
        validTo: entry.validTo,
        closes: entry.closes,
        data: { ...entry },
        withdrawn,
        reason,
        personName,
        enteredAt: enteredAt.toISOString(),
      })),
      open: openFacts(SHIPPED_LAW),
    };
  }

  @Post()
  @Requires('law.maintain')
  async enter(@CurrentActor() actor: Actor, @Body() body: LawEntryRequest): Promise<LawEntryAddedResponse> {
    return { id: await this.maintain.enter(actor, body) };
  }

  /** A further version; `If-Match` names the version that was seen. */
  @Put(':id')
  @HttpCode(204)
  @Requires('law.maintain')
  change(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @IfMatch() version: number,
    @Body() body: LawEntryRequest,
  ): Promise<void> {
    return this.maintain.change(actor, id, version, body);
  }

  /** The entry holds no longer; it stays readable with the reason. */
  @Post(':id/withdrawal')
  @HttpCode(204)
  @Requires('law.maintain')
  withdraw(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @IfMatch() version: number,
    @Body() { reason }: WithdrawLawEntryRequest,
  ): Promise<void> {
    return this.maintain.withdraw(actor, id, version, reason);
  }
}

/** The facts an entry may be made for, as the rule sets show them. */
function openFacts(law: Law): RuleSetFactResponse[] {
  const open = new Set(law.allFacts.filter(isOpenToEntries).map(({ id }) => id));
  const facts = ruleSets(law).items.flatMap((set) => set.facts.filter(({ id }) => open.has(id)));
  return [...new Map(facts.map((fact) => [fact.id, { ...fact }])).values()];
}
