import { UnitOfWork } from '@app/platform';
import { Injectable } from '@nestjs/common';
import type { WordedKind } from '../../domain/correspondence/letters/letter';
import { LETTER_TEXTS, type LetterText } from '../../domain/correspondence/letters/letter-texts';

export interface LetterTextVersion {
  readonly kind: WordedKind;
  readonly version: number;
  /** Null: a member takes the words of the centre again. */
  readonly text: LetterText | null;
  readonly changedBy: string;
  readonly changedAt: Date;
}

interface Row extends Omit<LetterTextVersion, 'text'> {
  readonly opening: string | null;
  readonly closing: string | null;
}

const FIELDS = 'kind, version, opening, closing, changed_by as "changedBy", changed_at as "changedAt"';

/** The words of the centre and of members for letters; nothing is ever changed, another version is added. */
@Injectable()
export class LetterTextRepository {
  constructor(private readonly uow: UnitOfWork) {}

  /** Of the centre, or of one member; the newest first. */
  async versions(memberId: string | null = null): Promise<readonly LetterTextVersion[]> {
    const rows = memberId
      ? await this.uow.query<Row>(
          `select ${FIELDS} from procedures.member_letter_text where member_id = $1 order by version desc, kind`,
          [memberId],
        )
      : await this.uow.query<Row>(`select ${FIELDS} from procedures.letter_text order by version desc, kind`);
    return rows.map(({ opening, closing, ...row }) => ({
      ...row,
      text: opening === null || closing === null ? null : { opening, closing },
    }));
  }

  /**
   * The words that count now: of the member that buys alone, otherwise of the centre, otherwise those that are shipped.
   */
  async current(kind: WordedKind, buyerIds: readonly string[] = []): Promise<LetterText> {
    const [buyer, ...others] = buyerIds;
    const of = async (memberId: string | null): Promise<LetterText | null | undefined> =>
      (await this.versions(memberId)).find((one) => one.kind === kind)?.text;
    const own = buyer !== undefined && others.length === 0 ? await of(buyer) : null;
    return own ?? (await of(null)) ?? LETTER_TEXTS[kind].standard;
  }

  async add(memberId: string | null, kind: WordedKind, version: number, text: LetterText | null): Promise<void> {
    const said = [text?.opening ?? null, text?.closing ?? null, this.uow.actor.name, this.uow.now()];
    if (memberId)
      await this.uow.execute(
        `insert into procedures.member_letter_text (member_id, kind, version, opening, closing, changed_by, changed_at)
         values ($1, $2, $3, $4, $5, $6, $7)`,
        [memberId, kind, version, ...said],
      );
    else
      await this.uow.execute(
        `insert into procedures.letter_text (kind, version, opening, closing, changed_by, changed_at)
         values ($1, $2, $3, $4, $5, $6)`,
        [kind, version, ...said],
      );
  }
}
