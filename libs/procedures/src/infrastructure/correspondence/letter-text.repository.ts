import { UnitOfWork } from '@app/platform';
import { Injectable } from '@nestjs/common';
import type { WordedKind } from '../../domain/correspondence/letters/letter';
import { LETTER_TEXTS, type LetterText } from '../../domain/correspondence/letters/letter-texts';

export interface LetterTextVersion extends LetterText {
  readonly kind: WordedKind;
  readonly version: number;
  readonly changedBy: string;
  readonly changedAt: Date;
}

/** The words of the centre for its letters; nothing is ever changed, another version is added. */
@Injectable()
export class LetterTextRepository {
  constructor(private readonly uow: UnitOfWork) {}

  /** The newest first. */
  versions(): Promise<readonly LetterTextVersion[]> {
    return this.uow.query<LetterTextVersion>(
      `select kind, version, opening, closing, changed_by as "changedBy", changed_at as "changedAt"
       from procedures.letter_text order by version desc, kind`,
    );
  }

  /** The words that count now: those of the centre, otherwise those that are shipped. */
  async current(kind: WordedKind): Promise<LetterText> {
    const own = (await this.versions()).find((one) => one.kind === kind);
    return own ? { opening: own.opening, closing: own.closing } : LETTER_TEXTS[kind].standard;
  }

  async add(kind: WordedKind, version: number, { opening, closing }: LetterText): Promise<void> {
    await this.uow.execute(
      `insert into procedures.letter_text (kind, version, opening, closing, changed_by, changed_at)
       values ($1, $2, $3, $4, $5, $6)`,
      [kind, version, opening, closing, this.uow.actor.name, this.uow.now()],
    );
  }
}
