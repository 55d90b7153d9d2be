import { DomainError, invalid } from '@app/kernel';
import { type Centre, Directory } from '@app/organisation/contract';
import { type Actor, AuditTrail, FileStore, requirePermission, UnitOfWork } from '@app/platform';
import { Injectable } from '@nestjs/common';
import type { Picture } from '../contract/templates';
import { type Letterhead, LetterheadRepository, type LetterheadVersion } from '../infrastructure/letterhead.repository';
import { PictureFiles } from '../infrastructure/picture-files';
import { readPicture } from '../infrastructure/pictures/read-picture';

/** The centre, or the slug of a member. */
export const CENTRE_OWNER = 'centre';

export interface LetterheadOwner {
  /** `centre` or the member's slug. */
  readonly owner: string;
  readonly name: string;
  readonly memberId: string | null;
  /** The newest first; the first one counts. */
  readonly versions: readonly LetterheadVersion[];
}
export interface LetterheadOverview {
  readonly centre: Centre;
  readonly owners: readonly LetterheadOwner[];
}
export interface LetterheadWords {
  /** What the picture shows, for people who cannot see it. */
  readonly alt: string;
  readonly web: string | null;
}

/** Logo, coats of arms and web address at the head of documents. Documents that are there keep theirs. */
@Injectable()
export class MaintainLetterhead {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly audit: AuditTrail,
    private readonly files: FileStore,
    private readonly directory: Directory,
    private readonly letterheads: LetterheadRepository,
    private readonly pictures: PictureFiles,
  ) {}

  read(actor: Actor): Promise<LetterheadOverview> {
    return this.uow.run(actor, () => this.overview());
  }

  /** The bytes of the picture that counts now; undefined where there is none. */
  async picture(actor: Actor, owner: string): Promise<{ bytes: Uint8Array; mediaType: string } | undefined> {
    const { versions, name } = await this.uow.run(actor, () => this.ownerNamed(owner));
    const picture = versions[0]?.picture;
    return picture ? { bytes: await this.pictures.bytes(picture, name), mediaType: picture.mediaType } : undefined;
  }

  /** Checks the file and keeps it. Throws `invalid` at `/file` or `/alt`, `stale`, `forbidden`. */
  async putPicture(
    actor: Actor,
    owner: string,
    bytes: Uint8Array,
    alt: string,
    seen: number,
  ): Promise<LetterheadOverview> {
    requirePermission(actor, 'document.letterhead');
    const { bytes: kept, ...size } = readPicture(bytes);
    // Under its hash: storing it before the row is written can be repeated and harms nothing.
    const { sha256 } = await this.files.put(kept);
    return this.change(actor, owner, seen, (now) => ({ ...now, alt, picture: { sha256, ...size, alt } }));
  }

  putWords(actor: Actor, owner: string, words: LetterheadWords, seen: number): Promise<LetterheadOverview> {
    return this.change(actor, owner, seen, (now) => ({
      ...now,
      ...words,
      picture: now.picture && { ...now.picture, alt: words.alt },
    }));
  }

  removePicture(actor: Actor, owner: string, seen: number): Promise<LetterheadOverview> {
    return this.change(actor, owner, seen, (now) => ({ ...now, picture: null }));
  }

  private change(
    actor: Actor,
    owner: string,
    seen: number,
    next: (now: Letterhead) => Letterhead,
  ): Promise<LetterheadOverview> {
    return this.uow.run(actor, async () => {
      requirePermission(actor, 'document.letterhead');
      const { memberId, name, versions } = await this.ownerNamed(owner);
      const [now] = versions;
      const before = now ?? { memberId, picture: null, alt: '', web: null };
      const after = next({ memberId, picture: before.picture, alt: before.alt, web: before.web });
      if (JSON.stringify(shown(before)) === JSON.stringify(shown(after))) return this.overview();
      if (seen !== (now?.version ?? 0)) refuseStale(now);
      check(after);
      await this.letterheads.add(seen + 1, after);
      this.audit.record({
        action: 'letterhead.changed',
        subject: { type: 'letterhead', id: memberId ?? actor.centreId, label: name },
        memberId: memberId ?? undefined,
        before: shown(before),
        after: { version: seen + 1, ...shown(after) },
      });
      return this.overview();
    });
  }

  private async overview(): Promise<LetterheadOverview> {
    requirePermission(this.uow.actor, 'document.letterhead');
    const centre = await this.directory.centre();
    const versions = await this.letterheads.versions();
    const of = (memberId: string | null) => versions.filter((one) => one.memberId === memberId);
    return {
      centre,
      owners: [
        { owner: CENTRE_OWNER, name: centre.name, memberId: null, versions: of(null) },
        ...(await this.directory.members()).map(({ id, slug, name }) => ({
          ...{ owner: slug, name, memberId: id, versions: of(id) },
        })),
      ],
    };
  }

  private async ownerNamed(owner: string): Promise<LetterheadOwner> {
    const { owners } = await this.overview();
    const found = owners.find((one) => one.owner === owner);
    // A name nobody has: the directory answers as for every unknown member.
    if (!found) await this.directory.memberBySlug(owner);
    return found as LetterheadOwner;
  }
}

const shown = ({ picture, alt, web }: Letterhead): { picture: Picture | null; alt: string; web: string | null } => ({
  picture,
  alt,
  web,
});

function check({ picture, alt, web, memberId }: Letterhead): void {
  if (picture && alt.length < 5)
    throw invalid('letterhead', 'Bitte beschreiben Sie das Bild.', [
      { pointer: '/alt', message: 'Bitte sagen Sie mit mindestens 5 Zeichen, was das Bild zeigt (Alternativtext).' },
    ]);
  if (web !== null && memberId !== null)
    throw invalid('letterhead', 'Die Internetadresse gehört zum Briefkopf des Vergabezentrums.', [
      { pointer: '/web', message: 'Nur das Vergabezentrum hat eine Internetadresse im Briefkopf.' },
    ]);
  if (web !== null && !/^[^\s/@]+\.[^\s/@]{2,}(\/\S*)?$/.test(web))
    throw invalid('letterhead', 'Die Internetadresse stimmt nicht.', [
      { pointer: '/web', message: 'Bitte ohne „https://“ angeben, zum Beispiel „www.vergabezentrum.example“.' },
    ]);
}

function refuseStale(now: LetterheadVersion | undefined): never {
  throw new DomainError(
    'stale',
    'letterhead-changed',
    `${now?.changedBy ?? 'Jemand'} hat diesen Briefkopf inzwischen geändert (Fassung ${now?.version ?? 0}). Bitte die Seite neu laden.`,
    [],
    { version: now?.version ?? 0 },
  );
}
