import { Codes } from '@app/codes/contract';
import { conflict, formatMoney, germanMoney, invalid, type LocalDate, notFound, parseMoney } from '@app/kernel';
import { People } from '@app/identity/contract';
import type { Actor } from '@app/platform';
import { Injectable } from '@nestjs/common';
import type { NewLot } from '../contract';
import type { Dossier } from '../domain/dossier';
import { checkNewLots } from '../domain/new-lots';
import { isBeforePublication, PHASE_NAMES } from '../domain/phase';
import { checkPlanFacts, type PlanFacts } from '../domain/plan-facts';
import { ProcedureRepository } from '../infrastructure/procedure.repository';
import { ProcedureStep, type StepResult } from './procedure-step';

export interface PlannedLot {
  /** Left out for a new one. */
  readonly id?: string;
  readonly title: string;
  readonly estimatedValue: string;
  readonly cpv: string;
}
export interface PlanCommand {
  readonly title: string;
  readonly buyerIds: readonly string[];
  readonly term: { readonly from: LocalDate; readonly to: LocalDate } | null;
  readonly lots: readonly PlannedLot[];
  /** Who the centre acts for, if that is no member. */
  readonly onBehalfOf: string | null;
  readonly facts: PlanFacts;
}

/** Everything that is planned, until the publication fixes it; and who is in charge, at any time. */
@Injectable()
export class SavePlan {
  constructor(
    private readonly step: ProcedureStep,
    private readonly procedures: ProcedureRepository,
    private readonly codes: Codes,
    private readonly people: People,
  ) {}

  async run(actor: Actor, procedureId: string, command: PlanCommand, seenVersion?: number): Promise<void> {
    await this.step.run(actor, 'procedure.manage', procedureId, seenVersion, async (dossier) => {
      await this.check(dossier, command);
      await this.procedures.saveLots(procedureId, dossier, command.lots);
      await this.procedures.saveBuyers(procedureId, command.buyerIds);
      return planned(dossier, command);
    });
  }

  async assign(
    actor: Actor,
    procedureId: string,
    { officerId, deputyId }: { readonly officerId: string; readonly deputyId: string | null },
    seenVersion?: number,
  ): Promise<void> {
    await this.step.run(actor, 'procedure.manage', procedureId, seenVersion, async ({ procedure }) => {
      if (officerId === deputyId) {
        throw invalid('same-person', 'Die Vertretung muss eine andere Person sein.', [
          { pointer: '/deputyId', message: 'Bitte eine andere Person wählen.' },
        ]);
      }
      const officerName = await this.officerName(officerId);
      const deputyName = deputyId === null ? null : await this.officerName(deputyId);
      const text = `Zuständig: ${officerName}${deputyName ? `, in Vertretung ${deputyName}` : ''}.`;
      return {
        action: 'people-changed',
        change: { officerId, officerName, deputyId, deputyName },
        lastChange: 'Zuständigkeit geändert',
        entries: [{ text }],
        before: { officer: procedure.officerName, deputy: procedure.deputyName },
        after: { officer: officerName, deputy: deputyName },
      };
    });
  }

  private async officerName(id: string): Promise<string> {
    const staff = [...(await this.people.holders('officer', null)), ...(await this.people.holders('head', null))];
    const name = staff.includes(id) ? (await this.people.names([id])).get(id) : undefined;
    if (name === undefined) throw notFound('Diese Person der Vergabestelle');
    return name;
  }

  private async check({ procedure, lots, bids }: Dossier, command: PlanCommand): Promise<void> {
    if (!isBeforePublication(procedure.phase)) {
      throw conflict(
        'plan-fixed',
        `Seit der Veröffentlichung steht die Planung fest (jetzt „${PHASE_NAMES[procedure.phase]}“).`,
        { conditions: [] },
      );
    }
    checkPlanFacts(command.facts);
    // Positions come with the lot; they are no part of this form.
    checkNewLots(
      command.lots.map((lot): NewLot => ({ ...lot, positions: [] })),
      command.term,
    );
    const unknown = command.lots.some(({ id }) => id !== undefined && !lots.some((lot) => lot.id === id));
    if (unknown) throw notFound('Dieses Los des Verfahrens');
    requireOnce(command.lots);
    const gone = lots.filter((lot) => !command.lots.some(({ id }) => id === lot.id));
    if (gone.some(({ positions }) => positions.length > 0) || gone.some(({ id }) => bids.some((b) => b.lotId === id))) {
      throw conflict('lot-bound', 'Lose mit Positionen aus einem Bündel oder mit Angeboten können nicht entfallen.');
    }
    if (gone.some(({ phase }) => phase === 'cancelled'))
      throw conflict('lot-bound', 'Aufgehobene Lose bleiben mit ihrem Grund in der Akte und können nicht entfallen.');
    const { mainCpv, furtherCpv, place } = command.facts;
    if (mainCpv !== '') await this.codes.check('cpv', mainCpv, '/mainCpv');
    for (const [index, code] of furtherCpv.entries()) await this.codes.check('cpv', code, `/furtherCpv/${index}`);
    for (const [index, { cpv }] of command.lots.entries()) {
      if (cpv !== '') await this.codes.check('cpv', cpv, `/lots/${index}/cpv`);
    }
    for (const [index, code] of place.entries()) await this.codes.check('nuts', code, `/place/${index}`);
  }
}

function requireOnce(lots: readonly PlannedLot[]): void {
  const ids = lots.map(({ id }) => id);
  const errors = ids.flatMap((id, index) =>
    id !== undefined && ids.indexOf(id) !== index
      ? [{ pointer: `/lots/${index}`, message: 'Dieses Los ist schon genannt.' }]
      : [],
  );
  if (errors.length > 0) throw invalid('procedure-lots', 'Jedes Los steht einmal in der Planung.', errors);
}

function planned({ procedure, lots }: Dossier, command: PlanCommand): StepResult {
  const { facts, term, title, onBehalfOf } = command;
  const values = [
    ...command.lots.map(({ estimatedValue }) => estimatedValue),
    ...facts.options.map(({ value }) => value),
  ];
  const value = values.reduce((sum, amount) => sum + parseMoney(amount), 0n);
  const before = lots.reduce((sum, lot) => sum + parseMoney(lot.estimatedValue), 0n);
  const optionsBefore = procedure.plan.options.reduce((sum, option) => sum + parseMoney(option.value), 0n);
  // A value that was estimated in another way (framework, twelve months) stays until lots or options change.
  const changed = value !== before + optionsBefore;
  const estimatedValue = changed ? formatMoney(value) : procedure.estimatedValue;
  const parts = facts.options.length > 0 ? 'Summe der Lose und Optionen' : 'Summe der Lose';
  return {
    action: 'plan-saved',
    change: {
      title,
      plan: facts,
      onBehalfOf,
      estimatedValue,
      termFrom: term?.from ?? null,
      termTo: term?.to ?? null,
    },
    lastChange: 'Planung geändert',
    entries: changed
      ? [{ text: `Geschätzter Auftragswert jetzt ${germanMoney(value)} netto (${parts}).` }]
      : [{ text: 'Planung des Verfahrens geändert.' }],
    before: { title: procedure.title, estimatedValue: procedure.estimatedValue, plan: procedure.plan },
    after: { title, estimatedValue, plan: facts, lots: command.lots },
  };
}
