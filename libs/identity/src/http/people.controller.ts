import { type Actor, CurrentActor, NotRemembered, Requires, SignedIn, UnitOfWork } from '@app/platform';
import { Directory } from '@app/organisation/contract';
import { Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { PERMISSIONS, ROLES } from '../contract/permissions';
import { PeopleQuery } from '../infrastructure/people.query';

export class RoleOfPersonResponse {
  role: string;
  roleName: string;
  member: string | null;
}
export class PersonListItemResponse {
  id: string;
  name: string;
  email: string;
  active: boolean;
  roles: RoleOfPersonResponse[];
}
export class PersonListResponse {
  items: PersonListItemResponse[];
}
export class PermissionResponse {
  permission: string;
  means: string;
  roles: string[];
}
export class RoleResponse {
  role: string;
  name: string;
}
export class PermissionTableResponse {
  roles: RoleResponse[];
  items: PermissionResponse[];
}
export class NotificationResponse {
  id: string;
  text: string;
  href: string;
  createdAt: Date;
  readAt: Date | null;
}
export class NotificationListResponse {
  items: NotificationResponse[];
  unread: number;
}

@Controller()
export class PeopleController {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly people: PeopleQuery,
    private readonly directory: Directory,
  ) {}

  @Get('people')
  @Requires('people.manage')
  list(@CurrentActor() actor: Actor): Promise<PersonListResponse> {
    return this.uow.run(actor, async () => {
      const slugs = new Map((await this.directory.members()).map((member) => [member.id, member.slug]));
      const items = (await this.people.list()).map(({ assignments, ...person }) => ({
        ...person,
        roles: assignments.map(({ role, memberId }) => ({
          role,
          roleName: ROLES[role],
          member: memberId ? (slugs.get(memberId) ?? null) : null,
        })),
      }));
      return { items };
    });
  }

  /** The permission table as it is in force. */
  @Get('permissions')
  @SignedIn()
  permissions(): PermissionTableResponse {
    return {
      roles: Object.entries(ROLES).map(([role, name]) => ({ role, name })),
      items: Object.entries(PERMISSIONS).map(([permission, { means, roles }]) => ({
        permission,
        means,
        roles: [...roles],
      })),
    };
  }

  @Get('notifications')
  @SignedIn()
  notifications(@CurrentActor() actor: Actor): Promise<NotificationListResponse> {
    return this.uow.run(actor, async () => {
      const items = await this.uow.query<NotificationResponse>(
        `select id, text, href, created_at as "createdAt", read_at as "readAt"
         from identity.notification order by id desc limit 50`,
      );
      return { items, unread: items.filter(({ readAt }) => !readAt).length };
    });
  }

  @Post('notifications/:id/read')
  @SignedIn()
  @NotRemembered()
  @HttpCode(204)
  read(@CurrentActor() actor: Actor, @Param('id') id: string): Promise<void> {
    return this.uow.run({ ...actor, readOnly: false }, async () => {
      await this.uow.execute('update identity.notification set read_at = coalesce(read_at, $2) where id = $1', [
        id,
        this.uow.now(),
      ]);
    });
  }
}
