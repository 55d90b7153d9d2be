import { type ArchivedDocument, TEMPLATES } from '@app/documents/contract';
import { dayInGermany } from '@app/kernel';
import { type ArchiveEntry, jsonFile } from '../../contract';

const nameOf = (template: string): string => TEMPLATES.find(({ id }) => id === template)?.germanName ?? template;

/** The finished documents of the procedure, each with the data it was made from; `record` is the Vergabevermerk that holds. */
export function documentFiles(
  documents: readonly ArchivedDocument[],
  record: ArchivedDocument,
): readonly ArchiveEntry[] {
  return documents.flatMap((document) => {
    const { id, sha256, requestedAt, title } = document;
    if (sha256 === null) return [];
    const folder = id === record.id ? 'record' : 'documents';
    const name = `${dayInGermany(requestedAt)} ${title}`;
    const origin = `erzeugt aus der Vorlage „${nameOf(document.template)}“, Fassung ${document.templateVersion}`;
    const pdf: ArchiveEntry = {
      folder,
      name: [`${name}.pdf`],
      title,
      mediaType: 'application/pdf',
      origin,
      createdAt: document.finishedAt ?? requestedAt,
      content: { sha256 },
      auditSubjects: [id],
    };
    return [pdf, jsonFile({ ...pdf, name: [`${name}.json`], title: `Angaben zu: ${title}` }, dataRecord(document))];
  });
}

const dataRecord = ({
  id,
  template,
  templateVersion,
  title,
  sha256,
  pages,
  requestedAt,
  finishedAt,
  data,
}: ArchivedDocument) => ({
  schema: 'urn:vergabezentrum:document-data:1',
  id,
  template: { id: template, name: nameOf(template), version: templateVersion },
  title,
  sha256,
  pages,
  requestedAt,
  finishedAt,
  data,
});
