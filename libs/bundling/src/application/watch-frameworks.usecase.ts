import { Notifications } from '@app/identity/contract';
import {
  addDays,
  conflict,
  instantInGermany,
  invalid,
  type LocalDate,
  notFound,
  parseMoney,
  parseQuantity,
} from '@app/kernel';
import { type Actor, AuditTrail, Outbox, requirePermission, UnitOfWork } from '@app/platform';
import { Injectable } from '@nestjs/common';
import { FRAMEWORK_WATCH_DUE, type FrameworkWatchDueV1 } from '../contract/events';
import { type BurnDown, burnDown } from '../domain/burn-down';
import { type Alert, type AlertLevels, alertsOf, levelFaults, type Watched } from '../domain/framework-alerts';
import { CallOffRepository } from '../infrastructure/call-off.repository';
import { type FrameworkHead, type FrameworkItemRow, FrameworkRepository } from '../infrastructure/framework.repository';
import {
  FrameworkWatchRepository,
  type StoredLevels,
  type ToldAlert,
} from '../infrastructure/framework-watch.repository';

/** How long what was told stays on the start page. */
const SHOWN_DAYS = 14;

export interface FrameworkBurnDown {
  readonly value: BurnDown;
  readonly items: readonly { readonly item: FrameworkItemRow; readonly burnDown: BurnDown }[];
  /** Of each member the actor may see, by id; the maximum is the whole agreement's. */
  readonly members: readonly { readonly memberId: string; readonly burnDown: BurnDown }[];
  readonly alerts: readonly Alert[];
  readonly levels: StoredLevels;
}

/** How fast agreements are used up, and who is told when. */
@Injectable()
export class WatchFrameworks {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly frameworks: FrameworkRepository,
    private readonly callOffs: CallOffRepository,
    private readonly watch: FrameworkWatchRepository,
    private readonly notifications: Notifications,
    private readonly outbox: Outbox,
    private readonly audit: AuditTrail,
  ) {}

  /** Throws `not-found`. */
  burnDown(actor: Actor, id: string): Promise<FrameworkBurnDown> {
    return this.uow.run(actor, async () => {
      requirePermission(actor, 'framework.read');
      const head = await this.head(id);
      const items = await this.frameworks.items(id, this.uow.today());
      const drawn = await this.callOffs.drawnByArticle(id);
      const byMember = await this.callOffs.drawnByMember(id);
      const judge = (maximum: bigint | null, amounts: readonly { day: LocalDate; amount: bigint }[]): BurnDown =>
        burnDown({ from: head.from, to: head.to, today: this.uow.today(), maximum, drawn: amounts });
      const net = (rows: readonly { day: LocalDate; net: string }[]) =>
        rows.map(({ day, net: amount }) => ({ day, amount: parseMoney(amount) }));
      const levels = await this.watch.levels(id);
      return {
        value: judge(head.maximumValue === null ? null : parseMoney(head.maximumValue), net(drawn)),
        items: items.map((item) => ({
          item,
          burnDown: judge(
            item.maximumQuantity === null ? null : parseQuantity(item.maximumQuantity),
            drawn
              .filter(({ articleNumber }) => articleNumber === item.articleNumber)
              .map(({ day, quantity }) => ({ day, amount: parseQuantity(quantity) })),
          ),
        })),
        members: [...new Set(byMember.map(({ memberId }) => memberId))].map((memberId) => ({
          memberId,
          burnDown: judge(null, net(byMember.filter((row) => row.memberId === memberId))),
        })),
        alerts: this.alerts(head, items, levels),
        levels,
      };
    });
  }

  /** Throws `invalid`, `conflict` when somebody else has changed them. */
  setLevels(actor: Actor, id: string, levels: AlertLevels, seen: number): Promise<void> {
    return this.uow.run(actor, async () => {
      requirePermission(actor, 'framework.manage');
      const head = await this.head(id);
      const faults = levelFaults(levels);
      if (faults.length > 0) throw invalid('alert-levels', 'Die Warnstufen können so nicht gelten.', faults);
      const before = await this.watch.levels(id);
      if (!(await this.watch.setLevels(id, levels, seen)))
        throw conflict(
          'levels-changed',
          `Die Warnstufen hat ${before.changedByName ?? 'jemand'} inzwischen geändert. Bitte laden Sie die Seite neu.`,
        );
      this.audit.record({
        action: 'framework.alert-levels-set',
        subject: { type: 'framework', id, label: head.number },
        before: { percent: before.percent, daysBefore: before.daysBefore },
        after: { percent: levels.percent, daysBefore: levels.daysBefore },
      });
    });
  }

  /** Begins the day of the actor's centre once, however many ask: the outbox does the rest. */
  begin(actor: Actor): Promise<boolean> {
    return this.uow.run(actor, async () => {
      const day = this.uow.today();
      if (!(await this.watch.beginRun(day))) return false;
      await this.outbox.publish(FRAMEWORK_WATCH_DUE, { day } satisfies FrameworkWatchDueV1);
      return true;
    });
  }

  /** Tells the centre every level that is reached and was never told; in the caller's unit of work. */
  async tell(): Promise<void> {
    for (const head of await this.frameworks.running(this.uow.today())) {
      const items = await this.frameworks.items(head.id, this.uow.today());
      const fresh: Alert[] = [];
      for (const alert of this.alerts(head, items, await this.watch.levels(head.id)))
        if (await this.watch.noteTold(head.id, alert)) fresh.push(alert);
      for (const { text } of mostUrgent(fresh)) {
        for (const role of ['officer', 'head'])
          await this.notifications.notifyRole(
            role,
            null,
            `${head.number}: ${text}`,
            `/rahmenvereinbarungen/${head.id}`,
          );
      }
    }
  }

  /** What was told lately, for the start page; in the caller's unit of work. */
  toldLately(): Promise<ToldAlert[]> {
    return this.watch.told(instantInGermany(addDays(this.uow.today(), -SHOWN_DAYS), '00:00'), null);
  }

  private alerts(head: FrameworkHead, items: readonly FrameworkItemRow[], levels: AlertLevels): readonly Alert[] {
    return alertsOf([valueOf(head), ...items.map(quantityOf)], levels, { to: head.to, today: this.uow.today() });
  }

  private async head(id: string): Promise<FrameworkHead> {
    const head = await this.frameworks.find(id);
    if (!head) throw notFound('Diese Rahmenvereinbarung');
    return head;
  }
}

const valueOf = ({ maximumValue, calledOffValue }: FrameworkHead): Watched => ({
  articleNumber: '',
  name: 'Der Höchstwert',
  used: parseMoney(calledOffValue),
  maximum: maximumValue === null ? null : parseMoney(maximumValue),
});
const quantityOf = ({ articleNumber, text, calledOff, maximumQuantity }: FrameworkItemRow): Watched => ({
  articleNumber,
  name: `Die Höchstmenge von ${articleNumber} (${text})`,
  used: parseQuantity(calledOff),
  maximum: maximumQuantity === null ? null : parseQuantity(maximumQuantity),
});

/** Of several levels that one maximum has reached at once only the last is worth a message. */
function mostUrgent(alerts: readonly Alert[]): readonly Alert[] {
  const last = new Map(alerts.map((alert) => [`${alert.kind} ${alert.articleNumber}`, alert]));
  return [...last.values()];
}
