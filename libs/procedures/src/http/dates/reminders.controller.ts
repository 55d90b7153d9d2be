import { type Actor, CurrentActor, Requires } from '@app/platform';
import { Body, Controller, Get, HttpCode, Put } from '@nestjs/common';
import { IsBoolean, IsObject } from 'class-validator';
import { Reminders } from '../../application/dates/reminders.usecase';
import { REMINDER_DAYS, REMINDER_KINDS, type ReminderRules, whenText } from '../../domain/dates/reminders';
import { dateName } from '../../infrastructure/procedure-dates.query';

export class ReminderResponse {
  procedureId: string;
  fileNumber: string;
  title: string;
  /** What is due, in words. */
  name: string;
  day: string;
  overdue: boolean;
  /** "heute", "in 3 Tagen", "seit gestern überfällig". */
  when: string;
}
export class OwnRemindersResponse {
  items: ReminderResponse[];
  /** Whether the person gets them by mail, too. */
  byMail: boolean;
}
export class ReminderRuleResponse {
  kind: string;
  name: string;
  days: number;
  /** What is proposed where nobody has set anything. */
  usual: number;
}
export class ReminderRulesResponse {
  items: ReminderRuleResponse[];
}
export class ReminderChoiceRequest {
  @IsBoolean()
  byMail: boolean;
}
export class ReminderRulesRequest {
  /** Days before, by kind of date; 0: on the day itself. */
  @IsObject()
  rules: Record<string, number>;
}

/** What people are reminded of, and how long before. */
@Controller()
export class RemindersController {
  constructor(private readonly reminders: Reminders) {}

  /** The person's own of today; overdue first. */
  @Get('reminders')
  @Requires('procedure.read')
  async own(@CurrentActor() actor: Actor): Promise<OwnRemindersResponse> {
    const { items, byMail } = await this.reminders.own(actor);
    return {
      byMail,
      items: items.map(({ kind, daysLeft, procedureId, fileNumber, title, day }) => ({
        ...{ procedureId, fileNumber, title, day },
        ...{ name: dateName(kind), overdue: daysLeft < 0, when: whenText(daysLeft) },
      })),
    };
  }

  @Put('reminders')
  @Requires('procedure.manage')
  @HttpCode(204)
  choose(@CurrentActor() actor: Actor, @Body() { byMail }: ReminderChoiceRequest): Promise<void> {
    return this.reminders.choose(actor, byMail);
  }

  @Get('reminder-rules')
  @Requires('procedure.read')
  async rules(@CurrentActor() actor: Actor): Promise<ReminderRulesResponse> {
    return rulesView(await this.reminders.rules(actor));
  }

  @Put('reminder-rules')
  @Requires('procedure.oversee')
  async setRules(
    @CurrentActor() actor: Actor,
    @Body() { rules }: ReminderRulesRequest,
  ): Promise<ReminderRulesResponse> {
    await this.reminders.setRules(actor, rules);
    return rulesView(await this.reminders.rules(actor));
  }
}

const rulesView = (rules: ReminderRules): ReminderRulesResponse => ({
  items: REMINDER_KINDS.map((kind) => ({ kind, name: dateName(kind), days: rules[kind], usual: REMINDER_DAYS[kind] })),
});
