import { conflict, notFound } from '@app/kernel';
import { Injectable } from '@nestjs/common';
import { AuditTrail } from '../../audit-trail';
import { UnitOfWork } from '../../db/unit-of-work';
import { newId, Outbox } from '../../outbox/outbox';
import { type Actor, requirePermission } from '../../tenancy/actor';
import { FileReferences } from '../file-references';
import { FILE_CHECK_BEGUN, type FileCheckBegunV1 } from './check-files.subscriber';
import { type FileCheck, FileCheckRepository, type FileFinding } from './file-check.repository';

export interface FileCheckState {
  readonly checks: readonly FileCheck[];
  /** Of the newest check that is over. */
  readonly findings: readonly (FileFinding & { readonly sourceName: string })[];
}

const KEPT_IN_VIEW = 20;
const FINDINGS_SHOWN = 200;

/** Begins checks of all files of a centre and tells what they found. */
@Injectable()
export class FileChecks {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly checks: FileCheckRepository,
    private readonly references: FileReferences,
    private readonly outbox: Outbox,
    private readonly audit: AuditTrail,
  ) {}

  state(actor: Actor): Promise<FileCheckState> {
    return this.uow.run(actor, async () => {
      requirePermission(actor, 'jobs.read');
      const checks = await this.checks.list(KEPT_IN_VIEW);
      const over = checks.find(({ state }) => state === 'done');
      const findings = over ? await this.checks.findings(over.id, FINDINGS_SHOWN) : [];
      const names = new Map(this.references.list().map(({ name, germanName }) => [name, germanName]));
      return {
        checks,
        findings: findings.map((one) => ({ ...one, sourceName: names.get(one.source) ?? one.source })),
      };
    });
  }

  /** By hand. Throws `conflict` while one is running. */
  start(actor: Actor): Promise<FileCheck> {
    return this.uow.run(actor, async () => {
      requirePermission(actor, 'files.check');
      const id = await this.begin(true);
      if (id === undefined) throw conflict('file-check-running', 'Es läuft schon eine Prüfung der Dateien.');
      this.audit.record({
        action: 'file-check.started',
        subject: { type: 'file-check', id, label: 'Dateiprüfung' },
      });
      const begun = await this.checks.find(id);
      if (!begun) throw notFound('Diese Prüfung');
      return begun;
    });
  }

  /** Of the day, by the clock, whoever looks first. False when the day has had its own. */
  daily(actor: Actor): Promise<boolean> {
    return this.uow.run(actor, async () => (await this.begin(false)) !== undefined);
  }

  private async begin(byHand: boolean): Promise<string | undefined> {
    const id = newId();
    if (!(await this.checks.begin(id, this.uow.today(), byHand, await this.references.count()))) return undefined;
    await this.outbox.publish(FILE_CHECK_BEGUN, { checkId: id } satisfies FileCheckBegunV1);
    return id;
  }
}
