import { type AuditExtractEntry, AuditExtracts } from '@app/audit/contract';
import { addDays, DomainError, germanQuantity, instantInGermany, type LocalDate, localDateField } from '@app/kernel';
import { ROLES } from '@app/identity/contract';
import { Directory } from '@app/organisation/contract';
import { type Actor, requirePermission, UnitOfWork } from '@app/platform';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { centreHead, type DocumentRequest, DocumentRequests, DocumentSources } from '../contract';
import type { AuditExtractData, ExtractedEntry } from '../contract/templates';

/** The kind of subject an extract is about; its id is that of a subject of the trail, or „2026-01-01_2026-03-31“. */
export const AUDIT_TRAIL = 'audit-trail';
const PERIOD = /^(\d{4}-\d{2}-\d{2})_(\d{4}-\d{2}-\d{2})$/;
/** More entries are no extract any more; they are read in the program. */
const MOST = 5000;
/** Places of the values in the material of the hash (`audit.entry_hash`). */
const [BEFORE, AFTER] = [11, 12];

type Loaded = Omit<DocumentRequest<'audit-extract'>, 'template'>;
interface Found {
  readonly scope: string;
  readonly label: string;
  readonly period?: { readonly from: LocalDate; readonly to: LocalDate };
  readonly entries: readonly AuditExtractEntry[];
}

/** Prüfauszug: entries of the trail of one subject or period with their hashes, and whether the whole chain holds. */
@Injectable()
export class AuditExtract implements OnModuleInit {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly sources: DocumentSources,
    private readonly requests: DocumentRequests,
    private readonly directory: Directory,
    private readonly trail: AuditExtracts,
  ) {}

  onModuleInit(): void {
    this.sources.register({ template: 'audit-extract', subjectType: AUDIT_TRAIL, load: (id) => this.load(id) });
  }

  /** Asks for the extract; auditors, who change nothing else, may too. Returns the document's id. */
  request(actor: Actor, id: string): Promise<string> {
    return this.uow.run({ ...actor, readOnly: false }, async () =>
      this.requests.request({ ...(await this.load(id)), template: 'audit-extract' }),
    );
  }

  private async load(id: string): Promise<Loaded> {
    const { actor } = this.uow;
    requirePermission(actor, 'audit.read');
    const { scope, label, period, entries } = await this.find(id);
    if (entries.length > MOST) {
      throw new DomainError(
        'unprocessable',
        'extract-too-long',
        `Der Auszug hätte mehr als ${germanQuantity(BigInt(MOST) * 1000n)} Einträge. Bitte wählen Sie einen kürzeren Zeitraum.`,
      );
    }
    const verdict = await this.trail.verify();
    const now = this.uow.now().toISOString();
    const data: AuditExtractData = {
      centre: centreHead(await this.directory.centre()),
      fileNumber: `Prüfauszug ${label}`,
      createdAt: now,
      scope,
      ...(period ? { period } : {}),
      requestedBy: [actor.name, rolesText(actor.roles)].filter(Boolean).join(', '),
      verification: {
        at: now,
        entries: verdict.entries,
        head: verdict.head || 'noch kein Eintrag',
        valid: verdict.valid,
        ...(verdict.firstBroken
          ? { broken: { number: String(verdict.firstBroken.seq), text: verdict.firstBroken.reason } }
          : {}),
      },
      entries: entries.map(entryOf),
    };
    return { title: `Prüfauszug ${label}`, subject: { type: AUDIT_TRAIL, id, label }, memberId: null, data };
  }

  private async find(id: string): Promise<Found> {
    const [, first, last] = PERIOD.exec(id) ?? [];
    if (first !== undefined && last !== undefined) {
      const period = { from: localDateField(first, '/subject/id'), to: localDateField(last, '/subject/id') };
      const until = instantInGermany(addDays(period.to, 1), '00:00');
      return {
        ...{ scope: 'Alle Einträge des Zeitraums', label: `${first} bis ${last}`, period },
        entries: await this.trail.between(instantInGermany(period.from, '00:00'), until, MOST + 1),
      };
    }
    const entries = await this.trail.of([id], []);
    const label = entries.findLast(({ subjectLabel }) => subjectLabel !== null)?.subjectLabel ?? id;
    return { scope: `Alle Einträge zum Vorgang ${label}`, label, entries };
  }
}

const rolesText = (roles: readonly string[]): string =>
  roles
    .map((role) => new Map(Object.entries<string>(ROLES)).get(role) ?? role)
    .filter(Boolean)
    .join(', ');

function entryOf(entry: AuditExtractEntry): ExtractedEntry {
  const { seq, at, personName, roles, action, subjectType, subjectId, subjectLabel, previousHash, hash, fields } =
    entry;
  const [before, after] = [fields[BEFORE], fields[AFTER]];
  const held = rolesText(roles.split(','));
  return {
    number: seq,
    at: at.toISOString(),
    person: personName,
    ...(held ? { roles: held } : {}),
    action,
    subject: `${subjectType} ${subjectLabel ?? subjectId}`,
    ...(before ? { before } : {}),
    ...(after ? { after } : {}),
    ...(previousHash ? { previousHash } : {}),
    hash,
  };
}
