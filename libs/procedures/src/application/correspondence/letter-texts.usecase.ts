import { DomainError, invalid } from '@app/kernel';
import { Directory, type Member } from '@app/organisation/contract';
import { type Actor, AuditTrail, requirePermission, UnitOfWork } from '@app/platform';
import { Injectable } from '@nestjs/common';
import { WORDED_KINDS, type WordedKind } from '../../domain/correspondence/letters/letter';
import { LETTER_TEXTS, type LetterText, letterTextErrors } from '../../domain/correspondence/letters/letter-texts';
import {
  LetterTextRepository,
  type LetterTextVersion,
} from '../../infrastructure/correspondence/letter-text.repository';

export interface KindOfLetterText extends LetterText {
  readonly kind: WordedKind;
  readonly name: string;
  readonly placeholders: readonly string[];
  /** What counts without words of one's own: those that are shipped, for a member those of the centre. */
  readonly standard: LetterText;
  /** The words are one's own, not those of `standard`. */
  readonly isOwn: boolean;
  /** 0: there was never anything else. */
  readonly version: number;
  /** The newest first. */
  readonly versions: readonly LetterTextVersion[];
}

/** The words of the centre, and of a member for its own procedures. Letters that were written keep theirs. */
@Injectable()
export class LetterTexts {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly audit: AuditTrail,
    private readonly texts: LetterTextRepository,
    private readonly directory: Directory,
  ) {}

  /** Of the centre, or of the member with this slug. Throws `not-found`. */
  read(actor: Actor, slug?: string): Promise<readonly KindOfLetterText[]> {
    return this.uow.run(actor, async () => {
      requirePermission(actor, 'procedure.read');
      return this.all((await this.member(slug))?.id ?? null);
    });
  }

  /**
   * Adds a version; the same words once more change nothing, and null takes the member back to the words of the centre.
   * Throws `forbidden`, `stale` where somebody was faster, and `invalid` at the part with an unknown placeholder, with
   * the list of those that are known.
   */
  save(
    actor: Actor,
    kind: WordedKind,
    text: LetterText | null,
    { seenVersion, slug }: { readonly seenVersion?: number; readonly slug?: string } = {},
  ): Promise<readonly KindOfLetterText[]> {
    return this.uow.run(actor, async () => {
      requirePermission(actor, 'procedure.wording');
      const errors = text ? letterTextErrors(kind, text) : [];
      if (errors[0]) throw invalid('letter-text', errors.map(({ message }) => message).join(' '), errors);
      const member = await this.member(slug);
      const memberId = member?.id ?? null;
      const now = (await this.all(memberId)).find((one) => one.kind === kind);
      const version = now?.version ?? 0;
      const before = now?.isOwn ? { opening: now.opening, closing: now.closing } : null;
      if (before?.opening === text?.opening && before?.closing === text?.closing) return this.all(memberId);
      if (seenVersion !== undefined && seenVersion !== version) refuseStale(version, now?.versions[0]?.changedBy);
      if (!text && !memberId)
        throw invalid('letter-text', 'Nur eine Mitgliedskommune kann die Worte des Zentrums übernehmen.');
      await this.texts.add(memberId, kind, version + 1, text);
      this.audit.record({
        action: 'letter-text.changed',
        subject: {
          type: 'letter-text',
          id: kind,
          label: [LETTER_TEXTS[kind].name, member?.name].filter(Boolean).join(', '),
        },
        memberId: memberId ?? undefined,
        before: { opening: now?.opening, closing: now?.closing },
        after: { version: version + 1, ...text },
      });
      return this.all(memberId);
    });
  }

  private async member(slug: string | undefined): Promise<Member | undefined> {
    return slug === undefined ? undefined : this.directory.memberBySlug(slug);
  }

  private async all(memberId: string | null): Promise<readonly KindOfLetterText[]> {
    const stored = await this.texts.versions(memberId);
    const centre = memberId ? await this.texts.versions() : [];
    return WORDED_KINDS.map((kind) => {
      const { name, placeholders, standard: shipped } = LETTER_TEXTS[kind];
      const versions = stored.filter((one) => one.kind === kind);
      const standard = centre.find((one) => one.kind === kind)?.text ?? shipped;
      const own = versions[0]?.text ?? null;
      const { opening, closing } = own ?? standard;
      const version = versions[0]?.version ?? 0;
      return { kind, name, placeholders, standard, opening, closing, isOwn: own !== null, version, versions };
    });
  }
}

function refuseStale(version: number, changedBy = 'Jemand'): never {
  throw new DomainError(
    'stale',
    'letter-text-changed',
    `${changedBy} hat diesen Text inzwischen geändert (Fassung ${version}). Bitte die Seite neu laden.`,
    [],
    { version },
  );
}
