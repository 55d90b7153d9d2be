import { type CentreHead, contactOf, type DocumentRequest } from '@app/documents/contract';
import { notFound } from '@app/kernel';
import { type Actor, requirePermission, UnitOfWork } from '@app/platform';
import { Injectable } from '@nestjs/common';
import { type ArchiveEntry, jsonFile } from '../../contract';
import { type MissingLaw, missingLaw, type MissingRequest } from '../../domain/correspondence/missing-documents';
import { DossierLoader } from '../../infrastructure/dossier.loader';
import { MissingDocumentsRepository } from '../../infrastructure/correspondence/missing-documents.repository';
import { bidderOf, lotOf } from '../examination/examinable';
import { recipientOf } from '../invitation-document';

export interface MissingDocumentsOfProcedure {
  readonly law: MissingLaw;
  readonly now: Date;
  readonly items: readonly MissingRequest[];
}

/** What bidders were asked for later: for the page, the letter and the archive. */
@Injectable()
export class MissingDocumentsQuery {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly dossiers: DossierLoader,
    private readonly requests: MissingDocumentsRepository,
  ) {}

  /** Throws `not-found`. */
  read(actor: Actor, procedureId: string): Promise<MissingDocumentsOfProcedure> {
    return this.uow.run(actor, async () => {
      requirePermission(actor, 'procedure.read');
      const { law, procedure, now } = await this.dossiers.read(procedureId);
      return { law: missingLaw(law, procedure), now, items: await this.requests.of(procedureId) };
    });
  }

  /** The letter to the bidder. Throws `not-found`. */
  async letter(requestId: string, centre: CentreHead): Promise<Omit<DocumentRequest<'missing-documents'>, 'template'>> {
    requirePermission(this.uow.actor, 'procedure.manage');
    const procedureId = await this.requests.procedureOf(requestId);
    const request = procedureId && (await this.requests.of(procedureId)).find(({ id }) => id === requestId);
    if (!procedureId || !request) throw notFound('Diese Nachforderung');
    const dossier = await this.dossiers.read(procedureId);
    const { procedure, law, now } = dossier;
    const { basis, consequence } = missingLaw(law, procedure);
    const bidder = bidderOf(dossier, request.bidderId);
    const lot = request.lotId === null ? null : lotOf(dossier, request.lotId);
    return {
      title: `Nachforderung ${procedure.fileNumber}, ${bidder.name}`,
      subject: { type: 'procedure', id: procedure.id, label: procedure.fileNumber },
      memberId: null,
      data: {
        ...{ centre, fileNumber: procedure.fileNumber, createdAt: now.toISOString(), recipient: recipientOf(bidder) },
        ...{ subject: 'Nachforderung von Unterlagen', title: procedure.title, due: request.due.toISOString() },
        ...(lot ? { lot: `Los ${lot.number}: ${lot.title}` } : {}),
        items: request.items.map(({ name, request: wanted }) => ({ name, request: wanted })),
        ...(basis ? { basis: basis.statute } : {}),
        ...(consequence
          ? {
              consequence: {
                text: 'Gehen die Unterlagen nicht rechtzeitig ein, kann Ihr Angebot ausgeschlossen werden.',
                citation: consequence.statute,
              },
            }
          : {}),
        contact: contactOf(this.uow.actor.name, centre),
      },
    };
  }

  async archive(procedureId: string): Promise<readonly ArchiveEntry[]> {
    return (await this.requests.of(procedureId)).map((request, index) =>
      jsonFile(
        {
          folder: 'messages',
          name: ['Nachforderungen', `Nachforderung ${String(index + 1).padStart(3, '0')}.json`],
          title: `Nachforderung ${index + 1}`,
          origin: 'Nachforderungen des Verfahrens',
          createdAt: request.events.at(-1)?.at ?? request.at,
        },
        { schema: 'urn:vergabezentrum:missing-documents:1', ...request },
      ),
    );
  }
}
