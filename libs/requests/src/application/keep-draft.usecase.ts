import { Directory } from '@app/organisation/contract';
import { invalid } from '@app/kernel';
import { type Actor, AuditTrail, requirePermission, UnitOfWork } from '@app/platform';
import { Injectable } from '@nestjs/common';
import { EMPTY_CONTENT, type RequestContent } from '../domain/content';
import { decide } from '../domain/machine';
import { refuseStale, RequestRepository, type StoredRequest } from '../infrastructure/request.repository';

/** Keeps what a department types, as it is typed; nothing is judged before it is handed in. */
@Injectable()
export class KeepRequestDraft {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly directory: Directory,
    private readonly requests: RequestRepository,
    private readonly audit: AuditTrail,
  ) {}

  /** A new draft of the named member, or of the only one the person acts for. Returns the id. */
  create(actor: Actor, memberSlug: string | undefined, content: Partial<RequestContent>): Promise<string> {
    return this.uow.run(actor, async () => {
      const memberId = await this.memberId(actor, memberSlug);
      requirePermission(actor, 'request.create', memberId);
      const id = await this.requests.insert({
        memberId,
        requesterId: actor.personId ?? '',
        requesterName: actor.name,
        content: { ...EMPTY_CONTENT, ...content },
      });
      this.audit.record({ action: 'request.drafted', subject: { type: 'request', id }, memberId });
      return id;
    });
  }

  /** Fields that are left out stay as they are. Throws `stale` with both versions. */
  save(actor: Actor, id: string, seen: number, content: Partial<RequestContent>): Promise<StoredRequest> {
    return this.uow.run(actor, async () => {
      const request = await this.requests.lock(id);
      requirePermission(actor, 'request.create', request.memberId);
      decide(request, { command: 'save', side: 'department' });
      const typed = { ...request.content, ...content };
      if (seen !== request.version) refuseStale(request, typed);
      return this.requests.update(request, { content: typed });
    });
  }

  private async memberId(actor: Actor, slug: string | undefined): Promise<string> {
    if (slug) return (await this.directory.memberBySlug(slug)).id;
    const [only, ...others] = actor.memberIds;
    if (only && others.length === 0) return only;
    const message = 'Bitte nennen Sie die Mitgliedskommune.';
    throw invalid('member', message, [{ pointer: '/member', message }]);
  }
}
