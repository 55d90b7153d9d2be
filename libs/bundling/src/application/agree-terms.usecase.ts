import { CentreLaw } from '@app/compass/contract';
import { conflict, DomainError, invalid, notFound, parseMoney } from '@app/kernel';
import { Directory, type Member } from '@app/organisation/contract';
import { type Actor, AuditTrail, requirePermission, UnitOfWork } from '@app/platform';
import { Injectable } from '@nestjs/common';
import { type CircleAnswer, judgeJoiner, judgeLeaver } from '../domain/framework-circle';
import { checkTerms, type FrameworkTerms } from '../domain/framework-terms';
import { type FrameworkHead, FrameworkRepository } from '../infrastructure/framework.repository';
import { FrameworkTermsRepository, type StoredTerms } from '../infrastructure/framework-terms.repository';
import { MemberQuotaRepository } from '../infrastructure/member-quota.repository';

/** Terms with members by slug, as people write them. */
export interface TermsWish extends Omit<FrameworkTerms, 'namedMemberIds' | 'areaMemberIds'> {
  readonly named: readonly string[];
  readonly area: readonly string[] | null;
}

/** What was agreed beside maximum and prices, and what it means for members that come or go. */
@Injectable()
export class AgreeTerms {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly frameworks: FrameworkRepository,
    private readonly terms: FrameworkTermsRepository,
    private readonly quotas: MemberQuotaRepository,
    private readonly directory: Directory,
    private readonly law: CentreLaw,
    private readonly audit: AuditTrail,
  ) {}

  view(actor: Actor, id: string): Promise<StoredTerms> {
    return this.uow.run(actor, async () => {
      requirePermission(actor, 'framework.read');
      await this.head(id);
      return this.terms.find(id);
    });
  }

  /** Throws `invalid`, `conflict` when somebody else has changed them. */
  set(actor: Actor, id: string, { named, area, ...wish }: TermsWish, seen: number): Promise<void> {
    return this.uow.run(actor, async () => {
      requirePermission(actor, 'framework.manage');
      const head = await this.head(id);
      const members = await this.directory.members();
      const terms = {
        ...wish,
        namedMemberIds: idsOf(named, members, '/named').filter((memberId) => !head.memberIds.includes(memberId)),
        areaMemberIds: area === null ? null : idsOf(area, members, '/area'),
      };
      checkTerms(terms, { ...head, items: await this.frameworks.items(id, this.uow.today()) });
      const { changedByName, changedAt: _, version: __, ...before } = await this.terms.find(id);
      if (!(await this.terms.set(id, terms, seen)))
        throw conflict(
          'terms-changed',
          `Die Bedingungen hat ${changedByName ?? 'jemand'} inzwischen geändert. Bitte laden Sie die Seite neu.`,
        );
      this.audit.record({
        action: 'framework.terms-changed',
        subject: { type: 'framework', id, label: head.number },
        before,
        after: terms,
      });
    });
  }

  /** Whether a member that takes no part may call off (`need`: net EUR until the end). Stores nothing. */
  joiner(actor: Actor, id: string, slug: string, need: string | null): Promise<CircleAnswer> {
    return this.uow.run(actor, async () => {
      requirePermission(actor, 'framework.manage');
      const head = await this.head(id);
      const member = await this.directory.memberBySlug(slug);
      const { namedMemberIds, areaMemberIds } = await this.terms.find(id);
      return judgeJoiner(
        {
          joiner: member.name,
          named: [...head.memberIds, ...namedMemberIds].includes(member.id),
          need: need === null ? null : needOf(need),
          rest: head.maximumValue === null ? null : parseMoney(head.maximumValue) - parseMoney(head.calledOffValue),
          inArea: areaMemberIds === null ? null : areaMemberIds.includes(member.id),
          ...{ to: head.to, today: this.uow.today() },
        },
        await this.law.current(),
      );
    });
  }

  /** What the leaving of a member would do. Stores nothing. Throws `invalid` for one that takes no part. */
  leaver(actor: Actor, id: string, slug: string): Promise<CircleAnswer> {
    return this.uow.run(actor, async () => {
      requirePermission(actor, 'framework.manage');
      const head = await this.head(id);
      const member = await this.directory.memberBySlug(slug);
      if (!head.memberIds.includes(member.id))
        throw invalid('leaver', 'Dieses Mitglied ist nicht beteiligt.', [
          { pointer: '/member', message: 'Dieses Mitglied ist an der Rahmenvereinbarung nicht beteiligt.' },
        ]);
      const own = ({ memberId, articleNumber }: { memberId: string; articleNumber: string }): boolean =>
        memberId === member.id && articleNumber === '';
      const used = (await this.quotas.drawn(id)).find(own)?.amount ?? 0n;
      const quota = (await this.quotas.quotas(id)).find(own);
      const { minimumValue } = await this.terms.find(id);
      return judgeLeaver(
        {
          leaver: member.name,
          quota: quota ? { amount: quota.amount, used } : null,
          calledOff: used,
          minimum:
            minimumValue === null
              ? null
              : { value: parseMoney(minimumValue), calledOff: parseMoney(head.calledOffValue) },
          otherMembers: head.memberIds.length - 1,
        },
        await this.law.current(),
      );
    });
  }

  private async head(id: string): Promise<FrameworkHead> {
    const head = await this.frameworks.find(id);
    if (!head) throw notFound('Diese Rahmenvereinbarung');
    return head;
  }
}

function idsOf(slugs: readonly string[], members: readonly Member[], pointer: string): readonly string[] {
  return slugs.map((slug, index) => {
    const member = members.find((one) => one.slug === slug);
    if (member) return member.id;
    throw invalid('framework-terms', 'Die Bedingungen können so nicht gelten.', [
      { pointer: `${pointer}/${index}`, message: 'Dieses Mitglied gibt es nicht.' },
    ]);
  });
}

function needOf(text: string): bigint {
  try {
    const need = parseMoney(text);
    if (need >= 0n) return need;
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
  }
  throw invalid('joiner', 'Der Bedarf ist kein Betrag.', [
    { pointer: '/need', message: 'Bitte geben Sie einen Betrag ab 0 € an.' },
  ]);
}
