import { invalid } from '@app/kernel';
import { Directory } from '@app/organisation/contract';
import type { Actor } from '@app/platform';
import { Injectable } from '@nestjs/common';

/** Most people belong to one member and need not name it. */
@Injectable()
export class OwnMember {
  constructor(private readonly directory: Directory) {}

  /** The named member's slug, or the only one of the person. Throws `invalid` where there is none or a choice. */
  async slug(actor: Actor, named: string | undefined): Promise<string> {
    if (named) return named;
    const [only, ...others] = actor.memberIds;
    if (only && others.length === 0) return (await this.directory.memberById(only)).slug;
    const message = 'Bitte nennen Sie die Mitgliedskommune.';
    throw invalid('member', message, [{ pointer: '/member', message }]);
  }
}
