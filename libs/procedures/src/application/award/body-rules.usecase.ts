import { formatMoney, invalid, type Money, parseMoney } from '@app/kernel';
import { Directory } from '@app/organisation/contract';
import { type Actor, AuditTrail, requirePermission, UnitOfWork } from '@app/platform';
import { Injectable } from '@nestjs/common';
import { BodyRepository, type StoredBodyRule } from '../../infrastructure/award/body.repository';

/** Per member: from which net value on which of its bodies decides over an award. */
@Injectable()
export class BodyRules {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly audit: AuditTrail,
    private readonly bodies: BodyRepository,
    private readonly directory: Directory,
  ) {}

  read(actor: Actor): Promise<readonly StoredBodyRule[]> {
    return this.uow.run(actor, () => {
      requirePermission(actor, 'procedure.read');
      return this.bodies.rules();
    });
  }

  /** `rule` null: the member has none, the officer answers for every award. Throws `not-found`, `invalid`. */
  set(actor: Actor, member: string, rule: { readonly body: string; readonly fromValue: string } | null): Promise<void> {
    return this.uow.run(actor, async () => {
      requirePermission(actor, 'directory.manage');
      const { id: memberId, name } = await this.directory.memberBySlug(member);
      const before = (await this.bodies.rules()).find((one) => one.memberId === memberId);
      if (rule === null) await this.bodies.deleteRule(memberId);
      else await this.bodies.saveRule({ memberId, body: rule.body, fromValue: formatMoney(amount(rule.fromValue)) });
      this.audit.record({
        action: 'body-rule.changed',
        subject: { type: 'body-rule', id: memberId, label: name },
        before: before && { body: before.body, fromValue: before.fromValue },
        after: rule,
      });
    });
  }
}

function amount(text: string): Money {
  try {
    const value = parseMoney(text);
    if (value >= 0n) return value;
  } catch {
    // Named below.
  }
  throw invalid('body-rule', 'Die Wertgrenze stimmt nicht.', [
    { pointer: '/fromValue', message: `„${text}“ ist kein Betrag ab 0.` },
  ]);
}
