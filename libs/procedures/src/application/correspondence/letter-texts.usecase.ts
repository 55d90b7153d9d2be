import { DomainError, invalid } from '@app/kernel';
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
  readonly standard: LetterText;
  /** 0: the shipped words. */
  readonly version: number;
  /** The newest first. */
  readonly versions: readonly LetterTextVersion[];
}

/** The words of the centre for its letters. Letters that were written keep theirs. */
@Injectable()
export class LetterTexts {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly audit: AuditTrail,
    private readonly texts: LetterTextRepository,
  ) {}

  read(actor: Actor): Promise<readonly KindOfLetterText[]> {
    return this.uow.run(actor, () => {
      requirePermission(actor, 'procedure.read');
      return this.all();
    });
  }

  /**
   * Adds a version; the same words once more change nothing. Throws `forbidden`, `stale` where somebody was faster, and
   * `invalid` at the part with an unknown placeholder, with the list of those that are known.
   */
  save(actor: Actor, kind: WordedKind, text: LetterText, seenVersion?: number): Promise<readonly KindOfLetterText[]> {
    return this.uow.run(actor, async () => {
      requirePermission(actor, 'procedure.wording');
      const errors = letterTextErrors(kind, text);
      if (errors[0]) throw invalid('letter-text', errors.map(({ message }) => message).join(' '), errors);
      const now = (await this.all()).find((one) => one.kind === kind);
      const version = now?.version ?? 0;
      if (now?.opening === text.opening && now.closing === text.closing) return this.all();
      if (seenVersion !== undefined && seenVersion !== version) refuseStale(version, now?.versions[0]?.changedBy);
      await this.texts.add(kind, version + 1, text);
      this.audit.record({
        action: 'letter-text.changed',
        subject: { type: 'letter-text', id: kind, label: LETTER_TEXTS[kind].name },
        before: { opening: now?.opening, closing: now?.closing },
        after: { version: version + 1, ...text },
      });
      return this.all();
    });
  }

  private async all(): Promise<readonly KindOfLetterText[]> {
    const stored = await this.texts.versions();
    return WORDED_KINDS.map((kind) => {
      const { name, placeholders, standard } = LETTER_TEXTS[kind];
      const versions = stored.filter((one) => one.kind === kind);
      const { opening, closing } = versions[0] ?? standard;
      return { kind, name, placeholders, standard, opening, closing, version: versions[0]?.version ?? 0, versions };
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
