import { Notifications } from '@app/identity/contract';
import { type Actor, AuditTrail, requirePermission, UnitOfWork } from '@app/platform';
import { Injectable } from '@nestjs/common';
import type { RequestContent } from '../domain/content';
import { type CommandName, type CommandRule, COMMANDS, decide, type Move, STATE_NAMES } from '../domain/machine';
import { RequestRepository, type StoredRequest } from '../infrastructure/request.repository';

/** What a step does besides changing the state. */
export interface StepEffects {
  readonly change?: Partial<StoredRequest>;
  /** The entry of the history; without one the step leaves none. */
  readonly entry?: { readonly kind: string; readonly text: string; readonly content?: RequestContent };
  /** What the other side reads in its notifications. */
  readonly tells?: (request: StoredRequest) => string;
  readonly audit?: { readonly action: string; readonly after?: object };
}

export const hrefOf = (id: string): string => `/antraege/${id}`;
export const labelOf = ({ number, content }: Pick<StoredRequest, 'number' | 'content'>): string =>
  [number, content.title.trim() || 'ohne Gegenstand'].filter(Boolean).join(' ');

/** The one way a request changes: permission, rule, write, history, audit and notice in one transaction. */
@Injectable()
export class RequestStep {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly requests: RequestRepository,
    private readonly notifications: Notifications,
    private readonly audit: AuditTrail,
  ) {}

  /** `move` and `effects` are made from the locked request. Throws what `decide` throws, and `not-found`. */
  run(
    actor: Actor,
    id: string,
    command: CommandName,
    of: (
      request: StoredRequest,
    ) => Promise<Omit<Move, 'command' | 'side'> & StepEffects> | (Omit<Move, 'command' | 'side'> & StepEffects),
  ): Promise<StoredRequest> {
    return this.uow.run(actor, async () => {
      const request = await this.requests.lock(id);
      const { side }: CommandRule = COMMANDS[command];
      requirePermission(actor, side === 'department' ? 'request.create' : 'request.manage', request.memberId);
      const { change, entry, tells, audit, ...move } = await of(request);
      const standing = decide(request, { ...move, command, side });
      // Whoever of the centre acts first looks after the request.
      const officer =
        side === 'centre' && !request.officerId ? { officerId: actor.personId, officerName: actor.name } : {};
      const next = await this.requests.update(request, { ...standing, ...officer, ...change });
      if (entry) await this.requests.addEntry(next, { ...entry, side });
      if (audit) this.remember(request, next, audit);
      if (tells) await this.tell(next, side === 'department', tells(next));
      return next;
    });
  }

  private remember(before: StoredRequest, after: StoredRequest, audit: NonNullable<StepEffects['audit']>): void {
    this.audit.record({
      action: `request.${audit.action}`,
      subject: { type: 'request', id: after.id, label: labelOf(after) },
      memberId: after.memberId,
      ...(before.state === after.state ? {} : { before: { state: STATE_NAMES[before.state] } }),
      after: { ...(before.state === after.state ? {} : { state: STATE_NAMES[after.state] }), ...audit.after },
    });
  }

  private async tell(request: StoredRequest, toCentre: boolean, text: string): Promise<void> {
    const { id, officerId, requesterId, number } = request;
    if (number === null) return;
    const person = toCentre ? officerId : requesterId;
    if (person) await this.notifications.notifyPerson(person, text, hrefOf(id));
    else await this.notifications.notifyRole('officer', null, text, hrefOf(id));
  }
}
