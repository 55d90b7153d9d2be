import { germanInstant } from '@app/kernel';
import { type ArchiveEntry, ArchiveSources, jsonFile, textFile } from '@app/procedures/contract';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { CONTENT_FIELDS, FIELD_NAMES, inWords, listsInWords } from '../domain/content';
import { STATE_NAMES } from '../domain/machine';
import { AttachmentRepository } from '../infrastructure/attachment.repository';
import { type Entry, RequestRepository, type StoredRequest } from '../infrastructure/request.repository';
import { labelOf } from './request-step';

const ENTRY_NAMES: Readonly<Record<string, string>> = {
  submitted: 'Eingereicht',
  resubmitted: 'Erneut eingereicht',
  accepted: 'Übernommen',
};
const ORIGIN = 'Vergabeantrag der Fachabteilung';

/** Puts the requests a procedure came from into its archive: what was asked for, what was said about it, the files. */
@Injectable()
export class RequestArchive implements OnModuleInit {
  constructor(
    private readonly sources: ArchiveSources,
    private readonly requests: RequestRepository,
    private readonly attachments: AttachmentRepository,
  ) {}

  onModuleInit(): void {
    this.sources.register((procedureId) => this.entries(procedureId));
  }

  private async entries(procedureId: string): Promise<readonly ArchiveEntry[]> {
    const entries: ArchiveEntry[] = [];
    for (const request of await this.requests.ofProcedure(procedureId)) {
      entries.push(...requestFiles(request, await this.requests.entries(request.id)));
      for (const { name, mediaType, sha256, addedAt, personName } of await this.attachments.of(request.id)) {
        entries.push({
          folder: 'request',
          name: [folderOf(request), 'Anlagen', name],
          title: `Anlage ${name}`,
          mediaType,
          origin: `Anlage zum Vergabeantrag, beigefügt von ${personName}`,
          createdAt: addedAt,
          content: { sha256 },
        });
      }
    }
    return entries;
  }
}

const folderOf = (request: StoredRequest): string => `Vergabeantrag ${labelOf(request)}`;

function requestFiles(request: StoredRequest, thread: readonly Entry[]): readonly ArchiveEntry[] {
  const name = folderOf(request);
  const about = {
    folder: 'request' as const,
    origin: ORIGIN,
    createdAt: request.changedAt,
    auditSubjects: [request.id],
  };
  return [
    textFile({ ...about, name: [name, 'Antrag.txt'], title: name }, linesOf(request, thread)),
    jsonFile(
      { ...about, name: [name, 'Antrag.json'], title: `Angaben zu: ${name}` },
      { schema: 'urn:vergabezentrum:procurement-request:1', ...request, thread },
    ),
  ];
}

function linesOf(request: StoredRequest, thread: readonly Entry[]): readonly string[] {
  const { content } = request;
  return [
    folderOf(request),
    `Stand: ${STATE_NAMES[request.state]}`,
    `Antragsteller: ${request.requesterName}`,
    '',
    ...CONTENT_FIELDS.filter((field) => content[field] !== '').map(
      (field) => `${FIELD_NAMES[field]}: ${inWords(field, content[field])}`,
    ),
    ...listsInWords(content),
    '',
    ...thread.map(
      ({ at, personName, kind, text }) => `${germanInstant(at)}, ${personName}: ${text || ENTRY_NAMES[kind] || kind}`,
    ),
  ];
}
