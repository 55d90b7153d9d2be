import { Injectable, type OnModuleInit } from '@nestjs/common';
import { DiscoveryService } from '@nestjs/core';
import { UnitOfWork } from '../db/unit-of-work';

/** A row that refers to a file of the store. */
export interface FileReference {
  /** Id of the row. */
  readonly key: string;
  readonly sha256: string;
  /** What people call it: title, file name. */
  readonly label: string;
  /** Where it is shown; null where no page shows it. */
  readonly href: string | null;
}

/**
 * Where rows of a room refer to files by their hash. A room that stores files extends this as a provider; it is found
 * at start. What no source names is neither checked nor kept when the last known reference goes.
 */
export abstract class FileReferenceSource {
  /** `room.table`, unique. */
  abstract readonly name: string;
  /** What the files are, as a heading: „Anlagen der Vergabeanträge“. */
  abstract readonly germanName: string;
  /** `select … as key (uuid), … as sha256, … as label, … as href`; row-level security confines it to the centre. */
  abstract readonly select: string;
}

/** All files the database knows, room by room; to be asked inside a unit of work, for the centre of its actor. */
@Injectable()
export class FileReferences implements OnModuleInit {
  private sources: readonly FileReferenceSource[] = [];

  constructor(
    private readonly uow: UnitOfWork,
    private readonly discovery: DiscoveryService,
  ) {}

  onModuleInit(): void {
    const found = this.discovery
      .getProviders()
      .map(({ instance }) => instance as unknown)
      .filter((instance) => instance instanceof FileReferenceSource);
    this.sources = found.sort((a, b) => (a.name < b.name ? -1 : 1));
    const twice = this.sources.find(({ name }, index) => this.sources[index + 1]?.name === name);
    if (twice) throw new Error(`two sources of files are named ${twice.name}`);
  }

  list(): readonly FileReferenceSource[] {
    return this.sources;
  }

  /** References of one source behind `after`, in the order of key and hash. */
  page(
    source: FileReferenceSource,
    after: Pick<FileReference, 'key' | 'sha256'> | null,
    limit: number,
  ): Promise<FileReference[]> {
    return this.uow.query<FileReference>(
      `select key, sha256, label, href from (${source.select}) as f
       where $1::uuid is null or (key, sha256) > ($1::uuid, $2::text) order by key, sha256 limit $3`,
      [after?.key ?? null, after?.sha256 ?? null, limit],
    );
  }

  async count(): Promise<number> {
    if (this.sources.length === 0) return 0;
    const all = this.sources.map(({ select }) => `select count(*) as n from (${select}) as f`).join(' union all ');
    return (await this.uow.first<{ n: number }>(`select sum(n)::integer as n from (${all}) as counts`))?.n ?? 0;
  }

  /** True when any row of the centre still refers to the file. */
  async refers(sha256: string): Promise<boolean> {
    for (const { select } of this.sources)
      if (await this.uow.first(`select 1 from (${select}) as f where sha256 = $1 limit 1`, [sha256])) return true;
    return false;
  }
}
