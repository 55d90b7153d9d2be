import { createHash } from 'node:crypto';
import { DomainError } from '@app/kernel';
import { Injectable } from '@nestjs/common';
import { AuditTrail } from '../../audit-trail';
import { UnitOfWork } from '../../db/unit-of-work';
import { Deliveries } from '../../outbox/deliveries';
import { type DeliveredEvent, Subscriber } from '../../outbox/subscriber';
import { type FileReference, FileReferences } from '../file-references';
import { FileStore } from '../file-store';
import { type CheckPlace, type CheckStep, type FileFinding, FileCheckRepository } from './file-check.repository';

/** Every file of the centre shall be read and hashed anew. */
export const FILE_CHECK_BEGUN = 'platform.FileCheckBegun.v1';
export interface FileCheckBegunV1 {
  readonly checkId: string;
}

/** Files of one step: what a process that is killed has to do again at most. */
export const FILES_PER_STEP = 200;
/** A step ends early after this many bytes, so that large files do not make it long. */
const BYTES_PER_STEP = 256 * 1024 * 1024;

/**
 * Reads every file the rooms refer to and compares its hash, in steps: each step and its findings are one transaction
 * with the mark how far the check has come, so a check that is cut off goes on where it was.
 */
@Injectable()
export class CheckFiles extends Subscriber<FileCheckBegunV1, CheckStep | undefined> {
  readonly name = 'platform.check-files';
  readonly events = [FILE_CHECK_BEGUN];

  constructor(
    private readonly uow: UnitOfWork,
    private readonly checks: FileCheckRepository,
    private readonly references: FileReferences,
    private readonly files: FileStore,
    private readonly deliveries: Deliveries,
    private readonly audit: AuditTrail,
  ) {
    super();
  }

  override async prepare({ actor, payload }: DeliveredEvent<FileCheckBegunV1>): Promise<CheckStep | undefined> {
    const next = await this.uow.run(actor, async () => {
      const place = await this.checks.place(payload.checkId);
      return place && { place, ...(await this.read(place)) };
    });
    return next && this.look(next.place, next.source, next.rows);
  }

  async handle({ id, payload: { checkId } }: DeliveredEvent<FileCheckBegunV1>, step?: CheckStep): Promise<void> {
    if (!step || !(await this.checks.advance(checkId, step))) return;
    if (step.source !== null) return this.deliveries.postpone(id, this.name, new Date());
    const done = await this.checks.find(checkId);
    if (!done) return;
    const { files, bytes, missing, changed } = done;
    this.audit.record({
      action: 'file-check.finished',
      subject: { type: 'file-check', id: checkId, label: 'Dateiprüfung' },
      after: { files, bytes, missing, changed },
    });
  }

  override failed({ payload }: DeliveredEvent<FileCheckBegunV1>, reason: string): Promise<void> {
    return this.checks.fail(payload.checkId, reason);
  }

  /** The rows that come next; the sources follow each other by name. */
  private async read(place: CheckPlace): Promise<{ source: string | null; rows: readonly FileReference[] }> {
    const rest = this.references.list().filter(({ name }) => place.source === null || name >= place.source);
    for (const source of rest) {
      const { afterKey: key, afterSha256: sha256 } = place;
      const after = source.name === place.source && key !== null && sha256 !== null ? { key, sha256 } : null;
      const rows = await this.references.page(source, after, FILES_PER_STEP);
      if (rows.length > 0) return { source: source.name, rows };
    }
    return { source: null, rows: [] };
  }

  private async look(place: CheckPlace, source: string | null, rows: readonly FileReference[]): Promise<CheckStep> {
    const known = new Map<string, Outcome>();
    const findings: FileFinding[] = [];
    let [files, bytes] = [0, 0];
    let last: FileReference | undefined;
    for (const row of rows) {
      const outcome = known.get(row.sha256) ?? (await this.outcomeOf(row.sha256));
      known.set(row.sha256, outcome);
      files += 1;
      bytes += outcome.size;
      last = row;
      if (outcome.problem && source !== null) findings.push({ ...row, source, problem: outcome.problem });
      if (bytes > BYTES_PER_STEP) break;
    }
    const at = { source, afterKey: last?.key ?? null, afterSha256: last?.sha256 ?? null };
    return { from: place.step, ...at, files, bytes, findings };
  }

  private async outcomeOf(sha256: string): Promise<Outcome> {
    const hash = createHash('sha256');
    let size = 0;
    try {
      for await (const chunk of await this.files.read(sha256)) {
        hash.update(chunk as Uint8Array);
        size += (chunk as Uint8Array).length;
      }
    } catch (error) {
      // A store that is away is no finding: the step is tried again.
      if (error instanceof DomainError && error.kind === 'not-found') return { size: 0, problem: 'missing' };
      throw error;
    }
    return hash.digest('hex') === sha256 ? { size } : { size, problem: 'changed' };
  }
}

interface Outcome {
  readonly size: number;
  readonly problem?: FileFinding['problem'];
}
