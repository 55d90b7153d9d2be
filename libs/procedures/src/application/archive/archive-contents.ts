import { AuditExtracts } from '@app/audit/contract';
import { type ArchivedDocument, DocumentArchive } from '@app/documents/contract';
import { conflict } from '@app/kernel';
import { Directory } from '@app/organisation/contract';
import { type Actor, requirePermission, UnitOfWork } from '@app/platform';
import { Injectable } from '@nestjs/common';
import { type ArchiveEntry, jsonFile, textFile } from '../../contract';
import type { ManifestHead } from '../../domain/archive/archive-manifest';
import { lawSheet } from '../../domain/archive/law-sheet';
import { type BidRound, openedRounds } from '../../domain/archive/bid-rounds';
import { type DataContext, procedureData } from '../../domain/archive/procedure-data';
import { retentionOf } from '../../domain/archive/retention';
import type { Dossier } from '../../domain/dossier';
import { PHASE_NAMES } from '../../domain/phase';
import type { Procedure } from '../../domain/procedure';
import { DATA_DESCRIPTION, PROGRAM } from '../../infrastructure/archive/program-files';
import { AwardRepository } from '../../infrastructure/award.repository';
import { DossierLoader } from '../../infrastructure/dossier.loader';
import { RecordRepository } from '../../infrastructure/record.repository';
import { ProcedureRepository } from '../../infrastructure/procedure.repository';
import { ArchiveRecord } from './archive-record';
import { bidFiles } from './bid-files';
import { documentFiles } from './document-files';
import { RegisteredArchiveSources } from './registered-archive-sources';

/** The action of the trail that says an archive was handed out. */
export const EXPORTED = 'procedure.archive-exported';

export interface ArchiveContents {
  readonly head: Omit<ManifestHead, 'auditExtract'>;
  readonly entries: readonly ArchiveEntry[];
  /** The last moment anything of it changed: the date of what the archive says about itself. */
  readonly asOf: Date;
}

/** Everything of one procedure as files, read in one unit of work. */
@Injectable()
export class ReadArchiveContents {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly directory: Directory,
    private readonly dossiers: DossierLoader,
    private readonly procedures: ProcedureRepository,
    private readonly award: AwardRepository,
    private readonly record: RecordRepository,
    private readonly documents: DocumentArchive,
    private readonly archiveRecord: ArchiveRecord,
    private readonly sources: RegisteredArchiveSources,
    private readonly audit: AuditExtracts,
  ) {}

  /** Throws `not-found`; `conflict` while the Vergabevermerk of this state is not made or somebody changes the procedure. */
  read(actor: Actor, procedureId: string): Promise<ArchiveContents> {
    return this.uow.run(actor, async () => {
      requirePermission(actor, 'procedure.read');
      const dossier = await this.dossiers.read(procedureId);
      const record = await this.archiveRecord.current(procedureId);
      if (record?.state !== 'done') throw changedMeanwhile();
      const documents = await this.documents.of({ type: 'procedure', id: procedureId });
      const context = await this.context(dossier);
      const parts = await this.sources.entries(procedureId);
      refuseSealed(dossier, context, parts);
      const files = [...documentFiles(documents, record), ...bidFiles(dossier, context.rounds), ...parts];
      const entries = [...files, ...ownFiles(dossier, context), await this.extract(dossier, context, documents, parts)];
      if ((await this.procedures.find(procedureId)).version !== dossier.procedure.version) throw changedMeanwhile();
      return { head: headOf(dossier, context), entries, asOf: latest(dossier, entries) };
    });
  }

  private async context(dossier: Dossier): Promise<DataContext> {
    const { procedure } = dossier;
    const { id, name } = await this.directory.centre();
    const buyerIds = new Set(await this.procedures.buyerIds(procedure.id));
    const buyers = (await this.directory.members()).filter((member) => buyerIds.has(member.id));
    return {
      centre: { id, name },
      buyers: buyers.map((member) => ({ id: member.id, name: member.name, ags: member.ags })),
      entries: await this.record.entries(procedure.id),
      retention: retentionOf(dossier),
      rounds: openedRounds(procedure, await this.rounds(procedure)),
    };
  }

  private async rounds({ id, round: last }: Procedure): Promise<readonly BidRound[]> {
    const rounds: BidRound[] = [];
    for (let round = 1; round <= last; round++) {
      rounds.push({ round, openings: await this.award.openings(id, round), bids: await this.award.bids(id, round) });
    }
    return rounds;
  }

  private async extract(
    { procedure, lots, bidders }: Dossier,
    { rounds }: DataContext,
    documents: readonly ArchivedDocument[],
    parts: readonly ArchiveEntry[],
  ): Promise<ArchiveEntry> {
    const own = [procedure, ...lots, ...bidders, ...rounds.flatMap(({ bids }) => bids), ...documents].map(
      ({ id }) => id,
    );
    const subjects = [...new Set([...own, ...parts.flatMap(({ auditSubjects }) => auditSubjects ?? [])])];
    const entries = await this.audit.of(subjects, [EXPORTED]);
    return jsonFile(
      {
        folder: 'audit',
        name: ['Protokollauszug.json'],
        title: 'Protokollauszug',
        origin: 'Protokollkette des Vergabezentrums',
        createdAt: entries.at(-1)?.at ?? procedure.changedAt,
      },
      { schema: 'urn:vergabezentrum:audit-extract:1', fileNumber: procedure.fileNumber, entries },
    );
  }
}

/** Holds also where a part of the product forgets it: no content of a bid before two people have opened the bids. */
function refuseSealed(dossier: Dossier, { rounds }: DataContext, parts: readonly ArchiveEntry[]): void {
  if (rounds.length > 0 || !parts.some(({ folder }) => folder === 'bids')) return;
  throw new Error(`a part lists bids of ${dossier.procedure.fileNumber} before they were opened`);
}

const changedMeanwhile = (): Error =>
  conflict('archive-changed', 'Das Verfahren wurde gerade geändert. Bitte rufen Sie das Archiv erneut ab.');

function ownFiles(dossier: Dossier, context: DataContext): readonly ArchiveEntry[] {
  const { fileNumber, changedAt } = dossier.procedure;
  const about = (folder: 'law' | 'data', name: string, title: string, origin: string) => ({
    folder,
    name: [name],
    title,
    origin,
    createdAt: changedAt,
  });
  const { ruleSet, lawVersion, assessment } = dossier.procedure;
  const asked = 'gespeicherte Beurteilung des Verfahrens';
  return [
    textFile(about('law', 'Rechtsblatt.txt', `Rechtsblatt ${fileNumber}`, asked), lawSheet(dossier, context.retention)),
    jsonFile(about('law', 'Rechtsblatt.json', `Rechtsblatt ${fileNumber} für Programme`, asked), {
      schema: 'urn:vergabezentrum:law-sheet:1',
      ruleSet,
      version: lawVersion,
      assessment,
      ...context.retention,
    }),
    jsonFile(
      about('data', 'Verfahren.json', `Daten des Verfahrens ${fileNumber}`, 'Datenbank des Vergabezentrums'),
      procedureData(dossier, context),
    ),
    {
      ...about('data', 'Verfahren.schema.json', 'Beschreibung der Daten (JSON Schema)', 'Teil der Anwendung'),
      mediaType: 'application/schema+json',
      content: DATA_DESCRIPTION,
    },
  ];
}

function headOf({ procedure: p }: Dossier, { centre, retention }: DataContext): ArchiveContents['head'] {
  const kept = retention.retention;
  return {
    fileNumber: p.fileNumber,
    procedureId: p.id,
    title: p.title,
    centre,
    phase: { id: p.phase, name: PHASE_NAMES[p.phase] },
    program: PROGRAM,
    ruleSet: { id: p.ruleSet, version: p.lawVersion, on: p.startsOn },
    retention: kept && { years: kept.years, until: kept.until, reason: kept.reason, citation: kept.citation },
    retentionNote: retention.note,
  };
}

const latest = ({ procedure }: Dossier, entries: readonly ArchiveEntry[]): Date =>
  new Date(Math.max(procedure.changedAt.getTime(), ...entries.map(({ createdAt }) => createdAt.getTime())));
