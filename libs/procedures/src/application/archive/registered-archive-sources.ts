import { Injectable } from '@nestjs/common';
import { type ArchiveEntry, type ArchiveSource, ArchiveSources } from '../../contract';

/** What the parts of the product have registered, asked one after the other. */
@Injectable()
export class RegisteredArchiveSources extends ArchiveSources {
  private readonly sources: ArchiveSource[] = [];

  register(source: ArchiveSource): void {
    this.sources.push(source);
  }

  async entries(procedureId: string): Promise<readonly ArchiveEntry[]> {
    const found: ArchiveEntry[] = [];
    for (const source of this.sources) found.push(...(await source(procedureId)));
    return found;
  }
}
