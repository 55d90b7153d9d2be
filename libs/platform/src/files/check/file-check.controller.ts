import { Controller, Get, HttpCode, Injectable, type OnModuleInit, Post } from '@nestjs/common';
import { UnitOfWork } from '../../db/unit-of-work';
import { CurrentActor, Requires } from '../../http/auth';
import { type Actor, may } from '../../tenancy/actor';
import { Contributions } from '../../today/contributions';
import { FileCheckRepository } from './file-check.repository';
import { FileChecks } from './file-checks';

export class FileCheckResponse {
  id: string;
  state: 'running' | 'done' | 'failed';
  /** False: the one of the night. */
  byHand: boolean;
  startedAt: Date;
  startedBy: string;
  finishedAt: Date | null;
  /** Files there were at the start. */
  total: number;
  /** Files looked at so far. */
  files: number;
  bytes: number;
  missing: number;
  changed: number;
  /** Why it could not be ended, as a German sentence. */
  error: string | null;
}
export class FileFindingResponse {
  problem: 'missing' | 'changed';
  /** What kind of file it is, in German. */
  sourceName: string;
  label: string;
  href: string | null;
  sha256: string;
}
export class FileCheckStateResponse {
  /** The newest first. */
  checks: FileCheckResponse[];
  /** Of the newest check that is over. */
  findings: FileFindingResponse[];
}

/** Whether every file still is what was stored. */
@Controller('file-checks')
export class FileCheckController {
  constructor(private readonly checks: FileChecks) {}

  @Get()
  @Requires('jobs.read')
  async state(@CurrentActor() actor: Actor): Promise<FileCheckStateResponse> {
    const { checks, findings } = await this.checks.state(actor);
    return {
      checks: checks.map((check) => ({ ...check })),
      findings: findings.map(({ problem, sourceName, label, href, sha256 }) => ({
        ...{ problem, sourceName, label, href, sha256 },
      })),
    };
  }

  /** Begins a check now. */
  @Post()
  @HttpCode(202)
  @Requires('files.check')
  start(@CurrentActor() actor: Actor): Promise<FileCheckResponse> {
    return this.checks.start(actor);
  }
}

/** What the last check found waits for head and administration until another one finds nothing. */
@Injectable()
export class FileCheckTasks implements OnModuleInit {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly checks: FileCheckRepository,
    private readonly contributions: Contributions,
  ) {}

  onModuleInit(): void {
    this.contributions.register({
      room: 'files',
      tasks: async (actor) => {
        if (!may(actor, 'files.check')) return [];
        const [last] = (await this.checks.list(2)).filter(({ state }) => state !== 'running');
        if (!last) return [];
        const found = last.missing + last.changed;
        const title =
          last.state === 'failed'
            ? 'Die Prüfung der Dateien konnte nicht beendet werden'
            : `${found === 1 ? 'Eine abgelegte Datei fehlt oder ist verändert' : `${found} abgelegte Dateien fehlen oder sind verändert`}`;
        if (last.state === 'done' && found === 0) return [];
        return [
          {
            id: `file-check-${last.id}`,
            title,
            detail: last.error ?? 'Aus der Sicherung zurückholen, dann erneut prüfen',
            href: '/dateipruefung',
            due: this.uow.today(),
            kind: 'Dateien',
          },
        ];
      },
    });
  }
}
