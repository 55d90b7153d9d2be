import { DomainError, invalid, yearOf } from '@app/kernel';
import { type Actor, AuditTrail, requirePermission, UnitOfWork } from '@app/platform';
import { Injectable } from '@nestjs/common';
import { fileNumber, schemeFaults } from '../domain/file-number';
import { FileNumberRepository, type FileNumberScheme } from '../infrastructure/file-number.repository';

export interface SchemeWithExample extends FileNumberScheme {
  /** Supplies of this year, number 42. */
  readonly example: string;
}

/** How the centre writes its file numbers. Procedures keep the number they were given. */
@Injectable()
export class FileNumberSchemes {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly audit: AuditTrail,
    private readonly numbers: FileNumberRepository,
  ) {}

  read(actor: Actor): Promise<SchemeWithExample> {
    return this.uow.run(actor, () => {
      requirePermission(actor, 'procedure.read');
      return this.withExample();
    });
  }

  /** The same pattern once more changes nothing. Throws `forbidden`, `stale`, and `invalid` with what is wrong at `/pattern`. */
  set(actor: Actor, pattern: string, seenVersion?: number): Promise<SchemeWithExample> {
    return this.uow.run(actor, async () => {
      requirePermission(actor, 'procedure.number');
      const faults = schemeFaults(pattern);
      if (faults.length > 0) throw invalid('file-number-scheme', 'So lassen sich keine Aktenzeichen bilden.', faults);
      const before = await this.numbers.scheme();
      if (before.pattern === pattern) return this.withExample();
      if (seenVersion !== undefined && seenVersion !== before.version) refuseStale(before);
      await this.numbers.set(pattern);
      this.audit.record({
        action: 'file-number-scheme.changed',
        subject: { type: 'file-number-scheme', id: 'file-number-scheme', label: 'Aktenzeichen' },
        before: { pattern: before.pattern },
        after: { pattern },
      });
      return this.withExample();
    });
  }

  private async withExample(): Promise<SchemeWithExample> {
    const scheme = await this.numbers.scheme();
    return { ...scheme, example: fileNumber(scheme.pattern, yearOf(this.uow.today()), 'L', 42) };
  }
}

function refuseStale({ pattern, version, changedBy }: FileNumberScheme): never {
  throw new DomainError(
    'stale',
    'file-number-scheme-changed',
    `${changedBy ?? 'Jemand'} hat das Muster inzwischen auf „${pattern}“ geändert. Bitte die Seite neu laden.`,
    [],
    { version },
  );
}
